"""What organizers decided about words, and the words people typed."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from service.store.models import Answer, Override, Response
from service.store.values import QUOTABLE


@dataclass(frozen=True, slots=True)
class TypedWords:
    """One phrase as one person typed it. Who that is, is only known as a number to count by."""

    words: str
    response_id: int


def overrides_of(session: Session, event_id: int) -> list[Override]:
    """Return every decision of an event with who made it, oldest first, undone ones too."""
    return list(
        session.scalars(
            select(Override)
            .where(Override.event_id == event_id)
            .options(joinedload(Override.organizer))
            .order_by(Override.id)
        )
    )


def typed_words(session: Session, event_id: int) -> list[TypedWords]:
    """Return what everybody who takes part typed as interests, values and curiosity, in order."""
    rows = session.execute(
        select(Answer.words, Answer.response_id)
        .join(Response, Response.id == Answer.response_id)
        .where(
            Response.event_id == event_id,
            Response.withdrawn_at.is_(None),
            Answer.kind.in_(QUOTABLE),
        )
        .order_by(Response.number, Answer.kind, Answer.position)
    )
    return [TypedWords(words, response_id) for words, response_id in rows]
