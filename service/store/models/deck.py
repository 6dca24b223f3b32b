"""Rendered print work. The bytes live here, in parts, so that every worker reaches them."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.store.models.base import NUMBERS_ONCE, Base, words_of
from service.store.values import DeckKind


class DeckState(StrEnum):
    """queued → running → ready, or failed."""

    QUEUED = "queued"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"


class Deck(Base):
    """All papers of one kind, of one plan, for one stock. One of each exists at most."""

    __tablename__ = "decks"
    __table_args__ = (UniqueConstraint("plan_id", "kind", "stock"), NUMBERS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    kind: Mapped[DeckKind] = mapped_column(words_of(DeckKind))
    stock: Mapped[str] = mapped_column(String(40))
    state: Mapped[DeckState] = mapped_column(words_of(DeckState))
    attempt: Mapped[int] = mapped_column(default=0)
    worker: Mapped[str | None] = mapped_column(String(120))
    lease_until: Mapped[datetime | None]
    rung_at: Mapped[datetime | None]
    done: Mapped[int] = mapped_column(default=0)
    cards: Mapped[int] = mapped_column(default=0)
    pages: Mapped[int] = mapped_column(default=0)
    report: Mapped[list[Any] | None]
    failure: Mapped[dict[str, Any] | None]
    setup: Mapped[dict[str, Any] | None]
    # The print from which only what differs is made; no foreign key, for decks outlive old prints.
    since: Mapped[int | None]
    # Of what its parts hold: a worker that reads something else since does not take part.
    digest: Mapped[str | None] = mapped_column(String(32))
    changes: Mapped[dict[str, Any] | None]
    requested_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]

    parts: Mapped[list["DeckPart"]] = relationship(
        lazy="raise_on_sql",
        order_by="DeckPart.number",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )


class DeckPart(Base):
    """One PDF of about a hundred cards."""

    __tablename__ = "deck_parts"
    __table_args__ = (UniqueConstraint("deck_id", "number"), NUMBERS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    deck_id: Mapped[int] = mapped_column(ForeignKey("decks.id", ondelete="CASCADE"))
    number: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    content: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    size: Mapped[int]


class PartWork(Base):
    """One part of a deck in the making: who renders it, and what came of it. Gone once all are done."""

    __tablename__ = "part_work"
    __table_args__ = (UniqueConstraint("deck_id", "number"), NUMBERS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    deck_id: Mapped[int] = mapped_column(ForeignKey("decks.id", ondelete="CASCADE"))
    number: Mapped[int]
    worker: Mapped[str | None] = mapped_column(String(120))
    lease_until: Mapped[datetime | None]
    attempt: Mapped[int] = mapped_column(default=0)
    is_done: Mapped[bool] = mapped_column(default=False)
    pages: Mapped[int] = mapped_column(default=0)
    report: Mapped[list[Any] | None]
