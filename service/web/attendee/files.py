"""Files behind the private link: the rounds for a calendar, and everything that is stored about its owner."""

# ruff: noqa: ARG001 - the guard has read `token`; Flask passes it on by name
import json

from werkzeug.wrappers import Response as Answer

from service.errors import NotFound
from service.operations.calendars import calendar_for
from service.operations.owndata import own_data
from service.store.queries import plans as plan_rows
from service.store.queries.day import day_of
from service.store.queries.events import event_by_id
from service.store.queries.held import held_rounds
from service.store.queries.ownrounds import rounds_of_response
from service.web.attendee.blueprint import blueprint
from service.web.callers import ATTENDEE, caller
from service.web.downloads import file_answer
from service.web.unit import attendee, services


@blueprint.get("/me/<token>/rounds.ics")
@caller(ATTENDEE)
def calendar(token: str) -> Answer:
    """Give the reader's rounds as a calendar file, once they are published."""
    who, now = attendee(), services().now()
    with services().store.reading() as session:
        plan = plan_rows.published_plan(session, who.event.id)
        event = event_by_id(session, who.event.id)
        if plan is None or event is None:
            raise NotFound
        rounds = rounds_of_response(
            session, plan.id, who.response.id, held=held_rounds(session, plan, now=now)
        )
        clock = day_of(session, event.id)
        content = calendar_for(event, who.response.number, rounds, clock=clock, made_at=now)
    return file_answer(content.encode(), name=f"{event.slug}.ics", kind="text/calendar")


@blueprint.get("/me/<token>/my-data.json")
@caller(ATTENDEE)
def data(token: str) -> Answer:
    """Give everything that is stored about the reader, as a file that programs read too."""
    who = attendee()
    with services().store.reading() as session:
        stored = own_data(session, who.response.id, now=services().now())
    content = json.dumps(stored, ensure_ascii=False, indent=2).encode()
    return file_answer(content, name=f"{who.event.slug}-my-data.json", kind="application/json")
