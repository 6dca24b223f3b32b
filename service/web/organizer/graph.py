"""The picture of who shares what."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name

from flask import request
from werkzeug.wrappers import Response as Answer

from service.operations.pictures import draw_picture
from service.store.queries import pictures as picture_rows
from service.store.queries import plans as plan_rows
from service.web.callers import LOOKER, caller
from service.web.numbers import whole
from service.web.organizer.blueprint import blueprint
from service.web.pages.graph import graph_page
from service.web.render import shown
from service.web.unit import member, services


@blueprint.get("/events/<slug>/graph")
@caller(LOOKER)
def graph(slug: str) -> Answer:
    """Show the shared-interest graph, near somebody or a group if asked."""
    who, reach = member(), services()
    draw_picture(reach.store, who.event.id, now=reach.now())
    with reach.store.reading() as session:
        row = picture_rows.picture_for_page(session, who.event.id)
        people = tuple(plan_rows.people_of(session, who.event.id).values())
        content = row.content if row is not None else EMPTY
    return shown(
        "graph.html",
        graph_page(
            who,
            content,
            people,
            person=whole(request.args.get("who", ""), digits=6),
            group=whole(request.args.get("group", ""), digits=6),
            zoom=whole(request.args.get("zoom", ""), digits=6) or 1,
        ),
    )


EMPTY = {"points": [], "lines": [], "topics": [], "groups": [], "alone": [], "size": 1}
