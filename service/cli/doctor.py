"""`attune doctor`: what is configured, what answers, what is missing."""

import importlib.util
import os
from pathlib import Path

import click

from service.cli.installation import Installation, data_option
from service.errors import SettingsError
from service.home import FolderInUse
from service.printing.fonts import font_shelf
from service.store import migrate
from service.valkey import NoValkey, valkey_program


@click.command()
@data_option
def doctor(data: Path) -> None:
    """Look at this installation and say what is well and what is not; exit 1 if anything is not."""
    try:
        here = Installation(data)
    except SettingsError as fault:
        raise click.ClickException(str(fault)) from fault
    checks = [
        ("data folder", *_folder(here)),
        ("database", *_database(here)),
        ("queue server", *_valkey()),
        ("queue", here.doorbell.answers(), here.settings.redis_url.rpartition("@")[2]),
        (
            "workers",
            here.doorbell.workers_seen() > 0,
            f"{here.doorbell.workers_seen()} seen lately",
        ),
        (
            "mail",
            here.settings.mail_url is not None,
            "ATTUNE_MAIL_URL "
            + ("is set" if here.settings.mail_url else "is not set: mails wait in the outbox"),
        ),
        ("fonts", not font_shelf().missing, ", ".join(font_shelf().missing) or "all scripts"),
        ("engine", _has("ortools") and _has("pymatching"), "OR-tools, PyMatching"),
    ]
    for name, is_well, detail in checks:
        click.echo(f"{'well   ' if is_well else 'missing'}  {name:13} {detail}")
    if not all(is_well for name, is_well, _ in checks if name != "mail"):
        raise SystemExit(1)


def _folder(here: Installation) -> tuple[bool, str]:
    try:
        handle = here.home.lock()
    except FolderInUse as fault:
        return True, f"{here.home.folder}, Attune runs on it (process {fault.process})"
    os.close(handle)
    return True, f"{here.home.folder}, nothing runs on it"


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
