"""A plan on an organizer's desk: what a change by hand would do, told before it is made. Writes nothing."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

import matching
from service.errors import NotFound
from service.operations.locks import Locks, locks_of
from service.operations.plans import failure_json
from service.operations.planvalue import plan_value, rules_of_plan
from service.operations.roster import read_roster
from service.operations.stored import reason_json
from service.store.models import Event
from service.store.queries.plans import plan_of
from service.store.queries.seating import seating_of
from service.store.queries.versions import READABLE
from service.store.values import ChangeKind, EditValues

# What the engine calls a change that changes nothing, and what the page says of it.
POINTLESS = {"same-meeting": "nothing", "company": "company"}


@dataclass(frozen=True, slots=True)
class Desk:
    """One version of a plan with all that judges a change of it. No session is needed any more."""

    event_id: int
    plan_id: int
    plan: matching.Plan
    roster: matching.Roster
    rules: matching.Rules
    locks: Locks
    stored_locks: tuple[Any, ...]

    @property
    def kept(self) -> matching.Kept:
        """Return what stays where it is."""
        return self.locks.kept_in(self.plan, self.roster)


@dataclass(frozen=True, slots=True)
class MadeMeeting:
    """A meeting that a change would make, with its people by number, and why they meet, as it is stored."""

    round: int
    table: int
    people: tuple[int, ...]
    reasons: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Forecast:
    """What a change would do, in numbers of people and rounds. `refusal` is empty where it can be made.

    Refusals: `nothing` (both are there already), `company` (one meets others already), `locked`,
    `last` (no round would be left), `broken` (with each rule, and between which two, in `broken`; where a
    private wish is among them, between whom stays untold) and `impossible` (with
    `failure` as facts). `again` are (round, two people, the other round they meet in), `known` counts
    those who know each other from before; `less` and `more` have less or more in common
    with whom they meet, as has the `whole` where that is below or above 0. `meetings` are those
    of people who do not sit together now, by round and table.
    """

    refusal: str = ""
    broken: tuple[tuple[str, tuple[int, ...]], ...] = ()
    failure: dict[str, Any] | None = None
    again: tuple[tuple[int, int, int, tuple[int, ...]], ...] = ()
    known: int = 0
    less: tuple[int, ...] = ()
    more: tuple[int, ...] = ()
    free: tuple[tuple[int, int], ...] = ()
    cards: tuple[int, ...] = ()
    whole: int = 0
    meetings: tuple[MadeMeeting, ...] = ()


def desk_of(session: Session, event_id: int, plan_id: int) -> Desk:
    """Return a plan that can be read, as it stands beside the answers of today; or raise `NotFound`."""
    row = plan_of(session, event_id, plan_id)
    if row is None or row.state not in READABLE:
        raise NotFound
    event = session.get_one(Event, event_id)
    roster, seating = read_roster(session, event_id), seating_of(session, plan_id)
    return Desk(
        event_id=event_id,
        plan_id=plan_id,
        plan=plan_value(session, row, seating, roster),
        roster=roster,
        rules=rules_of_plan(session, event, row, seating, roster),
        locks=locks_of(row.locks),
        stored_locks=tuple(row.locks or ()),
    )


def foresee_edit(desk: Desk, values: EditValues) -> Forecast:
    """Return what a change would do, or why it cannot be made; `NotFound` for what is not in the plan."""
    _known(desk, values)
    if _touches_locks(desk, values):
        return Forecast(refusal="locked")
    if _is_last(desk, values):
        return Forecast(refusal="last")
    try:
        cost = matching.edit_cost(
            desk.plan, desk.roster, desk.rules, edit_of(values), kept=desk.kept
        )
    except matching.BadInput as fault:
        if fault.rule not in POINTLESS:
            raise NotFound from fault
        return Forecast(refusal=POINTLESS[fault.rule])
    except matching.Infeasible as reason:
        return Forecast(refusal="impossible", failure=failure_json(reason))
    if cost.broken:
        return Forecast(refusal="broken", broken=_broken(cost.broken))
    again = tuple(zip(cost.repeats, cost.others, strict=True))
    return Forecast(
        again=tuple((*repeat, others) for repeat, others in again if others),
        known=sum(not others for _, others in again),
        less=cost.less,
        more=cost.more,
        free=cost.free,
        cards=cost.cards,
        whole=cost.affinity,
        meetings=tuple(
            MadeMeeting(number, one.table, one.attendees, tuple(map(reason_json, one.reasons)))
            for number, one in cost.meetings
        ),
    )


def edit_made(desk: Desk, values: EditValues) -> matching.Plan:
    """Return the plan with a change made that the forecast does not refuse."""
    return matching.edited(
        desk.plan,
        desk.roster,
        desk.rules,
        edit_of(values),
        seed=desk.plan.seed,
        kept=desk.kept,
    )


def rest_planned(
    desk: Desk, *, seed: int, progress: matching.Report, cancel: matching.Cancel
) -> matching.Plan:
    """Return the plan with everybody who is not locked seated anew."""
    return matching.replan_rest(
        desk.plan,
        desk.roster,
        desk.rules,
        kept=desk.kept,
        seed=seed,
        progress=progress,
        cancel=cancel,
    )


def edit_of(values: EditValues) -> matching.Edit:
    """Return a change as the engine has it; `NotFound` when it lacks something."""
    match values.kind:
        case ChangeKind.SWAP if values.other is not None:
            return matching.Swap(values.round, values.who, values.other)
        case ChangeKind.MOVE if values.table is not None:
            return matching.Move(values.round, values.who, f"{values.round}-{values.table}")
        case ChangeKind.JOIN if values.other is not None:
            return matching.Join(values.round, values.who, values.other)
        case ChangeKind.SKIP:
            return matching.Skip(values.round, values.who)
        case ChangeKind.EXCLUDE:
            return matching.Exclude(values.round, values.who)
        case _:
            raise NotFound


def _broken(broken: tuple[matching.Violation, ...]) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return each broken rule with whom it concerns.

    Beside a private wish nobody is named at all: whom the other rules leave out would be who wished it.
    """
    if any(one.kind == "apart" for one in broken):
        return tuple(dict.fromkeys((one.kind, ()) for one in broken))
    return tuple(dict.fromkeys((one.kind, one.attendees) for one in broken))


def _known(desk: Desk, values: EditValues) -> None:
    people = frozenset(desk.roster.ids)
    named = [one for one in (values.who, values.other) if one is not None]
    if values.round not in {one.number for one in desk.plan.rounds} or not people.issuperset(named):
        raise NotFound
    edit_of(values)


def _touches_locks(desk: Desk, values: EditValues) -> bool:
    """Say whether a change would take somebody from, or put somebody to, what stays as it is."""
    if values.who in desk.locks.people or values.other in desk.locks.people:
        return True
    locked = desk.locks.meetings_in(desk.plan)
    rounds = {values.round}
    if values.kind is ChangeKind.EXCLUDE:
        rounds = {r.number for r in desk.plan.rounds if r.number >= values.round}
    tables = {
        (one.number, meeting.table)
        for one in desk.plan.rounds
        if one.number in rounds
        for meeting in one.meetings
        if {values.who, values.other} & set(meeting.attendees)
    }
    if values.kind is ChangeKind.MOVE and values.table is not None:
        tables.add((values.round, values.table))
    return bool(tables & locked)


def _is_last(desk: Desk, values: EditValues) -> bool:
    """Say whether somebody would have no part in any round."""
    if values.kind not in {ChangeKind.SKIP, ChangeKind.EXCLUDE}:
        return False
    left = [
        one.number
        for one in desk.plan.rounds
        if values.who not in one.absent
        and (
            one.number != values.round
            if values.kind is ChangeKind.SKIP
            else one.number < values.round
        )
    ]
    return not left
