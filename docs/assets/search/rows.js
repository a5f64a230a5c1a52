// Rows of the results. Everything of an article is text, never markup.

import { marked, merge, ranges, windows } from "./marks.js";
import { word } from "./words.js";

const ROLES = new Set(["title", "kicker", "subtitle", "rubric", "byline", "caption", "credit"]);
const LINES = 3;

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// `marks`: what marks the hits on the article's page, from `marksOf`.
export function articleAddress(root, id, marks) {
  const cut = id.lastIndexOf("-");
  return `${root}articles/${encodeURIComponent(id.slice(0, cut))}/${encodeURIComponent(id.slice(cut + 1))}/${marks}`;
}

export function marksOf(q) {
  return q ? `?${new URLSearchParams({ h: q })}` : "";
}

// A row that only knows its article; fillRow adds the rest when its text is there.
export function emptyRow(id, address) {
  const link = element("a", { href: address }, id);
  const row = element("li", {}, element("h2", {}, link));
  row.dataset.articleId = id;
  return row;
}

export function fillRow(row, text, wanted, folding) {
  const link = row.querySelector("a");
  const texts = [text.heading, ...text.blocks.map(([, block]) => block)];
  const each = wanted.map((term) => ranges(texts, [term], folding));
  const [inHeading, ...inBlocks] = texts.map((_, at) => merge(each.flatMap((found) => found[at])));
  link.replaceChildren(...marked(text.heading, inHeading));
  const facts = [text.rubric, text.date, text.source, text.authors.join("、")].filter(Boolean);
  row.append(element("p", { className: "facts" }, ...facts.map((fact) => element("span", {}, fact))));
  const lines = chosen(candidates(text, inBlocks, each.map(([, ...found]) => found)));
  row.append(...(lines.length ? lines.map(line) : opening(text.blocks)));
}

// Every line around a hit, in the order of the text, with the terms that it shows.
function candidates({ heading, blocks }, found, each) {
  return blocks.flatMap(([role, block], at) => {
    if (role === "title" && block === heading) return [];
    const shows = ([from, to]) => each.flatMap((terms, term) => (terms[at].some(([start, end]) => start >= from && end <= to) ? [term] : []));
    return windows(block, found[at]).map((span) => ({ role, block, found: found[at], span, terms: shows(span) }));
  });
}

// A few of the lines: those that show terms not shown yet, then the first ones.
function chosen(lines) {
  const left = new Set(lines), taken = [], shown = new Set();
  while (taken.length < LINES && left.size) {
    const news = ({ terms }) => terms.filter((term) => !shown.has(term)).length;
    const best = [...left].reduce((one, other) => (news(other) > news(one) ? other : one));
    left.delete(best);
    taken.push(best);
    for (const term of best.terms) shown.add(term);
  }
  return lines.filter((line) => taken.includes(line));
}

function line({ role, block, found, span: [from, to] }) {
  const label = ROLES.has(role) ? [element("span", { className: "search-role" }, word(role))] : [];
  const words = marked(block, found, from, to);
  return element("p", { className: "words" }, ...label, from > 0 ? "…" : "", ...words, to < block.length ? "…" : "");
}

// Only the title has a hit: the text's first words say what it is about.
function opening(blocks) {
  const [, block] = blocks.find(([role]) => role === "paragraph" || role === "line") ?? [];
  return block ? [line({ role: "paragraph", block, found: [], span: [0, Math.min(block.length, 72)] })] : [];
}
