// The search page: state in the address, results and facets as the index answers.

import { renderFacets } from "./facets.js";
import { Index } from "./index.js";
import { countFacets, pieces, search } from "./query.js";
import { articleAddress, element, emptyRow, fillRow } from "./rows.js";
import { readState, toggle, writeState } from "./state.js";

const FIRST = 30; // rows filled before the list counts as done
const PAGE = 200; // rows made at once; those below are filled when they come near
const PAUSE = 250; // milliseconds without a key before a query runs

const box = document.getElementById("search");
const part = (name) => box.querySelector(`[data-search-${name}]`);
const [form, bar, status, order, facets, results, none, more] =
  ["form", "bar", "status", "order", "facets", "results", "none", "more"].map(part);
const input = form.elements.q;

let opening = null;
let index = null;
let state = null;
let run = 0;

function openIndex() {
  opening ??= Index.open(box.dataset.index).catch((error) => {
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
    const { q, order: sort, choices } = wanted;
    const answer = await search(index, q, { order: sort, choices });
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
  const isIdle = !answer.query.wanted.length && !Object.keys(state.choices).length;
  document.title = document.title.replace(/^(?:.* · )?查找/u, state.q ? `${state.q} · 查找` : "查找");
  bar.hidden = isIdle;
  order.parentElement.hidden = answer.hits.length < 2;
  status.textContent = isIdle ? "" : `查到 ${answer.hits.length} 篇`;
  const ids = await index.ids(answer.hits.slice(0, PAGE).map((hit) => hit.article));
  if (mine !== run) return;
  near.disconnect();
  results.replaceChildren();
  results.dataset.total = String(answer.hits.length);
  const rows = addRows(ids, answer.query.wanted);
  more.hidden = answer.hits.length <= PAGE;
  more.onclick = () => showMore(answer);
  await Promise.all([...rows.slice(0, FIRST).map(fill), narrow(answer, isIdle, mine), nothing(answer, isIdle, mine)]);
  if (mine === run) results.dataset.state = isIdle ? "idle" : "done";
}

async function narrow(answer, isIdle, mine) {
  const counts = isIdle ? {} : await countFacets(index, answer, state.choices);
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

function addRows(ids, wanted) {
  const rows = ids.map((id) => emptyRow(id, articleAddress(box.dataset.root.replace(/\/?$/u, "/"), id, state.q)));
  for (const row of rows) pending.set(row, wanted);
  results.append(...rows);
  for (const row of rows.slice(FIRST)) near.observe(row);
  return rows;
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
  const [first] = addRows(ids, answer.query.wanted);
  more.hidden = results.children.length >= answer.hits.length;
  await fill(first);
  first.querySelector("a").focus();
}

// What to do when nothing was found: drop the choices, look for the parts that do occur, or browse.
async function nothing(answer, isIdle, mine) {
  none.hidden = isIdle || answer.hits.length > 0;
  none.replaceChildren();
  if (none.hidden) return;
  const hints = [element("p", { className: "search-none" }, "没有查到。")];
  if (Object.keys(state.choices).length) hints.push(hint("放宽范围：", [[{ ...state, choices: {} }, "不限栏目、年份等"]]));
  const found = await fewer(answer);
  if (mine !== run) return;
  if (found.length) hints.push(hint("可以试试：", found.map((q) => [{ ...state, q, choices: {} }, q])));
  hints.push(browse());
  none.replaceChildren(...hints);
}

async function fewer({ query }) {
  if (query.wanted.length > 1) return query.wanted.map((term) => term.source);
  const found = query.wanted.length ? await pieces(index, query.wanted[0].source) : [];
  return found.length > 1 ? [found.join(" "), ...found] : found;
}

function hint(words, choices) {
  const links = choices.map(([target, name]) => {
    const link = element("a", { href: writeState(target) }, name);
    link.addEventListener("click", (event) => {
      event.preventDefault();
      input.value = target.q;
      show(target);
    });
    return link;
  });
  return element("p", { className: "search-hints" }, words, ...links);
}

function browse() {
  const ways = { articles: "全部报道", tags: "主题", years: "年份", places: "地名", people: "人物" };
  const root = box.dataset.root.replace(/\/?$/u, "/");
  const links = Object.entries(ways).map(([folder, name]) => element("a", { href: `${root}${folder}/` }, name));
  return element("p", { className: "search-hints" }, "或者浏览：", ...links);
}

function fail(error) {
  console.warn("search:", error.message);
  results.dataset.state = "error";
  bar.hidden = false;
  status.textContent = location.protocol === "file:" ? "查找要经网站服务器打开本页，不能直接打开文件。" : "索引没有读到，请刷新本页再试。";
}

// The boxes are made anew with their counts; the one that was clicked keeps the focus.
let focusAfter = null;
function choose(name, value) {
  focusAfter = { name, value };
  show(toggle(state, name, value));
}

function current() {
  return { ...(state ?? { order: "relevance", choices: {} }), q: input.value.trim().slice(0, 400), order: order.value };
}

// Keys: / goes to the box, Esc empties it, arrows walk through the rows, Enter opens one (a link does that itself).
function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const isEditing = event.target.matches("input, textarea, select");
  if (event.key === "/" && !isEditing) {
    event.preventDefault();
    input.focus();
    input.select();
  } else if (event.key === "Escape" && event.target === input) {
    input.value = "";
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    walk(event, isEditing);
  }
}

function walk(event, isEditing) {
  const links = [...results.querySelectorAll("h2 a")];
  const at = links.indexOf(event.target);
  if ((isEditing && event.target !== input) || (at < 0 && event.target !== input)) return;
  event.preventDefault();
  const next = event.key === "ArrowDown" ? at + 1 : at - 1;
  if (next < 0) input.focus();
  else links[Math.min(next, links.length - 1)]?.focus();
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
document.addEventListener("keydown", onKey);
window.addEventListener("popstate", () => {
  input.value = new URLSearchParams(location.search).get("q") ?? "";
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
input.value = new URLSearchParams(location.search).get("q") ?? "";
if (location.search.length > 1) show(null);
else input.focus();
