"""Who changed a plan by hand, and how."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name

from werkzeug.wrappers import Response as Answer

from service.errors import NotFound
from service.store.queries import plans as plan_rows
from service.store.queries import versions as version_rows
from service.web.callers import LOOKER, caller
from service.web.organizer.blueprint import blueprint
from service.web.organizer.seating import PLAN
from service.web.pages.history import history_page
from service.web.render import shown
from service.web.unit import member, services


@blueprint.get(f"{PLAN}/history")
@caller(LOOKER)
def plan_history(slug: str, plan_id: int) -> Answer:
    """Show who changed what."""
    who, reach = member(), services()
    with reach.store.reading() as session:
        row = plan_rows.plan_of(session, who.event.id, plan_id)
        if row is None:
            raise NotFound
        changes = version_rows.changes_of(session, row)
        people = tuple(plan_rows.people_of(session, who.event.id).values())
        return shown(
            "plan-history.html", history_page(who, row, changes, people=people, now=reach.now())
        )
