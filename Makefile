# chanzo: everything a developer or an operator starts with. A bare Debian with python3, pip and make is enough.
.DEFAULT_GOAL := help
SHELL := /bin/bash

PYTHON ?= python3
PORT ?= 8000
WORKERS ?= 2
UV := .tools/bin/uv
BIN := .venv/bin
LOCK := requirements/dev.txt
LOCK_HASH := $(shell cat $(LOCK) pyproject.toml 2>/dev/null | cksum | cut -d' ' -f1)
STAMP := .venv/.set-up-$(LOCK_HASH)
BROWSER_HASH := $(shell cat requirements/browser.txt 2>/dev/null | cksum | cut -d' ' -f1)
BROWSER_STAMP := .venv/.browser-$(BROWSER_HASH)
CATALOGUES := $(shell find src/chanzo locale -name django.po 2>/dev/null)
COMPILE := $(UV) pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate -q

.PHONY: help setup run test test-browser chromium check bench lock translate clean

help: ## Show this list
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

setup: $(STAMP) .venv/.translated ## Make .venv with everything chanzo needs

$(UV):
	@$(PYTHON) -m pip --version >/dev/null || { echo "pip is missing: install python3-pip"; exit 1; }
	$(PYTHON) -m pip install --quiet --disable-pip-version-check --root-user-action=ignore --target .tools uv

$(STAMP): | $(UV)
	test -x $(BIN)/python || $(UV) venv --quiet --python $(PYTHON) .venv
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r $(LOCK)
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@rm -f .venv/.set-up-* && touch $@

.venv/.translated: $(CATALOGUES) | $(STAMP)
	@$(BIN)/python -m chanzo.config.catalogues compile
	@touch $@

run: setup ## Make the demo programme and serve it on 127.0.0.1:8000
	@$(BIN)/chanzo serve --demo --port $(PORT)

test: setup ## Run every test (ARGS="tests/core -q" for some)
	$(BIN)/python -m pytest -n $(WORKERS) $(ARGS)

check: setup ## Style, types, layers, templates, migrations, documents in step
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --config tests/architecture/layers.ini
	$(BIN)/djlint src --lint --quiet
	$(BIN)/chanzo makemigrations --check --dry-run
	$(BIN)/python -m chanzo.config.documents --check

test-browser: setup $(BROWSER_STAMP) chromium ## Use the pages in a headless Chromium; screenshots land in var/screens
	$(BIN)/python -m pytest tests/browser -m browser $(ARGS)

$(BROWSER_STAMP): | $(STAMP)
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/browser.txt
	@rm -f .venv/.browser-* && touch $@

# Asked each time: a kept .venv may have come to a machine without it.
chromium:
	@command -v chromium >/dev/null || { echo "installing Debian's chromium"; apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null; }

bench: setup ## Measure against other engines (BAGS=10000000 for ten million)
	$(BIN)/python -m bench

lock: $(UV) ## Renew the hashed locks from requirements/*.in
	$(COMPILE) requirements/runtime.in -o requirements/runtime.txt
	$(COMPILE) -c requirements/runtime.txt requirements/dev.in -o requirements/dev.txt
	$(COMPILE) -c requirements/dev.txt requirements/postgres.in -o requirements/postgres.txt
	$(COMPILE) -c requirements/dev.txt requirements/browser.in -o requirements/browser.txt

translate: setup ## Collect the strings to translate and compile the catalogues
	$(BIN)/python -m chanzo.config.catalogues collect
	$(BIN)/python -m chanzo.config.catalogues compile

clean: ## Remove what setup made (never var/)
	rm -rf .venv .tools .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
