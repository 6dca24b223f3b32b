"""What organizers decided about words at an event. Undone ones stay, so that it can be read who did what."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.store.models.base import Base, words_of
from service.store.models.organizer import Organizer
from service.store.values import Action


class Override(Base):
    """One decision. They apply in the order of their ids; the last one wins."""

    __tablename__ = "overrides"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    action: Mapped[Action] = mapped_column(words_of(Action))
    words: Mapped[str] = mapped_column(Text)
    other: Mapped[str] = mapped_column(Text)
    reason: Mapped[str] = mapped_column(String(200))
    organizer_id: Mapped[int | None] = mapped_column(
        ForeignKey("organizers.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[datetime]
    undone_at: Mapped[datetime | None]

    organizer: Mapped[Organizer | None] = relationship(lazy="raise_on_sql")
