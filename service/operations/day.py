"""The clock of the rounds and the screen's link. Moves nobody; the server's time is what counts."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import delete
from sqlalchemy.orm import Session

from service.errors import Meanwhile, NotFound
from service.operations.planletters import write_rounds_anew
from service.operations.planwriter import LinkOf, TableLinkOf
from service.operations.presence import rounds_over_now, shorten_gaps, shorten_stays
from service.operations.quoted import plans_of_event
from service.operations.responses import locked_event
from service.store.evening import round_end, time_left
from service.store.models import FROM_ROUNDS, Day, Deck, Event, Round
from service.store.queries.day import day_of
from service.store.queries.plans import published_plan


def begin_round(session: Session, event_id: int, round_: int, *, seen: int, now: datetime) -> None:
    """Let a round begin now, with all its minutes; `Meanwhile` if the clock is not as it was `seen`."""
    event = locked_event(session, event_id)
    day = _seen(session, event_id, seen)
    if not 1 <= round_ <= event.rounds_held:
        raise NotFound
    if not day.round:
        # Until now the planned times counted, by which later ones may have been over.
        shorten_gaps(session, event_id, over=round_ - 1)
    _keep_clock(day)
    day.round = round_
    day.seconds = day.left = event.minutes * 60
    day.started_at = now


def end_round(session: Session, event_id: int, *, seen: int, now: datetime) -> None:
    """Let the last round be over now; `NotFound` where it does not run, or others follow."""
    event = locked_event(session, event_id)
    day = _seen(session, event_id, seen)
    if day.round != event.rounds_held or not time_left(day, now=now):
        raise NotFound
    _keep_clock(day)
    day.left, day.started_at = 0, None


def take_back_round(
    session: Session,
    event_id: int,
    *,
    seen: int,
    link_of: LinkOf,
    table_link_of: TableLinkOf,
    now: datetime,
) -> None:
    """Say that the round which began last has not begun, or was not ended, after all.

    The clock goes on as before it. Who is there has missed nothing that is not over, and who left after it
    was there for no round that has not begun; who is to leave after it still is. Before the first one no
    round is left out either.
    """
    event = locked_event(session, event_id)
    day = _seen(session, event_id, seen)
    if not day.round:
        raise NotFound
    # A clock that was set before earlier ones were kept has none: then the round before is over.
    known = day.earlier or [[day.round - 1, event.minutes * 60, 0, None]]
    taken, ended_at = day.round, round_end(day, now=now)
    day.round, day.seconds, day.left, started_at = known[-1]
    day.started_at = datetime.fromisoformat(started_at) if started_at else None
    day.earlier = known[:-1]
    shorten_gaps(session, event_id, over=rounds_over_now(session, event_id, now))
    if day.round < taken:
        shorten_stays(session, event_id, taken, begun=day.round, ended_at=ended_at)
    if not day.round:
        _leave_out_after(session, day, None, link_of, table_link_of, now)


def end_after(
    session: Session,
    event_id: int,
    round_: int,
    *,
    seen: int,
    link_of: LinkOf,
    table_link_of: TableLinkOf,
    now: datetime,
) -> None:
    """Leave out the rounds after this one; papers, and letters that wait, are made anew without them.

    Nothing of them is erased. `NotFound` before the first round, for one that is over, and where no
    other follows.
    """
    event = locked_event(session, event_id)
    day = _seen(session, event_id, seen)
    if not 1 <= day.round <= round_ < event.rounds_held:
        raise NotFound
    _leave_out_after(session, day, round_, link_of, table_link_of, now)


def hold_all_rounds(
    session: Session,
    event_id: int,
    *,
    seen: int,
    link_of: LinkOf,
    table_link_of: TableLinkOf,
    now: datetime,
) -> None:
    """Let the rounds that were left out take place after all."""
    day = _seen(session, event_id, seen)
    _leave_out_after(session, day, None, link_of, table_link_of, now)


def pause_round(session: Session, event_id: int, *, seen: int, now: datetime) -> None:
    """Stop the clock and keep what is left."""
    day = _seen(session, event_id, seen)
    if day.started_at is not None:
        gone = int((now - day.started_at).total_seconds())
        day.left = max(0, day.left - gone)
        day.started_at = None


def resume_round(session: Session, event_id: int, *, seen: int, now: datetime) -> None:
    """Let a stopped clock go on."""
    day = _seen(session, event_id, seen)
    if day.round and day.started_at is None:
        day.started_at = now


def keep_held(session: Session, event_id: int, rounds: Iterable[Round], *, now: datetime) -> None:
    """Let the clock know of rounds that were held without it, as they were planned, so that they stay held.

    One that stands still is over: its event goes on on another day.
    """
    day = row(session, event_id)
    if day.round and day.started_at is None and day.left:
        day.started_at = now
        _keep_clock(day)
        day.left, day.started_at = 0, None
        day.revision += 1
    began = day.started_at.isoformat() if day.started_at else None
    stood: list[list[Any]] = [*day.earlier, [day.round, day.seconds, day.left, began]]
    known = {int(one[0]) for one in stood}
    missing: list[list[Any]] = [
        [one.number, one.minutes * 60, one.minutes * 60, one.starts_at.isoformat()]
        for one in sorted(rounds, key=lambda one: one.number)
        if one.number not in known
    ]
    if not missing:
        return
    first = min((one for one in known if one), default=0)
    before = [one for one in missing if one[0] < first]
    at = next((place for place, one in enumerate(stood) if one[0]), len(stood))
    stood = [*stood[:at], *before, *stood[at:], *(one for one in missing if one not in before)]
    *day.earlier, (day.round, day.seconds, day.left, began) = stood
    day.started_at = datetime.fromisoformat(began) if began else None
    day.revision += 1


def renew_screen(session: Session, event_id: int) -> None:
    """Make the screen's old link useless, and a new one good."""
    row(session, event_id).screen += 1


def row(session: Session, event_id: int) -> Day:
    """Return the event's clock, made on first use; nobody else changes it meanwhile."""
    locked_event(session, event_id)
    found = day_of(session, event_id)
    if found is None:
        found = Day(
            event_id=event_id, round=0, seconds=0, left=0, started_at=None, revision=0, screen=0,
            last_round=None, earlier=[],
        )  # fmt: skip
        session.add(found)
        session.flush()
    return found


def _keep_clock(day: Day) -> None:
    started_at = day.started_at.isoformat() if day.started_at else None
    day.earlier = [*day.earlier, [day.round, day.seconds, day.left, started_at]]


def _leave_out_after(
    session: Session,
    day: Day,
    round_: int | None,
    link_of: LinkOf,
    table_link_of: TableLinkOf,
    now: datetime,
) -> None:
    if day.last_round == round_:
        return
    day.last_round = round_
    # They list other rounds than those that are held now.
    session.execute(delete(Deck).where(Deck.plan_id.in_(plans_of_event(day.event_id))))
    plan = published_plan(session, day.event_id)
    if plan is not None:
        session.flush()
        session.expire(session.get_one(Event, day.event_id), FROM_ROUNDS)
        write_rounds_anew(session, plan, link_of=link_of, table_link_of=table_link_of, now=now)


def _seen(session: Session, event_id: int, seen: int) -> Day:
    day = row(session, event_id)
    if day.revision != seen:
        raise Meanwhile("running" if day.started_at else "stopped", "", None)
    day.revision += 1
    return day
