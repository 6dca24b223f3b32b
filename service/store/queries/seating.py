"""What happens in a plan, as light as a thousand people need it: no mapped rows, no names."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.models import Bye, Meeting, Round, Seat


@dataclass(frozen=True, slots=True)
class SeatedMeeting:
    """One group, with the row ids of who sits in it, seat by seat."""

    table: int
    reasons: list[Any]
    ladder: dict[str, Any]
    seats: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class SeatedRound:
    """One round, with the row ids of who has a free seat."""

    number: int
    meetings: tuple[SeatedMeeting, ...]
    byes: tuple[int, ...]


def seating_of(session: Session, plan_id: int) -> tuple[SeatedRound, ...]:
    """Return a plan's rounds in order, meetings by table."""
    seats: defaultdict[int, list[int]] = defaultdict(list)
    for meeting_id, response_id in session.execute(
        select(Seat.meeting_id, Seat.response_id)
        .join(Meeting, Meeting.id == Seat.meeting_id)
        .join(Round, Round.id == Meeting.round_id)
        .where(Round.plan_id == plan_id)
        .order_by(Seat.meeting_id, Seat.position)
    ):
        seats[meeting_id].append(response_id)
    meetings: defaultdict[int, list[SeatedMeeting]] = defaultdict(list)
    for round_id, meeting_id, table, reasons, ladder in session.execute(
        select(Meeting.round_id, Meeting.id, Meeting.table, Meeting.reasons, Meeting.ladder)
        .join(Round, Round.id == Meeting.round_id)
        .where(Round.plan_id == plan_id)
        .order_by(Meeting.table)
    ):
        seated = tuple(seats[meeting_id])
        meetings[round_id].append(SeatedMeeting(table, reasons, ladder, seated))
    byes: defaultdict[int, list[int]] = defaultdict(list)
    for round_id, response_id in session.execute(
        select(Bye.round_id, Bye.response_id)
        .join(Round, Round.id == Bye.round_id)
        .where(Round.plan_id == plan_id)
        .order_by(Bye.response_id)
    ):
        byes[round_id].append(response_id)
    rounds = session.execute(
        select(Round.id, Round.number).where(Round.plan_id == plan_id).order_by(Round.number)
    )
    return tuple(
        SeatedRound(number, tuple(meetings[round_id]), tuple(byes[round_id]))
        for round_id, number in rounds
    )


def reasons_of(
    session: Session, plan_id: int, *, from_round: int
) -> dict[tuple[int, int], list[Any]]:
    """Return why people meet, by round and table, from a round on."""
    rows = session.execute(
        select(Round.number, Meeting.table, Meeting.reasons)
        .join(Round, Round.id == Meeting.round_id)
        .where(Round.plan_id == plan_id, Round.number >= from_round)
        .order_by(Round.number, Meeting.table)
    )
    return {(number, table): reasons for number, table, reasons in rows}
