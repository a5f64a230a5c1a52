// The facets beside the results: what can be narrowed, with counts that follow the query.

import { element } from "./rows.js";
import { word } from "./words.js";

const SHOWN = 8;

export function renderFacets(names, counts, choices, onToggle) {
  return Object.entries(names)
    .filter(([name]) => isUseful(counts[name] ?? [], choices[name]))
    .map(([name, title]) => facet(name, title, counts[name], choices[name] ?? [], onToggle));
}

// One value that every hit has narrows nothing.
function isUseful(values, chosen = []) {
  return values.length > 1 || chosen.length > 0;
}

function facet(name, title, values, chosen, onToggle) {
  const isChosen = ({ value }) => chosen.includes(value);
  const byName = (one, other) => (one.value < other.value ? -1 : 1); // by code point: a collator of pinyin takes 10 ms to make
  const sorted = [...values].sort((one, other) => isChosen(other) - isChosen(one) || other.count - one.count || byName(one, other));
  const items = (some) => some.map((one) => item(name, one, chosen.includes(one.value), onToggle));
  const made = element("details", { className: "search-facet", open: true }, element("summary", {}, title));
  made.dataset.facet = name;
  made.append(element("ul", {}, ...items(sorted.slice(0, SHOWN))));
  if (sorted.length > SHOWN) made.append(rest(sorted.length - SHOWN, () => items(sorted.slice(SHOWN))));
  return made;
}

// A large archive has thousands of names: they are made when somebody wants to see them.
function rest(count, items) {
  const list = element("ul");
  const made = element("details", { className: "search-rest" }, element("summary", {}, word("rest", count)), list);
  made.addEventListener("toggle", () => list.append(...items()), { once: true });
  return made;
}

function item(name, { value, count, label = value }, isChosen, onToggle) {
  const box = element("input", { type: "checkbox", name, checked: isChosen });
  box.dataset.value = value;
  box.addEventListener("change", () => onToggle(name, value));
  return element("li", {}, element("label", {}, box, element("span", {}, label), element("span", { className: "count" }, String(count))));
}
