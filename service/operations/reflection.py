"""What an evening did, counted for its organizer: new links, and who was left short. No answer of anybody's."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import combinations, groupby, pairwise, permutations

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.operations.coverage import coverage_of
from service.operations.history import met_earlier
from service.store.evening import planned_times, times_run
from service.store.models import Bye, Event, Meeting, Plan, Response, Round, Seat
from service.store.queries.day import absent, attending, day_of, left_of
from service.store.queries.followups import Wishes, wishes_of
from service.store.queries.held import begun_rounds, held_rounds
from service.store.queries.people import namesakes_of, words_said
from service.store.queries.places import seated_in
from service.store.queries.plans import published_plan, rounds_listed
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
    # They were there, and had no place.
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
        seatless=_seatless(session, plan, begun, now=now) if is_over else (),
        wishes=wishes_of(session, event.id),
    )


def _seatless(
    session: Session, plan: Plan, begun: Collection[int], *, now: datetime
) -> tuple[Short, ...]:
    """Return who was checked in before a round was over in which they had no place, and did not ask to rest."""
    placed, left = seated_in(session, plan.id, begun), left_of(session, plan.event_id)
    starts = planned_times(rounds_listed(session, plan.id))
    times = times_run(day_of(session, plan.event_id), starts=starts, now=now)
    order = sorted((at, number) for number, (at, _) in times.items() if number in begun)
    # A round that is cut short by the next ends when that begins.
    cut = {number: at for (_, number), (at, _) in pairwise(order)}
    ends = {number: times[number][0] + timedelta(minutes=times[number][1]) for _, number in order}
    lacked = {
        one: [
            number
            for number, end in ends.items()
            if one.response_id not in placed.get(number, ())
            and one.sits_out != number
            and one.number not in left.before(number)
            and one.changed_at is not None
            and one.changed_at < min(end, cut.get(number, end))
        ]
        for one in attending(session, plan.event_id)
        if one.presence is Presence.HERE
    }
    return tuple(
        Short(one.number, one.name, len(rounds)) for one, rounds in lacked.items() if rounds
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
