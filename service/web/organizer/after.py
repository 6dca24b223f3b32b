"""After the evening: what it did, and one mail that asks with whom people would talk again."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from typing import Any

from werkzeug.wrappers import Response as Answer

from service.errors import NotFound
from service.operations import followups
from service.operations.reflection import reflection_of
from service.store.evening import planned_times
from service.store.queries.day import day_of
from service.store.queries.events import event_by_id
from service.store.queries.plans import published_plan, rounds_listed
from service.web.attendee.links import response_link
from service.web.callers import EDITOR, LOOKER, caller
from service.web.organizer.blueprint import blueprint
from service.web.pages.after import after_page
from service.web.pages.dayclock import clock_of
from service.web.pages.tonight import standing_at
from service.web.render import seen_next, shown
from service.web.rows import EventRow
from service.web.unit import member, services


@blueprint.get("/events/<slug>/after")
@caller(LOOKER)
def after(slug: str) -> Answer:
    """Show what the rounds did that have begun."""
    who, reach = member(), services()
    with reach.store.reading() as session:
        event = event_by_id(session, who.event.id)
        if event is None:
            raise NotFound
        window = followups.window_of(session, event, now=reach.now())
        asking = followups.asking_of(session, event, now=reach.now())
        page = after_page(
            who,
            reflection_of(session, event, now=reach.now()),
            is_open=window.is_open,
            unseen=len(asking.unseen) if asking else None,
            closes=window.closes_at,
            asked_at=event.asked_again_at,
            sends_mail=reach.sends_mail,
            running=_running(session, event),
        )
    return shown("after.html", page)


def _running(session: Any, event: EventRow) -> int:
    """Return the round of the published plan that runs now; 0 when none does."""
    now, plan = services().now(), published_plan(session, event.id)
    if plan is None:
        return 0
    day = day_of(session, event.id)
    clock = clock_of(day, rounds=event.rounds_held, zone=event.time_zone, now=now)
    starts = planned_times(
        one for one in rounds_listed(session, plan.id) if one.number <= clock.rounds
    )
    return standing_at(event, clock, starts, now=now).now


@blueprint.post("/events/<slug>/after/ask")
@caller(EDITOR)
def ask_again(slug: str) -> Answer:
    """Write to everybody who sat at a table, once; the page says from when until when."""
    reach = services()
    with reach.store.writing() as session:
        followups.ask_everybody(
            session,
            reach.doorbell,
            member().event.id,
            link_of=response_link,
            now=reach.now(),
        )
    return seen_next("organizer.after", slug=slug)
