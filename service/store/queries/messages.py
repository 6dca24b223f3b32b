"""Letters that have not arrived, as an organizer should know of them."""

from dataclasses import dataclass

from sqlalchemy import select
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
