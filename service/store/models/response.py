"""What attendees wrote. Words are stored as typed; a withdrawn response keeps no words."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ForeignKey,
    Index,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship

from service.store.models.base import NUMBERS_ONCE, Base, words_of
from service.store.values import Kind, Size


class Response(Base):
    """One attendee's filled form. `number` is who they are to the engine; it is never given away again."""

    __tablename__ = "responses"
    __table_args__ = (
        UniqueConstraint("event_id", "number"),
        Index(
            "uq_responses_email",
            "event_id",
            "email_key",
            unique=True,
            sqlite_where=text("email_key IS NOT NULL"),
            postgresql_where=text("email_key IS NOT NULL"),
        ),
        NUMBERS_ONCE,
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"))
    number: Mapped[int]
    key: Mapped[str] = mapped_column(String(32), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    say: Mapped[str] = mapped_column(String(120))
    email: Mapped[str | None] = mapped_column(String(254))
    email_key: Mapped[str | None] = mapped_column(String(254))
    external_id: Mapped[str | None] = mapped_column(String(120))
    depth: Mapped[int]
    languages: Mapped[list[str]] = mapped_column(JSON)
    size: Mapped[Size] = mapped_column(words_of(Size))
    access_for_host: Mapped[bool]
    printable: Mapped[list[str]] = mapped_column(JSON)
    sensitive: Mapped[bool]
    group: Mapped[str] = mapped_column("group_name", String(120), key="group")
    # In which language mails are written to this person.
    reads: Mapped[str] = mapped_column(String(8), default="en", server_default="en")
    # Whether organizers made this person the host of a table. Nobody makes themselves one.
    is_host: Mapped[bool] = mapped_column(default=False, server_default=false())
    # Whether the person filled the form; what somebody else imports never overrides that.
    is_own: Mapped[bool]
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    withdrawn_at: Mapped[datetime | None]

    answers: Mapped[list["Answer"]] = relationship(
        lazy="raise_on_sql",
        order_by="Answer.kind, Answer.position",
        cascade="all, delete-orphan",
        passive_deletes=True,
    )

    def words(self, kind: Kind) -> tuple[str, ...]:
        """Return the words of one kind, in the order they were given."""
        return tuple(answer.words for answer in self.answers if answer.kind is kind)

    @property
    def has_words(self) -> bool:
        """Say whether there is anything that a card may quote."""
        return any(answer.kind.value in self.printable for answer in self.answers)


class Answer(Base):
    """One phrase, exactly as typed."""

    __tablename__ = "answers"
    __table_args__ = (UniqueConstraint("response_id", "kind", "position"), NUMBERS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    response_id: Mapped[int] = mapped_column(ForeignKey("responses.id", ondelete="CASCADE"))
    kind: Mapped[Kind] = mapped_column(words_of(Kind))
    position: Mapped[int]
    words: Mapped[str] = mapped_column(Text)


class Upload(Base):
    """A file waiting for the organizer's yes. Nothing of it is stored as responses before that.

    After the yes it stays a while if rows were left out: `choices` are the fields it was read by.
    """

    __tablename__ = "uploads"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    filename: Mapped[str] = mapped_column(String(200))
    content: Mapped[bytes] = mapped_column(LargeBinary)
    choices: Mapped[list[Any]] = mapped_column(server_default="[]")
    created_at: Mapped[datetime]
