"""Plain functions that store made-up things, without surprises."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from service.operations.events import create_event
from service.operations.imports import import_responses
from service.store.models import Event, Message, MessageState, Organizer, Response
from service.store.session import Store
from service.store.values import EventValues, Format, ResponseValues

NOW = datetime(2027, 3, 4, 12, 0, tzinfo=UTC)
TOPICS = ("night trains", "sourdough", "old maps", "choir singing", "repair cafés", "bees", "chess")
VALUES = ("curiosity", "kindness", "craft", "fairness")


def event_values(**changes) -> EventValues:
    """An evening in pairs, open for answers at NOW."""
    plain = {
        "name": "Common Ground",
        "place": "Old Customs House",
        "is_online": False,
        "starts_at": NOW + timedelta(days=7),
        "time_zone": "Europe/Amsterdam",
        "rounds": 3,
        "minutes": 15,
        "pause_minutes": 5,
        "format": Format.PAIRS,
        "table_size": 4,
        "form_opens_at": None,
        "form_closes_at": NOW + timedelta(days=6),
        "keep_until": date(2027, 4, 11),
    }
    return EventValues(**{**plain, **changes})


def make_organizer(
    session: Session,
    name: str = "Olivia Organizer",
    email: str | None = None,
    *,
    password_hash: str | None = None,
) -> int:
    organizer = Organizer(name=name, email=email, password_hash=password_hash, created_at=NOW)
    session.add(organizer)
    session.flush()
    return organizer.id


def make_event(session: Session, organizer_id: int | None = None, **changes) -> Event:
    owner = organizer_id if organizer_id is not None else make_organizer(session)
    slug = create_event(session, owner, event_values(**changes), now=NOW)
    return session.scalars(select(Event).where(Event.slug == slug)).one()


def person(number: int, **changes) -> ResponseValues:
    """Somebody with two interests and a value that some others share."""
    plain = {
        "name": f"Person {number:03}",
        "email": f"person{number}@example.org",
        "interests": (TOPICS[number % len(TOPICS)], TOPICS[(number * 3 + 1) % len(TOPICS)]),
        "values": (VALUES[number % len(VALUES)],),
    }
    return ResponseValues(**{**plain, **changes})


def make_people(session: Session, event: Event, people: Sequence[ResponseValues] | int) -> None:
    values = [person(n) for n in range(1, people + 1)] if isinstance(people, int) else people
    import_responses(session, event.id, values, now=NOW)


def evening(store: Store, people: Sequence[ResponseValues] | int, **changes) -> int:
    """Store an event with people and return its id."""
    with store.writing() as session:
        event = make_event(session, **changes)
        make_people(session, event, people)
        return event.id


def letters_left(store: Store) -> None:
    """Let every letter that waits be sent."""
    with store.writing() as session:
        session.execute(update(Message).values(state=MessageState.SENT, sent_at=NOW))


def slug_of(store: Store, event_id: int) -> str:
    """The name in an event's address."""
    with store.reading() as session:
        return session.get_one(Event, event_id).slug


def row_ids(store: Store, event_id: int) -> dict[str, int]:
    """Row ids by name."""
    with store.reading() as session:
        rows = session.scalars(
            select(Response).where(Response.event_id == event_id).order_by(Response.id)
        )
        return {row.name: row.id for row in rows}


def letter_links(now: datetime) -> dict[str, Any]:
    """What an operation needs that writes letters, at a moment."""
    return {"link_of": str, "table_link_of": table_page, "now": now}


def table_page(_event_id: int, table: int, _host: int) -> str:
    """Where the page of a table is, as letters to hosts need it."""
    return f"/table/{table}"
