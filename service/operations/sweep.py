"""What keeps promises when something died: rings again, frees dead workers' rows, erases what is due."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import delete, false, or_, select, update
from sqlalchemy.orm import Session

from service.operations import partwork
from service.operations.erasing import erase_with_receipt
from service.operations.followups import forget_unanswered
from service.operations.incidents import given_up
from service.operations.mail import give_up_letters
from service.operations.plans import MAX_ATTEMPTS
from service.queue import DELIVER_MESSAGE, RENDER_DECK, RUN_PLAN, Doorbell, Ring
from service.store.models import (
    Deck,
    DeckState,
    Event,
    Message,
    MessageState,
    PartWork,
    Plan,
    PlanState,
    SignIn,
    SignInLink,
    Upload,
)
from service.store.session import Store, after_commit

RING_AGAIN_SECONDS = 5
UPLOAD_HOURS = 24
BATCH = 200

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Line:
    """One kind of row that waits for workers."""

    job: str
    row: type[Plan] | type[Deck]
    queued: Any
    running: Any
    failed: Any
    # That a row in the making is left alone, with work to do.
    waits: Any = field(default_factory=false)


LINES = (
    _Line(RUN_PLAN, Plan, PlanState.QUEUED, PlanState.RUNNING, PlanState.FAILED),
    _Line(
        RENDER_DECK, Deck, DeckState.QUEUED, DeckState.RUNNING, DeckState.FAILED, partwork.waits()
    ),
)


def sweep(
    store: Store, doorbell: Doorbell, *, new_incident: Callable[[], str], now: datetime
) -> None:
    """Do one round of all of it. Safe to run in many places at once."""
    with store.writing() as session:
        for line in LINES:
            _free(session, line, line.row.lease_until < now, now=now, new_incident=new_incident)
        partwork.free(session, PartWork.lease_until < now, now=now, new_incident=new_incident)
        for line in LINES:
            _ring_again(session, doorbell, line, now)
        give_up_letters(session, now=now)
        _ring_for_messages(session, doorbell, now)


def free_rows_of(
    store: Store, worker: str, *, new_incident: Callable[[], str], now: datetime
) -> None:
    """Free at once what a worker of this name left behind. Only for a worker that surely died."""
    with store.writing() as session:
        for line in LINES:
            _free(session, line, line.row.worker == worker, now=now, new_incident=new_incident)
        partwork.free(session, PartWork.worker == worker, now=now, new_incident=new_incident)


def erase_what_is_due(store: Store, *, now: datetime) -> None:
    """Erase events whose keep-until day has begun where they are, and secrets and files of no more use."""
    with store.writing() as session:
        near = (now + timedelta(days=1)).date()
        for event in session.scalars(
            select(Event).where(Event.keep_until <= near).order_by(Event.id)
        ):
            if event.keep_until > now.astimezone(ZoneInfo(event.time_zone)).date():
                continue
            log.info("event-erased event=%s", event.id)
            erase_with_receipt(session, event.id, now=now)
        forget_unanswered(session, now=now)
        session.execute(delete(SignIn).where(SignIn.expires_at < now))
        session.execute(delete(SignInLink).where(SignInLink.expires_at < now))
        session.execute(
            delete(Upload).where(Upload.created_at < now - timedelta(hours=UPLOAD_HOURS))
        )


def _free(
    session: Session, line: _Line, condition: Any, *, now: datetime, new_incident: Callable[[], str]
) -> None:
    """Put running rows whose worker is gone back in line; give up after three attempts."""
    row = line.row
    gone = (row.state == line.running, condition)
    spent = session.scalars(select(row.id).where(*gone, row.attempt >= MAX_ATTEMPTS)).all()
    for row_id in spent:
        incident = new_incident()
        log.error("job-given-up job=%s row=%s incident=%s", line.job, row_id, incident)
        session.execute(
            update(row)
            .where(row.id == row_id, *gone)
            .values(given_up(line.failed, incident, now=now))
        )
    freed = session.execute(
        update(row)
        .where(*gone)
        .values(state=line.queued, lease_until=None, worker=None, rung_at=None)
        .returning(row.id)
    ).all()
    for (row_id,) in freed:
        log.warning("row-freed job=%s row=%s", line.job, row_id)


def _ring_again(session: Session, doorbell: Doorbell, line: _Line, now: datetime) -> None:
    row = line.row
    silent = or_(row.rung_at.is_(None), row.rung_at < now - timedelta(seconds=RING_AGAIN_SECONDS))
    waiting = session.execute(
        update(row)
        .where(or_(row.state == line.queued, line.waits), silent)
        .values(rung_at=now)
        .returning(row.id, row.attempt)
    ).all()
    for row_id, attempt in sorted(map(tuple, waiting)):
        _ring_later(session, doorbell, Ring(line.job, row_id, attempt))


def _ring_for_messages(session: Session, doorbell: Doorbell, now: datetime) -> None:
    silent = or_(
        Message.rung_at.is_(None),
        Message.rung_at < now - timedelta(seconds=RING_AGAIN_SECONDS),
    )
    open_ = or_(
        Message.state == MessageState.QUEUED,
        (Message.state == MessageState.SENDING) & (Message.lease_until < now),
    )
    due = session.execute(
        select(Message.id, Message.attempts)
        .where(open_, silent, Message.due_at <= now)
        .order_by(Message.id)
        .limit(BATCH)
    ).all()
    session.execute(
        update(Message).where(Message.id.in_([row_id for row_id, _ in due])).values(rung_at=now)
    )
    for row_id, attempt in due:
        _ring_later(session, doorbell, Ring(DELIVER_MESSAGE, row_id, attempt))


def _ring_later(session: Session, doorbell: Doorbell, ring: Ring) -> None:
    after_commit(session, lambda: doorbell.ring(ring))
