"""How a plan stands now: one reading for the overview and for the page of the plan."""

from collections.abc import Mapping, Sequence
from typing import Any

from service.operations.plans import begun_beside, is_outdated
from service.store.queries import day as day_rows
from service.store.queries import plans as plan_rows
from service.store.queries import versions
from service.web.pages.standing import Standing, standing_of
from service.web.rows import EventRow, PersonRow, PlaceRow, PlanRow

READABLE = frozenset({"ready", "published"})


def is_newer_readable(session: Any, event_id: int, plan: PlanRow | None) -> bool:
    """Say whether a draft that says something else is there beside the plan that people follow."""
    newest = plan_rows.newest_plan(session, event_id)
    if plan is None or newest is None or newest.id <= plan.id or newest.state not in READABLE:
        return False
    return not versions.version_standing(session, event_id, newest.id).is_same


def standing_now(
    session: Any,
    event: EventRow,
    plan: PlanRow,
    places: Sequence[PlaceRow],
    people: Mapping[int, PersonRow],
) -> Standing:
    """Compare a plan with today's answers, settings and clock."""
    begun = begun_beside(session, plan.id)
    coming = {place.round for place in places if place.round > begun.round}
    return standing_of(
        event,
        plan,
        places,
        people,
        missing=day_rows.missing_of(session, event.id, rounds=coming),
        breaks_wish=is_outdated(session, plan.id, from_round=begun.round + 1),
        begun=begun.round,
        seats_begun_otherwise=begun.is_otherwise,
    )
