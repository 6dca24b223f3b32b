"""How a plan stands now: one reading for the overview and for the page of the plan."""

from collections.abc import Mapping, Sequence
from typing import Any

from service.operations import repairs
from service.operations.history import meeting_again
from service.operations.plans import begun_beside, is_outdated
from service.operations.takeovers import vacancies_of
from service.store.queries import day as day_rows
from service.store.queries import plans as plan_rows
from service.store.queries import versions
from service.store.queries.hosts import tables_hosted
from service.web.pages.notices import again_told
from service.web.pages.remarks import Draft
from service.web.pages.standing import Standing, standing_of
from service.web.planrows import PlaceRow, PlanRow
from service.web.rows import EventRow, PersonRow

MAKING = frozenset({"queued", "running"})
READABLE = frozenset({"ready", "published"})


def has_begun(session: Any, event_id: int) -> bool:
    """Say whether people follow a published plan and its first round has begun."""
    day = day_rows.day_of(session, event_id)
    return bool(day and day.round) and plan_rows.published_plan(session, event_id) is not None


def hosts_now(session: Any, event_id: int) -> frozenset[int] | None:
    """Return who hosts in the rounds that run, by row id; None before the first, while hosts can be named."""
    plan = plan_rows.published_plan(session, event_id)
    if plan is None or not has_begun(session, event_id):
        return None
    return frozenset(tables_hosted(session, plan.id, plan.asked))


def tables_to_take_over(session: Any, event: EventRow, number: int) -> tuple[int, tuple[int, ...]]:
    """Return the next round, 0 where none is to come, and the tables that somebody could host from it on.

    These have lost their host; there are none for who hosts already or is not there.
    """
    plan, day = plan_rows.published_plan(session, event.id), day_rows.day_of(session, event.id)
    round_ = (day.round if day else 0) + 1
    if plan is None or round_ > event.rounds_held:
        return 0, ()
    seen = repairs.seen_now(session, plan, from_round=round_, unseen=False, expected=False)
    vacancies = vacancies_of(
        session, plan, from_round=round_, gone=seen.turnout.gone, came=seen.turnout.came
    )
    return round_, tuple(sorted(vacancies.lost)) if number in vacancies.free else ()


def draft_beside(session: Any, event_id: int, plan: PlanRow | None) -> Draft | None:
    """Return the draft that is newer than the plan that people follow and says something else, if any."""
    newest = plan_rows.newest_plan(session, event_id)
    if plan is None or newest is None or newest.id <= plan.id or newest.state not in READABLE:
        return None
    if versions.version_standing(session, event_id, newest.id).is_same:
        return None
    too_late = begun_beside(session, newest.id).is_otherwise
    return Draft(plan_id=newest.id, may_be_published=not too_late)


def may_be_published(session: Any, plan: PlanRow, version: versions.Version) -> bool:
    """Say whether a draft says something else than people see, and holds; where not, its page says why."""
    begun = begun_beside(session, plan.id)
    if plan.state != "ready" or version.is_same or begun.is_otherwise:
        return False
    return not is_outdated(session, plan.id, from_round=begun.round + 1)


def standing_now(
    session: Any,
    event: EventRow,
    plan: PlanRow,
    places: Sequence[PlaceRow],
    people: Mapping[int, PersonRow],
) -> Standing:
    """Compare a plan with today's answers, settings and clock."""
    begun = begun_beside(session, plan.id)
    if plan.state == "published":
        places = [place for place in places if place.round <= event.rounds_held]
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


def met_again(
    session: Any, event_id: int, places: Sequence[PlaceRow], people: Mapping[int, PersonRow]
) -> tuple[str, ...]:
    """Say of each earlier event how many pairs who met there meet again in a plan with these places."""
    seated: dict[tuple[int, int], list[int]] = {}
    for one in places:
        if one.table is not None:
            group = seated.setdefault((one.round, one.table), [])
            group.append(people[one.response_id].number)
    return tuple(
        again_told(one.event, one.starts_at, one.time_zone, one.pairs)
        for one in meeting_again(session, event_id, seated.values())
    )
