"""Publishing a plan: asked once where letters go out, then done."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from werkzeug.wrappers import Response as Answer

from service.errors import NotFound, WrongState
from service.operations import plans
from service.store.queries import plans as plan_rows
from service.store.queries import responses as response_rows
from service.store.queries import versions as version_rows
from service.store.queries.people import with_address
from service.web.attendee.links import response_link
from service.web.callers import EDITOR, caller
from service.web.host.links import table_link
from service.web.organizer.blueprint import blueprint
from service.web.organizer.standing import READABLE, may_be_published
from service.web.pages.publishing import publish_page
from service.web.planrows import PlanRow
from service.web.render import seen_next, shown
from service.web.unit import member, services


@blueprint.get("/events/<slug>/plans/<int:plan_id>/publish")
@caller(EDITOR)
def ask_to_publish(slug: str, plan_id: int) -> Answer:
    """Say to how many people letters go out, before they do."""
    who, row, reach = member(), _plan(plan_id), services()
    with reach.store.reading() as session:
        version = version_rows.version_standing(session, who.event.id, row.id)
        if not may_be_published(session, row, version):
            return _its_page(row)
        letters = plans.letters_foreseen(
            session,
            row.id,
            link_of=response_link,
            table_link_of=table_link,
            now=reach.now(),
        )
        reached = len(with_address(session, who.event.id))
        lacks_address = reached < response_rows.count_of(session, who.event.id)
    if not reach.sends_mail:
        letters = 0
    page = publish_page(
        who, row, letters=letters, amends=version.amends, lacks_address=lacks_address
    )
    return shown("publish.html", page)


@blueprint.post("/events/<slug>/plans/<int:plan_id>/publish")
@caller(EDITOR)
def publish_plan(slug: str, plan_id: int) -> Answer:
    """Show everybody their rounds, and write to those who gave an address."""
    row, reach = _plan(plan_id), services()
    try:
        with reach.store.writing() as session:
            plans.publish_plan(
                session,
                reach.doorbell,
                row.id,
                link_of=response_link,
                table_link_of=table_link,
                now=reach.now(),
            )
    except WrongState:
        # Published already, not ready, or breaking a wish: its page says which.
        return _its_page(row)
    return seen_next("organizer.plan_round", slug=slug, plan_id=plan_id, number=1, published=1)


def _its_page(row: PlanRow) -> Answer:
    slug = member().event.slug
    if row.state not in READABLE:
        return seen_next("organizer.plan", slug=slug)
    return seen_next("organizer.plan_round", slug=slug, plan_id=row.id, number=1)


def _plan(plan_id: int) -> PlanRow:
    with services().store.reading() as session:
        found = plan_rows.plan_of(session, member().event.id, plan_id)
    if found is None:
        raise NotFound
    return found
