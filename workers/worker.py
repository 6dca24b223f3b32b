"""The RQ worker: only known functions, JSON only, and a child that dies with its parent."""

import ctypes
import logging
import os
import resource
import signal
import sys
from pathlib import Path
from typing import Any

from redis import Redis
from rq import Queue, Worker
from rq.job import Job

from service.clock import now
from service.operations.sweep import free_rows_of
from service.operations.vocabulary import read_ahead
from service.queue import AllowedJob, queue_on
from service.settings import Settings
from service.store.session import Store
from service.tokens import new_key
from workers.context import worker_label
from workers.jobs import new_incident

PR_SET_PDEATHSIG = 1
MEGABYTE = 1 << 20

log = logging.getLogger(__name__)


class CarefulWorker(Worker):
    """A forking worker whose child takes no more memory than allowed and never outlives it."""

    job_class = AllowedJob
    memory_bytes: int | None = None
    parent: int | None = None

    def main_work_horse(self, job: Job, queue: Queue) -> None:
        """Bind the child before it does anything."""
        if sys.platform == "linux":
            ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
            if os.getppid() != self.parent:
                os._exit(1)  # the parent died before it could be bound to
        if self.memory_bytes is not None and sys.platform == "linux":
            _limit_memory(self.memory_bytes)
        super().main_work_horse(job, queue)


def run_worker(settings: Settings, *, burst: bool = False) -> None:
    """Work until told to stop. What an earlier worker of the same label left is freed first."""
    label = worker_label()
    os.environ["ATTUNE_WORKER_LABEL"] = label
    _free(settings, label)
    read_ahead()
    connection = Redis.from_url(settings.redis_url)

    def on_killed(job: Job, _pid: int, _status: int, _usage: Any) -> None:
        log.error("job-killed job=%s", job.id)
        _free(settings, label)

    CarefulWorker.memory_bytes = settings.job_memory_mb * MEGABYTE
    CarefulWorker.parent = os.getpid()
    worker = CarefulWorker(
        [queue_on(connection)],
        connection=connection,
        name=f"{label}-{new_key()}",
        serializer="json",
        job_monitoring_interval=5,
        maintenance_interval=10,
        worker_ttl=25,
        work_horse_killed_handler=on_killed,
    )
    worker.work(with_scheduler=False, burst=burst, logging_level="WARNING")


def _limit_memory(more: int) -> None:
    """Let this process map so many more bytes than it has; what it was born with is not the job's."""
    pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    mapped = int(pages) * resource.getpagesize()
    # The soft limit alone: whoever runs into it must still be able to write down that it did.
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (mapped + more, hard))


def _free(settings: Settings, label: str) -> None:
    # A store of its own, closed again: no connection may be open when the worker forks.
    store = Store(settings.database_url)
    try:
        free_rows_of(store, label, new_incident=new_incident, now=now())
    finally:
        store.dispose()
