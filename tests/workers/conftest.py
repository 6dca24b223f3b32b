import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from service.queue import RqDoorbell
from tests.conftest import SECRET


@dataclass
class Workshop:
    """A real queue, a real database and the commands to run real workers on them."""

    database_url: str
    redis_url: str
    changes: dict[str, str] = field(default_factory=dict)
    running: list[subprocess.Popen] = field(default_factory=list)

    def start(self, *words: str, **environ: str) -> subprocess.Popen:
        process = subprocess.Popen(
            [sys.executable, "-m", "workers", *words],
            env={
                **os.environ,
                "ATTUNE_SECRET_KEY": SECRET,
                "DATABASE_URL": self.database_url,
                "REDIS_URL": self.redis_url,
                "ATTUNE_WORKER_LABEL": "bench",
                **self.changes,
                **environ,
            },
            start_new_session=True,
        )
        self.running.append(process)
        return process

    @property
    def doorbell(self) -> RqDoorbell:
        return RqDoorbell(self.redis_url, 60)

    def stop(self) -> None:
        for process in self.running:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()


@pytest.fixture(scope="session")
def fresh_valkey() -> Iterator[str]:
    from tests import servers

    with servers.valkey() as url:
        yield url


@pytest.fixture
def workshop(database_url: str, fresh_valkey: str) -> Iterator[Workshop]:
    from redis import Redis

    Redis.from_url(fresh_valkey).flushall()
    shop = Workshop(database_url, fresh_valkey)
    yield shop
    shop.stop()
