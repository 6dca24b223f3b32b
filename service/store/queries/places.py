"""Who has a place in a plan, as bare numbers. Knows no names and no words."""

from dataclasses import dataclass

from sqlalchemy import select, union
from sqlalchemy.orm import Session

from service.store.models import Bye, Meeting, Round, Seat


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


def placed_in(session: Session, plan_id: int) -> frozenset[int]:
    """Return the row ids of everybody who has a place in a plan, in whatever round."""
    seats = (
        select(Seat.response_id)
        .join(Meeting, Meeting.id == Seat.meeting_id)
        .join(Round, Round.id == Meeting.round_id)
        .where(Round.plan_id == plan_id)
    )
    byes = (
        select(Bye.response_id)
        .join(Round, Round.id == Bye.round_id)
        .where(Round.plan_id == plan_id)
    )
    return frozenset(session.scalars(union(seats, byes)))
