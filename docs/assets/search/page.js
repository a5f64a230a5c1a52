// The search page: state in the address, results and facets as the index answers.

import { renderFacets } from "./facets.js";
import { Index } from "./index.js";
import { listen } from "./keys.js";
import { hints, stateLink } from "./nothing.js";
import { countFacets, search } from "./query.js";
import { articleAddress, emptyRow, fillRow, marksOf } from "./rows.js";
import { LONGEST, readQuery, readState, toggle, writeState } from "./state.js";
import { word } from "./words.js";

const FEW = 30; // a list that short is done when all its rows are filled
const STEP = 6; // of a longer one: a screen; those below are filled, as many at a time, when they come near
const PAGE = 100; // rows made at once
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
  opening ??= Index.open(box.dataset.index, box.dataset.words).then(prepare).catch((error) => {
    opening = null;
    throw error;
  });
  return opening;
}

// What every query needs is asked for before it is known which words it has.
function prepare(opened) {
  const early = opened.size ? [opened.ids([0]), ...Object.keys(opened.head.facets).map((name) => opened.load(opened.facetFile(name)))] : [];
  for (const loading of early) loading.catch(() => null);
  return opened;
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
  const isIdle = !state.q.trim() && !Object.keys(state.choices).length;
  const [rows, made, lines] = await Promise.all([firstRows(answer), narrow(answer, isIdle), nothing(answer, isIdle)]);
  if (mine !== run) return;
  if (document.activeElement !== input) input.value = state.q;
  order.value = state.order;
  document.title = state.q ? `${state.q} · ${TITLE}` : TITLE;
  bar.hidden = isIdle;
  order.parentElement.hidden = answer.hits.length < 2;
  status.replaceChildren(...(isIdle ? [] : summary(answer)));
  results.dataset.total = String(answer.hits.length);
  results.replaceChildren(...rows);
  watch();
  more.hidden = answer.hits.length <= PAGE;
  more.onclick = () => showMore(answer);
  facets.hidden = !made.length;
  facets.lastElementChild.replaceChildren(...made);
  none.hidden = !lines.length;
  none.replaceChildren(...lines);
  refocus();
  results.dataset.state = "done";
}

// How many; and whether more would be found in longer words and numbers.
function summary({ hits, parts }) {
  const found = word("found", hits.length);
  if (!state.isLoose && !parts) return [found];
  const words = state.isLoose ? word("whole") : word("parts", parts);
  return [found, " ", stateLink({ ...state, isLoose: !state.isLoose }, words, go)];
}

async function narrow(answer, isIdle) {
  if (isIdle) return [];
  const counts = await index.labelled(await countFacets(index, answer, state.choices));
  return renderFacets(index.head.facets, counts, state.choices, choose);
}

async function nothing(answer, isIdle) {
  return isIdle || answer.hits.length ? [] : hints(index, answer, state, root, go);
}

// Rows that are not filled yet. The first of them is watched: each row that is watched costs time in every frame.
const pending = new WeakMap();
const waiting = () => [...results.children].filter((row) => pending.has(row));
const near = new IntersectionObserver(
  (entries) => { if (entries.some((entry) => entry.isIntersecting)) fillNext().catch(fail); },
  { rootMargin: "10000000px 0px 100px" }, // near is also what a reader jumped over
);

async function fillNext() {
  near.disconnect();
  await fill(waiting().slice(0, STEP));
  watch();
}

function watch() {
  near.disconnect();
  const [next] = waiting();
  if (next) near.observe(next);
}

// Rows of the results from a place on, with no text yet.
async function emptyRows({ hits, query }, from) {
  const ids = await index.ids(hits.slice(from, from + PAGE).map((hit) => hit.article));
  for (const id of ids.slice(0, STEP)) index.text(id).catch(() => null); // on their way while the rows are made
  const marks = marksOf(state.q);
  const rows = ids.map((id) => emptyRow(id, articleAddress(root, id, marks)));
  for (const row of rows) pending.set(row, query.wanted);
  return rows;
}

async function firstRows(answer) {
  const rows = await emptyRows(answer, 0);
  await fill(rows.slice(0, rows.length > FEW ? STEP : FEW));
  return rows;
}

// All at once: a frame for every text that comes takes longer than the texts.
async function fill(rows) {
  const texts = await Promise.all(rows.map((row) => index.text(row.dataset.articleId)));
  rows.forEach((row, at) => {
    const wanted = pending.get(row);
    if (pending.delete(row)) fillRow(row, texts[at], wanted, index.folding);
  });
}

async function showMore(answer) {
  const mine = run;
  const rows = await emptyRows(answer, results.children.length);
  await fill(rows.slice(0, STEP));
  if (mine !== run) return;
  results.append(...rows);
  watch();
  more.hidden = results.children.length >= answer.hits.length;
  rows[0].querySelector("a").focus();
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

function refocus() {
  const wanted = focusAfter;
  focusAfter = null;
  if (wanted) [...facets.querySelectorAll("input")].find((item) => item.name === wanted.name && item.dataset.value === wanted.value)?.focus();
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
