"""The big screen: the clock, and where everybody sits. Names and tables only, never an answer."""

# ruff: noqa: ARG001 - the guard has read `token`; Flask passes it on by name
from typing import Any

from flask import jsonify, make_response, render_template, request
from werkzeug.wrappers import Response as Answer

from service.schemas.response import LONGEST_NAME
from service.store.queries import day as day_rows
from service.store.queries import plans as plan_rows
from service.web.callers import SCREEN, caller
from service.web.live.blueprint import blueprint
from service.web.pages.dayclock import Clock, clock_of
from service.web.pages.screen import ScreenPage, rounds_shown, screen_page
from service.web.render import shown
from service.web.unit import screen, services


@blueprint.get("/screen/<token>")
@caller(SCREEN)
def board(token: str) -> Answer:
    """Show the clock, the seats and the search."""
    return shown("screen.html", _page())


@blueprint.get("/screen/<token>/seats")
@caller(SCREEN)
def seats(token: str) -> Answer:
    """Answer the lists of seats, or 304 when nobody's seat changed."""
    answer = make_response(render_template("_state/seats.html", lists=_page().lists))
    answer.add_etag()
    return answer.make_conditional(request)


@blueprint.get("/screen/<token>/clock.json")
@caller(SCREEN)
def clock(token: str) -> Answer:
    """Say what time it is here, and where the rounds stand by it."""
    with services().store.reading() as session:
        now = _clock(session)
    return jsonify(
        now=round(services().now().timestamp() * 1000),
        state=now.state,
        round=now.round,
        rounds=now.rounds,
        left=now.left_ms,
        seconds=now.seconds,
        revision=now.revision,
    )


def _page() -> ScreenPage:
    who = screen()
    with services().store.reading() as session:
        time = _clock(session)
        plan = plan_rows.published_plan(session, who.event.id)
        found = day_rows.seats_of(session, plan.id, rounds_shown(time)) if plan else []
    find = request.args.get("find", "").strip()[:LONGEST_NAME]
    return screen_page(who.event, who.token, time, found, find=find)


def _clock(session: Any) -> Clock:
    event = screen().event
    day = day_rows.day_of(session, event.id)
    return clock_of(day, rounds=event.rounds_held, zone=event.time_zone, now=services().now())
