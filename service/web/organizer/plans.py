"""All plans of an event side by side, and asking for another."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name

from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import AlreadyRunning
from service.operations import plans
from service.schemas.edit import load_plan
from service.store.queries import places as place_rows
from service.store.queries import plans as plan_rows
from service.store.queries import versions as version_rows
from service.web.callers import EDITOR, LOOKER, caller
from service.web.organizer.blueprint import blueprint
from service.web.organizer.standing import MAKING, has_begun
from service.web.pages.filled import Filled, sent_form
from service.web.pages.plans import plans_page
from service.web.render import seen_next, sent, shown
from service.web.sentences import Asked, sentences_of
from service.web.unit import member, services


@blueprint.post("/events/<slug>/plans")
@caller(EDITOR)
def make_plan(slug: str) -> Answer:
    """Ask for a plan. Planning again takes the next seed, so that it may come out otherwise."""
    reach, event, form = services(), member().event, sent()
    with reach.store.reading() as session:
        too_late = has_begun(session, event.id)
    if too_late:
        return _plans(None, code=409)
    wanted = None
    if form:
        try:
            wanted = load_plan(form)
        except ValidationError as error:
            return _plans(sent_form(form, sentences_of(error, Asked.EVENT)), code=422)
    try:
        with reach.store.writing() as session:
            seed = plan_rows.next_seed(session, event.id)
            plans.request_plan(
                session, reach.doorbell, event.id, seed=seed, now=reach.now(), wanted=wanted
            )
    except AlreadyRunning:
        pass  # the page shows the one in the making, which is what was asked for
    return seen_next("organizer.plan", slug=slug)


@blueprint.get("/events/<slug>/plans")
@caller(LOOKER)
def plans_list(slug: str) -> Answer:
    """Show all plans side by side."""
    return _plans(None)


def _plans(form: Filled | None, *, code: int = 200) -> Answer:
    who, reach = member(), services()
    with reach.store.reading() as session:
        rows = version_rows.plans_side_by_side(session, who.event.id)
        state = plan_rows.newest_state(session, who.event.id)
        page = plans_page(
            who,
            rows,
            pairs=place_rows.pairs_seated(session, [one.id for one in rows]),
            form=form,
            is_making=state in MAKING,
            has_begun=has_begun(session, who.event.id),
            now=reach.now(),
        )
    return shown("plans.html", page, code=code)
