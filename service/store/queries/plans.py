"""Plans as pages, cards and mails read them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, func, or_, select
from sqlalchemy.orm import QueryableAttribute, Session, selectinload
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.interfaces import LoaderOption

from service.store.evening import begun_times, counting_clock
from service.store.models import Answer, Event, Meeting, Plan, PlanState, Print, Response, Round
from service.store.queries.day import day_of
from service.store.queries.held import held_rounds
from service.store.queries.people import namesakes_of
from service.store.values import LARGE_PRINT, Kind

# Meetings whose seats are read in one query; databases take three times as many places in one.
_AT_ONCE = 10_000


def _with(rounds: QueryableAttribute[Any]) -> tuple[LoaderOption, ...]:
    """Return what loads these rounds of a plan with everything in them."""
    loaded = selectinload(rounds)
    seats = loaded.selectinload(Round.meetings).selectinload(Meeting.seats, chunksize=_AT_ONCE)
    return seats, loaded.selectinload(Round.byes)


WITH_ROUNDS = _with(Plan.rounds)

PERSON_COLUMNS = (
    Response.id,
    Response.number,
    Response.name,
    Response.say,
    Response.withdrawn_at,
    Response.languages,
    Response.is_host,
)


@dataclass(frozen=True, slots=True)
class Person:
    """Who someone is on pages and cards, told apart from others of that name. Who withdrew has none."""

    number: int
    name: str
    say: str
    withdrawn: bool
    languages: tuple[str, ...] = ()
    large: bool = False
    is_host: bool = False


def newest_plan(session: Session, event_id: int) -> Plan | None:
    """Return the plan asked for last, without its rounds; a repair only once it was applied."""
    return session.scalar(
        select(Plan).where(Plan.event_id == event_id, counts()).order_by(Plan.id.desc()).limit(1)
    )


def counts() -> ColumnElement[bool]:
    """Return the condition that a plan is no mere proposal to mend another."""
    return or_(Plan.repairs.is_(None), Plan.published_at.is_not(None))


def newest_state(session: Session, event_id: int) -> str | None:
    """Return how the plan asked for last stands; None before any."""
    return session.scalar(
        select(Plan.state)
        .where(Plan.event_id == event_id, counts())
        .order_by(Plan.id.desc())
        .limit(1)
    )


def next_seed(session: Session, event_id: int) -> int:
    """Return a seed that no plan of the event has had."""
    latest = session.scalar(select(func.max(Plan.seed)).where(Plan.event_id == event_id))
    return 0 if latest is None else latest + 1


def published_plan(session: Session, event_id: int) -> Plan | None:
    """Return the plan that attendees see."""
    return session.scalar(
        select(Plan)
        .where(Plan.event_id == event_id, Plan.state == PlanState.PUBLISHED)
        .order_by(Plan.id.desc())
        .limit(1)
    )


def plan_of(session: Session, event_id: int, plan_id: int) -> Plan | None:
    """Return one plan of this event, without its rounds."""
    return session.scalar(select(Plan).where(Plan.id == plan_id, Plan.event_id == event_id))


def plan_for_page(session: Session, event_id: int, plan_id: int) -> Plan | None:
    """Return one plan of this event with everything in it."""
    return session.scalar(
        select(Plan).where(Plan.id == plan_id, Plan.event_id == event_id).options(*WITH_ROUNDS)
    )


def plan_held(session: Session, event_id: int, plan_id: int, *, now: datetime) -> Plan | None:
    """Return the same, without the rounds that do not take place, begun ones when they began. Only to be read.

    `begun_times` says when that was, by the clock.
    """
    plan = plan_of(session, event_id, plan_id)
    if plan is None:
        return None
    held = Plan.rounds.and_(Round.number.in_(held_rounds(session, plan, now=now)))
    found = session.scalar(
        select(Plan).where(Plan.id == plan_id, Plan.event_id == event_id).options(*_with(held))
    )
    clock = counting_clock(session.get_one(Event, event_id), day_of(session, event_id), now=now)
    begun = begun_times(clock, now=now) if clock else {}
    for round_ in found.rounds if found else ():
        if round_.number in begun:
            starts_at, minutes = begun[round_.number]
            # Read, not changed: nothing of it is written.
            set_committed_value(round_, "starts_at", starts_at)
            set_committed_value(round_, "minutes", minutes)
    return found


def rounds_listed(session: Session, plan_id: int) -> list[Round]:
    """Return a plan's rounds in order, without what happens in them."""
    return list(
        session.scalars(select(Round).where(Round.plan_id == plan_id).order_by(Round.number))
    )


def rounds_planned(session: Session, plan_id: int) -> int:
    """Count a plan's rounds, also those that are left out."""
    return session.scalar(select(func.count(Round.id)).where(Round.plan_id == plan_id)) or 0


def round_for_page(session: Session, plan_id: int, number: int) -> Round | None:
    """Return one round with its meetings, seats and byes."""
    return session.scalar(
        select(Round)
        .where(Round.plan_id == plan_id, Round.number == number)
        .options(
            selectinload(Round.meetings).selectinload(Meeting.seats, chunksize=_AT_ONCE),
            selectinload(Round.byes),
        )
    )


def plan_before(session: Session, event_id: int, plan_id: int) -> Plan | None:
    """Return the plan that people have on paper beside this one, with everything in it; or None.

    That is the one that stood when papers were last made before this one was published. Without
    any papers, it is the one that people followed before.
    """
    earlier = (
        select(Plan)
        .where(Plan.event_id == event_id, Plan.id < plan_id, Plan.published_at.is_not(None))
        .order_by(Plan.published_at.desc(), Plan.id.desc())
        .limit(1)
        .options(*WITH_ROUNDS)
    )
    here = session.scalar(select(Plan.published_at).where(Plan.id == plan_id))
    printed = select(func.max(Print.made_at)).where(Print.event_id == event_id)
    made_at = session.scalar(printed.where(Print.made_at < here) if here else printed)
    on_paper = session.scalar(earlier.where(Plan.published_at <= made_at)) if made_at else None
    return on_paper or session.scalar(earlier)


def people_of(session: Session, event_id: int) -> dict[int, Person]:
    """Return everybody who ever answered, by row id."""
    rows = session.execute(
        select(*PERSON_COLUMNS, _wants_large_print().label("large"))
        .where(Response.event_id == event_id)
        .order_by(Response.number)
    )
    shared = namesakes_of(session, event_id)
    return {row.id: person_from(row, shared, large=row.large) for row in rows}


def _wants_large_print() -> ColumnElement[bool]:
    return (
        select(Answer.id)
        .where(
            Answer.response_id == Response.id,
            Answer.kind == Kind.ACCESS,
            Answer.words == LARGE_PRINT,
        )
        .exists()
    )


def person_from(
    row: Row[*tuple[Any, ...]], shared: Mapping[int, str], *, large: bool = False
) -> Person:
    """Return whom a row is about, called as those who share a name are told apart."""
    return Person(
        row.number,
        shared.get(row.id, row.name),
        row.say,
        row.withdrawn_at is not None,
        tuple(row.languages),
        large,
        row.is_host,
    )
