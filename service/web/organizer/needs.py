"""What people need to be there, by name and round, for those who prepare the room. Stores nothing."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from werkzeug.wrappers import Response as Answer

from service.store.queries import places as place_rows
from service.store.queries import plans as plan_rows
from service.store.queries.day import left_of
from service.store.queries.held import held_rounds
from service.store.queries.hosts import hosts_in
from service.store.queries.responses import responses_of
from service.web.callers import EDITOR, caller
from service.web.organizer.blueprint import blueprint
from service.web.pages.needs import needs_page
from service.web.render import shown
from service.web.unit import member, services


@blueprint.get("/events/<slug>/needs")
@caller(EDITOR)
def needs(slug: str) -> Answer:
    """Show who needs what at which table of the published plan."""
    who = member()
    with services().store.reading() as session:
        rows = responses_of(session, who.event.id)
        people = plan_rows.people_of(session, who.event.id)
        plan = plan_rows.published_plan(session, who.event.id)
        rounds = plan_rows.rounds_listed(session, plan.id) if plan else []
        places = place_rows.places_of(session, plan.id) if plan else []
        held = held_rounds(session, plan, now=services().now()) if plan else frozenset()
        left = left_of(session, who.event.id)
        asked = plan.asked if plan else None
    hosts = [
        one
        for one in places
        if people[one.response_id].number in hosts_in(asked, one.round)
        and people[one.response_id].number not in left.before(one.round)
        and not people[one.response_id].withdrawn
    ]
    rounds = [one for one in rounds if one.number in held]
    page = needs_page(who, rows, called=people, rounds=rounds, places=places, hosts=hosts)
    return shown("needs.html", page)
