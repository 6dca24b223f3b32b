"""Letters that have not arrived go where their reader's address is now. Composes and carries nothing."""

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.operations.letters import (
    ASK_AGAIN,
    CHANGED,
    FOLLOW_UP_DAYS,
    MOVED,
    PUBLISHED,
    STORED,
    TIMED,
)
from service.operations.mail import copy_message
from service.store.models import Event, Message, MessageState, Response
from service.store.plannedtimes import planned_end
from service.store.queries.letters import INVITATION, REMINDER

PLAN = (PUBLISHED, CHANGED, MOVED, TIMED)
FORM = (INVITATION, REMINDER)
# Of several with the same news the newest alone goes.
SAME_NEWS = {STORED: STORED, ASK_AGAIN: ASK_AGAIN} | dict.fromkeys(PLAN, PLAN[0])
SAME_NEWS |= dict.fromkeys(FORM, FORM[0])


def readdress_letters(
    session: Session, response: Response, address: str | None, *, now: datetime
) -> None:
    """Send somebody's letters to a new address that wait or were refused; without one they do not go.

    One that a worker is carrying goes to the new address as well. What was refused for good and helps
    nobody any more stays where it is. The sweep rings for the others.
    """
    letters = session.scalars(
        select(Message)
        .where(Message.response_id == response.id, Message.state != MessageState.SENT)
        .order_by(Message.id.desc())
        .with_for_update()
    ).all()
    event = session.get_one(Event, response.event_id)
    told: set[str] = set()
    for message in letters:
        is_late = message.state is MessageState.FAILED and not _helps(event, message.kind, now)
        if address is not None and is_late:
            continue
        news = SAME_NEWS.get(message.kind, f"{message.kind}-{message.id}")
        if address is not None and news not in told:
            told.add(news)
            copy_message(session, message, recipient=address, now=now)
        session.delete(message)


def _helps(event: Event, kind: str, now: datetime) -> bool:
    """Say whether a letter of a kind is of use at this moment."""
    over = planned_end(event)
    if kind in FORM:
        return now < event.form_closes_at
    if kind in PLAN:
        return now < over
    return kind != ASK_AGAIN or now < over + timedelta(days=FOLLOW_UP_DAYS)
