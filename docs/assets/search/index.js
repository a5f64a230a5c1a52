// Reads the index that tools/jianbao/publish/search.py writes: only the files that a query needs.

import { Folding } from "./fold.js";

const FORMAT = 2;
const decoder = new TextDecoder();

// Whether a host unpacked the file already cannot be seen from its name, so the gzip signature decides.
async function read(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  return unpack(bytes);
}

// By hand: a Blob piped through the stream into a Response takes twice the time, and a query reads forty small files.
async function unpack(bytes) {
  const { writable, readable } = new DecompressionStream("gzip");
  const writer = writable.getWriter();
  const writing = Promise.all([writer.write(bytes), writer.close()]);
  const parts = [];
  const reader = readable.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) parts.push(part.value);
  await writing;
  return joined(parts);
}

function joined(parts) {
  if (parts.length === 1) return parts[0];
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

class Numbers {
  constructor(bytes, at = 0, end = bytes.length) {
    Object.assign(this, { bytes, at, end });
  }

  get isDone() {
    return this.at >= this.end;
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

function parseShard(bytes) {
  const numbers = new Numbers(bytes);
  const lengths = [];
  for (let left = numbers.next(); left > 0; left--) {
    const size = numbers.next();
    const token = decoder.decode(bytes.subarray(numbers.at, numbers.at + size));
    numbers.at += size;
    lengths.push([token, numbers.next()]);
  }
  const shard = new Map();
  let at = numbers.at;
  for (const [token, length] of lengths) {
    shard.set(token, new Numbers(bytes, at, at + length));
    at += length;
  }
  return shard;
}

// Postings of a single character: article → whether a title has it.
function parseArticles(numbers) {
  const found = new Map();
  for (let article = 0; !numbers.isDone; ) {
    const value = numbers.next();
    article += value >>> 1;
    found.set(article, (value & 1) === 1);
  }
  return found;
}

// Postings of a pair or a word. Most articles drop out by their numbers, so positions are read only when asked for.
class Postings {
  constructor(numbers) {
    this.bytes = numbers.bytes;
    this.places = new Map(); // article → where its positions begin × 2, + 1 where a count stands before them
    for (let article = 0; !numbers.isDone; ) {
      const value = numbers.next();
      article += value >>> 1;
      this.places.set(article, numbers.at * 2 + (value & 1));
      numbers.skip(value & 1 ? numbers.next() + 2 : 1);
    }
  }

  get size() {
    return this.places.size;
  }

  has(article) {
    return this.places.has(article);
  }

  articles() {
    return this.places.keys();
  }

  // Ascending.
  positions(article) {
    const place = this.places.get(article);
    const numbers = new Numbers(this.bytes, place >>> 1);
    const positions = [];
    let position = 0;
    for (let left = place & 1 ? numbers.next() + 2 : 1; left > 0; left--) positions.push((position += numbers.next()));
    return positions;
  }
}

export class Index {
  // `words`: where a variant has the texts and the names of facets in its own script.
  static async open(address, words) {
    const base = new URL(address, document.baseURI);
    const head = JSON.parse(decoder.decode(await read(new URL("head.bin", base), { cache: "no-cache" })));
    if (head.format !== FORMAT) throw new Error(`index format ${head.format}`);
    const index = new Index(new URL(`${head.folder}/`, base), head);
    if (words) await index.say(new URL(words, document.baseURI));
    return index;
  }

  constructor(base, head) {
    Object.assign(this, { base, head, files: new Map() });
    this.folding = new Folding(head.folding);
    this.traditional = new Set(head.traditional);
    // Needed by every query, and not known to be so before its other files are there.
    const files = new Set(Object.values(head.facetFiles).map((file) => `facets/${file}.bin`));
    if (head.articles) for (const name of ["ids/0.bin", ...files]) this.loadJson(name).catch(() => null);
  }

  get size() {
    return this.head.articles;
  }

  // Article → rank of its day, the newest first; all undated ones share the last.
  days() {
    const days = new Uint32Array(this.size);
    let from = 0;
    this.head.days.forEach((count, rank) => days.fill(rank, from, (from += count)));
    return days;
  }

  load(name, parse) {
    if (!this.files.has(name)) {
      const loading = read(new URL(name, this.base)).then(parse);
      loading.catch(() => this.files.delete(name));
      this.files.set(name, loading);
    }
    return this.files.get(name);
  }

  loadJson(name) {
    return this.load(name, (bytes) => JSON.parse(decoder.decode(bytes)));
  }

  async numbers(token) {
    const { shards } = this.head;
    let low = 0, high = shards.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (shards[middle] <= token) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return new Numbers(new Uint8Array());
    const found = (await this.load(`tokens/${low - 1}.bin`, parseShard)).get(token);
    return found ? new Numbers(found.bytes, found.at, found.end) : new Numbers(new Uint8Array());
  }

  async articles(char) {
    return parseArticles(await this.numbers(char));
  }

  async positions(token) {
    return new Postings(await this.numbers(token));
  }

  async ids(articles) {
    const size = this.head.idsPerFile;
    const wanted = [...new Set(articles.map((article) => Math.floor(article / size)))];
    const files = new Map();
    await Promise.all(wanted.map(async (file) => files.set(file, await this.loadJson(`ids/${file}.bin`))));
    return articles.map((article) => files.get(Math.floor(article / size))[article % size]);
  }

  async say(words) {
    this.words = words;
    this.head.facets = await this.loadJson(new URL("facets.bin", words).href);
  }

  text(id) {
    return this.loadJson(this.words ? new URL(`texts/${id}.bin`, this.words).href : `texts/${id}.bin`);
  }

  // Counted values of facets with what they are called in a variant; addresses hold what the index calls them.
  async labelled(counts) {
    if (!this.words) return counts;
    const named = Object.entries(counts).map(async ([name, values]) => {
      const labels = new Map(await this.loadJson(new URL(`labels/${name}.bin`, this.words).href));
      return [name, values.map((one) => ({ ...one, label: labels.get(one.value) ?? one.value }))];
    });
    return Object.fromEntries(await Promise.all(named));
  }

  // A facet: [[value, [article, …]], …], the most frequent value first.
  async facet(name) {
    const facets = await this.loadJson(`facets/${this.head.facetFiles[name]}.bin`);
    return facets[name].map(([value, gaps]) => {
      let article = 0;
      return [value, gaps.map((gap) => (article += gap))];
    });
  }
}
