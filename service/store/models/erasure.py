"""Receipts of what was erased: how much of which event, and nothing of anybody in it."""

from datetime import date, datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base


class Erasure(Base):
    """One owner's receipt for one event."""

    __tablename__ = "erasures"

    id: Mapped[int] = mapped_column(primary_key=True)
    organizer_id: Mapped[int] = mapped_column(
        ForeignKey("organizers.id", ondelete="CASCADE"), index=True
    )
    event: Mapped[str] = mapped_column(String(120))
    held_on: Mapped[date]
    responses: Mapped[int]
    plans: Mapped[int]
    papers: Mapped[int]
    erased_at: Mapped[datetime]
