"""Online rooms of a plan: the page, each file, and all of them together."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from werkzeug.wrappers import Response as Answer

from service.errors import NotFound
from service.rooms.room import RoomRound
from service.store.queries import plans as plan_rows
from service.store.queries import responses as response_rows
from service.store.queries.places import reseated_at
from service.web.callers import EDITOR, caller
from service.web.downloads import file_answer, zip_answer
from service.web.organizer.blueprint import blueprint
from service.web.organizer.printing import plan_to_print
from service.web.organizer.standing import READABLE
from service.web.pages.rooms import every_file, room_rounds, rooms_page, round_files, whole_files
from service.web.pages.rounds import Seating
from service.web.planrows import PlanRow
from service.web.render import shown
from service.web.unit import member, services


@blueprint.get("/events/<slug>/rooms")
@caller(EDITOR)
def rooms(slug: str) -> Answer:
    """Show every round's files, and who cannot be assigned beforehand."""
    plan = plan_to_print()
    is_published = plan is not None and plan.state == "published"
    with services().store.reading() as session:
        reseated = reseated_at(session, member().event.id) if is_published else {}
    page = rooms_page(
        member(),
        _rounds(plan) if plan is not None else (),
        has_plan=plan is not None,
        is_published=is_published,
        reseated=reseated,
    )
    return shown("rooms.html", page)


@blueprint.get("/events/<slug>/rooms/<int:number>/<name>")
@caller(EDITOR)
def room_file(slug: str, number: int, name: str) -> Answer:
    """Give one file of a round; number 0 stands for the whole event."""
    rounds = _rounds_or_nothing()
    found = whole_files(member().event, rounds) if number == 0 else ()
    for one in rounds:
        if one.number == number:
            found = round_files(one)
    for file in found:
        if file.name == name:
            return file_answer(file.content, name=f"{slug}-{name}", kind=file.kind)
    raise NotFound


@blueprint.get("/events/<slug>/rooms.zip")
@caller(EDITOR)
def room_archive(slug: str) -> Answer:
    """Give all files of all rounds as one."""
    parts = tuple(every_file(member().event, _rounds_or_nothing()))
    return zip_answer(parts, name=f"{slug}-online-rooms.zip")


def _rounds_or_nothing() -> tuple[RoomRound, ...]:
    plan = plan_to_print()
    if plan is None:
        raise NotFound
    return _rounds(plan)


def _rounds(plan: PlanRow) -> tuple[RoomRound, ...]:
    event = member().event
    with services().store.reading() as session:
        found = plan_rows.plan_held(session, event.id, plan.id, now=services().now())
        if found is None or found.state not in READABLE:
            raise NotFound
        seating = Seating(event, found.rounds, plan_rows.people_of(session, event.id))
        return room_rounds(event, seating, response_rows.addresses_of(session, event.id))
