"""An app on the server that `attune up` uses, on loopback, with what it costs; knows no page."""

import gzip
import os
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from service.cli.server import gunicorn_command
from service.settings import Settings

_PATIENCE = 60.0
_TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True, slots=True)
class Served:
    """A server that answers."""

    port: int
    process: int

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://127.0.0.1:{self.port}"

    def connection(self) -> HTTPConnection:
        """Return a connection to it."""
        return HTTPConnection("127.0.0.1", self.port, timeout=60)

    def cpu_seconds(self) -> float:
        """Return the CPU seconds of its processes so far."""
        children = Path(f"/proc/{self.process}/task/{self.process}/children").read_text("ascii")
        spent = 0
        for number in (str(self.process), *children.split()):
            stat = Path(f"/proc/{number}/stat").read_text("utf-8").rpartition(")")[2].split()
            spent += int(stat[11]) + int(stat[12])
        return spent / _TICKS

    def fetched(self, path: str) -> tuple[bytes, int]:
        """Return what stands at a path, and how many bytes came for it, the head included."""
        connection = self.connection()
        connection.request("GET", path, headers={"Accept-Encoding": "gzip, deflate, br"})
        answer = connection.getresponse()
        body = answer.read()
        head = len("HTTP/1.1 200 OK\r\n\r\n")
        head += sum(len(name) + len(value) + len(": \r\n") for name, value in answer.getheaders())
        connection.close()
        is_packed = answer.getheader("Content-Encoding") == "gzip"
        return gzip.decompress(body) if is_packed else body, len(body) + head


@contextmanager
def serving(app: str, settings: Settings, environ: Mapping[str, str]) -> Iterator[Served]:
    """Serve an app as `attune up` does, in processes of its own, until the block ends."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    process = subprocess.Popen(  # noqa: S603 - our own command, no shell
        gunicorn_command(settings, host="127.0.0.1", port=port, app=app),
        env={**os.environ, **environ},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        served = Served(port, process.pid)
        _wait(served, process)
        yield served
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait()


def _wait(served: Served, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _PATIENCE
    while process.poll() is None and time.monotonic() < deadline:
        try:
            served.fetched("/healthz")
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(process.args)
