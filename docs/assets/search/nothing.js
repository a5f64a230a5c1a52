// What to do when nothing was found: drop the choices, look for the parts that do occur, or browse.

import { pieces } from "./query.js";
import { element } from "./rows.js";
import { writeState } from "./state.js";
import { word } from "./words.js";

const WAYS = ["articles", "tags", "years", "places", "people", "data"];

// Lines of links; `go` shows another state.
export async function hints(index, { query }, state, root, go) {
  const lines = [element("p", { className: "search-none" }, word(query.wanted.length ? "none" : "signs"))];
  if (Object.keys(state.choices).length) lines.push(line("widen", [[{ ...state, choices: {} }, word("all")]], go));
  const found = await fewer(index, query);
  if (found.length) lines.push(line("try", found.map((q) => [{ ...state, q, choices: {} }, q]), go));
  return [...lines, browse(root)];
}

async function fewer(index, { wanted }) {
  if (wanted.length > 1) return wanted.map(({ source }) => source);
  const found = wanted.length ? await pieces(index, wanted[0].source) : [];
  return found.length > 1 ? [found.join(" "), ...found] : found;
}

function line(name, choices, go) {
  return element("p", { className: "search-hints" }, word(name), ...choices.map(([state, words]) => stateLink(state, words, go)));
}

// A link to a state of this page.
export function stateLink(state, words, go) {
  const link = element("a", { href: writeState(state) }, words);
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(state);
  });
  return link;
}

function browse(root) {
  const links = WAYS.map((folder) => element("a", { href: `${root}${folder}/` }, word(folder)));
  return element("p", { className: "search-hints" }, word("browse"), ...links);
}
