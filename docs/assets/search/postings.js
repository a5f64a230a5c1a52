// Postings: where a token stands, in the form that tools/jianbao/publish/search_postings.py describes.

const encoder = new TextEncoder();

class Numbers {
  constructor(bytes, at, end) {
    this.bytes = bytes;
    this.at = at;
    this.end = end;
  }

  next() {
    let value = 0, shift = 0, byte;
    do {
      byte = this.bytes[this.at++];
      value |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte & 0x80);
    return value;
  }

  skip(count) {
    for (let left = count; left > 0; left--) while (this.bytes[this.at++] & 0x80);
  }
}

export const NO_POSTINGS = new Numbers(new Uint8Array(), 0, 0);

// A token's numbers in a shard; the tokens before it are passed over by their lengths.
export function postingsOf(bytes, token) {
  const wanted = encoder.encode(token);
  const names = new Numbers(bytes, 0, bytes.length);
  const end = names.next() + names.at;
  for (let at = end; names.at < end; ) {
    const size = names.next();
    const from = names.at;
    names.at += size;
    const length = names.next();
    if (size === wanted.length && wanted.every((byte, place) => bytes[from + place] === byte)) return new Numbers(bytes, at, at + length);
    at += length;
  }
  return NO_POSTINGS;
}

// Of a pair or a word, read once, in the order of the articles; positions are decoded only where somebody asks.
export class Postings {
  constructor(numbers) {
    Object.assign(this, { numbers, article: -1, last: 0, place: 0, count: 0 });
  }

  // To the first article from `wanted` on; Infinity after the last.
  advance(wanted) {
    const { numbers } = this;
    while (this.article < wanted) {
      if (numbers.at >= numbers.end) return (this.article = Infinity);
      const value = numbers.next();
      this.article = this.last += value >>> 1;
      this.count = value & 1 ? numbers.next() + 2 : 1;
      this.place = numbers.at;
      numbers.skip(this.count);
    }
    return this.article;
  }

  // In the article it stands at, ascending.
  positions() {
    const numbers = new Numbers(this.numbers.bytes, this.place);
    const positions = [];
    for (let left = this.count, position = 0; left > 0; left--) positions.push((position += numbers.next()));
    return positions;
  }
}
