// Reads the index that tools/jianbao/publish/search.py writes: only the files that a query needs.

import { Folding } from "./fold.js";
import { NO_POSTINGS, Postings, postingsOf } from "./postings.js";

const FORMAT = 3;

async function read(url, options) {
  const response = await fetch(url, options);
  if (!response.ok) throw new Error(`${response.status} ${url}`);
  return response;
}

const asJson = (response) => response.json();
const asBytes = async (response) => new Uint8Array(await response.arrayBuffer());
const asIds = async (response) => idsOf(await response.text());

// An id that begins with - is of the page of the one before.
function idsOf(text) {
  let page = "";
  return text.split(" ").map((id) => {
    if (id.startsWith("-")) return page + id;
    page = id.slice(0, id.lastIndexOf("-"));
    return id;
  });
}

// Each of the numbers that the gaps stand for; -n stands for n gaps of one.
export function eachNumber(gaps, act) {
  let number = 0;
  for (const gap of gaps) {
    if (gap >= 0) act((number += gap));
    else for (let left = -gap; left > 0; left--) act((number += 1));
  }
}

export class Index {
  // `words`: where a variant has the texts and the names of facets in its own script.
  static async open(address, words) {
    const base = new URL(address, document.baseURI);
    const said = words ? new URL(words, document.baseURI) : null;
    const naming = said ? read(new URL("facets.json", said)).then(asJson) : null;
    naming?.catch(() => null);
    const head = await asJson(await read(new URL("head.json", base), { cache: "no-cache" }));
    if (head.format !== FORMAT) throw new Error(`index format ${head.format}`);
    const index = new Index(new URL(`${head.folder}/`, base), head, said);
    if (naming) head.facets = await naming;
    return index;
  }

  constructor(base, head, words) {
    Object.assign(this, { base, head, words, files: new Map() });
    this.shards = head.shards.split(" ");
    this.folding = new Folding(head.folding);
    this.traditional = new Set(head.traditional);
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

  load(name, parse = asJson) {
    if (!this.files.has(name)) {
      const loading = read(new URL(name, this.base)).then(parse);
      loading.catch(() => this.files.delete(name));
      this.files.set(name, loading);
    }
    return this.files.get(name);
  }

  async numbers(token) {
    let low = 0, high = this.shards.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.shards[middle] <= token) low = middle + 1;
      else high = middle;
    }
    return low ? postingsOf(await this.load(`tokens/${low - 1}.bin`, asBytes), token) : NO_POSTINGS;
  }

  // Of a single character: article → whether a title has it.
  async articles(char) {
    const numbers = await this.numbers(char);
    const found = new Map();
    for (let article = 0, at = numbers.at; at < numbers.end; at = numbers.at) {
      const value = numbers.next();
      article += value >>> 1;
      found.set(article, (value & 1) === 1);
    }
    return found;
  }

  async positions(token) {
    return new Postings(await this.numbers(token));
  }

  async ids(articles) {
    const size = this.head.idsPerFile;
    const wanted = [...new Set(articles.map((article) => Math.floor(article / size)))];
    const files = new Map();
    await Promise.all(wanted.map(async (file) => files.set(file, await this.load(`ids/${file}.txt`, asIds))));
    return articles.map((article) => files.get(Math.floor(article / size))[article % size]);
  }

  text(id) {
    return this.load(this.words ? new URL(`texts/${id}.json`, this.words).href : `texts/${id}.json`);
  }

  // Counted values of facets with what they are called in a variant; addresses hold what the index calls them.
  async labelled(counts) {
    if (!this.words) return counts;
    const named = Object.entries(counts).map(async ([name, values]) => {
      const labels = new Map(await this.load(new URL(`labels/${name}.json`, this.words).href));
      return [name, values.map((one) => ({ ...one, label: labels.get(one.value) ?? one.value }))];
    });
    return Object.fromEntries(await Promise.all(named));
  }

  facetFile(name) {
    return `facets/${this.head.facetFiles[name]}.json`;
  }

  // A facet: [[value, gaps between its articles], …], the most frequent value first.
  async facet(name) {
    return (await this.load(this.facetFile(name)))[name];
  }
}
