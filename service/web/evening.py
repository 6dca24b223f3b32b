"""How an event stands at one moment, read once for phones and for host pages. Knows nobody and no table."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from service.store.evening import Planned, planned_times, span_of, times_now
from service.store.queries import day as day_rows
from service.store.queries import plans as plan_rows
from service.store.queries.held import held_rounds, is_awaited
from service.store.queries.places import tables_with_room
from service.web.pages.dayclock import Clock, clock_of, is_last
from service.web.rows import EventRow
from service.web.unit import services


@dataclass(frozen=True, slots=True)
class Evening:
    """An event's clock, who left, and when the rounds of the plan that people follow are planned."""

    event: EventRow
    clock: Clock
    left: day_rows.Left
    planned: tuple[Planned, ...]
    # While the last round runs: the tables with a free chair.
    free: tuple[int, ...] = ()
    # From when to when it is; None without a plan.
    span: tuple[datetime, datetime] | None = None


def evening_of(
    session: Any, event: EventRow, plan: Any, left: day_rows.Left | None = None
) -> Evening:
    """Return how an event stands now by the plan that people follow, if any, and `left` where it is known."""
    now, day = services().now(), day_rows.day_of(session, event.id)
    clock = clock_of(
        day,
        rounds=event.rounds_held,
        zone=event.time_zone,
        now=now,
        is_awaited=is_awaited(session, event, day, now=now),
    )
    left = left or day_rows.left_of(session, event.id)
    if plan is None:
        return Evening(event, clock, left, ())
    planned = planned_times(plan_rows.rounds_listed(session, plan.id))
    numbers = held_rounds(session, plan, now=now)
    held = [one for one in planned if one[0] in numbers]
    span = span_of(event, times_now(event, day, starts=held, now=now).values())
    free = tables_with_room(session, plan.id, clock.round) if is_last(clock) else ()
    return Evening(event, clock, left, tuple(planned), free, span)
