"""A response as a row: made, filled, and read back as values. Asks nobody whether it may."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from service.errors import NotFound, SentBefore
from service.languages import ENGLISH, LANGUAGES
from service.operations.addresses import readdress_letters
from service.store.models import Answer, Base, Event, Response
from service.store.values import Kind, ResponseValues
from service.tokens import new_key

# A form is stored while a room waits: tables instead of objects, in statements that are built once.
_EVENTS, _RESPONSES, _ANSWERS = (
    Base.metadata.tables[row.__tablename__] for row in (Event, Response, Answer)
)
# One statement that locks, counts and reads: numbers have no holes and no twins.
_COUNTED_ON = (
    update(_EVENTS)
    .values(last_number=_EVENTS.c.last_number + 1)
    .returning(
        _EVENTS.c.id,
        _EVENTS.c.last_number,
        _EVENTS.c.form_opens_at,
        _EVENTS.c.form_closes_at,
        _EVENTS.c.starts_at,
        _EVENTS.c.moved_at,
    )
)
_BY_ID = _COUNTED_ON.where(_EVENTS.c.id == bindparam("event"))
_BY_SLUG = _COUNTED_ON.where(_EVENTS.c.slug == bindparam("event"))
_NEW_RESPONSE = insert(_RESPONSES).returning(_RESPONSES.c.id)
_NEW_ANSWERS = insert(_ANSWERS)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What an attendee gets for a stored response."""

    id: int
    key: str
    number: int


@dataclass(frozen=True, slots=True)
class Turn:
    """The next number of an event, with the hours of its form."""

    event_id: int
    number: int
    form_opens_at: datetime | None
    form_closes_at: datetime
    starts_at: datetime
    moved_at: datetime | None


def next_turn(session: Session, event_id: int) -> Turn:
    """Return an event's next number; nobody else adds people to it until the end of the transaction."""
    return Turn(*session.connection().execute(_BY_ID, {"event": event_id}).one())


def turn_at(session: Session, slug: str) -> Turn:
    """Do the same for the event with this name in its address; `NotFound` if there is none."""
    found = session.connection().execute(_BY_SLUG, {"event": slug}).one_or_none()
    if found is None:
        raise NotFound
    return Turn(*found)


def new_response(
    session: Session,
    event_id: int,
    values: ResponseValues,
    *,
    number: int,
    now: datetime,
    is_own: bool = False,
    key: str = "",
) -> Receipt:
    """Store a response under a number of its event; `SentBefore` if one with its key is stored already."""
    columns = {
        **_columns(values, now),
        "event_id": event_id,
        "number": number,
        "key": key or new_key(),
        "is_own": is_own,
        "created_at": now,
    }
    connection = session.connection()
    try:
        response_id = connection.execute(_NEW_RESPONSE, columns).scalar_one()
    except IntegrityError as fault:
        if not key:
            raise
        # Number and address are free under the event's lock.
        raise SentBefore from fault
    answers = [
        {"response_id": response_id, "kind": kind, "position": position, "words": words}
        for kind, position, words in _answers(values)
    ]
    if answers:
        connection.execute(_NEW_ANSWERS, answers)
    return Receipt(response_id, columns["key"], number)


def fill_response(
    session: Session, response: Response, values: ResponseValues, now: datetime
) -> None:
    """Put checked values into a row; answers are replaced only when they differ.

    Letters that have not arrived go to a new address.
    """
    if values.email != response.email:
        readdress_letters(session, response, values.email, now=now)
    external_id = values.external_id or response.external_id
    for column, value in _columns(values, now).items():
        setattr(response, column, value)
    response.external_id = external_id
    wanted = _answers(values)
    if [(a.kind, a.position, a.words) for a in response.answers] != sorted(wanted):
        if response.answers:
            response.answers.clear()
            # Places must be free before others take them.
            session.flush()
        response.answers.extend(
            Answer(kind=kind, position=position, words=words) for kind, position, words in wanted
        )


def values_of(response: Response) -> ResponseValues:
    """Return a stored response as the values it was made from."""
    return ResponseValues(
        name=response.name,
        say=response.say,
        email=response.email,
        external_id=response.external_id,
        interests=response.words(Kind.INTEREST),
        values=response.words(Kind.VALUE),
        curious_about=response.words(Kind.CURIOUS),
        depth=response.depth,
        languages=tuple(response.languages),
        size=response.size,
        met=response.words(Kind.MET),
        keep_apart=response.words(Kind.KEEP_APART),
        access=response.words(Kind.ACCESS),
        access_for_host=response.access_for_host,
        printable=tuple(response.printable),
        sensitive=response.sensitive,
        group=response.group,
        reads=response.reads,
    )


def _columns(values: ResponseValues, now: datetime) -> dict[str, Any]:
    return {
        "name": values.name,
        "say": values.say,
        "email": values.email,
        "email_key": values.email.casefold() if values.email else None,
        "external_id": values.external_id,
        "depth": values.depth,
        "languages": list(values.languages),
        "size": values.size,
        "access_for_host": values.access_for_host,
        "printable": list(values.printable),
        "sensitive": values.sensitive,
        "group": values.group,
        "reads": _reads(values),
        "updated_at": now,
        "withdrawn_at": None,
    }


def _answers(values: ResponseValues) -> list[tuple[Kind, int, str]]:
    return [
        (kind, position, words)
        for kind, phrases in values.words()
        for position, words in enumerate(phrases)
    ]


def _reads(values: ResponseValues) -> str:
    spoken = (one for one in values.languages if one in LANGUAGES)
    return values.reads or next(spoken, ENGLISH)
