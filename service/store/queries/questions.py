"""The questions that organizers added."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.models import OwnQuestion


def questions_of(session: Session, event_id: int) -> list[OwnQuestion]:
    """Return every question of an event, in the order in which they were added."""
    found = select(OwnQuestion).where(OwnQuestion.event_id == event_id).order_by(OwnQuestion.id)
    return list(session.scalars(found))
