"""What people answer to an organizer's own questions: stored, taken off paper, erased."""

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from matching.interests.quotable import quotable
from matching.interests.sensitive import is_sensitive
from service.store.models import Deck, FormAnswer, FormQuestion, Plan
from service.store.queries.form import answers_in, form_questions_of
from service.store.values import DeckKind, OwnAnswer

# On these, and on no card, stands what may be printed.
PAPERS = (DeckKind.BADGES, DeckKind.HOSTS)


def store_own_answers(
    session: Session, event_id: int, response_id: int, answers: tuple[OwnAnswer, ...]
) -> tuple[str, ...]:
    """Store answers and return the names of those that differ from before.

    A question that was removed meanwhile is passed over. Papers that quote what changed are dropped.
    """
    wanted = {one.question_id: one for one in answers}
    if not wanted:
        return ()
    questions = session.scalars(
        select(FormQuestion)
        .where(FormQuestion.event_id == event_id, FormQuestion.id.in_(wanted))
        .order_by(FormQuestion.position, FormQuestion.id)
    ).all()
    rows = {
        row.question_id: row
        for row in session.scalars(
            select(FormAnswer)
            .where(FormAnswer.response_id == response_id)
            .order_by(FormAnswer.question_id)
        )
    }
    changed, on_paper = [], False
    for question in questions:
        row, one = rows.get(question.id), wanted[question.id]
        printed = one.printed and question.printable and bool(one.words)
        before = (tuple(row.words), row.printed) if row else ((), False)
        if before == (one.words, printed):
            continue
        changed.append(f"own_{question.id}")
        on_paper = on_paper or printed or before[1]
        if not one.words:
            session.delete(row)
        elif row is None:
            session.add(
                FormAnswer(
                    question_id=question.id,
                    response_id=response_id,
                    words=list(one.words),
                    printed=printed,
                )
            )
        else:
            row.words, row.printed = list(one.words), printed
    if on_paper:
        drop_papers(session, event_id)
    return tuple(changed)


def erase_own_answers(session: Session, response_id: int) -> None:
    """Erase everything that somebody answered to own questions."""
    session.execute(delete(FormAnswer).where(FormAnswer.response_id == response_id))


def drop_papers(session: Session, event_id: int) -> None:
    """Drop the badges and host sheets of an event, so that they are made from what is true now."""
    plans = select(Plan.id).where(Plan.event_id == event_id)
    session.execute(delete(Deck).where(Deck.plan_id.in_(plans), Deck.kind.in_(PAPERS)))


def printed_answers(session: Session, event_id: int) -> dict[int, str]:
    """Return what may stand beside each name on badges and host sheets, by number.

    Only what both the organizer and the person want on paper. Words on sensitive subjects and addresses
    are never printed: a badge is read by everybody.
    """
    place = {
        one.id: at for at, one in enumerate(form_questions_of(session, event_id)) if one.printable
    }
    said: dict[int, list[tuple[int, str]]] = {}
    for row in answers_in(session, event_id):
        if not row.printed or row.question_id not in place:
            continue
        words = [one for one in row.words if quotable(one) and not is_sensitive(one)]
        if words:
            said.setdefault(row.number, []).append((place[row.question_id], ", ".join(words)))
    return {
        number: " · ".join(words for _, words in sorted(found)) for number, found in said.items()
    }
