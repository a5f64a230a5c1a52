// From what a reader typed to the articles that hold it, in order.

const TERM = /(?<minus>[-－](?=\S))?(?:"(?<straight>[^"]+)"(?=\s|$)|“(?<curly>[^“”]+)”(?=\s|$)|(?<plain>\S+))/gu;

// Terms stand between spaces; "…" keeps a phrase together; - leaves articles out.
// What holds nothing to look for (a lone comma) is dropped.
export function parseQuery(text, folding) {
  const terms = [...text.trim().matchAll(TERM)].map(({ groups }) => {
    const phrase = groups.straight ?? groups.curly;
    const source = phrase ?? groups.plain;
    return { source, folded: folding.fold(source), isQuoted: phrase !== undefined, isMinus: Boolean(groups.minus) };
  });
  const useful = terms.filter((term) => term.folded);
  const wanted = useful.filter((term) => !term.isMinus);
  // Nothing but minus terms: the sign was text (-19℃).
  if (!wanted.length) return { wanted: useful, unwanted: [] };
  return { wanted, unwanted: useful.filter((term) => term.isMinus) };
}

// The folded spellings under which a term may stand in a text; the reader's own first.
export function spellings(term, folding, text) {
  const more = folding.isTraditional(text) ? folding.traditionalSpellings(term.folded) : [];
  return [term.folded, ...folding.spellings(term.folded), ...more];
}

// Tokens that cover a folded text, with their places in it: every second pair, and the last one.
function cover(chars) {
  const last = chars.length - 2;
  const places = chars.flatMap((_, at) => (at <= last && (at % 2 === 0 || at === last) ? [at] : []));
  return places.map((at) => ({ token: chars[at] + chars[at + 1], at }));
}

// Articles in which all tokens stand at their distances: article → { count, isTitle }.
function aligned(index, parts) {
  const [first, ...others] = [...parts].sort((one, other) => one.postings.size - other.postings.size);
  const found = new Map();
  for (const [article, positions] of first.postings) {
    if (!others.every((part) => part.postings.has(article))) continue;
    let starts = positions.map((position) => position - first.at);
    for (const { postings, at } of others) {
      const there = new Set(postings.get(article));
      starts = starts.filter((start) => there.has(start + at));
    }
    if (starts.length) found.set(article, { count: starts.length, isTitle: starts[0] < index.head.headingEnds[article] });
  }
  return found;
}

async function lookUp(index, parts) {
  const loaded = parts.map(async ({ token, at }) => ({ at, postings: await index.positions(token) }));
  return aligned(index, await Promise.all(loaded));
}

async function findSubstring(index, folded) {
  const chars = [...folded];
  if (chars.length > 1) return lookUp(index, cover(chars));
  const articles = await index.articles(folded);
  return new Map([...articles].map(([article, isTitle]) => [article, { count: 1, isTitle }]));
}

// Like findSubstring, but each Latin word and number of the term is a whole one in the text.
function findWhole(index, folded, words) {
  const chars = [...folded];
  return lookUp(index, [...words.map(([at, word]) => ({ token: `=${word}`, at })), ...cover(chars)]);
}

function addAll(found, more, allowed) {
  for (const [article, hit] of more) if (!found.has(article) && (!allowed || allowed.has(article))) found.set(article, hit);
}

// The articles of one term: article → { count, isTitle, isWhole }. Any substring counts, but 5日 as a date comes
// before 15日: where the term has Latin words or numbers, isWhole says that they are whole ones in the text.
async function findTerm(index, term) {
  const { folding } = index;
  const words = folding.words(term.source);
  const whole = words.length ? await findWhole(index, term.folded, words) : null;
  const found = await findSubstring(index, term.folded);
  if (!found.size || folding.isTraditional(term.source)) {
    const others = folding.spellings(term.folded).map((folded) => findSubstring(index, folded));
    for (const more of await Promise.all(others)) addAll(found, more);
  }
  if (index.traditional.size) {
    const others = folding.traditionalSpellings(term.folded).map((folded) => findSubstring(index, folded));
    for (const more of await Promise.all(others)) addAll(found, more, index.traditional);
  }
  return mark(found, (article) => !whole || whole.has(article));
}

function mark(found, isWhole) {
  for (const [article, hit] of found) hit.isWhole = isWhole(article);
  return found;
}

const NONE = { count: 0, isTitle: false, isWhole: false };

// A phrase before scattered words, whole words before parts of them, title before text, then the newer one;
// among the undated the one with more hits.
function relevance(index, hits) {
  const dated = index.head.dated;
  return hits.sort(
    (one, other) =>
      other.isPhrase - one.isPhrase ||
      other.isWhole - one.isWhole ||
      other.titles - one.titles ||
      Math.min(one.article, dated) - Math.min(other.article, dated) ||
      other.count - one.count ||
      one.article - other.article,
  );
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

async function findAll(index, { wanted, unwanted }) {
  const [found, banned, phrase] = await Promise.all([
    Promise.all(wanted.map((term) => findTerm(index, term))),
    Promise.all(unwanted.map((term) => findTerm(index, term))),
    findPhrase(index, wanted),
  ]);
  const [first, ...others] = found;
  return [...first.keys()]
    .concat([...phrase.keys()].filter((article) => !first.has(article)))
    .filter((article) => phrase.has(article) || others.every((hits) => hits.has(article)))
    .filter((article) => !banned.some((hits) => hits.has(article)))
    .map((article) => describe(article, found.map((hits) => hits.get(article) ?? NONE), phrase.get(article), wanted));
}

function describe(article, hits, phrase, wanted) {
  return {
    article,
    isPhrase: wanted.length === 1 || phrase !== undefined,
    isWhole: hits.every((hit) => hit.isWhole),
    titles: hits.filter((hit) => hit.isTitle).length + (phrase?.isTitle ? 1 : 0),
    count: hits.reduce((sum, hit) => sum + hit.count, 0),
  };
}

// Several plain terms are also tried as one text, because spaces in a text do not count.
async function findPhrase(index, wanted) {
  if (wanted.length < 2 || wanted.some((term) => term.isQuoted)) return new Map();
  return findTerm(index, { source: wanted.map((term) => term.source).join(" "), folded: wanted.map((term) => term.folded).join("") });
}

function everything(index) {
  return Array.from({ length: index.size }, (_, article) => ({ article, isPhrase: true, isWhole: true, titles: 0, count: 0 }));
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
    for (const [value, articles] of values) if (choices[name].includes(value)) for (const article of articles) mask[article] = 1;
    masks.set(name, mask);
  }
  return masks;
}

// The answer to a query: the hits in order, and all there were before the choices narrowed them.
export async function search(index, text, { order = "relevance", choices = {} } = {}) {
  const query = parseQuery(text, index.folding);
  const [all, masks] = await Promise.all([query.wanted.length ? findAll(index, query) : everything(index), loadChoices(index, choices)]);
  if (!query.wanted.length && !masks.size) return { query, hits: [], all: [], masks };
  const hits = all.filter(({ article }) => [...masks.values()].every((mask) => mask[article]));
  return { query, hits: ordered(index, hits, order), all, masks };
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
      .map(([value, articles]) => ({ value, count: articles.reduce((sum, article) => sum + isHit[article], 0) }))
      .filter(({ value, count }) => count || choices[name]?.includes(value));
  }
  return counts;
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
