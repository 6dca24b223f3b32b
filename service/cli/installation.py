"""What commands know of the installation they work on: its settings, its store, its folder if it has one."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from service.errors import SettingsError
from service.home import DEFAULT_FOLDER, Home
from service.links import Links
from service.queue import RqDoorbell
from service.settings import Settings
from service.store.session import Store

COMPLETE = ("ATTUNE_SECRET_KEY", "DATABASE_URL", "REDIS_URL")


def data_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--data`."""
    return click.option(
        "--data",
        type=click.Path(path_type=Path, file_okay=False),
        default=DEFAULT_FOLDER,
        envvar="ATTUNE_DATA",
        show_default=True,
        help="The folder with the database, the queue's log and the secret.",
    )(command)


def is_elsewhere() -> bool:
    """Say whether the environment names everything, so that no data folder is needed."""
    return all(os.environ.get(name) for name in COMPLETE)


class Installation:
    """Settings, store and doorbell: of the environment when it says everything, else of a data folder."""

    def __init__(self, data: Path) -> None:
        self.home: Home | None = None
        environ = dict(os.environ)
        if not is_elsewhere():
            self.home = Home.prepared(data)
            environ = self.home.environment(environ)
        try:
            self.settings = Settings.from_env(environ)
        except SettingsError as fault:
            raise click.ClickException(str(fault)) from fault
        self.store = Store(self.settings.database_url)
        self.doorbell = RqDoorbell(self.settings.redis_url, self.settings.plan_seconds)
        self.links = Links(self.settings.public_url)
