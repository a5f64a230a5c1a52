// On an article that was opened from the search results (?h=the query): mark the hits and go to the first one.

import { Index } from "./index.js";
import { marked, ranges } from "./marks.js";
import { parseQuery } from "./query.js";

const BLOCKS = "h1, h2, h3, p, figcaption, li, .kicker, .subtitle, .byline";
const IGNORED = "script, style, button, nav, [data-unmarked]";

function textNodes(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, (node) =>
    node.parentElement.closest(IGNORED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

// A hit may run over several nodes (a gap mark stands between them), so the block's text is searched as one.
function markBlock(block, wanted, folding) {
  const nodes = textNodes(block);
  const found = ranges(nodes.map((node) => node.data).join(""), wanted, folding);
  let at = 0;
  for (const node of nodes) {
    const here = found.map(([start, end]) => [start - at, end - at]).filter(([start, end]) => end > 0 && start < node.length);
    at += node.length;
    if (here.length) node.replaceWith(...marked(node.data, here));
  }
}

function innermost(blocks) {
  return blocks.filter((block) => !blocks.some((other) => other !== block && block.contains(other)));
}

async function markArticle(query, address) {
  const { folding } = await Index.open(address);
  const { wanted } = parseQuery(query, folding);
  const article = document.querySelector("main article") ?? document.querySelector("main");
  for (const block of innermost([...article.querySelectorAll(BLOCKS)])) markBlock(block, wanted, folding);
  const first = article.querySelector("mark");
  if (!first || location.hash) return;
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches;
  first.scrollIntoView({ block: "center", behavior: isStill ? "auto" : "smooth" });
}

const query = new URLSearchParams(location.search).get("h");
if (query) {
  const address = new URL("../../search/index/", import.meta.url);
  markArticle(query.slice(0, 400), address).catch((error) => console.warn("search marks:", error.message));
}
