"""Letters as an organizer should know of them: whose have not arrived, and how many have left."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.store.models import Message, MessageState, Response


@dataclass(frozen=True, slots=True)
class Undelivered:
    """One letter that was refused for good, or that waits after a refusal."""

    name: str
    given_up: bool


def undelivered_of(session: Session, event_id: int) -> list[Undelivered]:
    """Return whose letters were refused and have not been sent since, by name."""
    rows = session.execute(
        select(Response.name, Message.state)
        .join(Response, Response.id == Message.response_id)
        .where(
            Message.event_id == event_id,
            Message.error.is_not(None),
            Message.state != MessageState.SENT,
        )
        .order_by(Response.name, Message.id)
    )
    return [Undelivered(row.name, row.state is MessageState.FAILED) for row in rows]


@dataclass(frozen=True, slots=True)
class Posted:
    """How many letters of one kind have left, and how many still wait."""

    sent: int
    waiting: int


def posted_of(session: Session, event_id: int) -> dict[str, Posted]:
    """Return it by kind, for kinds of which there are any."""
    left = func.count().filter(Message.state == MessageState.SENT)
    waits = func.count().filter(Message.state.in_((MessageState.QUEUED, MessageState.SENDING)))
    rows = session.execute(
        select(Message.kind, left, waits)
        .where(Message.event_id == event_id)
        .group_by(Message.kind)
        .order_by(Message.kind)
    )
    return {kind: Posted(sent, waiting) for kind, sent, waiting in rows}
