"""The questions that organizers added to the form, and what people answered."""

from dataclasses import dataclass

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import Session

from service.store.models import Event, FormAnswer, FormQuestion, Response
from service.store.values import FormKind, OwnAnswer


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One answer, and whose it is."""

    response_id: int
    number: int
    question_id: int
    words: tuple[str, ...]
    printed: bool


# Built once: every form that is opened or sent asks for this.
_FORM = (
    select(Event, FormQuestion)
    .outerjoin(FormQuestion, FormQuestion.event_id == Event.id)
    .where(Event.slug == bindparam("slug"))
    .order_by(FormQuestion.position, FormQuestion.id)
)


def form_by_slug(session: Session, slug: str) -> tuple[Event, list[FormQuestion]] | None:
    """Return an event by the name in its address, and every question it adds to the form."""
    rows = session.execute(_FORM, {"slug": slug}).all()
    return (rows[0][0], [one for _, one in rows if one]) if rows else None


def form_questions_of(session: Session, event_id: int) -> list[FormQuestion]:
    """Return every question that an event adds to the form, in their order."""
    return list(
        session.scalars(
            select(FormQuestion)
            .where(FormQuestion.event_id == event_id)
            .order_by(FormQuestion.position, FormQuestion.id)
        )
    )


def form_question(session: Session, event_id: int, question_id: int) -> FormQuestion | None:
    """Return one question of this event."""
    return session.scalar(
        select(FormQuestion).where(
            FormQuestion.id == question_id, FormQuestion.event_id == event_id
        )
    )


def answer_counts(session: Session, event_id: int) -> dict[int, int]:
    """Count how many answered each question, by its id; nobody stands in for none."""
    rows = session.execute(
        select(FormAnswer.question_id, func.count())
        .join(FormQuestion, FormQuestion.id == FormAnswer.question_id)
        .where(FormQuestion.event_id == event_id)
        .group_by(FormAnswer.question_id)
    )
    return {row[0]: row[1] for row in rows}


def answers_in(session: Session, event_id: int) -> list[AnswerRow]:
    """Return what everybody who takes part answered, by their number."""
    rows = session.execute(
        select(
            FormAnswer.response_id,
            Response.number,
            FormAnswer.question_id,
            FormAnswer.words,
            FormAnswer.printed,
        )
        .join(Response, Response.id == FormAnswer.response_id)
        .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
        .order_by(Response.number, FormAnswer.question_id)
    )
    return [
        AnswerRow(row.response_id, row.number, row.question_id, tuple(row.words), row.printed)
        for row in rows
    ]


def steering_answers_in(
    session: Session, event_id: int
) -> list[tuple[int, int, FormKind, list[str]]]:
    """Return number, question, its kind and the words of every answer in which people must differ."""
    rows = session.execute(
        select(Response.number, FormQuestion.id, FormQuestion.kind, FormAnswer.words)
        .join(Response, Response.id == FormAnswer.response_id)
        .join(FormQuestion, FormQuestion.id == FormAnswer.question_id)
        .where(
            FormQuestion.event_id == event_id,
            FormQuestion.differs,
            Response.withdrawn_at.is_(None),
        )
        .order_by(Response.number, FormQuestion.id)
    )
    return [(number, question, kind, words) for number, question, kind, words in rows]


def own_answers_of(session: Session, response_id: int) -> dict[int, OwnAnswer]:
    """Return one person's answers by the id of the question."""
    rows = session.scalars(
        select(FormAnswer)
        .where(FormAnswer.response_id == response_id)
        .order_by(FormAnswer.question_id)
    )
    return {
        row.question_id: OwnAnswer(row.question_id, tuple(row.words), row.printed) for row in rows
    }
