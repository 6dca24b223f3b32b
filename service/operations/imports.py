"""What organizers bring from other tools: files that wait for a yes, and the people in them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from itertools import chain, repeat

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, selectinload

from service.operations.ownanswers import store_own_answers
from service.operations.quoted import drop_changed_print, quoted_of
from service.operations.recognition import PLACEHOLDER, People, former_address, name_key
from service.operations.responserow import fill_response, new_response, next_turn, values_of
from service.operations.responses import (
    locked_event,
    with_answers,
)
from service.operations.trail import note_change
from service.store.models import Response, Upload
from service.store.queries.form import answers_in
from service.store.values import By, ChangedBy, OwnAnswer, ResponseValues


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

    Person by person: `owners` names who answered under their address before and is somebody else, `former`
    is the address that a new one takes the place of, and `namesakes` says of whom somebody with their name
    and another address is there, who may be they or not.
    """

    people: tuple[Coming, ...]
    missing: tuple[str, ...]
    owners: tuple[str, ...]
    former: tuple[str, ...]
    namesakes: tuple[bool, ...]

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
    named: Sequence[str] = (),
    own: Sequence[tuple[OwnAnswer, ...]] = (),
) -> Imported:
    """Store imported responses. The same person (address, else id, else name) is updated, never doubled.

    What a file leaves empty stays as it is, and so does everything a person has answered themselves. Two
    of one name in the same list are two people, and so is whoever comes with the address of another who
    answered themselves. `named` are people whose rows stay out; `own` are answers to own questions, person
    by person.
    """
    locked_event(session, event_id)
    people = People(_present(session, event_id), values, named=named)
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
            before, was = quoted_of(response), values_of(response)
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
    people = People(present, values, named=named)
    earlier, coming, owners = _own_before(session, event_id), [], []
    former, namesakes = [], []
    for given, said in zip(values, chain(own, repeat(())), strict=False):
        owners.append(people.owner(given))
        one = replace(given, email=None) if owners[-1] else given
        response = people.find(one)
        coming.append(_coming(response, one, _fresh(response, said, earlier)))
        former.append(former_address(response, one) if response else "")
        namesakes.append(response is None and people.has_namesake(one))
        if response is not None:
            people.claim(response)
    known = {name_key(name) for name in named}
    missing = [
        one.name
        for one in present
        if not one.is_own and not people.is_claimed(one) and name_key(one.name) not in known
    ]
    return Foreseen(tuple(coming), tuple(missing), tuple(owners), tuple(former), tuple(namesakes))


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


def _present(session: Session, event_id: int) -> Sequence[Response]:
    return session.scalars(
        select(Response)
        .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
        .options(selectinload(Response.answers))
        .order_by(Response.number)
    ).all()
