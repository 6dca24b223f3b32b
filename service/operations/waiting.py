"""Letters that have not left when their event changes are written anew. Those about plans are elsewhere."""

from collections.abc import Callable
from datetime import datetime

from sqlalchemy.orm import Session, selectinload

from service.operations.erasing import BOTH_YES
from service.operations.followups import window_of
from service.operations.letters import (
    ASK_AGAIN,
    STORED,
    Agreed,
    agreed_facts,
    ask_facts,
    form_facts,
    stored_facts,
)
from service.operations.mail import waiting_letters, write_anew
from service.store.models import Event, Response
from service.store.queries.followups import agreed_with, unseen
from service.store.queries.letters import INVITATION, REMINDER


def write_letters_anew(
    session: Session, event: Event, *, link_of: Callable[[str], str], now: datetime
) -> None:
    """Let them say what is true of their event now."""
    until = window_of(session, event, now=now).closes_at
    for message, response in waiting_letters(session, event.id, (STORED,)):
        facts = stored_facts(response.name, link_of(response.key))
        write_anew(message, event, response, facts)
    answers = selectinload(Response.answers)
    for message, response in waiting_letters(session, event.id, (INVITATION, REMINDER), answers):
        link = link_of(response.key)
        facts = form_facts(response.name, link, has_words=response.has_words)
        write_anew(message, event, response, facts)
    asking = waiting_letters(session, event.id, (ASK_AGAIN,))
    strangers = unseen(session, event.id) if asking else frozenset()
    for message, response in asking:
        was_seen = response.id not in strangers
        facts = ask_facts(response.name, link_of(response.key), until, was_seen=was_seen)
        write_anew(message, event, response, facts)
    for message, response in waiting_letters(session, event.id, (BOTH_YES,)):
        # Of two that came about at one instant, none says which is which.
        if len(those := agreed_with(session, response.id, at=message.created_at)) == 1:
            facts = agreed_facts(response.name, link_of(response.key), Agreed(*those[0]))
            write_anew(message, event, response, facts)
