"""Events and who runs them."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import ForeignKey, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.store.models.base import NUMBERS_ONCE, Base, words_of
from service.store.models.organizer import Organizer
from service.store.values import Format, Preset, Role, Tone


class Event(Base):
    """One gathering with a form and, later, a plan."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    slug: Mapped[str] = mapped_column(String(80), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    place: Mapped[str] = mapped_column(String(200))
    # As its people read it: an address, a number or a sentence.
    whom_to_ask: Mapped[str] = mapped_column(String(200), default="", server_default="")
    is_online: Mapped[bool]
    starts_at: Mapped[datetime]
    time_zone: Mapped[str] = mapped_column(String(64))
    rounds: Mapped[int]
    minutes: Mapped[int]
    pause_minutes: Mapped[int]
    format: Mapped[Format] = mapped_column(words_of(Format))
    table_size: Mapped[int]
    preset: Mapped[Preset] = mapped_column(words_of(Preset), server_default=Preset.BALANCED.value)
    deepest: Mapped[int] = mapped_column(default=3, server_default="3")
    tone: Mapped[Tone] = mapped_column(
        words_of(Tone), default=Tone.WARM, server_default=Tone.WARM.value
    )
    # The form asks for company, school or team, and people of the same one do not meet.
    parts_groups: Mapped[bool] = mapped_column(default=False, server_default=false())
    form_opens_at: Mapped[datetime | None]
    form_closes_at: Mapped[datetime]
    keep_until: Mapped[date]
    # When people were asked by mail with whom they would talk again.
    asked_again_at: Mapped[datetime | None]
    # When it was last moved to another day; None while it stays where it was planned first.
    moved_at: Mapped[datetime | None]
    last_number: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime]

    if TYPE_CHECKING:
        # The rounds of the published plan; while none is, as many as `rounds` wishes for. Fewer where the
        # evening was ended sooner.
        rounds_held: Mapped[int]
        # When the last of them is planned to begin, and how long it is; None while no plan is published.
        last_starts_at: Mapped[datetime | None]
        last_minutes: Mapped[int | None]
        # How the published plan seats people; while none is, how the settings wish for it.
        format_held: Mapped[Format]
        table_size_held: Mapped[int]


class Membership(Base):
    """An organizer's role at one event."""

    __tablename__ = "memberships"
    __table_args__ = (UniqueConstraint("event_id", "organizer_id"), NUMBERS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    organizer_id: Mapped[int] = mapped_column(
        ForeignKey("organizers.id", ondelete="CASCADE"), index=True
    )
    role: Mapped[Role] = mapped_column(words_of(Role))
    created_at: Mapped[datetime]

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
    organizer: Mapped[Organizer] = relationship(lazy="raise_on_sql")


class Invitation(Base):
    """A link by which one person becomes co-organizer."""

    __tablename__ = "invitations"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    role: Mapped[Role] = mapped_column(words_of(Role))
    label: Mapped[str] = mapped_column(String(120))
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    event: Mapped[Event] = relationship(lazy="raise_on_sql")
