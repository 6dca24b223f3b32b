"""By what a page that is left open tells whether its evening changed, cheaply. Never what changed."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from service.store.evening import counting_clock, is_past, planned_times, time_left
from service.store.models import Attendance, Base, Change, Event, Plan
from service.store.queries.day import Left, day_of
from service.store.queries.held import is_awaited
from service.store.queries.plans import rounds_listed

Mark = tuple[Any, ...]


def evening_mark(
    session: Session, event_id: int, plan: Plan | None, left: Left, *, now: datetime
) -> Mark:
    """Return all by which what people read of an evening may differ from what they read before.

    `plan` is the one that people follow, `left` who is not there. In a few queries of one row each, however
    many people take part.
    """
    event, clock = session.get_one(Event, event_id), day_of(session, event_id)
    planned = planned_times(rounds_listed(session, plan.id)) if plan else []
    is_waited = is_awaited(session, event, clock, now=now)
    counts = counting_clock(event, clock, now=now)
    runs = counts is not None and counts.started_at is not None and bool(time_left(counts, now=now))
    begun_or_over = [
        moment <= now
        for _, at, minutes in planned
        for moment in (at, at + timedelta(minutes=minutes))
    ]
    return (
        _columns(event),
        _columns(clock) if clock else (),
        (plan.id, repr(plan.asked)) if plan else (),
        repr(left),
        # Whoever changed their name, or withdrew.
        session.scalar(select(func.max(Change.id)).where(Change.event_id == event_id)),
        sum(begun_or_over),
        runs,
        is_waited,
        is_past(event, now=now),
        # Rounds that wait for their begin are told to be later with every minute.
        now.replace(second=0, microsecond=0) if is_waited or (counts and not runs) else None,
    )


def presence_mark(session: Session, response_id: int) -> Mark:
    """Return what was said of one attendee at the door, and by themselves."""
    found = session.execute(
        select(Attendance.presence, Attendance.sits_out).where(
            Attendance.response_id == response_id
        )
    ).first()
    return tuple(found) if found else ()


def _columns(row: Base) -> Mark:
    return tuple(getattr(row, column.key) for column in inspect(type(row)).column_attrs)
