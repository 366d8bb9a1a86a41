# The two commands a newcomer needs are `make demo` and `make test`. Everything is installed into .venv.

PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help demo test check data guide lab support-page screenshots clean

help:  ## list the targets
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

demo: .venv/core  ## the main job on embedded data: explain a parameter, read a guide, lint a sample, say what applying it needs
	@sh data/samples/demo.sh $(BIN)/offhook

test: .venv/dev  ## all tests
	@$(BIN)/python -m extract.reference --check
	@$(BIN)/python -m pytest --numprocesses auto

check: .venv/dev  ## formatting, lint, types, layers
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports

data: .venv/dev  ## compile data/reference into data/dataset and the SQLite file of kb
	@$(BIN)/python -m extract.reference

guide: .venv/dev  ## set the dataset as a guide (data/guide), the document that extraction is tested with
	@$(BIN)/python -m extract.typeset

lab: .venv/dev  ## open JupyterLab on the notebooks
	@$(BIN)/jupyter lab $(AS_ROOT) --LabApp.app_settings_dir=notebooks/page/lab notebooks

# Who works as root, as in a container, chose so before; without the option JupyterLab ends at once.
AS_ROOT = $(if $(filter 0,$(shell id -u)),--allow-root)

support-page: .venv/dev  ## serve the support desk's page on this machine (PORT=8866)
	@sh notebooks/page/serve.sh $(BIN)/voila $(or $(PORT),8866)

screenshots: .venv/dev  ## make the pictures of the notebooks in docs/
	@$(BIN)/python docs/screenshots.py

clean:  ## remove what was built
	rm -rf .venv build dist *.egg-info kb/dataset.sqlite

# What is installed follows the project file and the pinned versions; the dataset's SQLite file is built on the way.
DATASET := $(wildcard data/dataset/*)

.venv/core: pyproject.toml constraints.txt hatch_build.py $(DATASET)
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "offhook needs Python 3.11 or newer: make PYTHON=python3.11 ...")'
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(PIP) --editable '.[extract]'
	@touch $@

.venv/dev: .venv/core
	@$(PIP) --editable '.[dev]'
	@touch $@
