# Everything a fresh machine needs: Python >= 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: setup demo test check lint types imports tables packaging clean

$(VENV)/.ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[fast,dev]'
	touch $@

setup: $(VENV)/.ready

demo: setup
	$(BIN)/titleopt score examples/titles.xlsx -o out/titles-scored.xlsx

test: setup
	$(BIN)/python -m pytest

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

data: setup
	$(BIN)/python scripts/tidy_data.py

tables: setup
	$(BIN)/python scripts/readme_tables.py --check

packaging: setup
	TITLEOPT_PACKAGING=1 $(BIN)/python -m pytest tests/packaging

check: lint types imports tables test packaging

clean:
	rm -rf $(VENV) out dist build
