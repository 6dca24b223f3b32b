"""Letters about the form to people who came with a list: one invitation and one reminder each, never more."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from service.errors import RoundsBegun
from service.operations.letters import form_facts
from service.operations.mail import post_message
from service.operations.responses import locked_event, refuse_closed
from service.queue import Doorbell
from service.store.evening import counting_clock
from service.store.models import Event, Message, MessageState
from service.store.queries.day import day_of
from service.store.queries.letters import INVITATION, REMINDER, awaited, awaited_count

# A reminder comes at the earliest this long after an invitation of ours.
REST = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Due:
    """How many would be written to now."""

    invitations: int
    reminders: int


def letters_due(session: Session, event_id: int, *, now: datetime) -> Due:
    """Count who has not filled the form themselves and has not been written to; nobody once rounds began."""
    if _is_late(session, session.get_one(Event, event_id), now=now):
        return Due(0, 0)
    rested = now - REST
    return Due(
        awaited_count(session, event_id, INVITATION, rested=rested),
        awaited_count(session, event_id, REMINDER, rested=rested),
    )


def write_about_form(
    session: Session,
    doorbell: Doorbell,
    event_id: int,
    kind: str,
    *,
    link_of: Callable[[str], str],
    now: datetime,
) -> int:
    """Write such a letter to everybody it is due to; return to how many. A second call writes to nobody.

    `link_of` gives the private link of a key. Raises `RoundsBegun` once the first round has begun or its
    time has passed, and `FormClosed` outside the form's hours.
    """
    event = locked_event(session, event_id)
    if _is_late(session, event, now=now):
        raise RoundsBegun
    refuse_closed(session, event_id, event, now)
    people = awaited(session, event_id, kind, rested=now - REST)
    for response in people:
        post_message(
            session,
            doorbell,
            kind,
            recipient=response.email or "",
            event=event,
            response=response,
            facts=form_facts(response.name, link_of(response.key), has_words=response.has_words),
            now=now,
        )
    return len(people)


def _is_late(session: Session, event: Event, *, now: datetime) -> bool:
    clock = counting_clock(event, day_of(session, event.id), now=now)
    return now >= event.starts_at or clock is not None


def drop_form_letters(session: Session, event_id: int) -> None:
    """Keep back those that have not left: nobody hears of the form after hearing whom they will meet."""
    session.execute(
        delete(Message).where(
            Message.event_id == event_id,
            Message.kind.in_((INVITATION, REMINDER)),
            Message.state == MessageState.QUEUED,
        )
    )
