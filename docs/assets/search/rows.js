// Rows of the results. Everything of an article is text, never markup.

import { marked, ranges, windows } from "./marks.js";
import { word } from "./words.js";

const ROLES = new Set(["title", "kicker", "subtitle", "rubric", "byline", "caption", "credit"]);
const LINES = 3;

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

export function articleAddress(root, id, q) {
  const cut = id.lastIndexOf("-");
  const address = `${root}articles/${encodeURIComponent(id.slice(0, cut))}/${encodeURIComponent(id.slice(cut + 1))}/`;
  return q ? `${address}?${new URLSearchParams({ h: q })}` : address;
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
  const [inHeading, ...inBlocks] = ranges([text.heading, ...text.blocks.map(([, block]) => block)], wanted, folding);
  link.replaceChildren(...marked(text.heading, inHeading));
  const facts = [text.rubric, text.date, text.source, text.authors.join("、")].filter(Boolean);
  row.append(element("p", { className: "facts" }, ...facts.map((fact) => element("span", {}, fact))));
  row.append(...excerpts(text, inBlocks));
}

function excerpts({ heading, blocks }, found) {
  const lines = [];
  blocks.forEach(([role, block], at) => {
    if (role === "title" && block === heading) return;
    for (const window of windows(block, found[at])) if (lines.length < LINES) lines.push(line(role, block, found[at], window));
  });
  return lines.length ? lines : opening(blocks);
}

function line(role, block, found, [from, to]) {
  const label = ROLES.has(role) ? [element("span", { className: "search-role" }, word(role))] : [];
  const words = marked(block, found, from, to);
  return element("p", { className: "words" }, ...label, from > 0 ? "…" : "", ...words, to < block.length ? "…" : "");
}

// Only the title has a hit: the text's first words say what it is about.
function opening(blocks) {
  const [, block] = blocks.find(([role]) => role === "paragraph" || role === "line") ?? [];
  return block ? [line("paragraph", block, [], [0, Math.min(block.length, 72)])] : [];
}
