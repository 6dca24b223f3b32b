"""What organizers ask on the form in their own words, and what each person answered."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.store.models.base import NUMBERS_ONCE, Base, words_of
from service.store.values import FormKind


class FormQuestion(Base):
    """One question on the form of one event. They stand in the order of `position`, then of their ids."""

    __tablename__ = "form_questions"

    id: Mapped[int] = mapped_column(primary_key=True)
    event_id: Mapped[int] = mapped_column(ForeignKey("events.id", ondelete="CASCADE"), index=True)
    position: Mapped[int]
    kind: Mapped[FormKind] = mapped_column(words_of(FormKind))
    label: Mapped[str] = mapped_column(String(120))
    hint: Mapped[str] = mapped_column(String(160))
    options: Mapped[list[Any]]
    # People who meet must differ in it.
    differs: Mapped[bool]
    printable: Mapped[bool]
    created_at: Mapped[datetime]


class FormAnswer(Base):
    """One person's answer. `printed` is their own yes to paper, given where the form asked for it."""

    __tablename__ = "form_answers"
    __table_args__ = (UniqueConstraint("question_id", "response_id"), NUMBERS_ONCE)

    id: Mapped[int] = mapped_column(primary_key=True)
    question_id: Mapped[int] = mapped_column(ForeignKey("form_questions.id", ondelete="CASCADE"))
    response_id: Mapped[int] = mapped_column(
        ForeignKey("responses.id", ondelete="CASCADE"), index=True
    )
    words: Mapped[list[Any]]
    printed: Mapped[bool]
