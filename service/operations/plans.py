"""The life of a plan: asked for, claimed by a worker, made, judged, stored, published."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, Update, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

import matching
from matching.foresight import foresee as foresee_plan
from service.errors import AlreadyRunning, Busy, WrongState
from service.operations.mail import post_message
from service.operations.roster import (
    numbers_of,
    read_roster,
    round_rows,
    rules_of,
    unknown_names,
)
from service.queue import RUN_PLAN, Doorbell, Ring
from service.store.models import Event, Plan, PlanState, Response
from service.store.models.plan import ACTIVE
from service.store.queries.plans import rounds_of_response
from service.store.session import Store, after_commit

MAX_ATTEMPTS = 3
KEEP = "keep"
DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a plan may take, and how long a silent worker is believed."""

    plan_seconds: int
    lease_seconds: int


@dataclass(frozen=True, slots=True)
class Foresight:
    """What can be said before a plan is asked for."""

    people: int
    unknown_names: tuple[str, ...]
    failure: dict[str, Any] | None


def foresee(session: Session, event: Event) -> Foresight:
    """Look whether a plan is possible at all, without making one."""
    roster = read_roster(session, event.id)
    names = tuple(one.words for one in unknown_names(session, event.id))
    try:
        foresee_plan(roster, rules_of(event))
    except matching.Infeasible as reason:
        return Foresight(len(roster), names, failure_json(reason))
    return Foresight(len(roster), names, None)


def request_plan(
    session: Session, doorbell: Doorbell, event_id: int, *, seed: int, now: datetime
) -> int:
    """Store a plan that waits, ring after the commit, and return its id.

    Raises `AlreadyRunning` while another one of the event waits or runs: the database sees to that.
    """
    plan = Plan(event_id=event_id, state=PlanState.QUEUED, seed=seed, requested_at=now, rung_at=now)
    try:
        with session.begin_nested():
            session.add(plan)
    except IntegrityError as fault:
        running = session.scalar(
            select(Plan.id).where(Plan.event_id == event_id, Plan.state.in_(ACTIVE))
        )
        if running is None:
            raise
        raise AlreadyRunning(running) from fault
    ring = Ring(RUN_PLAN, plan.id, 0)
    after_commit(session, lambda: doorbell.ring(ring))
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
    now: datetime,
) -> None:
    """Make a ready plan the one that attendees see, and write to those who gave an address."""
    plan = session.get_one(Plan, plan_id, with_for_update=True)
    if plan.state is not PlanState.READY:
        raise WrongState(plan.state.value)
    session.execute(
        update(Plan)
        .where(Plan.event_id == plan.event_id, Plan.state == PlanState.PUBLISHED)
        .values(state=PlanState.READY)
    )
    plan.state = PlanState.PUBLISHED
    plan.published_at = now
    session.flush()
    event = session.get_one(Event, plan.event_id)
    for response in session.scalars(
        select(Response)
        .where(
            Response.event_id == event.id,
            Response.email.is_not(None),
            Response.withdrawn_at.is_(None),
        )
        .order_by(Response.number)
    ):
        _tell(session, doorbell, plan, response, event=event, link_of=link_of, now=now)


def run_plan(
    store: Store, plan_id: int, *, worker: str, limits: Limits, now: Callable[[], datetime]
) -> None:
    """Make the plan of a waiting row. Leaves quietly when the row is not (or no longer) ours.

    No session is open while the engine thinks. Anything unexpected is raised for the job's edge.
    """
    with store.writing() as session:
        attempt = _claim(session, plan_id, worker, now=now(), lease=limits.lease_seconds)
        if attempt is None:
            return
    desk = _Desk(store, plan_id, attempt, limits, now)
    with store.reading() as session:
        plan_row = session.get_one(Plan, plan_id)
        event = session.get_one(Event, plan_row.event_id)
        roster, rules, seed = read_roster(session, event.id), rules_of(event), plan_row.seed
    try:
        plan = matching.make_plan(roster, rules, seed=seed, progress=desk.report, cancel=desk.wish)
    except matching.Cancelled:
        return
    except matching.Infeasible as reason:
        desk.settle(PlanState.FAILED, failure=failure_json(reason))
        return
    desk.store_plan(plan)


def fail_plan(store: Store, plan_id: int, *, incident: str, now: datetime) -> None:
    """Give a running plan up after a fault of ours, naming the incident that the log tells about."""
    with store.writing() as session:
        session.execute(
            update(Plan)
            .where(Plan.id == plan_id, Plan.state == PlanState.RUNNING)
            .values(
                state=PlanState.FAILED,
                failure={"incident": incident},
                finished_at=now,
                lease_until=None,
            )
        )


def failure_json(reason: matching.Infeasible) -> dict[str, Any]:
    """Return why rules cannot be met, as facts for a page."""
    return {
        "rule": reason.rule,
        "attendees": list(reason.attendees),
        "relaxation": reason.relaxation,
        "facts": dict(reason.facts),
    }


def _claim(session: Session, plan_id: int, worker: str, *, now: datetime, lease: int) -> int | None:
    free = or_(
        Plan.state == PlanState.QUEUED,
        (Plan.state == PlanState.RUNNING) & (Plan.lease_until < now),
    )
    return session.execute(
        update(Plan)
        .where(Plan.id == plan_id, free)
        .values(
            state=PlanState.RUNNING,
            attempt=Plan.attempt + 1,
            worker=worker,
            lease_until=now + timedelta(seconds=lease),
            started_at=now,
        )
        .returning(Plan.attempt)
    ).scalar()


class _Desk:
    """One worker's place at one plan: reports, listens for a wish, and writes only while the row is its own."""

    def __init__(
        self,
        store: Store,
        plan_id: int,
        attempt: int,
        limits: Limits,
        now: Callable[[], datetime],
    ) -> None:
        self.store = store
        self.plan_id = plan_id
        self.attempt = attempt
        self.limits = limits
        self.now = now
        self.began = now()
        self.latest: dict[str, Any] | None = None
        self.heard: matching.Stop | None = None
        self.next_write = self.began

    def report(self, progress: matching.Progress) -> None:
        """Keep the newest report and, at most once a second, write it."""
        self.latest = {
            "phase": progress.phase.value,
            "fraction": progress.fraction,
            "gap": progress.gap,
            "count": progress.count,
        }
        self._beat()

    def wish(self) -> matching.Stop | None:
        """Say whether the engine should go on, stop with what it has, or drop everything."""
        self._beat()
        if self.heard is None and self.now() - self.began > timedelta(
            seconds=self.limits.plan_seconds
        ):
            self.heard = matching.Stop.KEEP
        return self.heard

    def store_plan(self, plan: matching.Plan) -> None:
        """Write the finished plan in one transaction, if the row still waits for this attempt."""
        with self.store.writing() as session:
            if not self._update(
                session,
                state=PlanState.READY,
                finished_at=self.now(),
                lease_until=None,
                measures=asdict(plan.measures),
                notices=[asdict(notice) for notice in plan.notices],
                document=matching.plan_to_json(plan),
                roster_digest=plan.roster_digest,
                was_cut=plan.cut,
            ):
                return
            row = session.get_one(Plan, self.plan_id)
            event = session.get_one(Event, row.event_id)
            rounds = round_rows(plan, event=event, ids=numbers_of(session, event.id))
            for one in rounds:
                one.plan_id = row.id
            session.add_all(rounds)

    def settle(self, state: PlanState, *, failure: dict[str, Any]) -> None:
        """End without a plan."""
        with self.store.writing() as session:
            self._update(
                session, state=state, failure=failure, finished_at=self.now(), lease_until=None
            )

    def _beat(self) -> None:
        now = self.now()
        if now < self.next_write:
            return
        self.next_write = now + timedelta(seconds=1)
        lease = now + timedelta(seconds=self.limits.lease_seconds)
        try:
            with self.store.writing() as session:
                mine = self._update(session, progress=self.latest, lease_until=lease)
                stop = session.scalar(select(Plan.stop).where(Plan.id == self.plan_id))
        except Busy:
            return  # a heartbeat may be late; the lease is longer than many of them
        if not mine or stop == DISCARD:
            self.heard = matching.Stop.DISCARD
        elif stop == KEEP:
            self.heard = matching.Stop.KEEP

    def _update(self, session: Session, **values: Any) -> bool:
        guarded: Update = (
            update(Plan)
            .where(
                Plan.id == self.plan_id,
                Plan.state == PlanState.RUNNING,
                Plan.attempt == self.attempt,
            )
            .values(**values)
        )
        result = session.execute(guarded)
        assert isinstance(result, CursorResult)
        return bool(result.rowcount)


def _tell(
    session: Session,
    doorbell: Doorbell,
    plan: Plan,
    response: Response,
    *,
    event: Event,
    link_of: Callable[[str], str],
    now: datetime,
) -> None:
    rounds = rounds_of_response(session, plan.id, response.id)
    seated = [one for one in rounds if one.table is not None]
    people = {mate.number for one in seated for mate in one.mates}
    post_message(
        session,
        doorbell,
        "plan-published",
        recipient=response.email or "",
        event=event,
        response=response,
        facts={
            "name": response.name,
            "people": len(people),
            "rounds": len(seated),
            "first_at": seated[0].starts_at if seated else None,
            "first_table": seated[0].table if seated else None,
            "link": link_of(response.key),
        },
        now=now,
    )
