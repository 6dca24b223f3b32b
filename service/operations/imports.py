"""What organizers bring from other tools: files that wait for a yes, and the people in them."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from itertools import chain, repeat

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, selectinload

from service.operations.ownanswers import store_own_answers
from service.operations.responserow import fill_response, new_response, next_turn, values_of
from service.operations.responses import (
    drop_changed_print,
    locked_event,
    quotable,
    with_answers,
)
from service.operations.trail import note_change
from service.store.models import Response, Upload
from service.store.queries.form import answers_in
from service.store.values import By, ChangedBy, OwnAnswer, ResponseValues

PLACEHOLDER = "Guest of "


class Coming(StrEnum):
    """What an import does with a person: a new response, another one, or nothing."""

    NEW = "new"
    CHANGED = "changed"
    SAME = "same"


@dataclass(frozen=True, slots=True)
class Imported:
    """How many responses an import made, how many it changed, and how many said all of it already."""

    created: int
    updated: int
    unchanged: int = 0


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What an import would do with each person, and whom somebody brought before who is not in this list.

    `owners` names, person by person, who answered under their address before and is somebody else.
    """

    people: tuple[Coming, ...]
    missing: tuple[str, ...]
    owners: tuple[str, ...]

    @property
    def imported(self) -> Imported:
        """Return the same in numbers."""
        return _counted(self.people)


def import_responses(
    session: Session,
    event_id: int,
    values: Sequence[ResponseValues],
    *,
    now: datetime,
    organizer_id: int | None = None,
    own: Sequence[tuple[OwnAnswer, ...]] = (),
) -> Imported:
    """Store imported responses. The same person (address, else id, else name) is updated, never doubled.

    What a file leaves empty stays as it is, and so does everything a person has answered themselves. Two
    of one name in the same list are two people, and so is whoever comes with the address of another who
    answered themselves. `own` are answers to own questions, person by person.
    """
    locked_event(session, event_id)
    people = _People(_present(session, event_id))
    earlier, done = _own_before(session, event_id), []
    for given, said in zip(values, chain(own, repeat(())), strict=False):
        one = replace(given, email=None) if people.owner(given) else given
        response = people.find(one)
        answers = _fresh(response, said, earlier)
        done.append(_coming(response, one, answers))
        if response is None:
            number = next_turn(session, event_id).number
            made = new_response(session, event_id, one, number=number, now=now)
            store_own_answers(session, event_id, made.id, answers)
            people.claim(people.add(with_answers(session, made.id)))
            continue
        people.claim(response)
        merged = _merged(response, one)
        if merged != values_of(response) or answers:
            before, was = quotable(response), values_of(response)
            fill_response(session, response, merged, now)
            answered = store_own_answers(session, event_id, response.id, answers)
            by = By(ChangedBy.LIST, organizer_id)
            note_change(session, response, was, values_of(response), own=answered, by=by, now=now)
            drop_changed_print(session, response, before)
    return _counted(done)


def foresee_import(
    session: Session,
    event_id: int,
    values: Sequence[ResponseValues],
    *,
    named: Sequence[str] = (),
    own: Sequence[tuple[OwnAnswer, ...]] = (),
) -> Foreseen:
    """Say who is new, who changes and who stays as they are; stores nothing.

    `named` are people whose rows stay out: they are in the list all the same.
    """
    present = _present(session, event_id)
    people = _People(present)
    earlier, coming, owners = _own_before(session, event_id), [], []
    for given, said in zip(values, chain(own, repeat(())), strict=False):
        owners.append(people.owner(given))
        one = replace(given, email=None) if owners[-1] else given
        response = people.find(one)
        coming.append(_coming(response, one, _fresh(response, said, earlier)))
        if response is not None:
            people.claim(response)
    known = {_name_key(name) for name in named}
    missing = [
        one.name
        for one in present
        if not one.is_own and not people.is_claimed(one) and _name_key(one.name) not in known
    ]
    return Foreseen(tuple(coming), tuple(missing), tuple(owners))


def _own_before(session: Session, event_id: int) -> dict[tuple[int, int], tuple[str, ...]]:
    """Return what everybody answered to own questions, by row and question."""
    return {(one.response_id, one.question_id): one.words for one in answers_in(session, event_id)}


def _fresh(
    response: Response | None,
    said: tuple[OwnAnswer, ...],
    before: Mapping[tuple[int, int], tuple[str, ...]],
) -> tuple[OwnAnswer, ...]:
    """Return which answers of a list count: those that are new, and none that somebody gave themselves."""
    if response is None:
        return said
    old = {one.question_id: before.get((response.id, one.question_id)) for one in said}
    return tuple(
        one
        for one in said
        if old[one.question_id] != one.words and not (response.is_own and old[one.question_id])
    )


def _coming(
    response: Response | None, values: ResponseValues, answers: tuple[OwnAnswer, ...]
) -> Coming:
    if response is None:
        return Coming.NEW
    old = values_of(response)
    # Whether words may be printed is asked beside the list, not in it; a number is no answer.
    merged = replace(
        _merged(response, values), printable=old.printable, external_id=old.external_id
    )
    return Coming.SAME if merged == old and not answers else Coming.CHANGED


def _counted(people: Sequence[Coming]) -> Imported:
    return Imported(
        people.count(Coming.NEW), people.count(Coming.CHANGED), people.count(Coming.SAME)
    )


def keep_upload(
    session: Session, event_id: int, filename: str, content: bytes, *, now: datetime
) -> int:
    """Keep a file until the organizer has looked at it. The one before it is dropped."""
    session.execute(delete(Upload).where(Upload.event_id == event_id))
    upload = Upload(event_id=event_id, filename=filename, content=content, created_at=now)
    session.add(upload)
    session.flush()
    return upload.id


def keep_choices(session: Session, upload_id: int, choices: Sequence[tuple[str, str]]) -> None:
    """Keep a stored file with the fields it was read by, so that the rows left out can be looked at."""
    session.execute(
        update(Upload).where(Upload.id == upload_id).values(choices=[list(one) for one in choices])
    )


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
    if new.name.startswith(PLACEHOLDER) and old.name:
        # Somebody has told the guest's name since.
        changes.pop("name", None)
    # A list does not say what somebody reads: that is a guess for those who are new.
    changes.pop("reads", None)
    if response.is_own:
        return replace(old, **{**changes, "printable": old.printable})
    return replace(old, **{**changes, "printable": new.printable})


class _People:
    """The responses of an event, found by address, else by id, else by name; each once in a list."""

    def __init__(self, responses: Sequence[Response]) -> None:
        self.by: dict[tuple[str, str], list[Response]] = {}
        self.claimed: set[int] = set()
        for response in responses:
            self.add(response)

    def add(self, response: Response) -> Response:
        for key in _keys(response.email, response.external_id, response.name):
            self.by.setdefault(key, []).append(response)
        return response

    def claim(self, response: Response) -> None:
        self.claimed.add(id(response))

    def is_claimed(self, response: Response) -> bool:
        return id(response) in self.claimed

    def owner(self, values: ResponseValues) -> str:
        """Return who answered the form with this address, if it is somebody else by their name."""
        given = ("email", (values.email or "").casefold())
        names = [one.name for one in self.by.get(given, ()) if one.is_own]
        return next((name for name in names if _are_strangers(name, values.name)), "")

    def find(self, values: ResponseValues) -> Response | None:
        for kind, said in _keys(values.email, values.external_id, values.name):
            for response in self.by.get((kind, said), ()):
                # Of two with one name, each row of a list is another: a name alone joins nobody.
                is_free = kind != "name" or not self.is_claimed(response)
                if is_free and not _are_two(response, values):
                    return response
        return None


def _keys(email: str | None, external_id: str | None, name: str) -> list[tuple[str, str]]:
    keys = [("email", email.casefold())] if email else []
    keys += [("id", external_id)] if external_id else []
    return [*keys, ("name", _name_key(name))]


def _name_key(name: str) -> str:
    return " ".join(name.casefold().split())


def _are_strangers(name: str, other: str) -> bool:
    """Say whether two names have no word in common, nor one that the other shortens."""
    if other.startswith(PLACEHOLDER):
        return False
    ones, others = (_bare(each).split() for each in (name, other))
    return not any(a.startswith(b) or b.startswith(a) for a in ones for b in others)


def _bare(name: str) -> str:
    """Return a name without case and accents."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    return "".join(one for one in apart if not unicodedata.combining(one))


def _are_two(response: Response, values: ResponseValues) -> bool:
    """Say whether two of one name are surely two people: their addresses, or their ids, differ."""
    if response.email_key and values.email:
        return response.email_key != values.email.casefold()
    if response.external_id and values.external_id:
        # Numbers of two tools say nothing about each other.
        same_tool = _tool(response.external_id) == _tool(values.external_id)
        return same_tool and response.external_id != values.external_id
    return False


def _tool(external_id: str) -> str:
    return external_id.rpartition(":")[0]


def _present(session: Session, event_id: int) -> Sequence[Response]:
    return session.scalars(
        select(Response)
        .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
        .options(selectinload(Response.answers))
        .order_by(Response.number)
    ).all()
