# Two commands: `make up` runs Attune, `make test` proves it. `make setup` is what both begin with.
PY ?= python3
UV := .tools/bin/uv
VENV_PY := .venv/bin/python
# Trust what this machine trusts, as pip does: behind a company's proxy the installer would stop otherwise.
export UV_SYSTEM_CERTS = 1
export UV_NATIVE_TLS = 1

.PHONY: up setup test check lock words pictures clean help

help: ## Say what each command does
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' Makefile

up: .venv/.run ## Install what is needed and run everything on this machine
	@.venv/bin/attune up

setup: .venv/.test ## Install everything into .venv, the tests' needs too

test: .venv/.test ## Install what the tests need and run all of them
	@$(VENV_PY) -m tests.browser
	@$(MAKE) --no-print-directory check
	@$(VENV_PY) -m pytest

check: .venv/.test ## Format, lint, types, layers
	@.venv/bin/ruff format --check .
	@.venv/bin/ruff check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo

lock: $(UV) ## Resolve the dependencies anew into hashed lists
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command "make lock" --extra embedded --extra cjk pyproject.toml -o requirements.txt
	$(UV) pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --custom-compile-command "make lock" --all-extras -c requirements.txt pyproject.toml -o requirements-test.txt

words: .venv/.test ## Gather the words of pages and mails for translation, and compile what is translated
	@.venv/bin/pybabel -q extract -F pyproject.toml --ignore-dirs '.*' --no-wrap --add-location file --sort-by-file --project Attune --version 1 -o .words.pot .
	@for lang in de es fr; do .venv/bin/pybabel -q update --init-missing -N --no-wrap --ignore-obsolete -i .words.pot -d service/translations -l $$lang; done
	@rm .words.pot
	@$(VENV_PY) -m tests.catalogs

pictures: .venv/.test ## Walk a whole evening in a browser, and draw the pictures of docs/first-evening.md anew
	@$(VENV_PY) -m tests.browser
	@$(VENV_PY) -m tests.journeys.pictures docs/evening

clean: ## Remove the environment; data stays
	rm -rf .venv .tools

$(UV):
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Attune needs Python 3.11 or newer; say make PY=/path/to/python3"; exit 1; }
	@$(PY) -m pip --version > /dev/null 2>&1 || { echo "pip is missing: apt-get install python3-pip"; exit 1; }
	@echo "Fetching the installer into .tools ..."
	@$(PY) -m pip install -q --disable-pip-version-check --root-user-action ignore --target .tools "uv>=0.9"

.venv/.run: requirements.txt pyproject.toml | $(UV)
	@test -x $(VENV_PY) || $(UV) venv -q --python "$$(command -v $(PY))" .venv
	@echo "Installing Attune into .venv ..."
	@$(UV) pip install -q --python $(VENV_PY) --require-hashes -r requirements.txt
	@$(UV) pip install -q --python $(VENV_PY) --no-deps -e .
	@touch $@

.venv/.test: requirements-test.txt .venv/.run
	@echo "Installing what the tests need ..."
	@$(UV) pip install -q --python $(VENV_PY) --require-hashes -r requirements-test.txt
	@touch $@
