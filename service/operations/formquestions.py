"""What organizers add to the form. Nobody's answer is bent to a question that was changed after it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from service.errors import Answered, NotFound, OptionsChosen, TooMany
from service.operations.ownanswers import drop_papers
from service.store.models import Event, FormAnswer, FormQuestion
from service.store.queries.form import answer_counts, form_question, form_questions_of
from service.store.values import FormQuestionValues

# The form is filled on phones, in three minutes.
MOST = 5


@dataclass(frozen=True, slots=True)
class Asked:
    """One question with how many answered it."""

    question: FormQuestion
    answers: int


def questions_asked(session: Session, event_id: int) -> tuple[Asked, ...]:
    """Return an event's questions in their order, each with how many answered it."""
    counts = answer_counts(session, event_id)
    return tuple(Asked(one, counts.get(one.id, 0)) for one in form_questions_of(session, event_id))


def add_form_question(
    session: Session, event_id: int, values: FormQuestionValues, *, now: datetime
) -> None:
    """Add a question at the end; `TooMany` beyond what a form can ask.

    One with the same label that asks in the same way is not added again.
    """
    session.get_one(Event, event_id, with_for_update=True)
    present = form_questions_of(session, event_id)
    if any(_said(one) == _wanted(values) for one in present):
        return
    if len(present) >= MOST:
        raise TooMany(MOST)
    last = max((one.position for one in present), default=0)
    row = FormQuestion(event_id=event_id, position=last + 1, created_at=now)
    _fill(row, values)
    session.add(row)


def change_form_question(
    session: Session, event_id: int, question_id: int, values: FormQuestionValues
) -> None:
    """Change a question. What people answered stays as they gave it.

    Raises `NotFound`, `Answered` when its kind would change after the first answer, and `OptionsChosen`
    when an option would go that somebody chose. Whoever answered before it could be printed was not
    asked about paper: their answers are not printed until they say so. Once it may not be printed, every
    yes to paper is forgotten.
    """
    row = _locked(session, event_id, question_id)
    chosen = _chosen(session, question_id)
    if chosen and row.kind is not values.kind:
        raise Answered
    missing = tuple(one for one in chosen if values.options and one not in values.options)
    if missing:
        raise OptionsChosen(missing)
    if row.printable and not values.printable:
        session.execute(
            update(FormAnswer).where(FormAnswer.question_id == question_id).values(printed=False)
        )
        drop_papers(session, event_id)
    _fill(row, values)


def remove_form_question(session: Session, event_id: int, question_id: int) -> None:
    """Take a question away and erase what was answered to it."""
    row = _locked(session, event_id, question_id)
    session.execute(delete(FormAnswer).where(FormAnswer.question_id == question_id))
    if row.printable:
        drop_papers(session, event_id)
    session.delete(row)


def move_form_question(session: Session, event_id: int, question_id: int, *, up: bool) -> None:
    """Change places with the question before or after; the first and the last stay where they are."""
    _locked(session, event_id, question_id)
    rows = form_questions_of(session, event_id)
    at = next(place for place, one in enumerate(rows) if one.id == question_id)
    to = at - 1 if up else at + 1
    if 0 <= to < len(rows):
        rows[at], rows[to] = rows[to], rows[at]
    for position, one in enumerate(rows, 1):
        one.position = position


def part_groups(session: Session, event_id: int, *, parts: bool) -> None:
    """Say whether the form asks for company, school or team, and seats people of one apart."""
    session.get_one(Event, event_id, with_for_update=True).parts_groups = parts


def _locked(session: Session, event_id: int, question_id: int) -> FormQuestion:
    # Answers are stored with the event locked: nobody chooses an option while it goes.
    session.get_one(Event, event_id, with_for_update=True)
    row = form_question(session, event_id, question_id)
    if row is None:
        raise NotFound
    return row


def _chosen(session: Session, question_id: int) -> tuple[str, ...]:
    answers = session.scalars(
        select(FormAnswer.words)
        .where(FormAnswer.question_id == question_id)
        .order_by(FormAnswer.id)
    )
    return tuple(dict.fromkeys(words for answer in answers for words in answer))


def _fill(row: FormQuestion, values: FormQuestionValues) -> None:
    row.label = values.label
    row.hint = values.hint
    row.kind = values.kind
    row.options = list(values.options)
    row.differs = values.differs
    row.printable = values.printable


def _said(row: FormQuestion) -> tuple[object, ...]:
    return row.label, row.kind, tuple(row.options)


def _wanted(values: FormQuestionValues) -> tuple[object, ...]:
    return values.label, values.kind, values.options
