"""One worker's attempt at a plan: claimed, thought, judged, stored. Writes only while the row is its own."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, Update, or_, select, update
from sqlalchemy.orm import Session

import matching
from service.errors import Busy
from service.operations.differing import differing_of, with_labels
from service.operations.edits import desk_of, rest_planned
from service.operations.history import rules_with_history
from service.operations.incidents import given_up
from service.operations.overrides import drop_untrue
from service.operations.pictures import draw_picture
from service.operations.plans import DISCARD, KEEP, failure_json
from service.operations.quoted import forget_words
from service.operations.repairwork import Task, past_rows, repaired, task_of
from service.operations.responses import locked_event
from service.operations.roster import (
    numbers_of,
    read_roster,
    round_rows,
    rules_of,
    seats_apart,
)
from service.store.models import Event, Plan, PlanState, Response
from service.store.queries.plans import rounds_listed
from service.store.session import Scopes


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a plan may take, and how long a silent worker is believed."""

    plan_seconds: int
    lease_seconds: int


def run_plan(
    store: Scopes, plan_id: int, *, worker: str, limits: Limits, now: Callable[[], datetime]
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
        task = None if plan_row.repairs is None else task_of(session, plan_row)
    if task is not None:
        _repair(desk, task)
        return
    with store.reading() as session:
        plan_row = session.get_one(Plan, plan_id)
        event = session.get_one(Event, plan_row.event_id)
        roster, seed = read_roster(session, event.id), plan_row.seed
        rules = rules_with_history(session, event, roster, asked=plan_row.asked or {})
        # A row that waits with a version to go back to plans the rest of that one anew.
        rest = None if plan_row.undo_id is None else desk_of(session, event.id, plan_row.undo_id)
        differing = differing_of(session, event)
    try:
        if rest is not None:
            roster = rest.roster
            plan = rest_planned(rest, seed=seed, progress=desk.report, cancel=desk.wish)
        else:
            plan = matching.make_plan(
                roster, rules, seed=seed, progress=desk.report, cancel=desk.wish
            )
    except matching.Cancelled:
        return
    except matching.Infeasible as reason:
        failure = with_labels(failure_json(reason), differing, rules=rules, roster=roster)
        desk.settle(PlanState.FAILED, failure=failure)
        return
    desk.store_plan(plan, roster)
    draw_picture(store, event.id, now=now())


def _repair(desk: "_Desk", task: Task) -> None:
    try:
        made = repaired(task, progress=desk.report, cancel=desk.wish)
    except matching.Cancelled:
        return
    except matching.Infeasible as reason:
        desk.settle(PlanState.FAILED, failure=failure_json(reason))
        return
    desk.store_plan(made, task.now, since=task.seen.from_round)


def fail_plan(store: Scopes, plan_id: int, *, worker: str, incident: str, now: datetime) -> None:
    """Give up a plan that this worker runs, after a fault of ours that the log tells by the incident."""
    with store.writing() as session:
        session.execute(
            update(Plan)
            .where(Plan.id == plan_id, Plan.state == PlanState.RUNNING, Plan.worker == worker)
            .values(given_up(PlanState.FAILED, incident, now=now))
        )


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
        store: Scopes,
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

    def store_plan(self, plan: matching.Plan, roster: matching.Roster, *, since: int = 1) -> None:
        """Write the finished plan in one transaction, if the row still waits for this attempt.

        Answers that changed meanwhile count: a plan that would now break a private wish goes back in
        line, and words that were changed or withdrawn are not stored with it. Of a repair the rounds
        before `since` are those of the plan it repairs, as they stand.
        """
        with self.store.writing() as session:
            event = session.get_one(Event, session.get_one(Plan, self.plan_id).event_id)
            # Nobody changes an answer while the plan is compared with what people say now.
            locked_event(session, event.id)
            now = read_roster(session, event.id)
            coming = [one for one in plan.rounds if one.number >= since]
            groups = [meeting.attendees for one in coming for meeting in one.meetings]
            if seats_apart(groups, rules=rules_of(session, event), roster=now):
                self._update(session, state=PlanState.QUEUED, lease_until=None, rung_at=None)
                return
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
            base = session.get_one(Plan, self.plan_id).repairs
            before = rounds_listed(session, base) if base is not None else ()
            ids = numbers_of(session, event.id)
            made = round_rows(plan, event=event, ids=ids, before=before)
            past = past_rows(session, base, until=since) if base is not None else []
            rounds = [*past, *(one for one in made if one.number >= since)]
            for one in rounds:
                one.plan_id = self.plan_id
            session.add_all(rounds)
            session.flush()
            self._forget_changed(session, roster, now)
            if now.curation != roster.curation:
                drop_untrue(session, event.id)

    def _forget_changed(
        self, session: Session, before: matching.Roster, now: matching.Roster
    ) -> None:
        """Take out the words of those who changed or withdrew them while the plan was made."""
        known = {one.id: one for one in now.attendees}
        changed = [one.id for one in before.attendees if known.get(one.id) != one]
        if not changed:
            return
        row = session.get_one(Plan, self.plan_id)
        row.document = None
        for response in session.scalars(
            select(Response)
            .where(Response.event_id == row.event_id, Response.number.in_(changed))
            .order_by(Response.number)
        ):
            forget_words(session, response)

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
