// The search page: state in the address, results and facets as the index answers.

import { renderFacets } from "./facets.js";
import { Index } from "./index.js";
import { listen } from "./keys.js";
import { hints, stateLink } from "./nothing.js";
import { countFacets, search } from "./query.js";
import { articleAddress, emptyRow, fillRow } from "./rows.js";
import { LONGEST, readQuery, readState, toggle, writeState } from "./state.js";
import { word } from "./words.js";

const FEW = 30; // a list that short is done when all its rows are filled
const FIRST = 10; // of a longer one: two screens; those below are filled when they come near
const PAGE = 200; // rows made at once
const PAUSE = 250; // milliseconds without a key before a query runs

const box = document.getElementById("search");
const part = (name) => box.querySelector(`[data-search-${name}]`);
const [form, bar, status, order, facets, results, none, more] =
  ["form", "bar", "status", "order", "facets", "results", "none", "more"].map(part);
const input = form.elements.q;
const TITLE = document.title;
const root = box.dataset.root.replace(/\/?$/u, "/");

let opening = null;
let index = null;
let state = null;
let run = 0;

function openIndex() {
  opening ??= Index.open(box.dataset.index, box.dataset.words).catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

async function show(next, { isTyping = false } = {}) {
  const mine = ++run;
  results.dataset.state = "loading";
  try {
    index = await openIndex();
    const wanted = next ?? readState(location.search, Object.keys(index.head.facets));
    const answer = await search(index, wanted.q, wanted);
    if (mine !== run) return;
    state = wanted;
    if (next) history[isTyping ? "replaceState" : "pushState"](null, "", writeState(state));
    await render(answer, mine);
  } catch (error) {
    if (mine === run) fail(error);
  }
}

async function render(answer, mine) {
  if (document.activeElement !== input) input.value = state.q;
  order.value = state.order;
  const isIdle = !state.q.trim() && !Object.keys(state.choices).length;
  document.title = state.q ? `${state.q} · ${TITLE}` : TITLE;
  bar.hidden = isIdle;
  order.parentElement.hidden = answer.hits.length < 2;
  status.replaceChildren(...(isIdle ? [] : summary(answer)));
  const ids = await index.ids(answer.hits.slice(0, PAGE).map((hit) => hit.article));
  if (mine !== run) return;
  near.disconnect();
  results.replaceChildren();
  results.dataset.total = String(answer.hits.length);
  const rows = addRows(ids, answer.query.wanted, ids.length > FEW ? FIRST : FEW);
  more.hidden = answer.hits.length <= PAGE;
  more.onclick = () => showMore(answer);
  await Promise.all([...rows.map(fill), narrow(answer, isIdle, mine), nothing(answer, isIdle, mine)]);
  if (mine === run) results.dataset.state = "done";
}

// How many; and whether more would be found in longer words and numbers.
function summary({ hits, parts }) {
  const found = word("found", hits.length);
  if (!state.isLoose && !parts) return [found];
  const words = state.isLoose ? word("whole") : word("parts", parts);
  return [found, " ", stateLink({ ...state, isLoose: !state.isLoose }, words, go)];
}

async function narrow(answer, isIdle, mine) {
  const counts = isIdle ? {} : await index.labelled(await countFacets(index, answer, state.choices));
  if (mine !== run) return;
  const made = isIdle ? [] : renderFacets(index.head.facets, counts, state.choices, choose);
  facets.lastElementChild.replaceChildren(...made);
  facets.hidden = !made.length;
  const wanted = focusAfter;
  focusAfter = null;
  if (wanted) [...facets.querySelectorAll("input")].find((item) => item.name === wanted.name && item.dataset.value === wanted.value)?.focus();
}

const pending = new WeakMap();
const near = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => fill(entry.target).catch(fail)),
  { rootMargin: "800px" },
);

// The rows that are to be filled at once; the others wait until they come near.
function addRows(ids, wanted, first) {
  const rows = ids.map((id) => emptyRow(id, articleAddress(root, id, state.q)));
  for (const row of rows) pending.set(row, wanted);
  results.append(...rows);
  for (const row of rows.slice(first)) near.observe(row);
  return rows.slice(0, first);
}

async function fill(row) {
  const wanted = pending.get(row);
  if (!wanted) return;
  pending.delete(row);
  near.unobserve(row);
  fillRow(row, await index.text(row.dataset.articleId), wanted, index.folding);
}

async function showMore(answer) {
  const mine = run;
  const shown = results.children.length;
  const ids = await index.ids(answer.hits.slice(shown, shown + PAGE).map((hit) => hit.article));
  if (mine !== run) return;
  const [first] = addRows(ids, answer.query.wanted, 1);
  more.hidden = results.children.length >= answer.hits.length;
  await fill(first);
  first.querySelector("a").focus();
}

async function nothing(answer, isIdle, mine) {
  none.hidden = isIdle || answer.hits.length > 0;
  none.replaceChildren();
  if (none.hidden) return;
  const lines = await hints(index, answer, state, root, go);
  if (mine === run) none.replaceChildren(...lines);
}

function go(target) {
  input.value = target.q;
  show(target);
}

function fail(error) {
  console.warn("search:", error.message);
  results.dataset.state = "error";
  bar.hidden = false;
  status.textContent = word("broken");
}

// The boxes are made anew with their counts; the one that was clicked keeps the focus.
let focusAfter = null;
function choose(name, value) {
  focusAfter = { name, value };
  show(toggle(state, name, value));
}

function current() {
  const before = state ?? { isLoose: false, choices: {} };
  const q = input.value.trim().slice(0, LONGEST);
  return { ...before, q, order: order.value, isLoose: before.isLoose && q === before.q };
}

let timer = 0;
function onInput(event) {
  clearTimeout(timer);
  if (!event.isComposing) timer = setTimeout(() => show(current(), { isTyping: true }), PAUSE);
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  show(current());
});
input.addEventListener("input", onInput);
input.addEventListener("compositionend", onInput);
input.addEventListener("focus", () => openIndex().catch(fail), { once: true });
order.addEventListener("change", () => show(current()));
listen(input, results);
window.addEventListener("popstate", () => {
  input.value = readQuery(location.search);
  show(null);
});

// For tests and the curious: the ids of everything a query finds, in order.
window.jianbao = {
  async search(q, options) {
    const opened = await openIndex();
    const { hits } = await search(opened, q, options);
    return { total: hits.length, ids: await opened.ids(hits.map((hit) => hit.article)) };
  },
};

facets.open = matchMedia("(min-width: 60em)").matches;
input.value = readQuery(location.search);
if (location.search.length > 1) show(null);
else input.focus();
