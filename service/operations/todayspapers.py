"""The papers of a plan as they would be printed today. Compares nothing and stores nothing."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from service.operations.blanks import blanks_of
from service.operations.cards import cards_of, prompts_of
from service.operations.hostpapers import care_of, host_sheets_of, tents_of
from service.operations.ownanswers import printed_answers
from service.operations.ownwords import own_words_of
from service.operations.papers import badges_of, itineraries_of, wall_list_of
from service.operations.reseatpapers import moves_of
from service.operations.roundtimes import AS_PLANNED, Coming
from service.operations.showpapers import run_of_show_of
from service.printing.imprint import Printed, Whole
from service.store.begun import is_passed_over
from service.store.evening import (
    coming_times,
    counting_clock,
    following_times,
    planned_times,
)
from service.store.models import Event, Plan
from service.store.queries.day import day_of
from service.store.queries.plans import Person, plan_before, plan_held
from service.store.queries.responses import responses_of
from service.store.values import DeckKind

# What is handed out one by one. Lists and sheets for the whole event are printed as a whole.
ONE_BY_ONE = (
    DeckKind.CARDS,
    DeckKind.ITINERARIES,
    DeckKind.BADGES,
    DeckKind.TENTS,
    DeckKind.PROMPTS,
    DeckKind.HOSTS,
)


def printed_of(
    session: Session,
    kind: DeckKind,
    plan: Plan,
    event: Event,
    people: Mapping[int, Person],
    *,
    coming: Coming = AS_PLANNED,
) -> Printed:
    """Return the papers of a kind that is handed out one by one, as they would be printed today.

    They say when rounds are `coming`; without that, when they are planned, by which papers are compared:
    what lies there holds, however late the evening runs.
    """
    match kind:
        case DeckKind.CARDS:
            return cards_of(plan, event, people, coming=coming)
        case DeckKind.PROMPTS:
            # A sheet for one person alone would help nobody; pages tell who was left alone.
            own = own_words_of(session, event.id, responses_of(session, event.id))
            prompts = prompts_of(plan, event, people, own=own, coming=coming)
            return tuple(one for one in prompts if len(one.names) > 1)
        case DeckKind.HOSTS:
            rows = responses_of(session, event.id)
            about, own = printed_answers(session, event.id), own_words_of(session, event.id, rows)
            return host_sheets_of(
                plan, event, people, care=care_of(rows), about=about, own=own, coming=coming
            )
        case DeckKind.TENTS:
            return tents_of(plan, event, people, coming=coming)
        case DeckKind.ITINERARIES:
            return itineraries_of(plan, event, people, coming=coming)
        case DeckKind.BADGES:
            return badges_of(plan, event, people, about=printed_answers(session, event.id))
        case _:
            raise ValueError(f"{kind} is printed as a whole")


def whole_of(
    session: Session,
    kind: DeckKind,
    plan: Plan,
    event: Event,
    people: Mapping[int, Person],
    *,
    now: datetime,
    count: int = 1,
    coming: Coming = AS_PLANNED,
    begun: int = 0,
) -> Whole:
    """Return papers that are printed as a whole, as they would be today; `count` is of blank cards.

    `coming` is as in `printed_of`; a run of show goes by the clock, so that a late one is made anew,
    and `begun` tells what it leaves out on paper; by the whole one papers are compared.
    """
    match kind:
        case DeckKind.WALL:
            return wall_list_of(plan, event, people, coming=coming)
        case DeckKind.SHOW:
            starts = planned_times(plan.rounds)
            clock = day_of(session, event.id)
            begins_at = following_times(event, clock, starts=starts, now=now)
            return run_of_show_of(plan, event, people, begins_at=begins_at, begun=begun)
        case DeckKind.BLANKS:
            return blanks_of(plan, event, count=count, coming=coming)
        case DeckKind.RESEAT:
            # Without an earlier plan nobody moves, and the sheet says so.
            before = plan_before(session, event.id, plan.id) or plan
            return moves_of(before, plan, event, people, printed_at=now, coming=coming)
        case _:
            raise ValueError(f"{kind} is handed out one by one")


def plan_on_paper(session: Session, event_id: int, plan_id: int, *, now: datetime) -> Plan | None:
    """Return a plan as papers made now have it: without the rounds that the clock went past."""
    plan = plan_held(session, event_id, plan_id, now=now)
    if plan is not None:
        clock = day_of(session, event_id)
        kept = [one for one in plan.rounds if not is_passed_over(one.number, clock)]
        # Read, not changed: nothing of it is written.
        set_committed_value(plan, "rounds", kept)
    return plan


def coming_on_paper(session: Session, plan: Plan, event: Event, *, now: datetime) -> Coming:
    """Return about when rounds to come begin, as papers made now say it and phones do."""
    starts = planned_times(plan.rounds)
    return coming_times(event, day_of(session, event.id), starts=starts, now=now)


def begun_on_paper(session: Session, event: Event, *, now: datetime) -> int:
    """Return which round was begun last of an evening whose clock counts, 0 before the first."""
    counts = counting_clock(event, day_of(session, event.id), now=now)
    return counts.round if counts else 0
