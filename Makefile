# Every task is one line; `make help` lists them. A machine without make runs the same scripts by hand.
PYTHON := .venv/bin/python

.PHONY: help setup test lint docs eval bench language knowledge corpus confidence release

help:       ## list the tasks
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed 's/: *[^#]*## */	/' | expand -t 14
setup:      ## build .venv with the development tools
	sh scripts/setup.sh dev
test: setup ## style, types and tests, as CI runs them
	sh scripts/test.sh
lint: setup ## style and types only
	$(PYTHON) -m ruff check . && $(PYTHON) -m mypy
docs: setup ## write docs/cli.md and the run in README from the program itself
	$(PYTHON) scripts/make_docs.py
eval: setup ## score every set of ../shared/bench and compare with the floors
	$(PYTHON) evaluation/run.py
bench: setup ## time coding against the language model, and pages against trafilatura
	$(PYTHON) evaluation/speed.py
language: setup ## train the language model (needs the training extra and ../shared)
	sh scripts/setup.sh training && $(PYTHON) training/run.py
knowledge: setup ## compile the lexicon and the tables of actors and places
	$(PYTHON) knowledge_src/lexicon/build.py
	$(PYTHON) -m knowledge_src.actors.build
	$(PYTHON) -m casusbelli.knowledge.places.build
corpus: setup ## check and compile the training corpus
	$(PYTHON) corpus/compile.py
confidence: corpus ## fit every weight of the coder on the corpus
	$(PYTHON) training/fit.py
release: test ## build the wheel and the source archive
	$(PYTHON) -m pip wheel --no-deps --wheel-dir dist .
