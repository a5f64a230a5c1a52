// The answer to a query: the articles in order, and what can be narrowed.

import { findSubstring, findTerm } from "./find.js";
import { eachNumber } from "./index.js";
import { joined, parseQuery } from "./terms.js";

const NONE = { starts: null, count: 0, isTitle: false, isWhole: false };
const TERMS = 512; // more than a query has
const NEAR = 60; // characters between the first and the last of several words: about two lines of print

// Articles that hold every wanted term and none of the unwanted, each with what its place in the order rests on.
async function findAll(index, { wanted, unwanted }, isLoose) {
  const phrase = joined(wanted);
  const [found, banned, whole] = await Promise.all([
    Promise.all(wanted.map((term) => findTerm(index, term, isLoose))),
    Promise.all(unwanted.map((term) => findTerm(index, term, isLoose))),
    phrase ? findTerm(index, phrase, isLoose) : new Map(),
  ]);
  const isAllowed = ({ article }) => !banned.some((hits) => hits.has(article));
  if (wanted.length === 1) return [...found[0]].map(alone).filter(isAllowed);
  const [first, ...others] = [...found].sort((one, other) => one.size - other.size);
  return [...new Set([...whole.keys(), ...first.keys()])]
    .filter((article) => whole.has(article) || others.every((hits) => hits.has(article)))
    .map((article) => describe(article, found.map((hits) => hits.get(article) ?? NONE), whole.get(article)))
    .filter(isAllowed);
}

function alone([article, { isTitle, isWhole, count }]) {
  return { article, count, day: 0, standing: standing(true, isWhole, isTitle ? 1 : 0, false) };
}

function describe(article, hits, phrase) {
  const isWhole = hits.every((hit) => hit.isWhole);
  const titles = hits.filter(({ isTitle }) => isTitle).length + (phrase?.isTitle ? 1 : 0);
  const count = hits.reduce((sum, hit) => sum + hit.count, 0);
  return { article, count, day: 0, standing: standing(phrase !== undefined, isWhole, titles, areNear(hits)) };
}

// What decides the order before anything else, the weightiest first, as one number: the phrase before its scattered
// words, whole words before parts of longer ones, title before text, words that stand together.
function standing(isPhrase, isWhole, titles, isNear) {
  return ((Number(isPhrase) * 2 + Number(isWhole)) * TERMS + titles) * 2 + Number(isNear);
}

// Whether the words stand together somewhere. A single character has no positions and is near to everything.
function areNear(hits) {
  const [rarest, ...others] = hits.map(({ starts }) => starts).filter(Boolean).sort((one, other) => one.length - other.length);
  const isAround = (here) => (starts) => starts.some((start) => Math.abs(start - here) < NEAR);
  return rarest !== undefined && rarest.some((here) => others.every(isAround(here)));
}

// Where two stand equal, the newer day comes first; within a day more hits.
function byRules(one, other) {
  return other.standing - one.standing || one.day - other.day || other.count - one.count || one.article - other.article;
}

function relevance(index, hits) {
  const days = index.days();
  for (const hit of hits) hit.day = days[hit.article];
  return hits.sort(byRules);
}

function oldestFirst(index, hits) {
  const isDated = ({ article }) => article < index.head.dated;
  return [...hits.filter(isDated).reverse(), ...hits.filter((hit) => !isDated(hit))];
}

function ordered(index, hits, order) {
  if (order === "relevance") return relevance(index, hits);
  const newest = [...hits].sort((one, other) => one.article - other.article);
  return order === "oldest" ? oldestFirst(index, newest) : newest;
}

function everything(index) {
  return Array.from({ length: index.size }, (_, article) => ({ article, count: 0, day: 0, standing: 0 }));
}

async function loadFacets(index, names) {
  const loaded = await Promise.all(names.map((name) => index.facet(name)));
  return new Map(names.map((name, at) => [name, loaded[at]]));
}

// Facet → a byte an article: whether it has one of the chosen values.
async function loadChoices(index, choices) {
  const names = Object.keys(choices).filter((name) => choices[name].length);
  const masks = new Map();
  for (const [name, values] of await loadFacets(index, names)) {
    const mask = new Uint8Array(index.size);
    const chosen = values.filter(([value]) => choices[name].includes(value));
    for (const [, gaps] of chosen) eachNumber(gaps, (article) => (mask[article] = 1));
    masks.set(name, mask);
  }
  return masks;
}

// The hits in order, all there were before the choices narrowed them, and how many more there are where Latin words
// and numbers may be parts of longer ones.
export async function search(index, text, { order = "relevance", choices = {}, isLoose = false } = {}) {
  const query = parseQuery(text, index.folding);
  const [all, masks] = await Promise.all([query.wanted.length ? findAll(index, query, isLoose) : everything(index), loadChoices(index, choices)]);
  if (!query.wanted.length && !masks.size) return { query, hits: [], all: [], masks, parts: 0 };
  const isChosen = ({ article }) => [...masks.values()].every((mask) => mask[article]);
  const hits = all.filter(isChosen);
  const isWordy = !isLoose && query.wanted.some(({ source }) => index.folding.words(source).length);
  const loose = isWordy ? (await findAll(index, query, true)).filter(isChosen) : hits;
  return { query, hits: ordered(index, hits, order), all, masks, parts: loose.length - hits.length };
}

// Facet → [{ value, count }, …]. A facet's counts leave its own choice aside, so that a reader sees what another
// choice would give.
export async function countFacets(index, { all, masks }, choices) {
  const counts = {};
  for (const [name, values] of await loadFacets(index, Object.keys(index.head.facets))) {
    const others = [...masks].filter(([other]) => other !== name).map(([, mask]) => mask);
    const isHit = new Uint8Array(index.size);
    for (const { article } of all) if (others.every((mask) => mask[article])) isHit[article] = 1;
    counts[name] = values
      .map(([value, gaps]) => ({ value, count: countIn(gaps, isHit) }))
      .filter(({ value, count }) => count || choices[name]?.includes(value));
  }
  return counts;
}

function countIn(gaps, isHit) {
  let count = 0;
  eachNumber(gaps, (article) => (count += isHit[article]));
  return count;
}

// For a query that finds nothing: the longest pieces of its first term that do occur.
export async function pieces(index, text) {
  const [term] = parseQuery(text, index.folding).wanted;
  const chars = term ? [...term.folded].slice(0, 24) : [];
  const found = [];
  for (let at = 0; at < chars.length - 1; ) {
    let end = at + 2;
    while (end <= chars.length && (await findSubstring(index, chars.slice(at, end).join(""))).size) end++;
    if (end - 1 - at > 1) found.push(chars.slice(at, end - 1).join(""));
    at = Math.max(at + 1, end - 1);
  }
  return found;
}
