"""The picture of an event's shared-interest graph, and which answers it would be drawn from now."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.store.models import Override, Picture, Response


def picture_for_page(session: Session, event_id: int) -> Picture | None:
    """Return the picture as it was drawn last."""
    return session.scalar(select(Picture).where(Picture.event_id == event_id))


def answers_stamp(session: Session, event_id: int) -> str:
    """Return what changes whenever an answer or a decision about words does."""
    count, latest = session.execute(
        select(func.count(), func.max(Response.updated_at)).where(Response.event_id == event_id)
    ).one()
    decided, undone = session.execute(
        select(func.count(Override.id), func.count(Override.undone_at)).where(
            Override.event_id == event_id
        )
    ).one()
    moment = latest.isoformat() if latest else ""
    return f"{count}/{moment}/{decided}/{undone}"
