"""Who has a place in a plan, as bare numbers. Knows no names and no words."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations, groupby, pairwise
from typing import cast

from sqlalchemy import func, select, union
from sqlalchemy.orm import Session

from service.store.models import Bye, Meeting, Plan, Response, Round, Seat
from service.store.queries.day import absent


@dataclass(frozen=True, slots=True)
class Place:
    """One attendee in one round. `table` is None for a free seat."""

    round: int
    table: int | None
    response_id: int


def places_of(session: Session, plan_id: int) -> list[Place]:
    """Return every place of a plan, by round, table and seat; free seats last."""
    seats = session.execute(
        select(Round.number, Meeting.table, Seat.response_id)
        .join(Meeting, Meeting.round_id == Round.id)
        .join(Seat, Seat.meeting_id == Meeting.id)
        .where(Round.plan_id == plan_id)
        .order_by(Round.number, Meeting.table, Seat.position)
    )
    byes = session.execute(
        select(Round.number, Bye.response_id)
        .join(Bye, Bye.round_id == Round.id)
        .where(Round.plan_id == plan_id)
        .order_by(Round.number, Bye.response_id)
    )
    return [
        *(Place(number, table, response_id) for number, table, response_id in seats),
        *(Place(number, None, response_id) for number, response_id in byes),
    ]


def reseated_at(session: Session, event_id: int) -> dict[int, datetime]:
    """Return when publishing last gave a round other meetings than it had, for each such round of an event."""
    rows = session.execute(
        select(Plan.id, Plan.published_at, Round.number, Meeting.table, Seat.response_id)
        .join(Round, Round.plan_id == Plan.id)
        .join(Meeting, Meeting.round_id == Round.id)
        .join(Seat, Seat.meeting_id == Meeting.id)
        .where(Plan.event_id == event_id, Plan.published_at.is_not(None))
        .order_by(Plan.published_at, Plan.id)
    )
    plans: dict[tuple[datetime, int], dict[int, set[tuple[int, int]]]] = {}
    for plan_id, published_at, number, table, response_id in rows:
        rounds = plans.setdefault((cast("datetime", published_at), plan_id), {})
        rounds.setdefault(number, set()).add((table, response_id))
    return {
        number: at
        for (_, before), ((at, _), after) in pairwise(plans.items())
        for number in after
        if number in before and before[number] != after[number]
    }


def seated_in(session: Session, plan_id: int, rounds: Collection[int]) -> dict[int, frozenset[int]]:
    """Return the row ids of everybody who has a place in each of some rounds of a plan."""
    seats = (
        select(Round.number, Seat.response_id)
        .join(Meeting, Meeting.round_id == Round.id)
        .join(Seat, Seat.meeting_id == Meeting.id)
        .where(Round.plan_id == plan_id, Round.number.in_(rounds))
    )
    byes = (
        select(Round.number, Bye.response_id)
        .join(Bye, Bye.round_id == Round.id)
        .where(Round.plan_id == plan_id, Round.number.in_(rounds))
    )
    found: dict[int, set[int]] = {}
    for number, response_id in session.execute(union(seats, byes)):
        found.setdefault(number, set()).add(response_id)
    return {number: frozenset(found[number]) for number in sorted(found)}


def placed_in(session: Session, plan_id: int, *, from_round: int = 1) -> frozenset[int]:
    """Return the row ids of everybody who has a place in a plan, in whatever round from that one on."""
    seats = (
        select(Seat.response_id)
        .join(Meeting, Meeting.id == Seat.meeting_id)
        .join(Round, Round.id == Meeting.round_id)
        .where(Round.plan_id == plan_id, Round.number >= from_round)
    )
    byes = (
        select(Bye.response_id)
        .join(Round, Round.id == Bye.round_id)
        .where(Round.plan_id == plan_id, Round.number >= from_round)
    )
    return frozenset(session.scalars(union(seats, byes)))


def tables_with_room(session: Session, plan_id: int, round_: int) -> tuple[int, ...]:
    """Return the tables at which people meet in a round and a chair is free, in order.

    A table has as many chairs as it seats in the fullest of its rounds. Who sits alone may leave.
    """
    seated = (
        select(Meeting.table, func.count().label("count"))
        .join(Round, Round.id == Meeting.round_id)
        .join(Seat, Seat.meeting_id == Meeting.id)
        .where(Round.plan_id == plan_id)
    )
    each = seated.group_by(Meeting.table, Round.number).subquery()
    chairs = select(each.c.table, func.max(each.c.count)).group_by(each.c.table)
    there = (
        seated.join(Response, Response.id == Seat.response_id)
        .where(Round.number == round_, Response.withdrawn_at.is_(None), ~absent(Response.id))
        .group_by(Meeting.table)
    )
    most = {table: count for table, count in session.execute(chairs)}  # noqa: C416 - typed by it
    now = sorted((table, count) for table, count in session.execute(there))
    return tuple(table for table, count in now if 1 < count < most[table])


def company_of(session: Session, plan_id: int) -> dict[int, tuple[object, ...]]:
    """Return where everybody is in each round and with whom, by row id, to be compared."""
    places = places_of(session, plan_id)
    groups: dict[tuple[int, int | None], list[int]] = {}
    for one in places:
        groups.setdefault((one.round, one.table), []).append(one.response_id)
    found: dict[int, list[object]] = {}
    for one in places:
        mates = () if one.table is None else tuple(sorted(groups[one.round, one.table]))
        found.setdefault(one.response_id, []).append((one.round, one.table, mates))
    return {row_id: tuple(rounds) for row_id, rounds in found.items()}


def pairs_seated(
    session: Session, plan_ids: Collection[int]
) -> dict[int, frozenset[tuple[int, int]]]:
    """Return who meets whom in each of some plans, by row ids, in one query for all."""
    rows = session.execute(
        select(Round.plan_id, Seat.meeting_id, Seat.response_id)
        .join(Meeting, Meeting.id == Seat.meeting_id)
        .join(Round, Round.id == Meeting.round_id)
        .where(Round.plan_id.in_(plan_ids))
        .order_by(Seat.meeting_id, Seat.response_id)
    ).all()
    found: dict[int, set[tuple[int, int]]] = {one: set() for one in plan_ids}
    for (plan_id, _), seats in groupby(rows, key=lambda row: (row.plan_id, row.meeting_id)):
        found[plan_id].update(combinations([seat.response_id for seat in seats], 2))
    return {one: frozenset(pairs) for one, pairs in found.items()}


def has_meeting(session: Session, plan_id: int, number: int, table: int) -> bool:
    """Say whether a plan has a meeting at a table in a round."""
    found = session.scalar(
        select(Meeting.id)
        .join(Round, Round.id == Meeting.round_id)
        .where(Round.plan_id == plan_id, Round.number == number, Meeting.table == table)
    )
    return found is not None


def has_place(session: Session, plan_id: int, event_id: int, number: int) -> bool:
    """Say whether somebody who takes part has a seat in some round of a plan."""
    found = session.scalar(
        select(Seat.id)
        .join(Response, Response.id == Seat.response_id)
        .join(Meeting, Meeting.id == Seat.meeting_id)
        .join(Round, Round.id == Meeting.round_id)
        .where(
            Round.plan_id == plan_id,
            Response.event_id == event_id,
            Response.number == number,
            Response.withdrawn_at.is_(None),
        )
        .limit(1)
    )
    return found is not None
