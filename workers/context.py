"""What a job works with, built once in each process and never shared over a fork."""

import os
from dataclasses import dataclass
from functools import lru_cache

from service.links import Links
from service.mail.post import AbsentPostman, Postman, SmtpPostman
from service.operations.codes import CardCodes
from service.printing.typeset import TypstTypesetter
from service.printing.typesetter import Typesetter
from service.queue import Doorbell, RqDoorbell
from service.settings import TEMPLATES, Settings
from service.store.session import Store


@dataclass(frozen=True, slots=True)
class Context:
    """The ports and the store of one process."""

    settings: Settings
    store: Store
    postman: Postman
    typesetter: Typesetter
    doorbell: Doorbell
    code_of: CardCodes
    worker: str


def context() -> Context:
    """Return this process's context. A forked child gets its own."""
    return _context_of(os.getpid())


@lru_cache(maxsize=1)
def _context_of(_process: int) -> Context:
    settings = Settings.from_env()
    return Context(
        settings=settings,
        store=Store(settings.database_url),
        postman=SmtpPostman(settings.mail_url, settings.mail_from)
        if settings.mail_url
        else AbsentPostman(),
        typesetter=TypstTypesetter(TEMPLATES / "cards"),
        doorbell=RqDoorbell(settings.redis_url, settings.plan_seconds),
        code_of=CardCodes(settings.secret_key, Links(settings.public_url)),
        worker=worker_label(),
    )


def worker_label() -> str:
    """Return the name under which this worker claims rows; a supervisor gives one that outlives it.

    A worker puts its name into the environment, so that its children go by the same one.
    """
    return os.environ.get("ATTUNE_WORKER_LABEL") or f"{os.uname().nodename}-{os.getpid()}"
