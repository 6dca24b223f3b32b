"""Questions that organizers add for one event, in their own words."""

from datetime import datetime

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base


class OwnQuestion(Base):
    """One question. They are asked in the order of their ids, before those of the bank."""

    __tablename__ = "questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    text: Mapped[str] = mapped_column(String(110))
    language: Mapped[str] = mapped_column(String(8))
    depth: Mapped[int]
    created_at: Mapped[datetime]
