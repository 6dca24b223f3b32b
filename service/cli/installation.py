"""What commands know of the installation they work on: its folder, its settings, its store."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from service.home import Home
from service.links import Links
from service.queue import RqDoorbell
from service.settings import Settings
from service.store.session import Store

DEFAULT_FOLDER = Path(".attune")


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


class Installation:
    """Settings, store and doorbell of one data folder, or of the environment where it says more."""

    def __init__(self, data: Path) -> None:
        self.home = Home.prepared(data)
        self.environ = self.home.environment(os.environ)
        self.settings = Settings.from_env(self.environ)
        self.store = Store(self.settings.database_url)
        self.doorbell = RqDoorbell(self.settings.redis_url, self.settings.plan_seconds)
        self.links = Links(self.settings.public_url)
