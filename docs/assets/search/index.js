// Reads the index that tools/jianbao/publish/search.py writes: only the files that a query needs.

import { Folding } from "./fold.js";

const FORMAT = 1;
const decoder = new TextDecoder();

// Whether a host unpacked the file already cannot be seen from its name, so the gzip signature decides.
async function read(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(unpacked).arrayBuffer());
}

class Numbers {
  constructor(bytes, at = 0, end = bytes.length) {
    Object.assign(this, { bytes, at, end });
  }

  get isDone() {
    return this.at >= this.end;
  }

  next() {
    let value = 0, factor = 1, byte;
    do {
      byte = this.bytes[this.at++];
      value += (byte & 0x7f) * factor;
      factor *= 128;
    } while (byte & 0x80);
    return value;
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
    article += Math.floor(value / 2);
    found.set(article, value % 2 === 1);
  }
  return found;
}

// Postings of a pair or a word: article → its positions, ascending.
function parsePositions(numbers) {
  const found = new Map();
  for (let article = 0; !numbers.isDone; ) {
    const value = numbers.next();
    article += Math.floor(value / 2);
    const positions = [];
    let position = 0;
    for (let left = value % 2 ? numbers.next() + 2 : 1; left > 0; left--) {
      position += numbers.next();
      positions.push(position);
    }
    found.set(article, positions);
  }
  return found;
}

export class Index {
  static async open(address) {
    const base = new URL(address, document.baseURI);
    const head = JSON.parse(decoder.decode(await read(new URL("head.bin", base), { cache: "no-cache" })));
    if (head.format !== FORMAT) throw new Error(`index format ${head.format}`);
    return new Index(new URL(`${head.folder}/`, base), head);
  }

  constructor(base, head) {
    Object.assign(this, { base, head, files: new Map() });
    this.folding = new Folding(head.folding);
    this.traditional = new Set(head.traditional);
    // Needed by every query, and not known to be so before its other files are there.
    if (head.articles) this.loadJson("ids/0.bin").catch(() => null);
  }

  get size() {
    return this.head.articles;
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
    return parsePositions(await this.numbers(token));
  }

  async ids(articles) {
    const size = this.head.idsPerFile;
    const wanted = [...new Set(articles.map((article) => Math.floor(article / size)))];
    const files = new Map();
    await Promise.all(wanted.map(async (file) => files.set(file, await this.loadJson(`ids/${file}.bin`))));
    return articles.map((article) => files.get(Math.floor(article / size))[article % size]);
  }

  text(id) {
    return this.loadJson(`texts/${id}.bin`);
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
