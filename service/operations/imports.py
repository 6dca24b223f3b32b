"""What organizers bring from other tools: files that wait for a yes, and the people in them."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, selectinload

from service.operations.responses import (
    drop_print,
    fill_response,
    locked_event,
    new_response,
    quotable,
    values_of,
)
from service.store.models import Response, Upload
from service.store.values import ResponseValues


@dataclass(frozen=True, slots=True)
class Imported:
    """How many responses an import made and how many it changed."""

    created: int
    updated: int


def import_responses(
    session: Session, event_id: int, values: Sequence[ResponseValues], *, now: datetime
) -> Imported:
    """Store imported responses. The same person (address, else id, else name) is updated, never doubled.

    What a file leaves empty stays as it is, and so does everything a person has answered themselves.
    """
    event = locked_event(session, event_id)
    people = _People(_present(session, event_id))
    created = updated = 0
    for one in values:
        response = people.find(one)
        if response is None:
            people.add(new_response(session, event, one, now))
            created += 1
        else:
            before = quotable(response)
            fill_response(session, response, _merged(response, one), now)
            if quotable(response) != before:
                drop_print(session, response)
            updated += 1
    return Imported(created, updated)


def foresee_import(session: Session, event_id: int, values: Sequence[ResponseValues]) -> Imported:
    """Say how many of these people are new and how many are here already; stores nothing."""
    people = _People(_present(session, event_id))
    updated = sum(1 for one in values if people.find(one) is not None)
    return Imported(len(values) - updated, updated)


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


def _merged(response: Response, new: ResponseValues) -> ResponseValues:
    """Return an import's values over what is stored: their own answers first, then the file's, then the old."""
    old = values_of(response)
    plain = ResponseValues(name="")
    changes = {
        one.name: getattr(new, one.name)
        for one in fields(ResponseValues)
        if getattr(new, one.name) != getattr(plain, one.name)
        and (not response.is_own or getattr(old, one.name) == getattr(plain, one.name))
    }
    if response.is_own:
        return replace(old, **{**changes, "printable": old.printable})
    return replace(old, **{**changes, "printable": new.printable})


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
