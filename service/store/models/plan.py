"""A plan and its rounds. The state column is the truth about the job that makes it."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
    case,
    func,
    select,
    text,
    type_coerce,
)
from sqlalchemy.orm import Mapped, column_property, mapped_column, relationship

from service.store.models.base import NUMBERS_ONCE, Base, words_of
from service.store.models.day import Day
from service.store.models.event import Event
from service.store.values import Format


class PlanState(StrEnum):
    """queued → running → ready → published, or failed; canceled when the organizer stopped it."""

    QUEUED = "queued"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"
    CANCELED = "canceled"
    PUBLISHED = "published"


ACTIVE = (PlanState.QUEUED, PlanState.RUNNING)
_ACTIVE_WHERE = text("state IN ('queued', 'running')")


class Plan(Base):
    """One attempt to seat everybody. `lease_until` says how long a silent worker is still believed."""

    __tablename__ = "plans"
    __table_args__ = (
        Index(
            "uq_plans_active",
            "event_id",
            unique=True,
            sqlite_where=_ACTIVE_WHERE,
            postgresql_where=_ACTIVE_WHERE,
        ),
        NUMBERS_ONCE,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    state: Mapped[PlanState] = mapped_column(words_of(PlanState))
    seed: Mapped[int]
    attempt: Mapped[int] = mapped_column(default=0)
    worker: Mapped[str | None] = mapped_column(String(120))
    lease_until: Mapped[datetime | None]
    rung_at: Mapped[datetime | None]
    stop: Mapped[str | None] = mapped_column(String(16))
    progress: Mapped[dict[str, Any] | None]
    measures: Mapped[dict[str, Any] | None]
    notices: Mapped[list[Any] | None]
    failure: Mapped[dict[str, Any] | None]
    document: Mapped[str | None]
    roster_digest: Mapped[str | None] = mapped_column(String(64))
    was_cut: Mapped[bool] = mapped_column(default=False)
    # What it was asked for: format, rounds, table_size, preset. None in rows older than that.
    asked: Mapped[dict[str, Any] | None]
    # A change by hand makes another row. Which plan it goes back to, and the row that undoing and
    # redoing return to; no foreign keys, for old versions go.
    origin_id: Mapped[int | None] = mapped_column(index=True)
    undo_id: Mapped[int | None]
    redo_id: Mapped[int | None]
    locks: Mapped[list[Any] | None]
    requested_at: Mapped[datetime]
    started_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]
    published_at: Mapped[datetime | None]
    # A repair of that plan, on the day: see `service.operations.repairs`. `seen` is what it was made of.
    repairs: Mapped[int | None]
    seen: Mapped[dict[str, Any] | None]

    rounds: Mapped[list["Round"]] = relationship(
        lazy="raise_on_sql",
        order_by="Round.number",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )

    @property
    def last_number(self) -> int:
        """Return the number of the last round that was read; where one was passed over, there are fewer."""
        return self.rounds[-1].number if self.rounds else 0


class Round(Base):
    """A time slot in which each attendee is in at most one meeting."""

    __tablename__ = "rounds"
    __table_args__ = (UniqueConstraint("plan_id", "number"), NUMBERS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plans.id", ondelete="CASCADE"))
    number: Mapped[int]
    # As planned, and as it was planned once it has begun: see `plan_held` for when it really was.
    starts_at: Mapped[datetime]
    minutes: Mapped[int] = mapped_column(server_default="0")

    meetings: Mapped[list["Meeting"]] = relationship(
        lazy="raise_on_sql",
        order_by="Meeting.table",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )
    byes: Mapped[list["Bye"]] = relationship(
        lazy="raise_on_sql",
        order_by="Bye.response_id",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )

    @property
    def ends_at(self) -> datetime:
        """Return when it ends."""
        return self.starts_at + timedelta(minutes=self.minutes)


class Meeting(Base):
    """One group in one round, with why they meet and what to begin with."""

    __tablename__ = "meetings"
    __table_args__ = (UniqueConstraint("round_id", "table_number"), NUMBERS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    table: Mapped[int] = mapped_column("table_number")
    reasons: Mapped[list[Any]]
    ladder: Mapped[dict[str, Any]]

    seats: Mapped[list["Seat"]] = relationship(
        lazy="raise_on_sql",
        order_by="Seat.position",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )


class Seat(Base):
    """One attendee in one meeting."""

    __tablename__ = "seats"
    __table_args__ = (UniqueConstraint("meeting_id", "response_id"), NUMBERS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    response_id: Mapped[int] = mapped_column(
        ForeignKey("responses.id", ondelete="CASCADE"), index=True
    )
    position: Mapped[int]


class Bye(Base):
    """An attendee without a meeting in a round."""

    __tablename__ = "byes"
    __table_args__ = (UniqueConstraint("round_id", "response_id"), NUMBERS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    round_id: Mapped[int] = mapped_column(ForeignKey("rounds.id", ondelete="CASCADE"))
    response_id: Mapped[int] = mapped_column(
        ForeignKey("responses.id", ondelete="CASCADE"), index=True
    )


_PUBLISHED = select(func.max(Plan.id)).where(
    Plan.event_id == Event.id, Plan.state == PlanState.PUBLISHED
)
_ROUNDS = select(func.max(Round.number)).where(
    Round.plan_id == _PUBLISHED.correlate(Event).scalar_subquery()
)
_ASKED = (
    select(Plan.asked)
    .where(Plan.id == _PUBLISHED.correlate(Event).scalar_subquery())
    .correlate(Event)
)
_FORMAT = _ASKED.with_only_columns(Plan.asked["format"].as_string()).scalar_subquery()
_SIZE = _ASKED.with_only_columns(Plan.asked["table_size"].as_integer()).scalar_subquery()
# Mapped here and not in `event.py`, which knows no plans.
Event.format_held = column_property(
    type_coerce(func.coalesce(_FORMAT, type_coerce(Event.format, String)), words_of(Format))  # type: ignore[arg-type] # an enum's words, not bare text
)
Event.table_size_held = column_property(func.coalesce(_SIZE, Event.table_size))
_PLANNED = func.coalesce(_ROUNDS.correlate(Event).scalar_subquery(), Event.rounds)
_LAST = select(Day.last_round).where(Day.event_id == Event.id).correlate(Event).scalar_subquery()
Event.rounds_held = column_property(case((_LAST < _PLANNED, _LAST), else_=_PLANNED))
_LAST_ROUND = (
    select(Round.starts_at)
    .where(
        Round.plan_id == _PUBLISHED.correlate(Event).scalar_subquery(),
        _LAST.is_(None) | (Round.number <= _LAST),
    )
    .order_by(Round.number.desc())
    .limit(1)
    .correlate(Event)
)
Event.last_starts_at = column_property(_LAST_ROUND.scalar_subquery())
Event.last_minutes = column_property(_LAST_ROUND.with_only_columns(Round.minutes).scalar_subquery())
# What an event knows from its rounds, to be read again once they change.
FROM_ROUNDS = ("rounds_held", "last_starts_at", "last_minutes")
