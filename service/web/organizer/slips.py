"""Private links of everybody who has not used theirs: slips to print, and a list. A used link is never here."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from flask import request
from werkzeug.wrappers import Response as Answer

from service.printing.lists import csv_text
from service.store.queries.people import unused_links
from service.web.attendee.links import response_link
from service.web.callers import EDITOR, caller
from service.web.downloads import file_answer
from service.web.organizer.blueprint import blueprint
from service.web.pages.slips import slip_lines, slips_page
from service.web.render import shown
from service.web.unit import member, services


@blueprint.get("/events/<slug>/people/links")
@caller(EDITOR)
def slips(slug: str) -> Answer:
    """Show a slip for each person whose private link nobody has used."""
    who, reach = member(), services()
    with reach.store.reading() as session:
        rows = unused_links(session, who.event.id)
    page = slips_page(
        who,
        rows,
        link_of=response_link,
        unaddressed=request.args.get("missing") == "email",
        is_local=reach.is_local,
        now=reach.now(),
    )
    return shown("slips.html", page)


@blueprint.get("/events/<slug>/people/links.csv")
@caller(EDITOR)
def slips_file(slug: str) -> Answer:
    """Give the same links as a table, for labels or letters of one's own."""
    with services().store.reading() as session:
        rows = unused_links(session, member().event.id)
    lines = slip_lines(rows, response_link, unaddressed=request.args.get("missing") == "email")
    text = csv_text(("number", "name", "link"), ((one.number, one.name, one.link) for one in lines))
    return file_answer(text.encode("utf-8-sig"), name=f"{slug}-private-links.csv", kind="text/csv")
