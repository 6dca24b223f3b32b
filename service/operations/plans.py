"""The life of a plan as organizers steer it: asked for, stopped, canceled, published."""

from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from itertools import chain, combinations, groupby
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

import matching
from matching.foresight import foresee as foresee_plan
from matching.readiness import Readiness, readiness
from service.errors import AlreadyRunning, WrongState
from service.operations.differing import Differing, differing_of, only_known, with_labels
from service.operations.formletters import drop_form_letters
from service.operations.history import met_earlier, with_what_counts
from service.operations.planletters import count_told, tell_rounds
from service.operations.planwriter import TableLinkOf
from service.operations.responses import locked_event
from service.operations.roster import (
    pairs_apart,
    read_roster,
    rules_of,
    unknown_names,
)
from service.queue import RUN_PLAN, Doorbell, Ring
from service.store.models import Event, Meeting, Plan, PlanState, Response, Round, Seat
from service.store.models.plan import ACTIVE
from service.store.queries.day import day_of
from service.store.queries.people import hosts_named
from service.store.queries.places import places_of
from service.store.queries.plans import published_plan
from service.store.session import after_commit
from service.store.values import Format, PlanValues

MAX_ATTEMPTS = 3
KEEP = "keep"
DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class Foresight:
    """What can be said before a plan is asked for."""

    people: int
    unknown_names: tuple[str, ...]
    failure: dict[str, Any] | None
    notices: tuple[dict[str, Any], ...] = ()
    differing: tuple[Differing, ...] = ()
    readiness: Readiness | None = None
    # Whether new faces can be brought to all who met at earlier events.
    all_history_counts: bool = True


@dataclass(frozen=True, slots=True)
class Begun:
    """The round that the day has reached, 0 before the first, and whether a plan seats it otherwise."""

    round: int
    is_otherwise: bool


def foresee(session: Session, event: Event) -> Foresight:
    """Look whether a plan is possible at all, without making one."""
    roster, differing = read_roster(session, event.id), differing_of(session, event)
    rules = only_known(rules_of(session, event), roster)
    names = tuple(one.words for one in unknown_names(session, event.id))
    earlier = met_earlier(session, event)
    everything = replace(rules, met_before=tuple(chain.from_iterable(earlier)))
    ready = readiness(roster, everything)
    try:
        foreseen = foresee_plan(roster, rules)
    except matching.Infeasible as reason:
        failure = with_labels(failure_json(reason), differing, rules=rules, roster=roster)
        return Foresight(len(roster), names, failure, differing=differing, readiness=ready)
    # As the plan will be made: earlier events count as far as they leave a plan.
    counting = with_what_counts(rules, roster, earlier)
    if counting != rules:
        foreseen = foresee_plan(roster, counting)
    notices, counts = tuple(map(asdict, foreseen)), counting == everything
    return Foresight(len(roster), names, None, notices, differing, ready, counts)


def request_plan(
    session: Session,
    doorbell: Doorbell,
    event_id: int,
    *,
    seed: int,
    now: datetime,
    wanted: PlanValues | None = None,
) -> int:
    """Store a plan that waits, ring after the commit, and return its id.

    Without `wanted` it is made as the settings say. Raises `AlreadyRunning` while another one of
    the event waits or runs: the database sees to that.
    """
    event = session.get_one(Event, event_id)
    hosts = hosts_named(session, event_id) if event.format is Format.TABLES else ()
    asked = {
        "format": event.format.value,
        "rounds": wanted.rounds if wanted else event.rounds,
        "table_size": event.table_size,
        "preset": (wanted.preset if wanted else event.preset).value,
        # Then it is meant to differ from the settings.
        "beside": wanted is not None,
        # Who hosts later does not change what this plan was made for.
        **({"hosts": list(hosts)} if hosts else {}),
    }
    plan = Plan(
        event_id=event_id,
        state=PlanState.QUEUED,
        seed=seed,
        asked=asked,
        requested_at=now,
        rung_at=now,
    )
    return queue_plan(session, doorbell, plan)


def queue_plan(session: Session, doorbell: Doorbell | None, plan: Plan) -> int:
    """Store a waiting plan and ring after the commit, if there is a doorbell; `AlreadyRunning` as above."""
    try:
        with session.begin_nested():
            session.add(plan)
    except IntegrityError as fault:
        running = session.scalar(
            select(Plan.id).where(Plan.event_id == plan.event_id, Plan.state.in_(ACTIVE))
        )
        if running is None:
            raise
        raise AlreadyRunning(running) from fault
    if doorbell is not None:
        bell, ring = doorbell, Ring(RUN_PLAN, plan.id, 0)
        after_commit(session, lambda: bell.ring(ring))
    return plan.id


def keep_plan(session: Session, plan_id: int) -> None:
    """Ask the worker to stop and keep the best plan so far."""
    session.execute(
        update(Plan).where(Plan.id == plan_id, Plan.state.in_(ACTIVE)).values(stop=KEEP)
    )


def cancel_plan(session: Session, plan_id: int, *, now: datetime) -> None:
    """Stop a plan for good. Its worker finds the row gone from under it and leaves."""
    session.execute(
        update(Plan)
        .where(Plan.id == plan_id, Plan.state.in_(ACTIVE))
        .values(state=PlanState.CANCELED, stop=DISCARD, finished_at=now, lease_until=None)
    )


def publish_plan(
    session: Session,
    doorbell: Doorbell,
    plan_id: int,
    *,
    link_of: Callable[[str], str],
    table_link_of: TableLinkOf,
    now: datetime,
) -> None:
    """Make a ready plan the one that attendees see, and write to those who gave an address.

    Where they see another one already, only those hear of it whose rounds change.
    """
    event_id = session.scalars(select(Plan.event_id).where(Plan.id == plan_id)).one()
    # Two plans published at once must not both be followed, nor the clock go on in between.
    locked_event(session, event_id)
    plan = session.get_one(Plan, plan_id, with_for_update=True)
    if plan.state is not PlanState.READY:
        raise WrongState(plan.state.value)
    if plan.repairs is not None and plan.published_at is None:
        raise WrongState("repair")  # compared with the day before it counts: see `apply_repair`
    begun = begun_beside(session, plan_id)
    if is_outdated(session, plan_id, from_round=begun.round + 1):
        raise WrongState("outdated")
    if begun.is_otherwise:
        raise WrongState("begun")
    before = published_plan(session, plan.event_id)
    session.execute(
        update(Plan)
        .where(Plan.event_id == plan.event_id, Plan.state == PlanState.PUBLISHED)
        .values(state=PlanState.READY)
    )
    plan.state = PlanState.PUBLISHED
    plan.published_at = now
    session.flush()
    drop_form_letters(session, plan.event_id)
    tell_rounds(
        session,
        doorbell,
        plan,
        instead_of=before,
        from_round=begun.round + 1,
        link_of=link_of,
        table_link_of=table_link_of,
        now=now,
    )


def letters_foreseen(
    session: Session,
    plan_id: int,
    *,
    link_of: Callable[[str], str],
    table_link_of: TableLinkOf,
    now: datetime,
) -> int:
    """Return to how many people `publish_plan` would write now."""
    plan = session.get_one(Plan, plan_id)
    return count_told(
        session,
        plan,
        instead_of=published_plan(session, plan.event_id),
        from_round=begun_beside(session, plan_id).round + 1,
        link_of=link_of,
        table_link_of=table_link_of,
        now=now,
    )


def begun_beside(session: Session, plan_id: int) -> Begun:
    """Return which round has been reached, and whether this plan is at odds with what has begun."""
    event_id = session.get_one(Plan, plan_id).event_id
    day = day_of(session, event_id)
    if day is None or not day.round:
        return Begun(0, is_otherwise=False)
    told = published_plan(session, event_id)
    if told is None or told.id == plan_id:
        return Begun(day.round, is_otherwise=False)
    mine, theirs = (
        [one for one in places_of(session, each) if one.round <= day.round]
        for each in (plan_id, told.id)
    )
    return Begun(day.round, is_otherwise=mine != theirs)


def is_outdated(session: Session, plan_id: int, *, from_round: int = 1) -> bool:
    """Say whether a stored plan seats people together who should not meet, as answers stand now."""
    apart = pairs_apart(session, session.get_one(Plan, plan_id).event_id)
    if not apart:
        return False
    seated = session.execute(
        select(Seat.meeting_id, Response.number)
        .join(Response, Response.id == Seat.response_id)
        .join(Meeting, Meeting.id == Seat.meeting_id)
        .join(Round, Round.id == Meeting.round_id)
        .where(Round.plan_id == plan_id, Round.number >= from_round)
        .order_by(Seat.meeting_id, Response.number)
    )
    groups = (
        [row.number for row in rows] for _, rows in groupby(seated, key=lambda row: row.meeting_id)
    )
    return any(pair in apart for group in groups for pair in combinations(group, 2))


def failure_json(reason: matching.Infeasible) -> dict[str, Any]:
    """Return why rules cannot be met, as facts for a page."""
    return {
        "rule": reason.rule,
        "attendees": list(reason.attendees),
        "relaxation": reason.relaxation,
        "facts": dict(reason.facts),
    }
