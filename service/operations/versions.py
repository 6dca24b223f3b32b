"""Versions of a plan: every change by hand makes a new one, and undoing does too. Overwrites nothing."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

import matching
from service.errors import NotFound, Outrun
from service.operations.copies import copies_of
from service.operations.edits import Desk
from service.operations.planhistory import tell_change
from service.operations.plans import queue_plan
from service.operations.responses import locked_event
from service.operations.roster import numbers_of, read_roster, round_rows
from service.queue import Doorbell
from service.store.models import (
    Deck,
    Plan,
    PlanChange,
    PlanState,
)
from service.store.queries.plans import plan_for_page, rounds_listed
from service.store.queries.versions import is_readable, origin_of, version_of
from service.store.values import ChangeKind, EditValues

# Further back than this nobody undoes; what was published or printed stays whatever its age.
KEPT = 20


def store_edit(
    session: Session,
    desk: Desk,
    made: matching.Plan,
    values: EditValues,
    *,
    organizer_id: int,
    now: datetime,
) -> int:
    """Store a changed plan as a new version and return its id.

    Raises `Outrun` when the plan, its locks or anybody's answers are no longer those of the desk.
    """
    event = locked_event(session, desk.event_id)
    base = version_of(session, desk.event_id, desk.plan_id)
    if (base.locks or []) != list(desk.stored_locks):
        raise Outrun(base.id)
    if read_roster(session, event.id).digest != desk.roster.digest:
        raise Outrun(base.id)
    version = _version(base, undo_id=base.id, redo_id=None, now=now)
    version.measures = asdict(made.measures)
    version.notices = [asdict(notice) for notice in made.notices]
    version.document = matching.plan_to_json(made)
    version.roster_digest = made.roster_digest
    version.rounds = round_rows(
        made,
        event=event,
        ids=numbers_of(session, event.id),
        before=rounds_listed(session, base.id),
    )
    session.add(version)
    session.flush()
    tell_change(
        session, base, version, values.kind, _facts(values), organizer_id=organizer_id, now=now
    )
    _forget_old(session, version)
    return version.id


def undo_edit(
    session: Session, event_id: int, plan_id: int, *, organizer_id: int, now: datetime
) -> int:
    """Go back to what a version was made from, as a new version; `NotFound` when there is none."""
    locked_event(session, event_id)
    base = version_of(session, event_id, plan_id)
    target = _target(session, event_id, base.undo_id)
    version = _copied(base, target, undo_id=target.undo_id, redo_id=base.id, now=now)
    return _stored(session, base, version, ChangeKind.UNDO, organizer_id=organizer_id, now=now)


def redo_edit(
    session: Session, event_id: int, plan_id: int, *, organizer_id: int, now: datetime
) -> int:
    """Do again what was undone last, as a new version; `NotFound` when there is nothing."""
    locked_event(session, event_id)
    base = version_of(session, event_id, plan_id)
    target = _target(session, event_id, base.redo_id)
    version = _copied(base, target, undo_id=base.id, redo_id=target.redo_id, now=now)
    return _stored(session, base, version, ChangeKind.REDO, organizer_id=organizer_id, now=now)


def request_rest(
    session: Session,
    doorbell: Doorbell,
    event_id: int,
    plan_id: int,
    *,
    organizer_id: int,
    now: datetime,
) -> int:
    """Ask for a version in which everybody who is not locked is seated anew, and return its id.

    Raises `AlreadyRunning` while another plan of the event waits or runs.
    """
    locked_event(session, event_id)
    base = version_of(session, event_id, plan_id)
    version = _version(base, undo_id=base.id, redo_id=None, now=now)
    version.state = PlanState.QUEUED
    version.rung_at = now
    version.finished_at = None
    queue_plan(session, doorbell, version)
    tell_change(session, base, version, ChangeKind.REST, {}, organizer_id=organizer_id, now=now)
    return version.id


def is_same(changes: Sequence[PlanChange], values: EditValues, *, organizer_id: int) -> bool:
    """Say whether the only change since is this one, sent twice by the same organizer."""
    return [(one.kind, one.facts, one.organizer_id) for one in changes] == [
        (values.kind, _facts(values), organizer_id)
    ]


def _facts(values: EditValues) -> dict[str, Any]:
    facts = asdict(values)
    return {name: value for name, value in facts.items() if name != "kind" and value is not None}


def _target(session: Session, event_id: int, target_id: int | None) -> Plan:
    if target_id is None or not is_readable(session, event_id, target_id):
        raise NotFound
    target = plan_for_page(session, event_id, target_id)
    if target is None:
        raise NotFound
    return target


def _version(base: Plan, *, undo_id: int | None, redo_id: int | None, now: datetime) -> Plan:
    return Plan(
        event_id=base.event_id,
        state=PlanState.READY,
        seed=base.seed,
        was_cut=base.was_cut,
        asked=base.asked,
        origin_id=origin_of(base),
        undo_id=undo_id,
        redo_id=redo_id,
        locks=list(base.locks or ()),
        requested_at=now,
        finished_at=now,
    )


def _copied(
    base: Plan, target: Plan, *, undo_id: int | None, redo_id: int | None, now: datetime
) -> Plan:
    """Return a version that says word for word what another one says today."""
    version = _version(base, undo_id=undo_id, redo_id=redo_id, now=now)
    version.was_cut = target.was_cut
    version.measures, version.notices = target.measures, target.notices
    version.document, version.roster_digest = target.document, target.roster_digest
    version.rounds = copies_of(target.rounds)
    return version


def _stored(
    session: Session,
    base: Plan,
    version: Plan,
    kind: ChangeKind,
    *,
    organizer_id: int,
    now: datetime,
) -> int:
    session.add(version)
    session.flush()
    tell_change(session, base, version, kind, {}, organizer_id=organizer_id, now=now)
    _forget_old(session, version)
    return version.id


def _forget_old(session: Session, version: Plan) -> None:
    """Delete versions that nobody goes back to any more."""
    origin = origin_of(version)
    ids: Sequence[int] = session.scalars(
        select(Plan.id)
        .where(
            Plan.event_id == version.event_id,
            Plan.origin_id == origin,
            Plan.published_at.is_(None),
            Plan.id.not_in(select(Deck.plan_id)),
        )
        .order_by(Plan.id.desc())
        .offset(KEPT)
    ).all()
    if ids:
        session.execute(delete(Plan).where(Plan.id.in_(ids)))
