// What a reader typed, as terms: words, "phrases" and -exclusions.

const QUOTED = '["＂](?<straight>[^"＂]+)["＂]|[“”](?<curly>[^“”]+)[“”]|「(?<single>[^「」]+)」|『(?<double>[^『』]+)』';
const TERM = new RegExp(`(?<minus>[-－−﹣](?=\\S))?(?:(?:${QUOTED})(?=\\s|$)|(?<plain>\\S+))`, "gu");

// Terms stand between spaces; quotation marks of any width keep a phrase together; - leaves articles out.
// What holds nothing to look for (a lone comma) is dropped.
export function parseQuery(text, folding) {
  const terms = [...text.normalize("NFC").trim().matchAll(TERM)].map(({ groups }) => term(groups, folding));
  const useful = terms.filter(({ folded }) => folded);
  const wanted = useful.filter(({ isMinus }) => !isMinus);
  // Nothing but minus terms: the sign was text (-19℃).
  if (!wanted.length) return { wanted: useful, unwanted: [] };
  return { wanted, unwanted: useful.filter(({ isMinus }) => isMinus) };
}

function term({ straight, curly, single, double, plain, minus }, folding) {
  const phrase = straight ?? curly ?? single ?? double;
  const source = phrase ?? plain;
  return { source, folded: folding.fold(source), isQuoted: phrase !== undefined, isMinus: Boolean(minus) };
}

// Several plain terms as one text, because spaces in a text do not count; null where the reader's quotes part them.
export function joined(wanted) {
  if (wanted.length < 2 || wanted.some(({ isQuoted }) => isQuoted)) return null;
  return { source: wanted.map(({ source }) => source).join(" "), folded: wanted.map(({ folded }) => folded).join("") };
}

// What a term is looked for as: the folded spellings under which it may stand in any text, the reader's own first, those
// in Traditional texts, and itself, to tell where its words end.
export function sought(term, folding) {
  const spellings = [term.folded, ...folding.spellings(term.folded)];
  return { spellings, traditional: folding.traditionalSpellings(term.folded), typed: folding.trace(term.source) };
}
