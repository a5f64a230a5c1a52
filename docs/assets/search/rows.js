// Rows of the results. Everything of an article is text, never markup.

import { marked, ranges, windows } from "./marks.js";

const ROLES = { kicker: "引题", subtitle: "副题", rubric: "栏目", byline: "署名", caption: "图片说明", credit: "摄影署名" };
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
  link.replaceChildren(...marked(text.heading, ranges(text.heading, wanted, folding)));
  const facts = [text.rubric, text.date, text.source, text.authors.join("、")].filter(Boolean);
  row.append(element("p", { className: "facts" }, ...facts.map((fact) => element("span", {}, fact))));
  row.append(...excerpts(text, wanted, folding));
}

function excerpts(text, wanted, folding) {
  const lines = [];
  for (const [role, block] of text.blocks) {
    if (role === "title") continue;
    const found = ranges(block, wanted, folding);
    for (const [from, to] of windows(block, found)) {
      if (lines.length < LINES) lines.push(line(role, block, found, [from, to]));
    }
  }
  return lines.length ? lines : opening(text);
}

function line(role, block, found, [from, to]) {
  const label = ROLES[role] ? [element("span", { className: "search-role" }, ROLES[role])] : [];
  const words = marked(block, found, from, to);
  return element("p", { className: "words" }, ...label, from > 0 ? "…" : "", ...words, to < block.length ? "…" : "");
}

// Only the title has a hit: the text's first words say what it is about.
function opening(text) {
  const [, block] = text.blocks.find(([role]) => role === "paragraph" || role === "line") ?? [];
  return block ? [line("paragraph", block, [], [0, Math.min(block.length, 72)])] : [];
}
