"""Keeps a few processes running: in order up, in the other order down, again when one dies."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from service.errors import AttuneError

TICK_SECONDS = 0.1
READY_SECONDS = 60.0
FAST_EXIT_SECONDS = 5.0
FAST_EXITS_AT_MOST = 8
LONGEST_PAUSE_SECONDS = 5.0
PR_SET_PDEATHSIG = 1


@dataclass
class GaveUp(AttuneError):
    """A process ended again and again right after its start."""

    name: str
    code: int
    log: Path


@dataclass
class NotReady(AttuneError):
    """A process is up but does not answer."""

    name: str
    log: Path


@dataclass(frozen=True, slots=True)
class Program:
    """One process to keep: its command, how to see that it is ready, how long it may take to stop."""

    name: str
    command: Sequence[str]
    environ: Mapping[str, str]
    is_ready: Callable[[], bool] = lambda: True
    grace_seconds: float = 10.0


@dataclass(slots=True)
class _Child:
    program: Program
    process: subprocess.Popen[bytes]
    began: float
    fast_exits: int = 0
    again_at: float | None = None


@dataclass(slots=True)
class Supervisor:
    """Runs programs in the order given. Everything a child prints goes to its own log file."""

    programs: Sequence[Program]
    logs: Path
    say: Callable[[str], None] = print
    _children: list[_Child] = field(default_factory=list, init=False)
    _stopping: bool = field(default=False, init=False)

    def run(self, when_ready: Callable[[], None]) -> None:
        """Start everything, call `when_ready`, watch until a signal comes, then stop everything."""
        self.logs.mkdir(mode=0o700, exist_ok=True)
        for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(name, self._stop)
        try:
            for program in self.programs:
                if self._stopping:
                    return
                child = _Child(program, self._start(program), time.monotonic())
                self._children.append(child)
                self._wait_ready(child)
            if not self._stopping:
                when_ready()
            while not self._stopping:
                for child in self._children:
                    self._look_after(child)
                time.sleep(TICK_SECONDS)
        finally:
            self._down()

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _log(self, program: Program) -> Path:
        return self.logs / f"{program.name}.log"

    def _start(self, program: Program) -> subprocess.Popen[bytes]:
        with self._log(program).open("ab") as stream:
            return subprocess.Popen(  # noqa: S603 - our own commands, no shell
                program.command,
                env=dict(program.environ),
                stdin=subprocess.DEVNULL,
                stdout=stream,
                stderr=subprocess.STDOUT,
                # A session of its own: Ctrl-C reaches us alone, and we stop things in order.
                start_new_session=True,
                preexec_fn=_die_with_parent,  # noqa: PLW1509 - this process has one thread
            )

    def _wait_ready(self, child: _Child) -> None:
        deadline = time.monotonic() + READY_SECONDS
        while not self._stopping:
            if child.process.poll() is not None:
                raise GaveUp(child.program.name, child.process.returncode, self._log(child.program))
            if child.program.is_ready():
                return
            if time.monotonic() > deadline:
                raise NotReady(child.program.name, self._log(child.program))
            time.sleep(TICK_SECONDS / 2)

    def _look_after(self, child: _Child) -> None:
        """Start a process again that has ended, whatever its exit code said, with growing pauses."""
        now = time.monotonic()
        if child.again_at is None:
            code = child.process.poll()
            if code is None:
                return
            fast = now - child.began < FAST_EXIT_SECONDS
            child.fast_exits = child.fast_exits + 1 if fast else 0
            if child.fast_exits > FAST_EXITS_AT_MOST:
                raise GaveUp(child.program.name, code, self._log(child.program))
            pause = min(0.1 * 2**child.fast_exits, LONGEST_PAUSE_SECONDS) if fast else 0.0
            child.again_at = now + pause
            self.say(f"{child.program.name} ended with code {code}; starting it again")
        if child.again_at is not None and now >= child.again_at:
            child.process = self._start(child.program)
            child.began = time.monotonic()
            child.again_at = None

    def _down(self) -> None:
        """Stop in the other order, each one before the next: whoever needs another stops first."""
        for child in reversed(self._children):
            _end(child.process, child.program.grace_seconds)


def _end(process: subprocess.Popen[bytes], grace_seconds: float) -> None:
    """Ask kindly, wait, then end the whole group."""
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(grace_seconds)
        except subprocess.TimeoutExpired:
            pass
        else:
            return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
