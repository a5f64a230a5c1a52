// The articles that hold a term, from the index: article → { starts, count, isTitle, isWhole }.

// Tokens that cover a folded text, with their places in it: every second pair, and the last one.
function cover(chars) {
  const last = chars.length - 2;
  const places = chars.flatMap((_, at) => (at <= last && (at % 2 === 0 || at === last) ? [at] : []));
  return places.map((at) => ({ token: chars[at] + chars[at + 1], at }));
}

// The first article from `from` on that all tokens share; Infinity where there is none.
function together(parts, from) {
  let article = from;
  for (let same = 0; same < parts.length && article < Infinity; ) {
    const there = parts[same].postings.advance(article);
    same = there === article ? same + 1 : 0;
    article = there;
  }
  return article;
}

// Articles in which all tokens stand at their distances.
function aligned(parts, { textsFrom }) {
  const [first, ...others] = parts;
  const found = new Map();
  for (let article = together(parts, 0); article < Infinity; article = together(parts, article + 1)) {
    let starts = first.postings.positions();
    for (const { postings, at } of others) {
      const there = postings.positions();
      starts = starts.filter((start) => there.includes(start - first.at + at));
    }
    if (starts.length) found.set(article, { starts, count: starts.length, isTitle: starts[0] - first.at < textsFrom, isWhole: true });
  }
  return found;
}

async function lookUp(index, parts) {
  const loaded = parts.map(async ({ token, at }) => ({ at, postings: await index.positions(token) }));
  return aligned(await Promise.all(loaded), index.head);
}

export async function findSubstring(index, folded) {
  const chars = [...folded];
  if (chars.length > 1) return lookUp(index, cover(chars));
  const articles = await index.articles(folded);
  return new Map([...articles].map(([article, isTitle]) => [article, { starts: null, count: 1, isTitle, isWhole: true }]));
}

// Like findSubstring, but each Latin word and number of the term is a whole one in the text.
function findWhole(index, folded, words) {
  return lookUp(index, [...words.map(([at, word]) => ({ token: `=${word}`, at })), ...cover([...folded])]);
}

// Latin words and numbers count as whole ones: 5日 is not in 15日. Where the text holds none, parts of longer ones do
// (652 for 652A); with `isLoose` they always do, after the whole ones.
async function findText(index, folded, words, isLoose) {
  const whole = words.length ? await findWhole(index, folded, words) : null;
  const found = whole?.size && !isLoose ? whole : await findSubstring(index, folded);
  if (whole) for (const [article, hit] of found) hit.isWhole = whole.has(article);
  return found;
}

function addAll(found, more, allowed) {
  for (const [article, hit] of more) if (!found.has(article) && (!allowed || allowed.has(article))) found.set(article, hit);
}

// The articles of one term, in the reader's spelling and in those of the other script.
export async function findTerm(index, term, isLoose = false) {
  const { folding } = index;
  const words = folding.words(term.source);
  const found = await findText(index, term.folded, words, isLoose);
  const spelled = async (spellings, allowed) => {
    const others = spellings.map((folded) => findText(index, folded, words, isLoose));
    for (const more of await Promise.all(others)) addAll(found, more, allowed);
  };
  if (!found.size || folding.isTraditional(term.source)) await spelled(folding.spellings(term.folded));
  if (index.traditional.size) await spelled(folding.traditionalSpellings(term.folded), index.traditional);
  return found;
}
