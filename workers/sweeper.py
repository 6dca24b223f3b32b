"""The sweep as a process: every few seconds it rings again and frees what dead workers hold."""

import logging
import signal
import threading
from datetime import datetime, timedelta

from service.clock import now
from service.operations.sweep import erase_what_is_due, sweep
from service.queue import RqDoorbell
from service.settings import Settings
from service.store.session import Store
from workers.jobs import new_incident

ERASE_EVERY = timedelta(hours=1)

log = logging.getLogger(__name__)


def run_sweeper(settings: Settings) -> None:
    """Sweep until told to stop. A sweep that fails is logged, and the next one comes all the same."""
    done = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda *_: done.set())
    store = Store(settings.database_url)
    doorbell = RqDoorbell(settings.redis_url, settings.plan_seconds)
    erased_at: datetime | None = None
    while not done.wait(settings.sweep_seconds):
        try:
            sweep(store, doorbell, new_incident=new_incident, now=now())
            if erased_at is None or now() - erased_at > ERASE_EVERY:
                erase_what_is_due(store, now=now())
                erased_at = now()
        except Exception:
            log.exception("sweep-failed")
