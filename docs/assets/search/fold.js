// The folding of tools/jianbao/publish/search_fold.py, which is its specification, in the browser.
// tests/search/fold_cases.json holds both to the same results.

const RADICALS =
  "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻" +
  "⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳○◯";
const IDEOGRAPHS =
  "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛犭王𤴔目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿" +
  "肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶邑钅長镸长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟〇〇";
const FIRST = pairs(RADICALS, IDEOGRAPHS);
const KEPT = /[\p{L}\p{N}\p{Co}\u{20000}-\u{10FFFF}]/u;
const WORD = /^[\p{L}\p{N}]$/u;
const WORDS_END = 0x2e80;

function pairs(from, to) {
  const targets = to[Symbol.iterator]();
  const found = new Map();
  for (const char of from) found.set(char, targets.next().value);
  return found;
}

function isWordChar(char) {
  return char.codePointAt(0) < WORDS_END && WORD.test(char);
}

// Whether a place in a traced text is inside a Latin word or number.
export function isInWord({ folded, starts, ends }, at) {
  return at > 0 && at < folded.length && isWordChar(folded[at - 1]) && isWordChar(folded[at]) && starts[at] <= ends[at - 1];
}

export class Folding {
  constructor([from, to, alternateFrom, alternateTo]) {
    this.table = pairs(from, to);
    this.alternates = pairs(alternateFrom, alternateTo);
    this.reversed = pairs(alternateTo, alternateFrom);
    this.known = new Map();
  }

  char(char) {
    const unit = char.charCodeAt(0);
    if (unit >= 0x4e00 && unit < 0xa000) return this.table.get(char) ?? char; // common ideographs have no other forms
    let folded = this.known.get(char);
    if (folded === undefined) {
      const plain = (FIRST.get(char) ?? char).normalize("NFKD").toLowerCase().replace(/\p{M}/gu, "").normalize("NFC");
      folded = [...plain].filter((part) => KEPT.test(part)).map((part) => this.table.get(part) ?? part).join("");
      this.known.set(char, folded);
    }
    return folded;
  }

  fold(text) {
    let folded = "";
    for (const char of text) folded += this.char(char);
    return folded;
  }

  // The folded text, and for each UTF-16 unit of it where its source begins and ends in `text`.
  trace(text) {
    const starts = [], ends = [];
    let folded = "", at = 0;
    for (const char of text) {
      const part = this.char(char);
      for (let unit = 0; unit < part.length; unit++) {
        starts.push(at);
        ends.push(at + char.length);
      }
      // A combining mark belongs to the character before it.
      if (!part && ends.length && /\p{M}/u.test(char)) ends[ends.length - 1] = at + char.length;
      folded += part;
      at += char.length;
    }
    return { folded, starts, ends };
  }

  // Latin words and numbers: [where the word begins in the folded text, in code points; the word].
  words(text) {
    const found = [];
    let at = 0, isOpen = false;
    for (const char of text) {
      const folded = this.char(char);
      for (const part of folded) {
        if (isWordChar(part) && isOpen) found.at(-1)[1] += part;
        else if (isWordChar(part)) found.push([at, part]);
        isOpen = isWordChar(part);
        at += 1;
      }
      isOpen &&= folded !== "" || /\p{M}/u.test(char);
    }
    return found;
  }

  isTraditional(text) {
    return [...text.normalize("NFKC")].some((char) => this.table.has(char));
  }

  // Other spellings of a folded text that may be Traditional: 看著 → 看着.
  spellings(folded) {
    return others(folded, this.alternates);
  }

  // How a folded text may stand in a Traditional article: 看着 → 看著. A single character would mean too much.
  traditionalSpellings(folded) {
    return [...folded].length > 1 ? others(folded, this.reversed) : [];
  }
}

const MOST = 16; // spellings of one text: four doubtful characters

function others(folded, alternates) {
  let found = [""];
  for (const char of folded) {
    const other = found.length < MOST ? alternates.get(char) : undefined;
    found = found.flatMap((start) => (other ? [start + char, start + other] : [start + char]));
  }
  return found.slice(1);
}
