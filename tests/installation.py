"""A whole Attune for tests: `attune up` in a folder of its own, on a free port."""

import os
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path

from service.home import Home
from tests.servers import free_port, wait_until

ATTUNE = [sys.executable, "-c", "from service.cli import main; main()"]


class Running:
    def __init__(self, folder: Path, **environ: str):
        self.folder = folder
        self.port = free_port()
        self.home = Home.prepared(folder / "data")
        self.out = folder / "out"
        with self.out.open("wb") as stream:
            self.process = subprocess.Popen(
                [*ATTUNE, "up", "--port", str(self.port), "--data", str(folder / "data")],
                stdout=stream, stderr=subprocess.STDOUT, env={**os.environ, "HOME": str(folder), **environ},
                start_new_session=True,
            )  # fmt: skip
        wait_until(lambda: "Attune is running" in self.said() or self.process.poll() is not None,
                   "attune up did not come up", 60)  # fmt: skip
        assert self.process.poll() is None, self.said()

    def said(self) -> str:
        return self.out.read_text()

    def page(self, path: str) -> tuple[int, str]:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=10) as answer:
            return answer.status, answer.read().decode()

    def children(self) -> dict[str, int]:
        """Process ids of what it runs, by a word of the command."""
        shown = subprocess.run(
            ["ps", "-ww", "-o", "pid=,args=", "--ppid", str(self.process.pid)],
            capture_output=True, text=True, check=False,
        ).stdout  # fmt: skip
        words = {
            "valkey-server": "queue",
            "gunicorn": "web",
            "workers sweep": "sweep",
            "-m workers": "worker",
        }
        found = {}
        for line in shown.splitlines():
            number, command = line.split(maxsplit=1)
            name = next((name for word, name in words.items() if word in command), None)
            if name:
                found.setdefault(name, int(number))
        return found

    def stop(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(60)
