"""What an evening did, counted for its organizer: new links, and who was left short. No answer of anybody's."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations, groupby, permutations

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.operations.coverage import coverage_of
from service.operations.history import met_earlier
from service.store.models import Bye, Event, Meeting, Plan, Response, Round, Seat
from service.store.queries.day import absent, attending
from service.store.queries.followups import Wishes, wishes_of
from service.store.queries.held import begun_rounds, held_rounds
from service.store.queries.people import namesakes_of, words_said
from service.store.queries.places import placed_in
from service.store.queries.plans import published_plan
from service.store.values import Presence


@dataclass(frozen=True, slots=True)
class Short:
    """Somebody who had less of the evening than others, and in how many rounds."""

    number: int
    name: str
    rounds: int


@dataclass(frozen=True, slots=True)
class Reflection:
    """The evening so far: rounds that began by the published plan, of `planned` that are held in all.

    Who was left short is known once the last one has begun: before, the rest may still make up for it.
    """

    rounds: int
    planned: int
    people: int
    # Whether somebody said of each of these that they came: else a plan is all that is known.
    all_seen: bool
    links: int
    new_links: int
    # The plan gave them no table; they had one and nobody came; they met nobody who shares their words.
    free: tuple[Short, ...]
    alone: tuple[Short, ...]
    unshared: tuple[Short, ...]
    # They are here and had no place in the last round.
    seatless: tuple[Short, ...]
    wishes: Wishes


def reflection_of(session: Session, event: Event, *, now: datetime) -> Reflection | None:
    """Return what the rounds did that have begun; None before the first one."""
    plan = published_plan(session, event.id)
    begun = begun_rounds(session, plan, until=now) if plan else frozenset()
    if plan is None or not begun:
        return None
    planned_rounds = len(held_rounds(session, plan, now=now))
    here = {
        row.id: row
        for row in session.execute(
            select(Response.id, Response.number, Response.name)
            .where(Response.event_id == event.id, Response.withdrawn_at.is_(None))
            .order_by(Response.number)
        )
    }
    called = namesakes_of(session, event.id)
    pairs: set[tuple[int, int]] = set()
    seated, shared, alone = Counter[int](), Counter[int](), Counter[int]()
    free = _free(session, plan, begun)
    coverage = coverage_of(session, event.id, words_said(session, event.id))
    seats = session.execute(
        select(
            Seat.meeting_id,
            Seat.response_id,
            Round.starts_at,
            Round.minutes,
            Response.withdrawn_at,
        )
        .join(Meeting, Meeting.id == Seat.meeting_id)
        .join(Round, Round.id == Meeting.round_id)
        .join(Response, Response.id == Seat.response_id)
        .where(Round.plan_id == plan.id, Round.number.in_(begun), ~absent(Seat.response_id))
        .order_by(Seat.meeting_id, Seat.position)
    )
    for _, group in groupby(seats, key=lambda one: one.meeting_id):
        planned = list(group)
        table = [one for one in planned if one.response_id in here]
        # Whoever had themselves erased afterwards was there.
        left = [
            one
            for one in planned
            if one.withdrawn_at
            and one.withdrawn_at >= one.starts_at + timedelta(minutes=one.minutes)
        ]
        if len(table) == 1 and left:
            continue
        if len(table) < 2:
            alone.update(one.response_id for one in table)
            continue
        numbers = sorted(here[one.response_id].number for one in table)
        pairs.update(combinations(numbers, 2))
        seated.update(one.response_id for one in table)
        for one, other in permutations([one.response_id for one in table], 2):
            shared[one] += coverage.are_alike(one, other)

    def short(rounds: Counter[int]) -> tuple[Short, ...]:
        return tuple(
            Short(row.number, called.get(row.id, row.name), rounds[row.id])
            for row in here.values()
            if is_over and rounds[row.id]
        )

    before = {pair for earlier in met_earlier(session, event) for pair in earlier}
    is_over = len(begun) == planned_rounds
    return Reflection(
        rounds=len(begun),
        planned=planned_rounds,
        people=len(seated),
        all_seen=seated.keys().isdisjoint(_unsaid(session, event.id)),
        links=len(pairs),
        new_links=len(pairs - before),
        free=short(free),
        alone=short(alone),
        unshared=tuple(
            Short(row.number, called.get(row.id, row.name), seated[row.id])
            for row in here.values()
            if is_over and seated[row.id] and row.id in coverage.written and not shared[row.id]
        ),
        seatless=_seatless(session, plan, max(begun)) if is_over else (),
        wishes=wishes_of(session, event.id),
    )


def _seatless(session: Session, plan: Plan, last: int) -> tuple[Short, ...]:
    placed = placed_in(session, plan.id, from_round=last)
    return tuple(
        Short(one.number, one.name, 1)
        for one in attending(session, plan.event_id)
        if one.presence is Presence.HERE and one.response_id not in placed and one.sits_out != last
    )


def _unsaid(session: Session, event_id: int) -> list[int]:
    """Return the row ids of those of whom nobody said whether they came."""
    rows = attending(session, event_id)
    return [one.response_id for one in rows if one.presence is Presence.EXPECTED]


def _free(session: Session, plan: Plan, begun: Collection[int]) -> Counter[int]:
    return Counter(
        session.scalars(
            select(Bye.response_id)
            .join(Round, Round.id == Bye.round_id)
            .where(Round.plan_id == plan.id, Round.number.in_(begun), ~absent(Bye.response_id))
        )
    )
