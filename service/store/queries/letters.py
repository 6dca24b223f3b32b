"""Who has not filled the form themselves and may be written to about it, once each."""

from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, exists, func, select
from sqlalchemy.orm import Session, selectinload

from service.store.models import Message, Response

INVITATION = "form-invitation"
REMINDER = "form-reminder"


def awaited(session: Session, event_id: int, kind: str, *, rested: datetime) -> list[Response]:
    """Return who gets such a letter, by number; whoever is reminded was invited before `rested`."""
    rows = (
        select(Response)
        .options(selectinload(Response.answers))
        .where(_due(event_id, kind, rested))
        .order_by(Response.number)
    )
    return list(session.scalars(rows))


def awaited_count(session: Session, event_id: int, kind: str, *, rested: datetime) -> int:
    """Count them."""
    found: Select[int] = (
        select(func.count()).select_from(Response).where(_due(event_id, kind, rested))
    )
    return session.scalar(found) or 0


def _due(event_id: int, kind: str, rested: datetime) -> ColumnElement[bool]:
    def written(*which: ColumnElement[bool]) -> ColumnElement[bool]:
        return exists().where(Message.response_id == Response.id, *which)

    if kind == INVITATION:
        # Whoever was reminded knows of the form.
        due = ~written(Message.kind.in_((INVITATION, REMINDER)))
    else:
        invited = written(Message.kind == INVITATION, Message.created_at <= rested)
        due = and_(invited, ~written(Message.kind == REMINDER))
    return and_(
        Response.event_id == event_id,
        Response.is_own.is_(False),
        Response.withdrawn_at.is_(None),
        Response.email.is_not(None),
        due,
    )
