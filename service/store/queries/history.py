"""Who sat with whom at earlier events of the same owners. Selects only; decides who is who nowhere."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.evening import is_held
from service.store.models import (
    Day,
    Event,
    Meeting,
    Membership,
    Plan,
    PlanState,
    Response,
    Round,
    Seat,
)
from service.store.queries.day import absent
from service.store.values import Role


@dataclass(frozen=True, slots=True)
class Sat:
    """One person in one meeting of an earlier event."""

    event_id: int
    meeting_id: int
    name: str
    email_key: str | None


def earlier_seats(session: Session, event: Event) -> tuple[Sat, ...]:
    """Return the seats of published plans of earlier events, the newest event first, by meeting.

    An event counts if somebody owns both. Who withdrew there or was not there is left out, and so are
    rounds that were left out or passed over, and those that were over before the event was moved to them.
    """
    owners = select(Membership.organizer_id).where(
        Membership.event_id == event.id, Membership.role == Role.OWNER
    )
    theirs = select(Membership.event_id).where(
        Membership.organizer_id.in_(owners), Membership.role == Role.OWNER
    )
    rows = session.execute(
        select(
            Event.id,
            Meeting.id,
            Response.name,
            Response.email_key,
            Round.number,
            Round.starts_at,
            Event.moved_at,
        )
        .join(Plan, Plan.event_id == Event.id)
        .join(Round, Round.plan_id == Plan.id)
        .join(Meeting, Meeting.round_id == Round.id)
        .join(Seat, Seat.meeting_id == Meeting.id)
        .join(Response, Response.id == Seat.response_id)
        .where(
            Event.id.in_(theirs),
            Event.starts_at < event.starts_at,
            Plan.state == PlanState.PUBLISHED,
            Response.withdrawn_at.is_(None),
            ~absent(Seat.response_id),
        )
        .order_by(Event.starts_at.desc(), Event.id.desc(), Meeting.id, Seat.position)
    )
    clocks = {
        day.event_id: day for day in session.scalars(select(Day).where(Day.event_id.in_(theirs)))
    }
    return tuple(
        Sat(event_id, meeting_id, name, email_key)
        for event_id, meeting_id, name, email_key, number, planned, moved_at in rows
        if is_held(number, planned, moved_at=moved_at, clock=clocks.get(event_id))
    )
