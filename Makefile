# make run    installs what is missing and opens the window (with no display: runs the demo)
# make test   installs what is missing, then checks and tests everything, with no display needed
# make demo   trains without a display and writes pictures into demo/
# make pictures  makes the README's pictures of the networks anew
# make bench  measures side by side        make lint  style and types only        make clean  removes what was made

.PHONY: run demo pictures test lint bench clean packages-to-run packages-to-test
MAKEFLAGS += --no-print-directory

PYTHON ?=
export PYTHON
python := .venv/bin/python
# A virtual environment whose pip works is kept; a broken one is made again.
environment = $(python) -m pip --version >/dev/null 2>&1 || .ci/python -m venv --clear .venv
install := $(python) -m pip install --no-input --disable-pip-version-check --editable

run: .venv/ready-to-run
	@if $(python) -m app.platform_check; then \
	  exec $(python) main.py; \
	else \
	  echo "Here is the demo instead:"; \
	  exec $(python) main.py demo; \
	fi

demo: .venv/ready-to-run
	@$(python) main.py demo

pictures: .venv/ready-to-run
	@$(python) resources/pictures/make_pictures.py

test: lint
	@QT_QPA_PLATFORM=offscreen OPENBLAS_NUM_THREADS=1 $(python) -m pytest

lint: .venv/ready-to-test
	@$(python) -m ruff check .
	@$(python) -m ruff format --check .
	@$(python) -m mypy

bench: .venv/ready-to-test
	@$(python) -m tests.benchmarks

clean:
	rm -rf .venv build demo *.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Nothing is installed again until pyproject.toml changes. Whoever can test can also run.
.venv/ready-to-run: pyproject.toml | packages-to-run
	@$(environment)
	@$(install) .
	@touch $@

.venv/ready-to-test: pyproject.toml | packages-to-test
	@$(environment)
	@$(install) '.[test]'
	@touch .venv/ready-to-run $@

packages-to-run:
	@.ci/python .ci/system_packages.py run

packages-to-test:
	@.ci/python .ci/system_packages.py test
