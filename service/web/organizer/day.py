"""The day: its page, with the door and the clock of the rounds. Checks nobody in: the door does."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from collections.abc import Collection
from typing import Any

from flask import make_response, redirect, request, url_for
from werkzeug.wrappers import Response as Answer

from service.errors import Meanwhile, NotFound
from service.operations import day as clocks
from service.operations.takeovers import vacancies_of
from service.schemas.response import LONGEST_NAME
from service.store.evening import is_past
from service.store.queries import day as day_rows
from service.store.queries import places as place_rows
from service.store.queries import plans as plan_rows
from service.store.queries.responses import needs_are_known
from service.tokens import new_key
from service.web.attendee.form import is_open
from service.web.attendee.links import response_link
from service.web.callers import EDITOR, LOOKER, caller
from service.web.following import STATE_HEADER
from service.web.host.links import table_link
from service.web.live.links import screen_link
from service.web.names import found
from service.web.organizer.blueprint import blueprint
from service.web.pages.day import SHOWS, Added, DayPage, day_page
from service.web.pages.dayclock import DayRow, clock_of, is_last
from service.web.pages.doorline import done_of
from service.web.pages.filled import Filled
from service.web.planrows import PlanRow
from service.web.render import page_of, shown
from service.web.rows import EventRow
from service.web.unit import member, services
from service.web.words import _


@blueprint.get("/events/<slug>/day")
@caller(LOOKER)
def day(slug: str) -> Answer:
    """Show who has come, the search, and the clock."""
    return day_answer(Filled())


@blueprint.get("/events/<slug>/day/now")
@caller(LOOKER)
def day_now(slug: str) -> Answer:
    """Answer the clock and what is amiss with rounds to come, or 304 when nobody changed anything."""
    answer = make_response(page_of("_state/day-now.html", _page(Filled())))
    answer.headers[STATE_HEADER] = "day"
    answer.add_etag()
    return answer.make_conditional(request)


@blueprint.post("/events/<slug>/day/clock")
@caller(LOOKER)
def set_clock(slug: str) -> Answer:
    """Begin or end a round or take that back, leave out the last ones, stop the clock or let it go on."""
    try:
        with services().store.writing() as session:
            _set_clock(session, request.form.get("does", ""))
    except Meanwhile:
        told = _("Somebody else set the clock just before you. It stands as you see it here.")
        return day_answer(Filled(), told, code=409)
    return redirect(url_for("organizer.day", slug=slug, _anchor="clock"), 303)


def _set_clock(session: Any, does: str) -> None:
    event_id, now = member().event.id, services().now()
    seen = request.form.get("seen", type=int, default=-1)
    round_ = request.form.get("round", type=int, default=0)
    if does == "begin":
        clocks.begin_round(session, event_id, round_, seen=seen, now=now)
    elif does == "back":
        clocks.take_back_round(
            session, event_id,
            seen=seen, link_of=response_link, table_link_of=table_link, now=now,
        )  # fmt: skip
    elif does == "end":
        clocks.end_after(
            session, event_id, round_,
            seen=seen, link_of=response_link, table_link_of=table_link, now=now,
        )  # fmt: skip
    elif does == "end-round":
        clocks.end_round(session, event_id, seen=seen, now=now)
    elif does == "hold":
        clocks.hold_all_rounds(
            session, event_id,
            seen=seen, link_of=response_link, table_link_of=table_link, now=now,
        )  # fmt: skip
    elif does == "pause":
        clocks.pause_round(session, event_id, seen=seen, now=now)
    elif does == "resume":
        clocks.resume_round(session, event_id, seen=seen, now=now)
    else:
        raise NotFound


@blueprint.post("/events/<slug>/day/screen")
@caller(EDITOR)
def renew_screen(slug: str) -> Answer:
    """Give the big screen a new link; the old one opens nothing any more."""
    with services().store.writing() as session:
        clocks.renew_screen(session, member().event.id)
    return redirect(url_for("organizer.day", slug=slug, _anchor="screen"), 303)


def day_answer(
    form: Filled, told: str = "", *, alike: Collection[int] = (), code: int = 200
) -> Answer:
    """Answer with the page of the day: `form` is that of somebody new, `told` what went otherwise."""
    return shown("day.html", _page(form, told, alike=alike), code=code)


def _page(form: Filled, told: str = "", *, alike: Collection[int] = ()) -> DayPage:
    who, reach, find = member(), services(), request.args.get("find", "").strip()[:LONGEST_NAME]
    show = request.args.get("show", "")
    with reach.store.reading() as session:
        rows = day_rows.attending(session, who.event.id)
        clock = day_rows.day_of(session, who.event.id)
        count = day_rows.turnout_counts(session, who.event.id)
        plan = plan_rows.published_plan(session, who.event.id)
        placed = placed_now(session, who.event, plan, clock)
        begun = clock.round if clock else 0
        seated = place_rows.seated_in(session, plan.id, (begun, begun + 1)) if plan else {}
        lost = vacancies_of(session, plan, from_round=begun + 1).lost if plan and placed else {}
        time = clock_of(
            clock, rounds=who.event.rounds_held, zone=who.event.time_zone, now=reach.now()
        )
        free = (
            place_rows.tables_with_room(session, plan.id, begun) if plan and is_last(time) else ()
        )
        has_needs = who.may_change and needs_are_known(session, who.event.id)
    added = next((one for one in rows if one.is_walk_up and one.number == _number("added")), None)
    done = next((one for one in rows if one.number == _number("done")), None)
    return day_page(
        who,
        rows,
        count=count,
        show=show if show in SHOWS else SHOWS[0],
        find=find,
        folded=found(rows, find),
        time=time,
        screen=screen_link(who.event.id, clock.screen if clock else 0),
        form=form,
        alike=alike,
        once=form.text("once") or new_key(),
        added=Added(
            number=added.number,
            name=added.name,
            link=response_link(added.key),
            is_local=reach.is_local,
            may_answer=is_open(who.event),
        )
        if added
        else None,
        done=done_of(done) if done else None,
        told=told,
        placed=placed,
        seated=seated,
        hostless=lost,
        free=free,
        is_published=plan is not None,
        asked=_number("begin"),
        has_needs=has_needs,
        now=reach.now(),
    )


def placed_now(
    session: Any, event: EventRow, plan: PlanRow | None, clock: DayRow | None
) -> frozenset[int] | None:
    """Return who has a seat in rounds to come; None when nothing is published or left to come."""
    begun = clock.round if clock else 0
    if plan is None or begun >= event.rounds_held or is_past(event, now=services().now()):
        return None
    return place_rows.placed_in(session, plan.id, from_round=begun + 1) or None


def _number(name: str) -> int:
    return request.args.get(name, type=int, default=0)
