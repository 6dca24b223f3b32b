"""What organizers changed in plans by hand: who, when, what. Facts are numbers, never names."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.store.models.base import Base, words_of
from service.store.models.organizer import Organizer
from service.store.values import ChangeKind


class PlanChange(Base):
    """One change. `plan_id` is the version it led to, which may be gone; the line stays."""

    __tablename__ = "plan_changes"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    origin_id: Mapped[int] = mapped_column(index=True)
    before_id: Mapped[int]
    plan_id: Mapped[int]
    kind: Mapped[ChangeKind] = mapped_column(words_of(ChangeKind))
    facts: Mapped[dict[str, Any]]
    organizer_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizers.id", ondelete="SET NULL"), index=True
    )
    made_at: Mapped[datetime]

    organizer: Mapped[Organizer | None] = relationship(lazy="raise_on_sql")
