"""The jobs: an id comes in, one operation is called. What is unexpected ends here, with an incident."""

import logging
import resource
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from service.clock import now
from service.errors import Busy
from service.operations import attempt, decks, mail
from workers.context import Context, context

PART_LEASES = 6

log = logging.getLogger(__name__)


def run_plan(plan_id: int) -> None:
    """Make a plan that waits."""
    here = context()
    limits = attempt.Limits(here.settings.plan_seconds, here.settings.lease_seconds)
    with _edge(here, "run_plan", plan_id, give_up=attempt.fail_plan):
        attempt.run_plan(here.store, plan_id, worker=here.worker, limits=limits, now=now)


def render_deck(deck_id: int) -> None:
    """Render a deck that waits."""
    here = context()
    with _edge(here, "render_deck", deck_id, give_up=decks.fail_deck):
        decks.render_deck(
            here.store,
            here.typesetter,
            deck_id,
            worker=here.worker,
            # A part of a hundred cards is one step, and takes longer than a step of planning.
            lease_seconds=PART_LEASES * here.settings.lease_seconds,
            now=now,
            doorbell=here.doorbell,
            code_of=here.code_of,
            seconds=here.settings.plan_seconds,
        )


def deliver_message(message_id: int) -> None:
    """Carry a mail that waits."""
    here = context()
    try:
        mail.deliver_message(here.store, here.postman, message_id, now=now())
    except Busy:
        log.warning("job-put-off job=deliver_message row=%s", message_id)


def new_incident() -> str:
    """Return a short name that page and log share."""
    return secrets.token_hex(4)


@contextmanager
def _edge(here: Context, job: str, row_id: int, *, give_up: Callable[..., None]) -> Iterator[None]:
    """Log what nobody expected and mark the row; leave it to the sweep when the database is away."""
    log.info("job-began job=%s row=%s", job, row_id)
    try:
        yield
    except Busy:
        log.warning("job-put-off job=%s row=%s", job, row_id)
    except Exception:
        _lift_memory_limit()
        incident = new_incident()
        log.exception("job-failed job=%s row=%s incident=%s", job, row_id, incident)
        give_up(here.store, row_id, worker=here.worker, incident=incident, now=now())
    else:
        log.info("job-ended job=%s row=%s", job, row_id)


def _lift_memory_limit() -> None:
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
