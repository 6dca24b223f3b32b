"""Erasing: what goes with somebody who withdraws, and the receipt that is left of a whole event."""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, delete, func, or_, select
from sqlalchemy.orm import Session

from service.store.models import (
    Deck,
    Erasure,
    Event,
    FollowUp,
    Membership,
    Message,
    MessageState,
    Plan,
    Print,
    Response,
)
from service.store.values import Role

BOTH_YES = "both-said-yes"
# So many values of an imprint that is stored stand before the name, which comes last.
BEFORE_NAME = 6


def forget_follow_ups_of(session: Session, response_id: int) -> None:
    """Erase what somebody noted, what others noted about them, and letters that hold their address."""
    others = select(FollowUp.writer_id).where(
        FollowUp.other_id == response_id, FollowUp.agreed_at.is_not(None)
    )
    session.execute(
        delete(Message).where(
            Message.kind == BOTH_YES,
            Message.response_id.in_(others),
            Message.state != MessageState.SENT,
        )
    )
    mine = or_(FollowUp.writer_id == response_id, FollowUp.other_id == response_id)
    session.execute(delete(FollowUp).where(mine))


def forget_printed_name(session: Session, response: Response) -> None:
    """Erase somebody's name from what was printed; where their old papers lie stays known."""
    prints = select(Print).where(Print.event_id == response.event_id)
    for one in session.scalars(prints.with_for_update()):
        one.imprints = [
            row[:BEFORE_NAME] if row[1] == response.number else row for row in one.imprints
        ]


def erase_with_receipt(session: Session, event_id: int, *, now: datetime) -> None:
    """Delete an event with everything in it, and leave each owner a receipt: counts, and nobody's words."""
    event = session.get_one(Event, event_id)
    plans = select(Plan.id).where(Plan.event_id == event_id)
    receipt = {
        "event": event.name,
        "held_on": event.starts_at.astimezone(ZoneInfo(event.time_zone)).date(),
        "responses": event.last_number,
        "plans": _count(session, Plan, Plan.event_id == event_id),
        "papers": _count(session, Deck, Deck.plan_id.in_(plans)),
    }
    owners = session.scalars(
        select(Membership.organizer_id)
        .where(Membership.event_id == event_id, Membership.role == Role.OWNER)
        .order_by(Membership.organizer_id)
    ).all()
    session.add_all(Erasure(organizer_id=one, erased_at=now, **receipt) for one in owners)
    session.delete(event)


def _count(session: Session, row: type[Plan | Deck], condition: ColumnElement[bool]) -> int:
    return session.scalar(select(func.count()).select_from(row).where(condition)) or 0
