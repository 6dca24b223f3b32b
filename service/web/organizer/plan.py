"""One plan: watching it being made, reading it, publishing it, and its files."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name

from collections.abc import Sequence
from typing import Any

from flask import make_response, render_template, request
from werkzeug.wrappers import Response as Answer

from service.errors import NotFound
from service.operations import plans
from service.printing.lists import csv_text
from service.store.evening import Begun, planned_times, times_now
from service.store.queries import day as day_rows
from service.store.queries import places as place_rows
from service.store.queries import plans as plan_rows
from service.store.queries import responses as response_rows
from service.store.queries import versions as version_rows
from service.store.queries.held import held_rounds
from service.web.callers import EDITOR, LOOKER, caller
from service.web.downloads import file_answer
from service.web.following import STATE_HEADER
from service.web.language import clock
from service.web.organizer.blueprint import blueprint
from service.web.organizer.standing import (
    MAKING,
    READABLE,
    draft_beside,
    has_begun,
    met_again,
    standing_now,
)
from service.web.pages.dayclock import clock_of, left_out_told
from service.web.pages.figures import least_served
from service.web.pages.plan import (
    PlanPage,
    active_plan_page,
    failed_plan_page,
    finished_plan_page,
    no_plan_page,
)
from service.web.pages.progress import progress_of
from service.web.pages.rounds import Seating
from service.web.planrows import PlanRow, RoundRow
from service.web.render import seen_next, shown
from service.web.unit import member, services


@blueprint.get("/events/<slug>/plan")
@caller(LOOKER)
def plan(slug: str) -> Answer:
    """Show the plan that people follow, else the newest; first of all one in the making.

    A newest one that came to nothing is shown too, until a round has begun. Who watched one being made is
    led to it.
    """
    who = member()
    watched = request.args.get("made", type=int)
    if watched is not None and _plan(watched).state in READABLE:
        return seen_next("organizer.plan_round", slug=slug, plan_id=watched, number=1)
    with services().store.reading() as session:
        newest = plan_rows.newest_plan(session, who.event.id)
        people = response_rows.count_of(session, who.event.id)
        if newest is not None and (
            newest.state in READABLE
            or (newest.state not in MAKING and has_begun(session, who.event.id))
        ):
            newest = plan_rows.published_plan(session, who.event.id) or newest
        if newest is not None and newest.state == "failed":
            names = tuple(plan_rows.people_of(session, who.event.id).values())
            ready = version_rows.newest_readable(session, who.event.id)
            return _shown(failed_plan_page(who, newest, names, ready_id=ready))
        ready = version_rows.newest_readable(session, who.event.id)
    if newest is None:
        return _shown(no_plan_page(who, people))
    if newest.state in READABLE:
        return _shown(_finished(newest.id, view="rounds", number=1))
    return _shown(active_plan_page(who, newest, people, ready_id=ready))


@blueprint.get("/events/<slug>/plans/<int:plan_id>/rounds/<int:number>")
@caller(LOOKER)
def plan_round(slug: str, plan_id: int, number: int) -> Answer:
    """Show one round."""
    return _shown(_finished(plan_id, view="rounds", number=number))


@blueprint.get("/events/<slug>/plans/<int:plan_id>/tables")
@caller(LOOKER)
def plan_tables(slug: str, plan_id: int) -> Answer:
    """Show who sits at each table, round by round."""
    return _shown(_finished(plan_id, view="tables", number=0))


@blueprint.get("/events/<slug>/plans/<int:plan_id>/people")
@caller(LOOKER)
def plan_people(slug: str, plan_id: int) -> Answer:
    """Show everybody's evening in short."""
    return _shown(_finished(plan_id, view="people", number=0))


@blueprint.get("/events/<slug>/plans/<int:plan_id>/people/<int:number>")
@caller(LOOKER)
def plan_person(slug: str, plan_id: int, number: int) -> Answer:
    """Show one person's evening."""
    return _shown(_finished(plan_id, view="person", number=number))


@blueprint.get("/events/<slug>/plans/<int:plan_id>/progress")
@caller(LOOKER)
def plan_progress(slug: str, plan_id: int) -> Answer:
    """Answer the part of the page that moves, or 304 when nothing did."""
    row = _plan(plan_id)
    html = render_template("_state/progress.html", progress=progress_of(row))
    answer = make_response(html)
    answer.headers[STATE_HEADER] = row.state
    answer.add_etag()
    return answer.make_conditional(request)


@blueprint.post("/events/<slug>/plans/<int:plan_id>/keep")
@caller(EDITOR)
def keep_plan(slug: str, plan_id: int) -> Answer:
    """Stop and use the best plan so far."""
    row = _plan(plan_id)
    with services().store.writing() as session:
        plans.keep_plan(session, row.id)
    return seen_next("organizer.plan", slug=slug)


@blueprint.post("/events/<slug>/plans/<int:plan_id>/cancel")
@caller(EDITOR)
def cancel_plan(slug: str, plan_id: int) -> Answer:
    """Stop without a plan."""
    row, reach = _plan(plan_id), services()
    with reach.store.writing() as session:
        plans.cancel_plan(session, row.id, now=reach.now())
    return seen_next("organizer.plan", slug=slug)


@blueprint.get("/events/<slug>/plans/<int:plan_id>/plan.json")
@caller(EDITOR)
def plan_json(slug: str, plan_id: int) -> Answer:
    """Give the plan as a file for other tools; numbers, words and questions."""
    document = _plan(plan_id).document
    if document is None:
        raise NotFound
    return file_answer(document.encode(), name=f"{slug}-plan.json", kind="application/json")


@blueprint.get("/events/<slug>/plans/<int:plan_id>/plan.csv")
@caller(LOOKER)
def plan_csv(slug: str, plan_id: int) -> Answer:
    """Give the seating as a table: one line for each person and round."""
    seating = _seating(plan_id)
    rows: list[tuple[object, ...]] = []
    for round_ in seating.rounds:
        time = clock(round_.starts_at, seating.event.time_zone)
        seats = [(one.table, seat) for one in round_.meetings for seat in one.seats]
        for table, seat in [*seats, *(("", bye) for bye in round_.byes)]:
            one = seating.by_id[seat.response_id]
            if not one.withdrawn:
                rows.append((round_.number, time, table, one.number, one.name))
    text = csv_text(("round", "time", "table", "number", "name"), rows)
    return file_answer(text.encode("utf-8-sig"), name=f"{slug}-plan.csv", kind="text/csv")


def _plan(plan_id: int) -> PlanRow:
    with services().store.reading() as session:
        found = plan_rows.plan_of(session, member().event.id, plan_id)
    if found is None:
        raise NotFound
    return found


def _seating(plan_id: int) -> Seating:
    event = member().event
    with services().store.reading() as session:
        found = plan_rows.plan_held(session, event.id, plan_id, now=services().now())
        if found is None or found.state not in READABLE:
            raise NotFound
        people = plan_rows.people_of(session, event.id)
        return Seating(event, found.rounds, people, times=_times(session, found, found.rounds))


def _listed(plan_id: int, number: int | None) -> Seating:
    """Read one round alone, or none, and when all of them begin that take place."""
    event = member().event
    with services().store.reading() as session:
        plan = plan_rows.plan_of(session, event.id, plan_id)
        held = held_rounds(session, plan, now=services().now()) if plan else frozenset()
        listed = [one for one in plan_rows.rounds_listed(session, plan_id) if one.number in held]
        people = plan_rows.people_of(session, event.id)
        times = _times(session, plan, listed)
        if number is None:
            return Seating(event, (), people, listed=listed, times=times)
        found = plan_rows.round_for_page(session, plan_id, number)
    if found is None or number not in held:
        raise NotFound
    return Seating(event, [found], people, listed=listed, times=times)


def _times(session: Any, plan: PlanRow | None, rounds: Sequence[RoundRow]) -> dict[int, Begun]:
    """Return when rounds are that people follow, as the clock has them; nothing of a draft."""
    if plan is None or plan.state != "published":
        return {}
    event, now = member().event, services().now()
    clock = day_rows.day_of(session, event.id)
    return times_now(event, clock, starts=planned_times(rounds), now=now)


def _finished(plan_id: int, *, view: str, number: int) -> PlanPage:
    who, row = member(), _plan(plan_id)
    if row.state not in READABLE:
        raise NotFound
    one_round = number if view == "rounds" else None
    seating = _seating(plan_id) if view == "person" else _listed(plan_id, one_round)
    held = {one.number for one in seating.listed}
    with services().store.reading() as session:
        places = [one for one in place_rows.places_of(session, plan_id) if one.round in held]
        clock = clock_of(
            day_rows.day_of(session, who.event.id),
            rounds=who.event.rounds_held,
            zone=who.event.time_zone,
            now=services().now(),
        )
        standing = standing_now(session, who.event, row, places, seating.by_id)
        version = version_rows.version_standing(session, who.event.id, plan_id)
        draft = draft_beside(session, who.event.id, row) if standing.is_published else None
        ready_id = version_rows.newest_readable(session, who.event.id)
        followed = plan_rows.published_plan(session, who.event.id)
        again = met_again(session, who.event.id, places, seating.by_id)
        number_of_least = least_served(row.measures or {})
        least = response_rows.response_by_number(session, who.event.id, number_of_least)
    return finished_plan_page(
        who,
        row,
        seating,
        standing=standing,
        places=places,
        left_out=left_out_told(held, clock) if row.state == "published" else (),
        least=least,
        view=view,
        version=version,
        draft=draft,
        ready_id=ready_id,
        followed_id=followed.id if followed else None,
        again=again,
        number=number,
        sends_mail=services().sends_mail,
        just_published=request.args.get("published") == "1",
    )


def _shown(page: PlanPage) -> Answer:
    return shown("plan.html", page)
