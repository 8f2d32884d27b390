# Thidua: `make run` serves the site with the sector's programme and the example ministry; `make test` tests it.
SHELL := /bin/bash
PYTHON ?= python3.11
VENV := .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8000
export THIDUA_HOME ?= $(CURDIR)/var
# Rooms without a table: one database is enough to test them.
PURE := law text papers ui
# The example ministry lives on a fixed working day, so that its deadlines always make sense.
EXAMPLE := THIDUA_DEMO=1 THIDUA_TODAY=2025-12-15 THIDUA_PUBLIC_URL=http://$(HOST):$(PORT)

.DEFAULT_GOAL := help
.PHONY: help run test test-spark smoke wheel check lint types imports reference catalogue fresh assets messages lock benchmark benchmark-law

help: ## show this help
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: $(BIN)/.base assets messages ## install, create the database with the example ministry, serve the site
	@$(EXAMPLE) $(BIN)/thidua setup --example
	@$(EXAMPLE) $(BIN)/thidua serve --host $(HOST) --port $(PORT)

test: $(BIN)/.dev assets messages ## unit, page and journey tests (also on PostgreSQL when THIDUA_TEST_DATABASE_URL is set)
	@echo "== SQLite"
	THIDUA_TEST_DATABASE_URL= $(BIN)/python -m pytest -q -n auto -m "not journey"
	@echo "== journeys in a browser"
	THIDUA_TEST_DATABASE_URL= $(BIN)/python -m pytest -q -m journey tests
	@if [ -n "$$THIDUA_TEST_DATABASE_URL" ]; then echo "== PostgreSQL (the rooms with tables)"; \
	$(BIN)/python -m pytest -q -n auto -m "not journey" $(PURE:%=--ignore=src/thidua/%); \
	else echo "== PostgreSQL: skipped, THIDUA_TEST_DATABASE_URL is not set"; fi

test-spark: $(BIN)/.spark ## the law's review inside Apache Spark (needs Java 17)
	THIDUA_SPARK=required $(BIN)/python -m pytest -q src/thidua/law/tests/test_spark.py

check: lint types imports ## lint, types, the import contract, reference pages
	$(BIN)/python tools/reference.py --check
	$(BIN)/python tools/catalogue.py --check
	$(BIN)/python manage.py makemigrations --check --dry-run -v 1

lint: $(BIN)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(BIN)/.dev
	$(BIN)/mypy

imports: $(BIN)/.dev
	$(BIN)/lint-imports

smoke: ## start the site on an empty home as a newcomer would, look at its pages, stop it
	@tools/smoke.sh

wheel: assets messages ## build an installable wheel with everything the product needs at run time
	$(BIN)/python -m pip wheel -q --no-deps -w dist .

fresh: ## delete the local database and files, after asking
	@read -r -p "Xóa toàn bộ dữ liệu trong $(THIDUA_HOME)? / Delete all data there? [xoa/No] " answer; \
	if [ "$$answer" = "xoa" ]; then rm -rf "$(THIDUA_HOME)"; echo "Đã xóa / deleted."; else echo "Giữ nguyên / kept."; fi

benchmark: $(BIN)/.dev assets ## run every benchmark and print its figures
	@for file in benchmarks/[a-z]*.py; do echo "== $$file"; $(BIN)/python $$file || exit 1; done

benchmark-law: $(BIN)/.dev ## the law's benchmarks up to ten million people (makes an environment for the competitors)
	$(BIN)/python benchmarks/law/compare.py
	$(BIN)/python benchmarks/law/full_rulebook.py
	$(BIN)/python benchmarks/law/one_person.py

catalogue: $(BIN)/.dev ## bring the English catalogue in line with the texts in code and templates
	$(BIN)/python tools/catalogue.py

reference: $(BIN)/.dev ## write docs/reference anew from the code
	$(BIN)/python tools/reference.py

lock: $(BIN)/.dev ## write the lock files anew from requirements/*.in
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --python-version 3.11 requirements/base.in -o requirements/base.txt
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --python-version 3.11 requirements/dev.in -o requirements/dev.txt
	$(BIN)/uv pip compile -q --generate-hashes --no-emit-index-url --python-version 3.11 requirements/spark.in -o requirements/spark.txt

assets: $(BIN)/.base node_modules/.installed
	@$(BIN)/python tools/collect_assets.py

messages: $(BIN)/.base
	@$(BIN)/python tools/compile_messages.py

node_modules/.installed: package-lock.json
	npm ci --no-audit --no-fund
	@touch $@

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(BIN)/.base: requirements/base.txt pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/base.txt
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps -e .
	@touch $@

$(BIN)/.dev: requirements/dev.txt $(BIN)/.base
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(BIN)/.spark: requirements/spark.txt $(BIN)/.dev
	$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements/spark.txt
	@touch $@
