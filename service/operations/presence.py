"""Who has come: check-in, undo, no-shows, walk-ups, and wishes to sit out a round. Seats nobody."""

from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.errors import Meanwhile, NotFound
from service.operations.responserow import new_response, next_turn
from service.operations.responses import locked_event
from service.store.evening import rounds_over
from service.store.models import Attendance, Event, Response
from service.store.queries.day import WALK_UP, attending_one, day_of
from service.store.queries.people import language_read
from service.store.queries.plans import published_plan, rounds_listed
from service.store.values import Presence, ResponseValues
from service.tokens import digest


def set_presence(
    session: Session,
    event_id: int,
    number: int,
    *,
    presence: Presence,
    seen: Presence,
    by: int,
    now: datetime,
    stays: int | None = None,
) -> None:
    """Say whether somebody is there, if that still is as it was `seen`.

    Who is not there any more `stays` for so many rounds; where nobody says, for those that are over, if
    they had been seen. Who comes after all has missed the rounds that were over by then; what is undone was
    never so. `Meanwhile` when another organizer said something else since; the same said
    twice is no conflict.
    """
    row = _row(session, event_id, number, now)
    if row.presence is presence and stays in (None, row.stayed):
        return
    if row.presence is not seen:
        one = attending_one(session, event_id, number)
        raise Meanwhile(row.presence.value, one.by if one else "", row.changed_at)
    if presence is Presence.HERE and row.presence is Presence.MISSING:
        _come_back(row, rounds_over_now(session, event_id, now))
    if presence is not Presence.MISSING:
        row.stayed = 0
    elif stays is not None:
        row.stayed = stays
    else:
        was_here = row.presence is Presence.HERE
        row.stayed = rounds_over_now(session, event_id, now) if was_here else 0
    row.presence = presence
    row.changed_at = now
    row.changed_by = by


def _come_back(row: Attendance, over: int) -> None:
    """Keep which rounds somebody missed who is there again; a gap that follows another makes it longer."""
    if over <= row.stayed:
        return
    if row.missed_to != row.stayed:
        row.missed_from = row.stayed
    row.missed_to = over


def rounds_over_now(session: Session, event_id: int, now: datetime) -> int:
    """Count the rounds that are over, by the organizer's clock, else by the planned times."""
    event, day = session.get_one(Event, event_id), day_of(session, event_id)
    if day is not None and day.round:
        return rounds_over(day, now=now)
    plan = published_plan(session, event_id)
    rounds = rounds_listed(session, plan.id) if plan else ()
    return sum(one.ends_at <= now for one in rounds if one.number <= event.rounds_held)


def shorten_gaps(session: Session, event_id: int, *, over: int) -> None:
    """Let nobody have missed a round that is not over after all; only so many are."""
    gaps = select(Attendance).where(Attendance.event_id == event_id, Attendance.missed_to > over)
    for row in session.scalars(gaps):
        row.missed_from = min(row.missed_from, over)
        row.missed_to = over


def shorten_stays(
    session: Session, event_id: int, round_: int, *, begun: int, ended_at: datetime
) -> None:
    """Let nobody who left since have stayed for a round that has not begun after all.

    `begun` is the last that has. Whoever was to leave after the round, as was said before it `ended_at` that
    moment, is to leave after it whenever it begins.
    """
    left = select(Attendance).where(
        Attendance.event_id == event_id,
        Attendance.stayed == round_,
        Attendance.changed_at >= ended_at,
    )
    for row in session.scalars(left):
        row.stayed = begun


def add_walk_up(
    session: Session, event_id: int, values: ResponseValues, *, once: str, by: int, now: datetime
) -> int:
    """Store somebody who came unannounced and is here; return their number.

    The same form sent twice (`once` names it) stores one person. They are taken to read what most of the
    event read.
    """
    locked_event(session, event_id)
    known = walk_up_stored(session, event_id, values.name, once=once)
    if known is not None:
        return known
    number = next_turn(session, event_id).number
    reads = values.reads or language_read(session, event_id)
    values = replace(values, external_id=_mark(values.name, once), reads=reads)
    made = new_response(session, event_id, values, number=number, now=now)
    session.add(_fresh(event_id, made.id, now, presence=Presence.HERE, by=by))
    return number


def walk_up_stored(session: Session, event_id: int, name: str, *, once: str) -> int | None:
    """Return the number of whom this same form has stored already."""
    return session.scalar(
        select(Response.number).where(
            Response.event_id == event_id,
            Response.external_id == _mark(name, once),
            Response.withdrawn_at.is_(None),
        )
    )


def _mark(name: str, once: str) -> str:
    return WALK_UP + digest(f"{once}:{name}")[:32]


def sit_out(session: Session, response_id: int, *, round_: int | None, now: datetime) -> None:
    """Keep an attendee's wish to sit out a round, or take it back; no plan changes by it."""
    response = session.get_one(Response, response_id)
    _row(session, response.event_id, response.number, now).sits_out = round_


def _row(session: Session, event_id: int, number: int, now: datetime) -> Attendance:
    """Return somebody's row, which nobody else changes meanwhile."""
    locked_event(session, event_id)
    response = session.scalar(
        select(Response).where(
            Response.event_id == event_id,
            Response.number == number,
            Response.withdrawn_at.is_(None),
        )
    )
    if response is None:
        raise NotFound
    found = session.scalar(select(Attendance).where(Attendance.response_id == response.id))
    if found is None:
        found = _fresh(event_id, response.id, now)
        session.add(found)
    return found


def _fresh(
    event_id: int,
    response_id: int,
    now: datetime,
    *,
    presence: Presence = Presence.EXPECTED,
    by: int | None = None,
) -> Attendance:
    return Attendance(
        event_id=event_id,
        response_id=response_id,
        presence=presence,
        sits_out=None,
        stayed=0,
        changed_at=now,
        changed_by=by,
    )
