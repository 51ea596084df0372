# khtt: everything that is done to it, by name. `make help` lists the targets.

PYTHON ?= python3
YEAR ?= 2023
# Tests run on every core; TESTS narrows them: make pytest TESTS="tests/test_house.py -x"
TESTS ?= -n auto

BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq install

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help render test lint validate pytest bench messages format clean

help:  ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

render: .venv/installed  ## compile the documents of every province; YEAR=2023 by default
	$(BIN)/khtt render province --year $(YEAR)

test: lint validate pytest  ## run everything that CI runs

lint: .venv/developed  ## check format, style, types and the direction of imports
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

validate: .venv/installed  ## check every plan in plans/
	$(BIN)/khtt validate

pytest: .venv/developed  ## run the tests
	$(BIN)/pytest $(TESTS)

bench: .venv/developed  ## measure khtt against docxtpl and against the floor
	$(BIN)/python -m bench

messages: .venv/developed  ## bring the catalogues of messages in step with the code
	$(BIN)/python -m messages

format: .venv/developed  ## lay out the code and mend what can be mended
	$(BIN)/ruff format
	$(BIN)/ruff check --fix

clean:  ## remove everything that make made
	rm -rf .venv build .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# .venv/installed and .venv/developed say that the environment matches pyproject.toml. Only a
# change of that file, or of Python, brings it up to date again; otherwise no network is needed.

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "khtt needs Python 3.11 or newer; '$(PYTHON)' is $$($(PYTHON) -V 2>&1)." >&2; \
	  echo "Name another one: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	  echo "'$(PYTHON)' cannot make virtual environments: its venv module is missing." >&2; \
	  echo "On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; }
	@echo "Making .venv with $$($(PYTHON) -V)"
	@rm -rf .venv
	@$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml .venv/bin/python
	@echo "Installing khtt into .venv"
	@$(PIP) --editable .
	@touch $@

.venv/developed: pyproject.toml .venv/bin/python
	@echo "Installing khtt and the tools of its workshop into .venv"
	@$(PIP) --editable '.[dev]'
	@touch .venv/installed $@
