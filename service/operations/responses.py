"""What attendees send, change and take back, and what organizers import for them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session, selectinload

from service.errors import EmailTaken, FormClosed
from service.operations.mail import post_message
from service.operations.roster import forget_words
from service.queue import Doorbell
from service.store.models import Answer, Deck, Event, Plan, Response, Upload
from service.store.values import ResponseValues
from service.tokens import new_key


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an attendee gets for a stored response."""

    id: int
    key: str
    number: int


@dataclass(frozen=True, slots=True)
class Imported:
    """How many responses an import made and how many it changed."""

    created: int
    updated: int


def submit_response(
    session: Session,
    doorbell: Doorbell,
    event_id: int,
    values: ResponseValues,
    *,
    link_of: Callable[[str], str],
    now: datetime,
) -> Receipt:
    """Store a new response and, when there is an address, a mail with the private link.

    Raises `FormClosed` outside the form's hours and `EmailTaken` for an address that answered already.
    """
    event = _locked(session, event_id)
    _refuse_closed(event, now)
    _refuse_taken(session, event_id, values.email, but=None)
    response = _new_response(session, event, values, now)
    if values.email:
        post_message(
            session,
            doorbell,
            "response-stored",
            recipient=values.email,
            event=event,
            response=response,
            facts={"name": values.name, "link": link_of(response.key)},
            now=now,
        )
    return Receipt(response.id, response.key, response.number)


def revise_response(
    session: Session, response_id: int, values: ResponseValues, *, now: datetime
) -> None:
    """Store new values for a response. Organizers may do so too, also after the form has closed."""
    response = session.get_one(Response, response_id, options=[selectinload(Response.answers)])
    _refuse_taken(session, response.event_id, values.email, but=response_id)
    before = _quotable(response)
    _fill(session, response, values, now)
    if _quotable(response) != before:
        # What was quoted may have changed or lost its consent: cards are made again from what is true now.
        _drop_print(session, response)


def withdraw_response(session: Session, response_id: int, *, now: datetime) -> None:
    """Forget what the person wrote, everywhere it stands: answers, plans, cards not yet printed."""
    response = session.get_one(Response, response_id, options=[selectinload(Response.answers)])
    if response.withdrawn_at is not None:
        return
    response.withdrawn_at = now
    response.updated_at = now
    response.name = response.say = response.group = ""
    response.email = response.email_key = response.external_id = None
    response.languages = []
    response.printable = []
    response.answers.clear()
    _drop_print(session, response)


def import_responses(
    session: Session, event_id: int, values: Sequence[ResponseValues], *, now: datetime
) -> Imported:
    """Store imported responses. The same person (address, else id, else name) is updated, never doubled."""
    event = _locked(session, event_id)
    people = _People(_present(session, event_id))
    created = updated = 0
    for one in values:
        response = people.find(one)
        if response is None:
            people.add(_new_response(session, event, one, now))
            created += 1
        else:
            _fill(session, response, one, now)
            updated += 1
    if updated:
        session.execute(delete(Deck).where(Deck.plan_id.in_(_plans_of(event_id))))
    return Imported(created, updated)


def keep_upload(
    session: Session, event_id: int, filename: str, content: bytes, *, now: datetime
) -> int:
    """Keep a file until the organizer has looked at it. The one before it is dropped."""
    session.execute(delete(Upload).where(Upload.event_id == event_id))
    upload = Upload(event_id=event_id, filename=filename, content=content, created_at=now)
    session.add(upload)
    session.flush()
    return upload.id


def discard_upload(session: Session, upload_id: int) -> None:
    """Drop a file that was imported or refused."""
    session.execute(delete(Upload).where(Upload.id == upload_id))


def _locked(session: Session, event_id: int) -> Event:
    # One writer of an event's responses at a time: numbers have no holes and no twins.
    return session.scalars(select(Event).where(Event.id == event_id).with_for_update()).one()


def _refuse_closed(event: Event, now: datetime) -> None:
    too_early = event.form_opens_at is not None and now < event.form_opens_at
    if too_early or now >= event.form_closes_at:
        raise FormClosed(event.form_opens_at, event.form_closes_at)


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


def _new_response(
    session: Session, event: Event, values: ResponseValues, now: datetime
) -> Response:
    event.last_number += 1
    response = Response(
        event_id=event.id, number=event.last_number, key=new_key(), created_at=now, answers=[]
    )
    session.add(response)
    _fill(session, response, values, now)
    session.flush()
    return response


def _fill(session: Session, response: Response, values: ResponseValues, now: datetime) -> None:
    response.name = values.name
    response.say = values.say
    response.email = values.email
    response.email_key = values.email.casefold() if values.email else None
    response.external_id = values.external_id or response.external_id
    response.depth = values.depth
    response.languages = list(values.languages)
    response.size = values.size
    response.access_for_host = values.access_for_host
    response.printable = list(values.printable)
    response.sensitive = values.sensitive
    response.group = values.group
    response.updated_at = now
    response.withdrawn_at = None
    wanted = [
        (kind, position, words)
        for kind, phrases in values.words()
        for position, words in enumerate(phrases)
    ]
    if [(a.kind, a.position, a.words) for a in response.answers] != sorted(wanted):
        response.answers.clear()
        session.flush()
        response.answers.extend(
            Answer(kind=kind, position=position, words=words) for kind, position, words in wanted
        )


def _quotable(response: Response) -> tuple[object, ...]:
    return (
        response.name,
        tuple(response.printable),
        response.sensitive,
        response.depth,
        tuple((a.kind, a.words) for a in response.answers if a.kind.value in response.printable),
    )


def _drop_print(session: Session, response: Response) -> None:
    """Take a person's words out of plans, and drop the decks made from them."""
    forget_words(session, response)
    session.execute(delete(Deck).where(Deck.plan_id.in_(_plans_of(response.event_id))))
    session.execute(update(Plan).where(Plan.event_id == response.event_id).values(document=None))


def _plans_of(event_id: int) -> Select[int]:
    return select(Plan.id).where(Plan.event_id == event_id)


class _People:
    """The responses of an event, found by address, else by id, else by name."""

    def __init__(self, responses: Sequence[Response]) -> None:
        self.by: dict[tuple[str, str], Response] = {}
        for response in responses:
            self.add(response)

    def add(self, response: Response) -> None:
        for key in _keys(response.email, response.external_id, response.name):
            self.by.setdefault(key, response)

    def find(self, values: ResponseValues) -> Response | None:
        for key in _keys(values.email, values.external_id, values.name):
            response = self.by.get(key)
            if response is not None and not _are_two(response, values):
                return response
        return None


def _keys(email: str | None, external_id: str | None, name: str) -> list[tuple[str, str]]:
    keys = [("email", email.casefold())] if email else []
    keys += [("id", external_id)] if external_id else []
    return [*keys, ("name", " ".join(name.casefold().split()))]


def _are_two(response: Response, values: ResponseValues) -> bool:
    """Say whether two of one name are surely two people: their addresses, or their ids, differ."""
    if response.email_key and values.email:
        return response.email_key != values.email.casefold()
    if response.external_id and values.external_id:
        return response.external_id != values.external_id
    return False


def _present(session: Session, event_id: int) -> Sequence[Response]:
    return session.scalars(
        select(Response)
        .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
        .options(selectinload(Response.answers))
        .order_by(Response.number)
    ).all()
