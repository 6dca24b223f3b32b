"""The day of an event: who has come, and where the rounds stand. Holds no words of anybody."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import Base, words_of
from service.store.values import Presence


class Attendance(Base):
    """Whether one attendee has come, who said so, and which round they would like to sit out."""

    __tablename__ = "attendances"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    response_id: Mapped[int] = mapped_column(
        ForeignKey("responses.id", ondelete="CASCADE"), unique=True
    )
    presence: Mapped[Presence] = mapped_column(words_of(Presence))
    sits_out: Mapped[int | None]
    # For how many rounds somebody was there who has left since; 0 for who never came.
    stayed: Mapped[int] = mapped_column(default=0, server_default="0")
    # Who came after all missed the rounds after the first of these numbers, until the second.
    missed_from: Mapped[int] = mapped_column(default=0, server_default="0")
    missed_to: Mapped[int] = mapped_column(default=0, server_default="0")
    changed_at: Mapped[datetime]
    changed_by: Mapped[int | None] = mapped_column(ForeignKey("organizers.id", ondelete="SET NULL"))


class Day(Base):
    """The clock of an event's rounds, and which screen link is good.

    While it runs, `left` is how many seconds were left at `started_at`. `revision` grows with every
    change, so that nobody changes what they have not seen.
    """

    __tablename__ = "days"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), unique=True)
    round: Mapped[int] = mapped_column("round_number", default=0)
    seconds: Mapped[int] = mapped_column(default=0)
    left: Mapped[int] = mapped_column("seconds_left", default=0)
    started_at: Mapped[datetime | None]
    revision: Mapped[int] = mapped_column(default=0)
    screen: Mapped[int] = mapped_column(default=0)
    # The last round that takes place, where the evening ends sooner than its plan.
    last_round: Mapped[int | None]
    # The clock before each begin and early end, the newest last: round, seconds, left, started at.
    earlier: Mapped[list[Any]] = mapped_column(default=list, server_default="[]")
