"""The letters of an event, as people read them. Sends none."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from werkzeug.wrappers import Response as Answer

from service.errors import NotFound
from service.operations import followups
from service.operations.letters import letters_for
from service.store.queries.events import event_by_id
from service.store.queries.messages import posted_of
from service.web.callers import EDITOR, caller
from service.web.language import language
from service.web.organizer.blueprint import blueprint
from service.web.pages.letters import example_for, letters_page
from service.web.render import shown
from service.web.unit import member, services


@blueprint.get("/events/<slug>/letters")
@caller(EDITOR)
def letters(slug: str) -> Answer:
    """Show every kind of letter, written to somebody made up."""
    who, reach = member(), services()
    with reach.store.reading() as session:
        event = event_by_id(session, who.event.id)
        if event is None:
            raise NotFound
        window = followups.window_of(session, event, now=reach.now())
        reader = example_for(event, link=reach.links.response("…"), until=window.closes_at)
        page = letters_page(
            who,
            letters_for(event, reader, language()),
            posted_of(session, event.id),
            sends_mail=reach.sends_mail,
        )
    return shown("letters.html", page)
