"""Mending the rounds to come: asked for, looked at, applied. A finished round never moves."""

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

import matching
from service.errors import NotFound, Stale
from service.operations.planletters import count_told, tell_rounds
from service.operations.plans import is_outdated, queue_plan
from service.operations.planwriter import TableLinkOf
from service.operations.responses import locked_event
from service.operations.roster import numbers_of
from service.operations.takeovers import takeovers_of, vacancies_of
from service.queue import Doorbell
from service.store.models import Event, Plan, PlanState
from service.store.models.plan import ACTIVE
from service.store.queries.day import Attending, attending, day_of
from service.store.queries.places import Place, places_of
from service.store.queries.plans import published_plan
from service.store.values import Presence


@dataclass(frozen=True, slots=True)
class Turnout:
    """Who is not where a plan has them, from a round on, as attendee numbers in order.

    `gone` sit in rounds to come and will not be there; `came` are to be there without a seat in some
    of them; `out` have a seat in that round and would like to sit it out.
    """

    gone: tuple[int, ...]
    came: tuple[int, ...]
    out: tuple[int, ...]

    @property
    def is_nothing(self) -> bool:
        """Say whether everybody is where the plan has them."""
        return not (self.gone or self.came or self.out)


@dataclass(frozen=True, slots=True)
class Seen:
    """What a repair was made of; stored with it, and compared again before it counts.

    `unseen` says whether those with a seat whom nobody has checked in count as not there, `expected`
    whether those without one count as there all the same. `clock` is the round that the clock had
    reached.
    """

    from_round: int
    unseen: bool
    digest: str
    clock: int
    turnout: Turnout
    expected: bool = False


def turnout_of(
    places: Iterable[Place], rows: Sequence[Attending], *, from_round: int, unseen: bool,
    expected: bool, numbers: dict[int, int],
) -> Turnout:  # fmt: skip
    """Return who is not where a plan has them. `numbers` knows those who withdrew, too."""
    coming: dict[int, set[int]] = {}
    rounds: set[int] = set()
    for place in places:
        if place.round >= from_round:
            rounds.add(place.round)
            coming.setdefault(place.response_id, set()).add(place.round)
    here = {row.response_id: row for row in rows}
    away = {Presence.MISSING, *([Presence.EXPECTED] if unseen else [])}
    # Who leaves after a round to come is there until it is over: the repair after it is about them.
    gone = [
        numbers[one]
        for one in coming
        if one not in here or (here[one].presence in away and here[one].stayed < from_round)
    ]
    coming_too = {Presence.HERE, *([Presence.EXPECTED] if expected else [])}
    came, out = [], []
    for row in rows:
        if row.number in gone:
            continue
        lacking = rounds - coming.get(row.response_id, set()) - {row.sits_out}
        known = row.response_id in coming
        stays = known and row.presence is not Presence.MISSING
        if lacking and (row.presence in coming_too or stays):
            came.append(row.number)
        if known and row.sits_out == from_round and from_round in coming[row.response_id]:
            out.append(row.number)
    return Turnout(tuple(sorted(gone)), tuple(sorted(came)), tuple(sorted(out)))


def seen_now(
    session: Session, plan: Plan, *, from_round: int, unseen: bool, expected: bool
) -> Seen:
    """Return what a repair of a plan would be made of at this moment."""
    places = places_of(session, plan.id)
    last = session.get_one(Event, plan.event_id).rounds_held
    day = day_of(session, plan.event_id)
    numbers = {row_id: number for number, row_id in numbers_of(session, plan.event_id).items()}
    rows = attending(session, plan.event_id)
    turnout = turnout_of(
        [one for one in places if one.round <= last], rows,
        from_round=from_round, unseen=unseen, expected=expected, numbers=numbers,
    )  # fmt: skip
    clock = day.round if day else 0
    return Seen(from_round, unseen, digest_of(places), clock, turnout, expected)


def digest_of(places: Iterable[Place]) -> str:
    """Return a check sum of who sits where."""
    told = repr([(one.round, one.table, one.response_id) for one in places])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def request_repair(
    session: Session,
    doorbell: Doorbell | None,
    event_id: int,
    *,
    from_round: int,
    unseen: bool,
    expected: bool,
    now: datetime,
    hosts: Mapping[int, int] | None = None,
) -> int:
    """Store a repair that waits and return its plan's id; ring after the commit, if there is a doorbell.

    `hosts` are the numbers of those who take over tables that have lost their host.

    `NotFound` without a published plan or such a round; `Stale` where that round has `begun`, where
    `nothing` is to repair, or as `takeovers_of` says; `AlreadyRunning` while another plan of the event
    is in the making.
    """
    event = locked_event(session, event_id)
    base = published_plan(session, event_id)
    if base is None or from_round > event.rounds_held:
        raise NotFound
    seen = seen_now(session, base, from_round=from_round, unseen=unseen, expected=expected)
    if from_round not in {one.round for one in places_of(session, base.id)}:
        raise NotFound
    if from_round <= seen.clock:
        raise Stale("begun")
    vacancies = vacancies_of(
        session, base, from_round=from_round, gone=seen.turnout.gone, came=seen.turnout.came
    )
    takeovers = takeovers_of(vacancies, hosts or {})
    if (
        not takeovers
        and seen.turnout.is_nothing
        and not is_outdated(session, base.id, from_round=from_round)
    ):
        raise Stale("nothing")
    plan = Plan(
        event_id=event_id,
        state=PlanState.QUEUED,
        seed=base.seed,
        # Whatever the settings say since, the evening goes on as it was planned.
        asked=_asked_with(base.asked, takeovers),
        requested_at=now,
        rung_at=now,
        repairs=base.id,
        seen=asdict(seen),
    )
    return queue_plan(session, doorbell, plan)


def _asked_with(
    asked: dict[str, Any] | None, takeovers: Sequence[matching.Takeover]
) -> dict[str, Any] | None:
    if not takeovers:
        return asked
    earlier = (asked or {}).get("takeovers", ())
    return {**(asked or {}), "takeovers": [*earlier, *map(asdict, takeovers)]}


def seen_from(stored: dict[str, Any] | None) -> Seen:
    """Return what a stored repair was made of."""
    facts = stored or {}
    turnout = Turnout(*(tuple(facts["turnout"][name]) for name in ("gone", "came", "out")))
    return Seen(
        int(facts["from_round"]), bool(facts["unseen"]), str(facts["digest"]), int(facts["clock"]),
        turnout, bool(facts.get("expected")),
    )  # fmt: skip


def apply_repair(
    session: Session,
    doorbell: Doorbell,
    event_id: int,
    plan_id: int,
    *,
    link_of: Callable[[str], str],
    table_link_of: TableLinkOf,
    now: datetime,
) -> None:
    """Make a repair the plan that everybody follows, and write to those whose rounds to come change.

    Once applied, a second time changes nothing.

    Raises `Stale` when it was made of another plan (`plan`), when the clock went on (`clock`), when
    people came or left since (`people`), or when answers changed so that it breaks a wish (`wish`).
    """
    locked_event(session, event_id)
    draft = session.scalar(
        select(Plan)
        .where(Plan.id == plan_id, Plan.event_id == event_id, Plan.repairs.is_not(None))
        .with_for_update()
    )
    if draft is None:
        raise NotFound
    if draft.state is PlanState.PUBLISHED:
        return
    base = published_plan(session, event_id)
    if draft.state is not PlanState.READY or draft.published_at is not None or base is None:
        raise Stale("plan")
    _refuse_stale(session, base, draft)
    base.state = PlanState.READY
    draft.state = PlanState.PUBLISHED
    draft.published_at = now
    session.flush()
    from_round = seen_from(draft.seen).from_round
    tell_rounds(
        session,
        doorbell,
        draft,
        instead_of=base,
        from_round=from_round,
        link_of=link_of,
        table_link_of=table_link_of,
        now=now,
    )
    # What else was proposed was made of a plan that nobody follows any more.
    session.execute(
        delete(Plan).where(
            Plan.event_id == event_id,
            Plan.repairs.is_not(None),
            Plan.published_at.is_(None),
            Plan.state.not_in(ACTIVE),
        )
    )


def letters_foreseen(
    session: Session,
    draft: Plan,
    *,
    link_of: Callable[[str], str],
    table_link_of: TableLinkOf,
    now: datetime,
) -> int:
    """Return to how many people `apply_repair` would write now."""
    return count_told(
        session,
        draft,
        instead_of=published_plan(session, draft.event_id),
        from_round=seen_from(draft.seen).from_round,
        link_of=link_of,
        table_link_of=table_link_of,
        now=now,
    )


def staleness(session: Session, event_id: int, plan_id: int) -> Stale | None:
    """Return why a repair would be refused now, or None."""
    base, draft = published_plan(session, event_id), session.get_one(Plan, plan_id)
    if base is None:
        return Stale("plan")
    try:
        _refuse_stale(session, base, draft)
    except Stale as why:
        return why
    return None


def _refuse_stale(session: Session, base: Plan, draft: Plan) -> None:
    then = seen_from(draft.seen)
    seen = seen_now(
        session,
        base,
        from_round=then.from_round,
        unseen=then.unseen,
        expected=then.expected,
    )
    if base.id != draft.repairs or seen.digest != then.digest:
        raise Stale("plan")
    if seen.clock != then.clock:
        raise Stale("clock")
    if seen.turnout != then.turnout:
        raise Stale("people", _differing(then.turnout, seen.turnout))
    if is_outdated(session, draft.id, from_round=then.from_round):
        raise Stale("wish")


def _differing(one: Turnout, other: Turnout) -> tuple[int, ...]:
    """Return who is in one and not in the other."""
    differing: set[int] = set()
    for mine, yours in ((one.gone, other.gone), (one.came, other.came), (one.out, other.out)):
        differing |= set(mine) ^ set(yours)
    return tuple(sorted(differing))
