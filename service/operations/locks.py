"""What an organizer keeps where it is in a plan: meetings, and people. Moves nobody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

import matching
from service.errors import NotFound
from service.operations.planhistory import tell_change
from service.operations.responses import locked_event
from service.store.models import Plan
from service.store.queries.places import has_meeting, has_place
from service.store.queries.versions import version_of
from service.store.values import ChangeKind, LockValues


@dataclass(frozen=True, slots=True)
class Locks:
    """Meetings by round and table, and people by number, in order."""

    meetings: tuple[tuple[int, int], ...] = ()
    people: tuple[int, ...] = ()

    @property
    def any(self) -> bool:
        """Say whether something is locked."""
        return bool(self.meetings or self.people)

    def meetings_in(self, plan: matching.Plan) -> frozenset[tuple[int, int]]:
        """Return every meeting that stays: in pairs, also those of people who are locked."""
        people = frozenset(self.people) if plan.format == "pairs" else frozenset()
        theirs = {
            (one.number, meeting.table)
            for one in plan.rounds
            for meeting in one.meetings
            if people & set(meeting.attendees)
        }
        known = {(one.number, m.table) for one in plan.rounds for m in one.meetings}
        return frozenset((set(self.meetings) & known) | theirs)

    def kept_in(self, plan: matching.Plan, roster: matching.Roster) -> matching.Kept:
        """Return what the engine must leave where it is."""
        meetings = sorted(self.meetings_in(plan))
        held = tuple(one for one in self.people if one in frozenset(roster.ids))
        return matching.Kept(tuple(f"{number}-{table}" for number, table in meetings), held)


def locks_of(stored: Iterable[Any] | None) -> Locks:
    """Return the locks of a plan's row."""
    rows = list(stored or ())
    return Locks(
        tuple(sorted((one["round"], one["table"]) for one in rows if "round" in one)),
        tuple(sorted(one["who"] for one in rows if "who" in one)),
    )


def locks_json(locks: Locks) -> list[Any]:
    """Return locks as they are stored."""
    meetings: Sequence[Any] = [{"round": r, "table": t} for r, t in locks.meetings]
    return [*meetings, *({"who": one} for one in locks.people)]


def lock(
    session: Session,
    event_id: int,
    plan_id: int,
    values: LockValues,
    *,
    organizer_id: int,
    now: datetime,
) -> None:
    """Keep a meeting or a person in place; nothing happens where it is kept already.

    Raises `Outrun` when the plan has a newer version, `NotFound` for what is not in it.
    """
    locked_event(session, event_id)
    plan = version_of(session, event_id, plan_id)
    one = _known(plan, values, event_id, session)
    rows = list(plan.locks or ())
    if one in rows:
        return
    plan.locks = locks_json(locks_of([*rows, one]))
    tell_change(session, plan, plan, ChangeKind.LOCK, one, organizer_id=organizer_id, now=now)


def unlock(
    session: Session,
    event_id: int,
    plan_id: int,
    values: LockValues,
    *,
    organizer_id: int,
    now: datetime,
) -> None:
    """Let a meeting or a person move again; nothing happens where it may already."""
    locked_event(session, event_id)
    plan = version_of(session, event_id, plan_id)
    one = _json(values)
    rows = list(plan.locks or ())
    if one not in rows:
        return
    plan.locks = [row for row in rows if row != one]
    tell_change(session, plan, plan, ChangeKind.UNLOCK, one, organizer_id=organizer_id, now=now)


def _json(values: LockValues) -> dict[str, int]:
    if values.who is not None:
        return {"who": values.who}
    if values.round is None or values.table is None:
        raise NotFound
    return {"round": values.round, "table": values.table}


def _known(plan: Plan, values: LockValues, event_id: int, session: Session) -> dict[str, int]:
    one = _json(values)
    found = (
        has_place(session, plan.id, event_id, one["who"])
        if "who" in one
        else has_meeting(session, plan.id, one["round"], one["table"])
    )
    if not found:
        raise NotFound
    return one
