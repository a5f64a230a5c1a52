// Where a query stands in a text, and how that is shown. Text goes in as text nodes only.

import { isInWord } from "./fold.js";
import { sought } from "./terms.js";

// For each text of an article its ranges that the query's terms cover, ascending and without overlap: [[start, end], …].
// As in the index, Latin words and numbers are whole ones wherever the article has such.
export function ranges(texts, wanted, folding) {
  const traced = texts.map((text) => ({ text, ...folding.trace(text) }));
  const found = texts.map(() => []);
  for (const term of wanted.map((one) => sought(one, folding))) {
    const all = traced.map((trace) => occurrences(trace, term, folding));
    const isWhole = all.some((here) => here.some((one) => one.isWhole));
    all.forEach((here, at) => found[at].push(...here.filter((one) => one.isWhole || !isWhole).map(({ range }) => range)));
  }
  return found.map(merge);
}

function occurrences(trace, { spellings, traditional, typed }, folding) {
  const { text, folded, starts, ends } = trace;
  const found = [];
  const isOther = traditional.length > 0 && folding.isTraditional(text);
  for (const spelling of isOther ? [...spellings, ...traditional] : spellings) {
    for (let at = folded.indexOf(spelling); at >= 0; at = folded.indexOf(spelling, at + 1)) {
      found.push({ range: [starts[at], ends[at + spelling.length - 1]], isWhole: isWholeAt(trace, at, typed) });
    }
  }
  return found;
}

// Words of the text begin and end where those of the term do.
function isWholeAt(trace, from, typed) {
  for (let at = 0; at <= typed.folded.length; at++) if (isInWord(trace, from + at) !== isInWord(typed, at)) return false;
  return true;
}

export function merge(found) {
  const merged = [];
  for (const [start, end] of found.sort((one, other) => one[0] - other[0] || one[1] - other[1])) {
    const last = merged.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else merged.push([start, end]);
  }
  return merged;
}

// Nodes of text[from..to] with its ranges in <mark>.
export function marked(text, found, from = 0, to = text.length) {
  const nodes = [];
  let at = from;
  for (const [start, end] of found) {
    if (end <= from || start >= to) continue;
    nodes.push(text.slice(at, Math.max(start, from)));
    const mark = document.createElement("mark");
    mark.textContent = text.slice(Math.max(start, from), Math.min(end, to));
    nodes.push(mark);
    at = Math.min(end, to);
  }
  nodes.push(text.slice(at, to));
  return nodes.filter((node) => node !== "");
}

const BEFORE = 16, LENGTH = 68, LINES = 3;

// Lines of a text around its hits: [[from, to], …]; at most three.
export function windows(text, found) {
  const lines = [];
  for (const [start, end] of found) {
    const last = lines.at(-1);
    if (last && end <= last[1]) continue;
    if (lines.length === LINES) break;
    const from = Math.max(last ? last[1] : 0, whole(text, start - BEFORE));
    lines.push([from, Math.max(whole(text, from + LENGTH), end)]);
  }
  return lines;
}

// The same place, or one before where it would cut a character in two.
function whole(text, at) {
  const inside = Math.min(Math.max(at, 0), text.length);
  const unit = text.charCodeAt(inside);
  return unit >= 0xdc00 && unit <= 0xdfff ? inside - 1 : inside;
}
