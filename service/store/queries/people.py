"""Everybody who takes part, as light as a list of a thousand needs it: no mapped rows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, exists, func, not_, or_, select
from sqlalchemy.orm import Session

from service.store.models import Answer, FollowUp, Response
from service.store.namesakes import told_apart
from service.store.values import Kind

Words = dict[Kind, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class ListedPerson:
    """One attendee with their words by kind."""

    id: int
    number: int
    name: str
    say: str
    email: str | None
    languages: tuple[str, ...]
    group: str
    is_own: bool
    is_host: bool
    words: Words


@dataclass(frozen=True, slots=True)
class UnusedLink:
    """One attendee whose private link may still be handed out."""

    number: int
    name: str
    key: str
    has_email: bool


def with_address(session: Session, event_id: int) -> Sequence[Response]:
    """Return everybody who takes part and gave an address, by number."""
    return session.scalars(
        select(Response)
        .where(
            Response.event_id == event_id,
            Response.email.is_not(None),
            Response.withdrawn_at.is_(None),
        )
        .order_by(Response.number)
    ).all()


def namesakes_of(session: Session, event_id: int) -> dict[int, str]:
    """Return what those are called who share a name with somebody who takes part, by row id."""
    return told_apart(
        (row.id, row.name)
        for row in session.execute(
            select(Response.id, Response.name)
            .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
            .order_by(Response.number)
        )
    )


def listed_people(session: Session, event_id: int) -> list[ListedPerson]:
    """Return everybody who takes part, by name."""
    said, shared = words_said(session, event_id), namesakes_of(session, event_id)
    rows = session.execute(
        select(
            Response.id,
            Response.number,
            Response.name,
            Response.say,
            Response.email,
            Response.languages,
            Response.group.label("group"),
            Response.is_own,
            Response.is_host,
        )
        .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
        .order_by(func.lower(Response.name), Response.number)
    )
    return [
        ListedPerson(
            row.id,
            row.number,
            shared.get(row.id, row.name),
            row.say,
            row.email,
            tuple(row.languages),
            row.group,
            row.is_own,
            row.is_host,
            said.get(row.id, {}),
        )
        for row in rows
    ]


def hosts_named(session: Session, event_id: int) -> tuple[int, ...]:
    """Return the numbers of those who are to host a table, in order."""
    return tuple(
        session.scalars(
            select(Response.number)
            .where(
                Response.event_id == event_id,
                Response.withdrawn_at.is_(None),
                Response.is_host.is_(True),
            )
            .order_by(Response.number)
        )
    )


def has_written() -> ColumnElement[bool]:
    """Return the condition that somebody has used their private link: the form is theirs, or a follow-up."""
    return or_(Response.is_own, exists().where(FollowUp.writer_id == Response.id))


def written_by(session: Session, response_id: int) -> bool:
    """Say whether somebody has used their private link to write anything."""
    found = session.scalar(select(Response.id).where(Response.id == response_id, has_written()))
    return found is not None


def unused_links(session: Session, event_id: int) -> list[UnusedLink]:
    """Return everybody who takes part and has not used their private link, by number."""
    rows = session.execute(
        select(
            Response.id,
            Response.number,
            Response.name,
            Response.key,
            Response.email.is_not(None).label("has_email"),
        )
        .where(Response.event_id == event_id, Response.withdrawn_at.is_(None), not_(has_written()))
        .order_by(Response.number)
    )
    called = namesakes_of(session, event_id)
    return [
        UnusedLink(row.number, called.get(row.id, row.name), row.key, has_email=row.has_email)
        for row in rows
    ]


def language_read(session: Session, event_id: int) -> str:
    """Return the language that most who take part read; the first by its code where as many do, else none."""
    found = session.scalar(
        select(Response.reads)
        .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
        .group_by(Response.reads)
        .order_by(func.count().desc(), Response.reads)
        .limit(1)
    )
    return found or ""


def languages_listed(session: Session, event_id: int) -> list[tuple[str, tuple[str, ...]]]:
    """Return the name and languages of everybody who takes part and listed any, by number."""
    rows = session.execute(
        select(Response.id, Response.name, Response.languages)
        .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
        .order_by(Response.number)
    ).all()
    called = namesakes_of(session, event_id)
    return [(called.get(key, name), tuple(spoken)) for key, name, spoken in rows if spoken]


def words_said(session: Session, event_id: int) -> dict[int, Words]:
    """Return the words of everybody who takes part by kind, by row id; who wrote none is not in it."""
    said: defaultdict[int, defaultdict[Kind, list[str]]] = defaultdict(lambda: defaultdict(list))
    for response_id, kind, words in session.execute(
        select(Answer.response_id, Answer.kind, Answer.words)
        .join(Response, Response.id == Answer.response_id)
        .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
        .order_by(Answer.response_id, Answer.kind, Answer.position)
    ):
        said[response_id][kind].append(words)
    return {
        response_id: {kind: tuple(words) for kind, words in kinds.items()}
        for response_id, kinds in said.items()
    }
