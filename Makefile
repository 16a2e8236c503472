# memcon: `make open` shows the reader, `make test` runs every check. All else follows from these.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DOSSIER ?= examples/sarn-narrows

.DEFAULT_GOAL := help
.PHONY: help open test lint types unit browser bench lock clean

help: ## List what can be made
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

open: $(VENV)/run.stamp ## Open the reader on a dossier (make open DOSSIER=path)
	@$(BIN)/memcon open "$(DOSSIER)"

test: $(VENV)/dev.stamp browser lint types unit ## Run every check

lint: $(VENV)/dev.stamp ## Style and format
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/dev.stamp ## Types
	$(BIN)/mypy

unit: $(VENV)/dev.stamp ## All tests
	$(BIN)/python -m pytest

browser: ## Chromium for the browser tests
	@bash .ci/browser

bench: $(VENV)/dev.stamp ## Speed and memory of reading
	$(BIN)/python bench/speed.py

lock: ## Resolve the dependencies anew (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o lock/run.txt
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --no-emit-index-url --no-emit-find-links -o lock/dev.txt

clean: ## Remove what make made
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "memcon needs Python 3.11 or later; set PYTHON=/path/to/python3.11" >&2; exit 1; }
	@echo "Setting up $(VENV) (once)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/run.stamp: lock/run.txt pyproject.toml | $(VENV)/bin/python
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r lock/run.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

$(VENV)/dev.stamp: lock/dev.txt $(VENV)/run.stamp
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r lock/dev.txt
	@touch $@
