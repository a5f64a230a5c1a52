"""The engines that `make bench` compares, and how each is built and asked."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from itertools import pairwise
from pathlib import Path

from jianbao.model import Document
from jianbao.publish.search import blocks, index_files
from jianbao.publish.search_fold import fold
from jianbao.write import write_files, write_text
from tests.search.site import copy_page

FIRST_ROWS = 10
"""Texts that an engine reads before it counts as done, as the search page does."""


def build_own(folder: Path, documents: list[Document]) -> None:
    """The index of this project."""
    copy_page(folder)
    write_files(folder / "search" / "index", index_files(tuple(documents)))


def build_pairs(folder: Path, documents: list[Document]) -> None:
    """Pagefind over a parallel tree in which every two neighbouring characters are a word."""
    _run_pagefind(folder, documents, lambda text: " ".join(map("".join, pairwise(fold(text)))))


def build_stock(folder: Path, documents: list[Document]) -> None:
    """Pagefind as it comes, with its own segmentation of Chinese."""
    _run_pagefind(folder, documents, lambda text: text)


def _run_pagefind(folder: Path, documents: list[Document], words: Callable[[str], str]) -> None:
    """Write one small page an article and index them; only the index stays."""
    with tempfile.TemporaryDirectory() as scratch:
        for document in documents:
            parts = [f"<p>{escape(words(text))} ｜</p>" for _, text in blocks(document)]
            page = f'<html lang="zh"><title>{escape(document.heading)}</title><body>{"".join(parts)}'
            write_text(Path(scratch) / f"{document.id}.html", page)
        output = ["--output-path", str(folder / "pagefind"), "--silent"]
        subprocess.run([sys.executable, "-m", "pagefind", "--site", scratch, *output], check=True)


def build_material(folder: Path, documents: list[Document]) -> None:
    """Material for MkDocs with its search plugin as it comes; articles stay out of the navigation, as ours do."""
    with tempfile.TemporaryDirectory() as scratch:
        docs = Path(scratch) / "docs"
        write_text(docs / "index.md", "# 首页\n")
        for document in documents:
            parts = [escape(text) for _, text in blocks(document)]
            write_text(docs / f"{document.id}.md", "\n\n".join([f"# {escape(document.heading)}", *parts]) + "\n")
        settings = {
            "site_name": "x",
            "site_dir": str(folder / "material"),
            "theme": {"name": "material", "language": "zh", "font": False},
            "plugins": ["search"],
            "nav": ["index.md"],
            "not_in_nav": "*",
        }
        write_text(Path(scratch) / "mkdocs.yml", json.dumps(settings))
        command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", f"{scratch}/mkdocs.yml"]
        subprocess.run(command, check=True, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"})


ASK_OWN = """async ([queries, rows]) => {
  window.engine ??= Promise.all([import("/assets/search/index.js"), import("/assets/search/query.js")])
    .then(async ([{ Index }, { search }]) => [await Index.open("/search/index/"), search]);
  const [index, search] = await engine;
  const all = [];
  for (const q of queries) {
    const { hits } = await search(index, q);
    const ids = await index.ids(hits.map((hit) => hit.article));
    await Promise.all(ids.slice(0, rows).map((id) => index.text(id)));
    all.push(ids);
  }
  return all;
}"""
ASK_PAGEFIND = """async ([queries, rows]) => {
  window.engine ??= await import("/pagefind/pagefind.js");
  const all = [];
  for (const q of queries) {
    const { results } = await engine.search(q);
    const data = await Promise.all(results.slice(0, rows).map((result) => result.data()));
    all.push(data.map((one) => one.url.replace(/^.*\\/|\\.html$/gu, "")));
  }
  return all;
}"""
ASK_MATERIAL = """async ([queries]) => {
  const tell = (worker, message) => new Promise((resolve) => {
    worker.addEventListener("message", ({ data }) => resolve(data.data), { once: true });
    worker.postMessage(message);
  });
  const start = async () => {
    const { config, docs } = await (await fetch("/material/search/search_index.json")).json();
    const worker = new Worker("/material/assets/javascripts/workers/WORKER");
    await tell(worker, { type: 0, data: { config, docs, options: { suggest: false } } });
    return worker;
  };
  window.engine ??= start();
  const all = [];
  for (const q of queries) {
    const { items } = await tell(await engine, { type: 2, data: q });
    all.push(items.map(([first]) => first.location.replace(/\\/.*$/u, "")));
  }
  return all;
}"""


@dataclass(frozen=True, slots=True)
class Engine:
    """One of the engines."""

    name: str
    build: Callable[[Path, list[Document]], None]
    index: str
    """Where its index stands in the site's folder."""
    question: str
    """JavaScript that asks it: (queries, texts to read) → ids found by each."""
    phrase: Callable[[str], str]
    """How an exact phrase is typed."""

    def script(self, folder: Path) -> str:
        """The question; Material names its worker after its content."""
        workers = [path.name for path in folder.glob("material/assets/javascripts/workers/*.js")]
        return self.question.replace("WORKER", next(iter(workers), ""))


def _paired(query: str) -> str:
    return f'"{" ".join(map("".join, pairwise(fold(query))))}"'


ENGINES = {
    engine.name: engine
    for engine in (
        Engine("own", build_own, "search/index", ASK_OWN, lambda query: query),
        Engine("pagefind, pairs", build_pairs, "pagefind", ASK_PAGEFIND, _paired),
        Engine("pagefind, stock", build_stock, "pagefind", ASK_PAGEFIND, lambda query: f'"{query}"'),
        Engine("material, stock", build_material, "material/search", ASK_MATERIAL, lambda query: query),
    )
}
OWN = ENGINES["own"]
