"""Which rounds of a plan take place, and which have begun: the one answer to both for every page and paper."""

from datetime import datetime
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.begun import is_left_out, takes_place
from service.store.evening import has_begun, is_held, is_over
from service.store.models import Attendance, Day, Event, Plan, Round
from service.store.plannedtimes import Held, planned_end, planned_start
from service.store.queries.day import day_of
from service.store.values import Presence


class Waited(Held, Protocol):
    """An event whose first round may be waited for."""

    @property
    def id(self) -> int:
        """Its row."""
        ...


def held_rounds(session: Session, plan: Plan, *, now: datetime) -> frozenset[int]:
    """Return the numbers of the rounds that take place.

    Those after the last one do not. One that was passed over may still be begun as long as the
    evening runs; then it was not held. Nor were those that were to come when their event, held in part,
    was moved to a day that was past.
    """
    event, clock = session.get_one(Event, plan.event_id), day_of(session, plan.event_id)
    rounds = session.execute(
        select(Round.number, Round.starts_at).where(Round.plan_id == plan.id)
    ).all()
    if not is_over(event, clock, now=now):
        return frozenset(one for one, _ in rounds if not is_left_out(one, clock))
    moved_at = event.moved_at
    held = (one for one, at in rounds if is_held(one, at, moved_at=moved_at, clock=clock))
    # Where none was held at all, pages tell of those that were planned.
    return frozenset(held) or frozenset(one for one, _ in rounds if takes_place(one, clock))


def is_awaited(session: Session, event: Waited, clock: Day | None, *, now: datetime) -> bool:
    """Say whether people wait for a first round whose time has come, and which nobody has begun.

    They do where a begin was taken back, or, until the second round's time, where somebody was checked in:
    whoever keeps a list at the door may run the evening by its planned times. Those count where nobody did
    either, and once the evening would be over by them.
    """
    if (clock is not None and clock.round) or not event.starts_at <= now < planned_end(event):
        return False
    if clock is not None and clock.revision:
        return True
    if now >= planned_start(event, 2):
        return False
    here = (Attendance.event_id == event.id, Attendance.presence == Presence.HERE)
    return session.scalar(select(Attendance.id).where(*here).limit(1)) is not None


def begun_rounds(session: Session, plan: Plan, *, until: datetime) -> frozenset[int]:
    """Return the numbers of the rounds that have begun by then."""
    event, clock = session.get_one(Event, plan.event_id), day_of(session, plan.event_id)
    if is_awaited(session, event, clock, now=until):
        return frozenset()
    rounds = session.execute(
        select(Round.number, Round.starts_at).where(Round.plan_id == plan.id)
    ).all()
    return frozenset(
        number
        for number, planned in rounds
        if has_begun(number, planned, event=event, clock=clock, now=until)
    )
