"""Which papers differ from those printed before, and what lies there once a deck is made. Prints nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.operations.todayspapers import ONE_BY_ONE, plan_on_paper, printed_of, whole_of
from service.printing.changes import Changes
from service.printing.imprint import (
    Difference,
    Imprint,
    difference,
    imprint_of,
    imprints_of,
)
from service.printing.setup import Setup, setup_from
from service.store.begun import is_left_out, is_passed_over
from service.store.models import Deck, DeckState, Event, Plan, Print
from service.store.queries.day import day_of, left_of
from service.store.queries.held import begun_rounds, held_rounds
from service.store.queries.plans import (
    Person,
    people_of,
    rounds_listed,
    rounds_planned,
)
from service.store.queries.prints import print_of, prints_of
from service.store.values import DeckKind

KEPT = 4


@dataclass(frozen=True, slots=True)
class Since:
    """An earlier print beside what would be printed today.

    `is_late` says that it differs in rounds that have begun alone, `is_over` that no other is to come;
    `begun` counts what differs of papers for one round that has begun.
    """

    print_id: int
    made_at: datetime
    stock: str
    setup: Setup
    difference: Difference
    is_late: bool
    is_over: bool
    begun: int = 0


def sinces_of(
    session: Session, event_id: int, plan_id: int, *, now: datetime
) -> dict[DeckKind, tuple[Since, ...]]:
    """Return earlier prints of each kind, the last one first, beside what a plan would print today.

    Of those before the last one only such are returned whose papers differ, each in its own way.
    """
    prints = prints_of(session, event_id)
    plan = plan_on_paper(session, event_id, plan_id, now=now) if prints else None
    if plan is None:
        return {}
    event, people = session.get_one(Event, event_id), people_of(session, event_id)
    settled, away = settled_rounds(session, plan, now=now), left_of(session, event_id).stayed
    found: dict[DeckKind, tuple[Since, ...]] = {}
    for kind in DeckKind:
        mine = [one for one in prints if one.kind is kind]
        if mine:
            today = _today(session, kind, plan, event, people, now=now)
            found[kind] = _told_apart([_since(one, today, plan, settled, away) for one in mine])
    return found


def since_of(
    session: Session, event_id: int, plan_id: int, *, kind: DeckKind, print_id: int, now: datetime
) -> Since | None:
    """Return one earlier print beside what a plan would print today; None where it is not kept."""
    before = print_of(session, event_id, kind, print_id)
    plan = plan_on_paper(session, event_id, plan_id, now=now) if before is not None else None
    if before is None or plan is None:
        return None
    event, people = session.get_one(Event, event_id), people_of(session, event_id)
    today = _today(session, kind, plan, event, people, now=now)
    settled, away = settled_rounds(session, plan, now=now), left_of(session, event_id).stayed
    return _since(before, today, plan, settled, away)


def changes_of(before: Print, told: Difference) -> Changes:
    """Return what a deck of what differs does to the papers of an earlier print."""
    return Changes(
        since=before.made_at,
        stock=before.stock,
        total=told.total,
        fresh=len(told.fresh),
        swapped=told.swapped,
        gone=told.gone,
    )


def keep_print(
    session: Session, deck_id: int, imprints: tuple[Imprint, ...], *, now: datetime
) -> None:
    """Store what lies there now that a deck is made, and forget prints that are long past.

    That is all papers of today: those of the deck, and those that it left as they were.
    """
    deck = session.get_one(Deck, deck_id)
    event_id = session.get_one(Plan, deck.plan_id).event_id
    session.add(
        Print(
            event_id=event_id,
            kind=deck.kind,
            stock=deck.stock,
            setup=deck.setup,
            imprints=[list(asdict(one).values()) for one in imprints],
            made_at=now,
        )
    )
    session.flush()
    mine = (Print.event_id == event_id, Print.kind == deck.kind)
    newest = select(Print.id).where(*mine).order_by(Print.id.desc()).limit(KEPT)
    wanted = select(Deck.since).where(
        Deck.state.in_((DeckState.QUEUED, DeckState.RUNNING)), Deck.since.is_not(None)
    )
    session.execute(delete(Print).where(*mine, Print.id.not_in(newest), Print.id.not_in(wanted)))


def difference_from(
    before: Print, today: tuple[Imprint, ...], *, settled: Collection[int]
) -> Difference:
    """Compare an earlier print with what would be printed today; of `settled` rounds times do not count."""
    return difference(_lying(before), today, settled=settled)


def needed_beside(
    before: Print, today: tuple[Imprint, ...], *, away: Collection[int]
) -> tuple[Imprint, ...]:
    """Return today's papers; of those who are `away` what lies there of theirs, for they need none."""
    old = {one.place: one for one in _lying(before)} if away else {}
    return tuple(
        old.get(one.place, one) if one.who in away else one
        for one in today
        if one.who not in away or one.place in old
    )


def _lying(before: Print) -> tuple[Imprint, ...]:
    return tuple(_imprint_from(*one) for one in before.imprints)


def _imprint_from(
    round_: int,
    who: int,
    table: int,
    words: str,
    plain: str = "",
    rounds_said: Sequence[Sequence[Any]] = (),
    name: str = "",
) -> Imprint:
    said = tuple((int(number), str(one)) for number, one in rounds_said)
    return Imprint(round_, who, table, words, plain, said, name)


def settled_rounds(session: Session, plan: Plan, *, now: datetime) -> frozenset[int]:
    """Return the rounds for which nobody needs another time: begun, passed over by the clock, or never held."""
    clock = day_of(session, plan.event_id)
    held = held_rounds(session, plan, now=now)
    numbers = {one.number for one in rounds_listed(session, plan.id)}
    passed = frozenset(
        one
        for one in numbers
        # Papers of rounds that the evening ends before are taken away.
        if is_passed_over(one, clock) or (one not in held and not is_left_out(one, clock))
    )
    return begun_rounds(session, plan, until=now) | passed


def _today(
    session: Session,
    kind: DeckKind,
    plan: Plan,
    event: Event,
    people: Mapping[int, Person],
    *,
    now: datetime,
) -> tuple[Imprint, ...]:
    if kind in ONE_BY_ONE:
        printed = printed_of(session, kind, plan, event, people)
        return imprints_of(printed, rounds=rounds_planned(session, plan.id))
    made = whole_of(session, kind, plan, event, people, now=now)
    return (imprint_of(made),)


def _since(
    before: Print,
    today: tuple[Imprint, ...],
    plan: Plan,
    settled: Collection[int],
    away: Collection[int],
) -> Since:
    today = needed_beside(before, today, away=away)
    told = difference_from(before, today, settled=settled)
    is_late = told.is_nothing and not difference_from(before, today, settled=()).is_nothing
    return Since(
        before.id,
        before.made_at,
        before.stock,
        setup_from(before.setup),
        told,
        is_late,
        is_over=is_late and all(one.number in settled for one in plan.rounds),
        begun=sum(1 for round_, _, _ in told.fresh if round_ in settled),
    )


def _told_apart(sinces: list[Since]) -> tuple[Since, ...]:
    """Return the first, and of the others those that differ in a way of their own."""
    kept = sinces[:1]
    for one in sinces[1:]:
        if not one.difference.is_nothing and one.difference not in [k.difference for k in kept]:
            kept.append(one)
    return tuple(kept)
