"""The rounds of a plan as each attendee has them, with who sits there. Selects only."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from service.store.models import Bye, Meeting, Plan, Response, Round, Seat
from service.store.queries.held import held_rounds
from service.store.queries.people import namesakes_of
from service.store.queries.plans import (
    PERSON_COLUMNS,
    Person,
    people_of,
    person_from,
    plan_for_page,
)


@dataclass(frozen=True, slots=True)
class AttendeeRound:
    """One round as one attendee sees it. `table` is None when they have a free seat."""

    number: int
    starts_at: datetime
    minutes: int
    table: int | None
    mates: tuple[Person, ...]
    reasons: tuple[dict[str, Any], ...]
    ladder: dict[str, Any] | None
    # Who was to sit there as well and could not come.
    away: tuple[Person, ...] = ()
    # Whether they themselves are known not to have been there.
    is_away: bool = False

    @property
    def ends_at(self) -> datetime:
        """When it ends."""
        return self.starts_at + timedelta(minutes=self.minutes)


def rounds_of_response(
    session: Session, plan_id: int, response_id: int, *, held: Collection[int] | None = None
) -> list[AttendeeRound]:
    """Return an attendee's rounds in order, of those that are `held` or of all; only where they have a part."""
    seated = session.execute(
        select(Round, Meeting)
        .join(Meeting, Meeting.round_id == Round.id)
        .join(Seat, Seat.meeting_id == Meeting.id)
        .where(Round.plan_id == plan_id, Seat.response_id == response_id)
        .options(selectinload(Meeting.seats))
        .order_by(Round.number)
    ).all()
    free = session.scalars(
        select(Round)
        .join(Bye, Bye.round_id == Round.id)
        .where(Round.plan_id == plan_id, Bye.response_id == response_id)
        .order_by(Round.number)
    ).all()
    people = _people_at([meeting for _, meeting in seated], session, plan_id)
    rounds = [_seat_of(round_, meeting, response_id, people) for round_, meeting in seated]
    rounds += [_free_in(one) for one in free]
    return sorted(
        (one for one in rounds if held is None or one.number in held), key=lambda one: one.number
    )


def rounds_of_everybody(
    session: Session, event_id: int, plan_id: int, *, now: datetime
) -> dict[int, list[AttendeeRound]]:
    """Return the rounds of all who have a part in a plan, in order, by row id; in a few queries for all.

    Those that do not take place are not among them.
    """
    plan, people = plan_for_page(session, event_id, plan_id), people_of(session, event_id)
    held = held_rounds(session, plan, now=now) if plan else frozenset()
    found: defaultdict[int, list[AttendeeRound]] = defaultdict(list)
    for round_ in plan.rounds if plan else ():
        if round_.number not in held:
            continue
        for meeting in round_.meetings:
            for seat in meeting.seats:
                mine = _seat_of(round_, meeting, seat.response_id, people)
                found[seat.response_id].append(mine)
        for bye in round_.byes:
            found[bye.response_id].append(_free_in(round_))
    return dict(found)


def _free_in(round_: Round) -> AttendeeRound:
    return AttendeeRound(round_.number, round_.starts_at, round_.minutes, None, (), (), None)


def _seat_of(
    round_: Round, meeting: Meeting, response_id: int, people: dict[int, Person]
) -> AttendeeRound:
    return AttendeeRound(
        number=round_.number,
        starts_at=round_.starts_at,
        minutes=round_.minutes,
        table=meeting.table,
        mates=tuple(
            people[seat.response_id] for seat in meeting.seats if seat.response_id != response_id
        ),
        reasons=tuple(meeting.reasons),
        ladder=meeting.ladder,
    )


def _people_at(meetings: Sequence[Meeting], session: Session, plan_id: int) -> dict[int, Person]:
    ids = sorted({seat.response_id for meeting in meetings for seat in meeting.seats})
    rows = session.execute(
        select(*PERSON_COLUMNS).where(Response.id.in_(ids)).order_by(Response.id)
    )
    event_id = session.scalars(select(Plan.event_id).where(Plan.id == plan_id)).one()
    shared = namesakes_of(session, event_id)
    return {row.id: person_from(row, shared) for row in rows}
