"""The shared-interest graph of an event, laid out to be drawn. Holds numbers of people, never their words."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base


class Picture(Base):
    """One event's graph as it was drawn last; `digest` says for which answers."""

    __tablename__ = "pictures"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), unique=True)
    digest: Mapped[str] = mapped_column(String(64))
    content: Mapped[dict[str, Any]]
    drawn_at: Mapped[datetime]
