"""An organizer's own questions: looked at before they are stored, and how deep any may go."""

import re
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from matching.openers.lint import Verdict, judge
from service.errors import NotFound, TooMany
from service.store.models import Event, OwnQuestion
from service.store.values import QuestionValues, Tone

# More than anybody is asked at one event.
MOST = 60


def judged(text: str, language: str) -> Verdict:
    """Return what becomes of a question when it is asked, and a kinder way to ask."""
    return judge(text, language)


def add_question(session: Session, event_id: int, values: QuestionValues, *, now: datetime) -> None:
    """Store a question for plans to come; `TooMany` beyond what an event can ask.

    One that stands already, but for capitals and signs, is not stored again.
    """
    session.get_one(Event, event_id, with_for_update=True)
    asked = session.scalars(select(OwnQuestion.text).where(OwnQuestion.event_id == event_id)).all()
    if _words(values.text) in map(_words, asked):
        return
    if len(asked) >= MOST:
        raise TooMany(MOST)
    session.add(
        OwnQuestion(
            event_id=event_id,
            text=values.text,
            language=values.language,
            depth=values.depth,
            created_at=now,
        )
    )


def remove_question(session: Session, event_id: int, question_id: int) -> None:
    """Take a question away from plans to come; `NotFound` when it is none of this event's."""
    row = session.scalar(
        select(OwnQuestion).where(OwnQuestion.id == question_id, OwnQuestion.event_id == event_id)
    )
    if row is None:
        raise NotFound
    session.delete(row)


def ask_in(session: Session, event_id: int, tone: Tone) -> None:
    """Say in which tone people are asked in plans to come."""
    session.get_one(Event, event_id, with_for_update=True).tone = tone


def allow_depth(session: Session, event_id: int, deepest: int) -> None:
    """Say how deep any question of plans to come may go."""
    session.get_one(Event, event_id, with_for_update=True).deepest = deepest


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())
