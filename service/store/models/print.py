"""What lies on paper once decks were made. Outlives the decks; goes with the event."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base, words_of
from service.store.values import DeckKind


class Print(Base):
    """All papers of one kind that hold since a deck was made, also those that it left as they were.

    An imprint is a round, an attendee's number, a table, check sums of the words, and the name by which
    the paper is found: see `service.printing.imprint`. Who withdraws has no name in it any more.
    """

    __tablename__ = "prints"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    kind: Mapped[DeckKind] = mapped_column(words_of(DeckKind))
    stock: Mapped[str] = mapped_column(String(40))
    setup: Mapped[dict[str, Any] | None]
    imprints: Mapped[list[Any]]
    made_at: Mapped[datetime]
