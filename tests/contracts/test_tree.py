"""Promises about the source itself."""

import doctest
import importlib
import inspect
import subprocess
import sys
import tomllib
from pathlib import Path

import click
import pytest

from service.queue import ALLOWED
from service.settings import Settings

ROOT = Path(__file__).parents[2]
SOURCES = sorted(
    path
    for folder in ("matching", "service", "workers", "tests", "templates")
    for path in (ROOT / folder).rglob("*")
    if path.suffix in {".py", ".html", ".typ", ".js", ".css", ".txt"}
    and "versions" not in path.parts
)
FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "lib"}


def named(path):
    return str(path.relative_to(ROOT))


def test_no_file_is_longer_than_400_lines():
    long = {named(path): n for path in SOURCES if (n := len(path.read_text().splitlines())) > 400}
    assert long == {}


def test_no_module_is_a_junk_drawer():
    assert [named(path) for path in SOURCES if path.stem in FORBIDDEN_NAMES] == []


def test_every_module_says_what_it_knows():
    silent = [
        named(path)
        for path in SOURCES
        if path.suffix == ".py"
        and "tests" not in path.parts
        and not path.read_text().startswith('"""')
    ]
    assert silent == []


def test_the_layers_hold():
    done = subprocess.run(
        [Path(sys.executable).with_name("lint-imports"), "--no-cache"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", sorted(ALLOWED))
def test_every_job_name_is_a_function_of_one_id(name):
    module, _, function = name.rpartition(".")
    job = getattr(importlib.import_module(module), function)
    assert len(inspect.signature(job).parameters) == 1


def test_every_setting_is_documented():
    page = (ROOT / "docs" / "settings.md").read_text()
    names = {
        "secret_key": "ATTUNE_SECRET_KEY",
        "database_url": "DATABASE_URL",
        "redis_url": "REDIS_URL",
    }
    wanted = [names.get(one, f"ATTUNE_{one.upper()}") for one in Settings.__dataclass_fields__]
    assert [name for name in wanted if f"## `{name}`" not in page] == []


def test_every_command_is_documented():
    from service.cli import main

    page = (ROOT / "docs" / "commands.md").read_text()
    names = main.list_commands(click.Context(main))
    assert [name for name in names if f"## `attune {name}" not in page] == []


def test_lock_files_carry_hashes_and_no_addresses():
    for name in ("requirements.txt", "requirements-test.txt"):
        text = (ROOT / name).read_text()
        assert "--hash=sha256:" in text
        assert "://" not in text


def test_the_version_is_in_the_changelog():
    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert f"## {version}" in (ROOT / "CHANGELOG.md").read_text()


def test_survey_data_never_enters_the_project():
    tables = [named(path) for path in ROOT.rglob("*.csv") if ".venv" not in path.parts]
    assert tables == []


EXAMPLES = [path for path in SOURCES if path.suffix == ".py" and named(path).startswith("service/")]


@pytest.mark.parametrize(
    "name",
    [
        named(path).removesuffix(".py").replace("/", ".")
        for path in EXAMPLES
        if ">>> " in path.read_text()
    ],
)
def test_examples_run(name):
    ran = doctest.testmod(importlib.import_module(name))
    assert (ran.failed, ran.attempted > 0) == (0, True)
