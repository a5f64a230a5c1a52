// Marks the hits of a query on an article's page and goes to the first one.

import { Index } from "./index.js";
import { marked, ranges } from "./marks.js";
import { parseQuery } from "./terms.js";

// What the index has of an article: not its notes, not the lists below it.
const BLOCKS = ["h1", ".rubric", ".kicker", ".subtitle", ".byline"].map((name) => `.article > header ${name}`).concat(".article > .body > [id]");
const IGNORED = "script, style, button, nav, [data-unmarked]";

function textNodes(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(IGNORED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

// A hit may run over several nodes (a gap mark stands between them), so a block's text is searched as one.
function markNodes(nodes, found) {
  let at = 0;
  for (const node of nodes) {
    const here = found.map(([start, end]) => [start - at, end - at]).filter(([start, end]) => end > 0 && start < node.length);
    at += node.length;
    if (here.length) node.replaceWith(...marked(node.data, here));
  }
}

export async function highlight(query) {
  // One index serves the variants too, so the page says where it is.
  const { index } = document.querySelector(".article").dataset;
  const { folding } = await Index.open(index ?? new URL("../../search/index/", import.meta.url));
  const { wanted } = parseQuery(query, folding);
  const blocks = [...document.querySelectorAll(BLOCKS)].map(textNodes);
  const found = ranges(blocks.map((nodes) => nodes.map((node) => node.data).join("")), wanted, folding);
  blocks.forEach((nodes, at) => markNodes(nodes, found[at]));
  const first = document.querySelector(".article mark");
  if (!first || location.hash) return;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  first.scrollIntoView({ block: "center", behavior: isStill ? "auto" : "smooth" });
}
