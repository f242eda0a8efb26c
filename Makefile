# Every target sets up what it needs. `make` alone lists them.
PYTHON ?= python3
RUN := .venv/bin/python -m
# Compiled Python, whatever the machine's own settings; uv never fetches another Python.
export UV_PROJECT_ENVIRONMENT := .venv
export UV_PYTHON_DOWNLOADS := never
SYNC := .venv/bin/uv sync --locked --inexact --quiet --python .venv/bin/python

.DEFAULT_GOAL := help
.PHONY: help site serve check test audit golden pictures bench lint format schema ledger lock browser clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' Makefile

site: .venv/.run ## build the site from the records into site/
	@$(RUN) generator build
	@echo "Mở xem: make serve, hoặc site/index.html / To look at it: make serve, or site/index.html"

serve: .venv/.run ## build, show on http://127.0.0.1:8000/ and build again on every save
	@$(RUN) generator serve

check: .venv/.run ## read and check the records, without building
	@$(RUN) generator check

test: .venv/.test browser .cache/audit/.done ## the whole test suite
	@$(RUN) ruff check .
	@$(RUN) pytest --numprocesses auto --dist loadfile --no-loadscope-reorder

audit: .venv/.test browser .cache/audit/.done ## what takes too long for each change: every page in a browser, axe-core, the Nu checker, Lighthouse
	@$(RUN) pytest -m audit --numprocesses auto --dist load

golden: .venv/.test ## accept the present output as the expected output of the miniature repository
	@$(RUN) tests.golden

pictures: .venv/.test browser ## accept the present look of each kind of page; look at what git shows
	@ACCEPT=1 $(RUN) pytest --quiet -m "audit or not audit" tests/pictures/test_pictures.py

bench: .venv/.test browser ## speed side by side with cp -r and Hugo, search with Pagefind and Material (SIZES="1000 10000")
	@$(RUN) tests.bench --honorees $(or $(SIZES),1000 10000)

format: .venv/.run ## rewrite the records in their canonical form; nothing that they say changes
	@$(RUN) generator format

schema: .venv/.run ## renew .vscode/, with which editors complete and explain records
	@$(RUN) generator schema

ledger: .venv/.run ## add the published ids to data/ledger.txt
	@$(RUN) generator ledger

lock: .venv/.uv ## renew uv.lock after a change of pyproject.toml
	@.venv/bin/uv lock

clean: ## remove everything that can be made again
	rm -rf .venv .cache .site site

# Debian's Chromium drives the browser tests. Without it they are skipped aloud, or fail when CI=true.
browser:
	@command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null || { \
	  install="apt-get install -y -qq --no-install-recommends chromium fonts-noto-core"; \
	  echo "Installing Chromium for the browser tests"; \
	  if [ "$$(id -u)" = 0 ]; then apt-get update -qq && $$install; \
	  elif sudo -n true 2>/dev/null; then sudo apt-get update -qq && sudo $$install; \
	  else false; fi >/dev/null 2>&1 || echo "Chromium could not be installed here"; }

# Checkers that only npm has; Node and Java for them come with the Python packages. As with Chromium, tests say aloud when they are missing.
.cache/audit/.done: tests/accessibility/tools/package-lock.json | .venv/.test
	@$(RUN) tests.accessibility.tools && touch $@ || echo "axe-core, the Nu HTML checker and Lighthouse could not be installed here"

.venv/.uv: .ci/uv.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	@test -x .venv/bin/python || $(PYTHON) -m venv .venv
	@.venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r .ci/uv.txt
	@touch $@

.venv/.run: .venv/.uv uv.lock pyproject.toml
	@$(SYNC)
	@touch $@

.venv/.test: .venv/.uv uv.lock pyproject.toml
	@$(SYNC) --group test --group bench
	@touch $@ .venv/.run
