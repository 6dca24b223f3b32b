"""`python -m workers` works; `python -m workers sweep` sweeps. Settings come from the environment."""

import logging
import sys

from service.errors import SettingsError
from service.settings import Settings
from workers.sweeper import run_sweeper
from workers.worker import run_worker


def main(arguments: list[str]) -> int:
    """Run one of the two until a signal comes."""
    logging.basicConfig(level=logging.INFO, format="%(levelname)s %(name)s %(message)s")
    try:
        settings = Settings.from_env()
    except SettingsError as fault:
        print(fault, file=sys.stderr)  # noqa: T201 - the operator reads this
        return 2
    match arguments:
        case []:
            run_worker(settings)
        case ["burst"]:
            run_worker(settings, burst=True)
        case ["sweep"]:
            run_sweeper(settings)
        case _:
            print("usage: python -m workers [burst|sweep]", file=sys.stderr)  # noqa: T201 - as above
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
