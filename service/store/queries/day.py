"""The day of an event as its pages read it: who has come, and where the rounds stand."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from service.store.models import (
    Attendance,
    Bye,
    Day,
    Meeting,
    Organizer,
    Plan,
    Response,
    Round,
    Seat,
)
from service.store.queries.people import has_written, namesakes_of
from service.store.values import Presence

WALK_UP = "walk-up:"


@dataclass(frozen=True, slots=True)
class Attending:
    """One attendee at the door. `by` is who changed it last, empty for nobody or themselves."""

    response_id: int
    number: int
    key: str
    name: str
    say: str
    presence: Presence
    sits_out: int | None
    changed_at: datetime | None
    by: str
    is_walk_up: bool
    # For how many rounds they stay, or stayed, who are not there any more.
    stayed: int = 0
    # What an organizer knows them by: company, school or team, else their address. Only of namesakes.
    known_by: str = ""


def attending(session: Session, event_id: int) -> list[Attending]:
    """Return everybody who takes part, by number, in one query."""
    found = session.execute(_everybody(event_id).order_by(Response.number))
    return _told_apart(session, event_id, (_attending(*row) for row in found))


def attending_one(session: Session, event_id: int, number: int) -> Attending | None:
    """Return one attendee at the door."""
    found = session.execute(_everybody(event_id).where(Response.number == number)).first()
    if found is None:
        return None
    return _told_apart(session, event_id, [_attending(*found)])[0]


def attending_since(session: Session, event_id: int, moment: datetime) -> list[Attending]:
    """Return those of whom somebody said since that moment whether they are here, by number."""
    found = session.execute(
        _everybody(event_id).where(Attendance.changed_at >= moment).order_by(Response.number)
    )
    return _told_apart(session, event_id, (_attending(*row) for row in found))


def turnout_counts(session: Session, event_id: int) -> dict[Presence, int]:
    """Count who is here, who is not and who is still expected."""
    said = func.coalesce(Attendance.presence, Presence.EXPECTED)
    found = session.execute(
        select(said, func.count())
        .select_from(Response)
        .outerjoin(Attendance, Attendance.response_id == Response.id)
        .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
        .group_by(said)
    )
    counts = {Presence(presence): count for presence, count in found}
    return {one: counts.get(one, 0) for one in Presence}


def is_listed(session: Session, event_id: int, *, by: datetime) -> bool:
    """Say whether anybody was checked in by a moment; where nobody was, all count as there.

    Whoever comes unannounced is here without being checked in.
    """
    came_so = Response.external_id.startswith(WALK_UP)
    return (
        session.scalar(
            select(Attendance.id)
            .join(Response, Response.id == Attendance.response_id)
            .where(
                Attendance.event_id == event_id,
                Attendance.presence == Presence.HERE,
                Attendance.changed_at <= by,
                or_(Response.external_id.is_(None), ~came_so),
            )
            .limit(1)
        )
        is not None
    )


def missing_of(session: Session, event_id: int, *, rounds: Collection[int]) -> frozenset[int]:
    """Return the row ids of those who are known not to be there, or to sit out all of these rounds."""
    away = Attendance.presence == Presence.MISSING
    if len(rounds) == 1:
        away = or_(away, Attendance.sits_out.in_(rounds))
    found = session.scalars(
        select(Response.id)
        .join(Attendance, Attendance.response_id == Response.id)
        .where(Response.event_id == event_id, away)
    )
    return frozenset(found)


def absent(who: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Return the condition that this row id was known not to be there in a round; for queries of rounds."""
    return (
        select(Attendance.id)
        .where(
            Attendance.response_id == who,
            or_(
                and_(
                    Attendance.presence == Presence.MISSING,
                    Attendance.stayed < Round.number,
                ),
                and_(
                    Attendance.missed_from < Round.number,
                    Round.number <= Attendance.missed_to,
                ),
            ),
        )
        .exists()
    )


@dataclass(frozen=True, slots=True)
class Left:
    """Who is known not to be there, as numbers, and for how many rounds each of them was.

    `missed` are the rounds, after the first and until the second, of those who came after all.
    """

    stayed: Mapping[int, int]
    missed: Mapping[int, tuple[int, int]]

    def before(self, round_: int) -> frozenset[int]:
        """Return who was or is not there in a round."""
        left = (number for number, rounds in self.stayed.items() if rounds < round_)
        late = (number for number, (a, b) in self.missed.items() if a < round_ <= b)
        return frozenset((*left, *late))


def left_of(session: Session, event_id: int) -> Left:
    """Return who is known not to be there, or not to have been."""
    is_away = Attendance.presence == Presence.MISSING
    found = session.execute(
        select(
            Response.number,
            is_away.label("is_away"),
            Attendance.stayed,
            Attendance.missed_from,
            Attendance.missed_to,
        )
        .join(Attendance, Attendance.response_id == Response.id)
        .where(Response.event_id == event_id, or_(is_away, Attendance.missed_to > 0))
        .order_by(Response.number)
    ).all()
    return Left(
        {one.number: one.stayed for one in found if one.is_away},
        {one.number: (one.missed_from, one.missed_to) for one in found if one.missed_to},
    )


def day_of(session: Session, event_id: int) -> Day | None:
    """Return the clock of an event's rounds; None before anybody touched it."""
    return session.scalar(select(Day).where(Day.event_id == event_id))


def sits_out(session: Session, response_id: int) -> int | None:
    """Return the round that an attendee would like to sit out."""
    return session.scalar(select(Attendance.sits_out).where(Attendance.response_id == response_id))


def _told_apart(session: Session, event_id: int, rows: Iterable[Attending]) -> list[Attending]:
    """Give those who share a name their numbers, and leave out what all others are known by."""
    shared = namesakes_of(session, event_id)
    return [
        replace(row, name=shared[row.response_id])
        if row.response_id in shared
        else replace(row, known_by="")
        for row in rows
    ]


def _everybody(event_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Response.id,
            Response.number,
            Response.key,
            Response.name,
            Response.say,
            Response.external_id,
            has_written(),
            Attendance.presence,
            Attendance.sits_out,
            Attendance.changed_at,
            Organizer.name,
            func.coalesce(Attendance.stayed, 0),
            func.coalesce(func.nullif(Response.group, ""), Response.email, ""),
        )
        .outerjoin(Attendance, Attendance.response_id == Response.id)
        .outerjoin(Organizer, Organizer.id == Attendance.changed_by)
        .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
    )


def _attending(
    response_id: int,
    number: int,
    key: str,
    name: str,
    say: str,
    external_id: str | None,
    written: bool,  # noqa: FBT001 - a column of the row
    presence: Presence | None,
    sits: int | None,
    changed_at: datetime | None,
    by: str | None,
    stayed: int,
    known_by: str,
) -> Attending:
    return Attending(
        response_id=response_id,
        number=number,
        key=key,
        name=name,
        say=say,
        presence=presence or Presence.EXPECTED,
        sits_out=sits,
        changed_at=changed_at,
        by=by or "",
        # Once they wrote anything of their own, their link is theirs alone.
        is_walk_up=(external_id or "").startswith(WALK_UP) and not written,
        stayed=stayed,
        known_by=known_by,
    )


@dataclass(frozen=True, slots=True)
class SeatOf:
    """Where somebody sits in a round; `table` is None for a free seat. A name and nothing else."""

    round: int
    starts_at: datetime
    table: int | None
    name: str


def seats_of(session: Session, plan_id: int, rounds: Sequence[int]) -> list[SeatOf]:
    """Return the seats of some rounds by round and name, without those who are not there in them."""
    there = (
        Response.withdrawn_at.is_(None),
        ~absent(Response.id),
        Round.plan_id == plan_id,
        Round.number.in_(rounds),
    )
    seated = session.execute(
        select(Round.number, Round.starts_at, Meeting.table, Response.id, Response.name)
        .join(Meeting, Meeting.round_id == Round.id)
        .join(Seat, Seat.meeting_id == Meeting.id)
        .join(Response, Response.id == Seat.response_id)
        .where(*there)
        .order_by(Round.number, Response.number)
    )
    free = session.execute(
        select(Round.number, Round.starts_at, Response.id, Response.name)
        .join(Bye, Bye.round_id == Round.id)
        .join(Response, Response.id == Bye.response_id)
        .where(*there)
        .order_by(Round.number, Response.number)
    )
    event_id = session.scalars(select(Plan.event_id).where(Plan.id == plan_id)).one()
    shared = namesakes_of(session, event_id)
    found = [
        SeatOf(number, at, table, shared.get(who, name)) for number, at, table, who, name in seated
    ]
    found += [SeatOf(number, at, None, shared.get(who, name)) for number, at, who, name in free]
    return sorted(found, key=lambda one: (one.round, one.name.casefold(), one.table or 0))
