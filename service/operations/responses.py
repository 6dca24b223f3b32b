"""What attendees send, change and take back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, selectinload

from service.errors import EmailTaken, FormClosed, NotFound
from service.operations.erasing import forget_follow_ups_of, forget_printed_name
from service.operations.letters import STORED, stored_facts
from service.operations.mail import post_message
from service.operations.ownanswers import (
    erase_own_answers,
    store_own_answers,
)
from service.operations.quoted import drop_changed_print, drop_print, quoted_of
from service.operations.responserow import (
    Receipt,
    fill_response,
    new_response,
    turn_at,
    values_of,
)
from service.operations.trail import PERSON, note_change, note_host, note_withdrawal
from service.queue import Doorbell
from service.store.models import (
    Attendance,
    Event,
    Message,
    Picture,
    Response,
)
from service.store.queries.hours import FormHours, takes_answers
from service.store.values import NOT_ASKED, By, ChangedBy, OwnForm, ResponseValues

ANY_ORGANIZER = By(ChangedBy.ORGANIZER)


def submit_response(
    session: Session,
    doorbell: Doorbell,
    slug: str,
    values: ResponseValues,
    *,
    link_of: Callable[[str], str],
    now: datetime,
    own: OwnForm = NOT_ASKED,
    key: str = "",
) -> Receipt:
    """Store a new response to an event's form and, when there is an address, a mail with the private link.

    Raises `NotFound` without such an event, `FormClosed` outside the form's hours, `EmailTaken` for
    an address that answered already, and `SentBefore` for a `key` that is stored: see `send_again`.
    """
    # A turn that is refused is taken back with the transaction.
    turn = turn_at(session, slug)
    event_id = turn.event_id
    refuse_closed(session, event_id, turn, now)
    _refuse_taken(session, event_id, values.email, but=None)
    receipt = new_response(
        session, event_id, values, number=turn.number, now=now, is_own=True, key=key
    )
    store_own_answers(session, event_id, receipt.id, own.answers)
    if values.email:
        post_message(
            session,
            doorbell,
            STORED,
            recipient=values.email,
            event=session.get_one(Event, event_id),
            response=session.get_one(Response, receipt.id),
            facts=stored_facts(values.name, link_of(receipt.key)),
            now=now,
        )
    return receipt


def send_again(
    session: Session, key: str, values: ResponseValues, *, now: datetime, own: OwnForm = NOT_ASKED
) -> bool:
    """Let what a form says now count, if its first sending was stored; say whether it was."""
    response_id = session.scalar(
        select(Response.id).where(Response.key == key, Response.withdrawn_at.is_(None))
    )
    if response_id is None:
        return False
    revise_own_response(session, response_id, values, now=now, own=own)
    return True


def revise_response(
    session: Session,
    response_id: int,
    values: ResponseValues,
    *,
    now: datetime,
    own: OwnForm = NOT_ASKED,
    by: By = ANY_ORGANIZER,
) -> None:
    """Store new values for a response, as an organizer; `NotFound` once it is withdrawn.

    Which fields changed is kept, with whose hand it was.
    """
    response = _held(session, response_id)
    if response.withdrawn_at is not None:
        raise NotFound
    _refuse_taken(session, response.event_id, values.email, but=response_id)
    before, was = quoted_of(response), values_of(response)
    # Where the form does not ask for a group, what a list said of it stays.
    group = values.group if own.asked_group else values.group or response.group
    values = replace(values, group=group, reads=values.reads or response.reads)
    fill_response(session, response, values, now)
    answered = store_own_answers(session, response.event_id, response.id, own.answers)
    note_change(session, response, was, values_of(response), own=answered, by=by, now=now)
    # What was quoted may have changed or lost its consent: cards are made again from what is true now.
    drop_changed_print(session, response, before)


def revise_own_response(
    session: Session,
    response_id: int,
    values: ResponseValues,
    *,
    now: datetime,
    own: OwnForm = NOT_ASKED,
) -> None:
    """Store new values for a response, as the person who wrote it, while the form is open."""
    response = _held(session, response_id)
    event = session.get_one(Event, response.event_id)
    refuse_closed(session, event.id, event, now)
    revise_response(session, response_id, values, now=now, own=own, by=PERSON)
    response.is_own = True


def reword_own(session: Session, response_id: int, was: str, words: str, *, now: datetime) -> None:
    """Put a phrase in other words, as the person who wrote it, while the form is open.

    Nothing happens if it is not there any more, or without words.
    """
    response = _held(session, response_id)
    values = values_of(response)

    def reworded(phrases: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(words if one == was else one for one in phrases))

    if words and response.withdrawn_at is None:
        changed = replace(
            values,
            interests=reworded(values.interests),
            curious_about=reworded(values.curious_about),
            values=reworded(values.values),
        )
        revise_own_response(session, response_id, changed, now=now)


def name_host(session: Session, response_id: int, *, is_host: bool, by: By, now: datetime) -> None:
    """Make somebody the host of a table in plans to come, or not any more; `NotFound` once withdrawn."""
    response = _held(session, response_id)
    if response.withdrawn_at is not None:
        raise NotFound
    if response.is_host is not is_host:
        response.is_host = is_host
        note_host(session, response, by=by, now=now)


def withdraw_response(
    session: Session, response_id: int, *, now: datetime, by: By = PERSON
) -> None:
    """Forget what the person wrote, everywhere it stands: answers, plans, cards not yet printed."""
    response = _held(session, response_id)
    if response.withdrawn_at is not None:
        return
    response.withdrawn_at = now
    response.updated_at = now
    response.name = response.say = response.group = ""
    response.email = response.email_key = response.external_id = None
    response.languages = []
    response.printable = []
    response.is_host = False
    response.answers.clear()
    session.execute(delete(Attendance).where(Attendance.response_id == response.id))
    # The picture names topics; whoever looks at it next has it drawn without this person.
    session.execute(delete(Picture).where(Picture.event_id == response.event_id))
    erase_own_answers(session, response.id)
    note_withdrawal(session, response, by=by, now=now)
    # Letters hold name, address and link; those still waiting are not sent any more.
    session.execute(delete(Message).where(Message.response_id == response.id))
    forget_follow_ups_of(session, response.id)
    drop_print(session, response)
    # After the decks: one that was being made until now would have left the name once more.
    forget_printed_name(session, response)


def with_answers(session: Session, response_id: int) -> Response:
    """Return a response with everything that was answered."""
    return session.get_one(Response, response_id, options=[selectinload(Response.answers)])


def _held(session: Session, response_id: int) -> Response:
    """Return a response with everything that was answered, as it stands; nobody else changes it meanwhile."""
    event_id = session.scalars(select(Response.event_id).where(Response.id == response_id)).one()
    # The lock comes first: what was read before it may be what another has just erased.
    locked_event(session, event_id)
    return with_answers(session, response_id)


def locked_event(session: Session, event_id: int) -> Event:
    """Return an event that nobody else adds people to meanwhile."""
    return session.scalars(select(Event).where(Event.id == event_id).with_for_update()).one()


def refuse_closed(session: Session, event_id: int, hours: FormHours, now: datetime) -> None:
    """Raise `FormClosed` outside the hours in which an event's form takes answers."""
    if not takes_answers(session, event_id, hours, now=now):
        raise FormClosed(hours.form_opens_at, hours.form_closes_at)


def _refuse_taken(session: Session, event_id: int, email: str | None, *, but: int | None) -> None:
    if email is None:
        return
    taken = session.scalar(
        select(Response.id).where(
            Response.event_id == event_id, Response.email_key == email.casefold()
        )
    )
    if taken is not None and taken != but:
        raise EmailTaken(email)
