# The two commands a newcomer needs are `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Where the gold files are that `make eval` scores; they are not part of the project.
CORPORA ?= corpora
# Where `make run` serves the map, on this machine alone.
PORT ?= 8501
# Processes that run tests: one more than there are processors, for the browser's tests mostly wait. Files go in their order,
# so that those, few and long, come first and nobody waits for them at the end.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN) + 1)

.PHONY: run test coverage eval lint typecheck lock screenshots clean

run: $(VENV)/.run
	$(BIN)/python -m geo serve --port $(PORT)

test: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/python -m tests.prepare & $(BIN)/mypy && $(BIN)/lint-imports; status=$$?; wait; exit $$status
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder --durations=40

# Which lines the tests run; counting them takes most tests nearly twice as long.
coverage: $(VENV)/.test
	$(BIN)/python -m tests.prepare
	$(BIN)/pytest -n $(WORKERS) --dist loadfile --no-loadscope-reorder --cov --cov-report=
	$(BIN)/coverage report --skip-covered

# Scores on gold files must hold the floors in benchmarks/: make eval CORPORA=folder
eval: $(VENV)/.run
ifeq ($(wildcard $(CORPORA)/*.jsonl),)
	@echo "make eval: no gold files (*.jsonl) in $(CORPORA)/, nothing was scored. Say where they are: make eval CORPORA=folder"
else
	$(BIN)/python -m geo eval --floors benchmarks/toponym_floors.json $(wildcard $(CORPORA)/*.jsonl)
endif

lint: $(VENV)/.test
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Exact pins for every platform and Python from 3.11 on, made from pyproject.toml.
lock: $(VENV)/.test
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-emit-index-url --quiet pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --no-header --no-emit-index-url --quiet pyproject.toml --group dev -o requirements-dev.txt

# The pictures in docs/images/, taken of the running pages.
screenshots: $(VENV)/.test
	PYTHONPATH=. $(BIN)/python scripts/screenshots.py

clean:
	rm -rf $(VENV) var build .pytest_cache .mypy_cache .ruff_cache htmlcov .coverage

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --disable-pip-version-check -r requirements.txt
	touch $@

# Nothing is compiled ahead: much of it is never imported by a test.
$(VENV)/.test: requirements-dev.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install --no-compile --disable-pip-version-check -r requirements-dev.txt
	touch $@ $(VENV)/.run
