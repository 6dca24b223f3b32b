"""Who changed or withdrew whose answers, and when: names of fields, never a word of what they hold."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base, words_of
from service.store.values import ChangedBy, TrailKind


class Change(Base):
    """One change. Without an organizer it was the person, or an organizer whose account is gone."""

    __tablename__ = "changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    response_id: Mapped[int] = mapped_column(
        ForeignKey("responses.id", ondelete="CASCADE"), index=True
    )
    kind: Mapped[TrailKind] = mapped_column(words_of(TrailKind))
    by: Mapped[ChangedBy] = mapped_column("changed_by", words_of(ChangedBy))
    organizer_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizers.id", ondelete="SET NULL")
    )
    fields: Mapped[list[Any]]
    at: Mapped[datetime] = mapped_column("changed_at")
