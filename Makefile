# `make run` serves the demo clinic; `make help` lists the rest.
PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
DATA_DIR ?= var
HOST ?= localhost
PORT ?= 8000
export HOST PORT DATA_DIR
MAKEFLAGS += --no-print-directory
STATIC_SOURCES := $(shell find clinic/static articles/static contact/static -type f 2>/dev/null)

.PHONY: run dev test check fix seed requirements help migrate site
.DEFAULT_GOAL := help

run: site ## Set up what is missing and serve the demo clinic on http://localhost:8000
	@exec $(BIN)/python manage.py serve

dev: export DEBUG = 1
dev: .venv/.tests-installed site ## The same with DEBUG and reloading
	@exec $(BIN)/python manage.py serve --reload

test: .venv/.tests-installed ## Run the tests; what this machine lacks is skipped and named
	@$(BIN)/python -m pytest -n auto $(ARGS)

check: .venv/.tests-installed ## Style, templates, imports, settings and migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/djangofmt check templates
	$(BIN)/lint-imports
	$(BIN)/python -m tests.production_environment manage.py check --deploy --fail-level WARNING
	$(BIN)/python manage.py makemigrations --check --dry-run

fix: .venv/.tests-installed ## Put style and imports right
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/djangofmt check --fix templates

seed: site ## Load the demo clinic again; what is the same stays untouched
	@$(BIN)/python manage.py seed

requirements: .venv/.tests-installed ## Compile requirements.txt and requirements-dev.txt anew
	CUSTOM_COMPILE_COMMAND="make requirements" $(BIN)/pip-compile -q --generate-hashes --no-strip-extras \
		--no-emit-index-url --no-emit-find-links --allow-unsafe -o requirements.txt requirements.in
	CUSTOM_COMPILE_COMMAND="make requirements" $(BIN)/pip-compile -q --generate-hashes --no-strip-extras \
		--no-emit-index-url --no-emit-find-links --allow-unsafe -o requirements-dev.txt requirements-dev.in

help: ## Show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 15

# Static files first: pages are rendered while the demo clinic is loaded.
site: $(DATA_DIR)/static/staticfiles.json migrate

migrate: .venv/.installed
	@$(BIN)/python manage.py migrate --verbosity 0
	@$(BIN)/python manage.py seed --if-empty

$(DATA_DIR)/static/staticfiles.json: .venv/.installed $(STATIC_SOURCES)
	@echo "Collecting static files"
	@$(BIN)/python manage.py collectstatic --no-input --clear --verbosity 0

.venv/.python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and no python3 was found."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; $(PYTHON) is $$($(PYTHON) -V 2>&1). Try: make run PYTHON=/path/to/python3.11"; exit 1; }
	@mkdir -p .venv "$(DATA_DIR)" 2>/dev/null && touch .venv/.writable "$(DATA_DIR)/.writable" 2>/dev/null || \
		{ echo "No write access to $(CURDIR): the site keeps its packages in .venv and its data in $(DATA_DIR)."; exit 1; }
	@echo "Making .venv with $$($(PYTHON) -V)"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.installed: requirements.txt | .venv/.python
	@echo "Installing packages (about a minute)"
	@$(BIN)/pip install --disable-pip-version-check --quiet --require-hashes -r requirements.txt
	@touch $@

.venv/.tests-installed: requirements-dev.txt .venv/.installed
	@echo "Installing the tests' tools"
	@$(BIN)/pip install --disable-pip-version-check --quiet --require-hashes -r requirements-dev.txt
	@touch $@
