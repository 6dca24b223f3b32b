"""The door: checking in by name or by code, who is not there, who came unannounced. Sets no clock."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from collections.abc import Mapping
from datetime import datetime, timedelta

from flask import jsonify, render_template, request, url_for
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import Meanwhile, NotFound
from service.operations import presence
from service.operations.phrases import phrases_in
from service.schemas.response import load_response
from service.store.evening import planned_times, running_round, times_run
from service.store.namesakes import typed
from service.store.queries import day as day_rows
from service.store.queries import places as place_rows
from service.store.queries import plans as plan_rows
from service.store.queries.held import held_rounds, is_awaited
from service.store.queries.ownrounds import rounds_of_response
from service.store.values import Kind, Presence
from service.web.attendee.links import response_link
from service.web.callers import DESK, LOOKER, caller
from service.web.language import clock as time_of
from service.web.language import lately
from service.web.names import fold
from service.web.organizer.blueprint import blueprint
from service.web.organizer.day import day_answer, placed_now
from service.web.pages.day import SHOWS, counts_of, heading_of
from service.web.pages.dayclock import clock_of
from service.web.pages.desk import desk_page, seat_told
from service.web.pages.doorline import AttendingRow, done_of, door_line, meanwhile_told
from service.web.pages.filled import Filled, sent_form
from service.web.pages.gaps import wishes_of
from service.web.pages.tonight import standing_at
from service.web.qr import qr_answer
from service.web.render import seen_next, sent, shown
from service.web.sentences import sentences_of
from service.web.unit import checked, member, services
from service.web.words import _

# What the page's own script asks for: one line of the list, instead of a page.
PART = "Attune-Part"
# What was said a moment ago may not have been stored when somebody asked last.
OVERLAP = timedelta(seconds=10)


@blueprint.get("/events/<slug>/day/people/<int:number>")
@caller(LOOKER)
def desk(slug: str, number: int) -> Answer:
    """Show one person at the door."""
    return _desk(number)


@blueprint.get("/check-in/<token>")
@caller(DESK)
def check_in(token: str) -> Answer:
    """Open the page of the person whose code was read."""
    return seen_next("organizer.desk", slug=member().event.slug, number=checked())


@blueprint.post("/events/<slug>/day/people/<int:number>")
@caller(LOOKER)
def say_presence(slug: str, number: int) -> Answer:
    """Check in, undo it, or say that somebody is not there."""
    who, reach = member(), services()
    try:
        wanted = Presence(request.form.get("presence", ""))
        seen = Presence(request.form.get("seen", ""))
    except ValueError as fault:
        raise NotFound from fault
    stays = request.form.get("stays", type=int)
    if stays is not None and stays not in range(who.event.rounds_held + 1):
        raise NotFound
    at_desk = request.form.get("at") == "desk"
    try:
        with reach.store.writing() as session:
            presence.set_presence(
                session,
                who.event.id,
                number,
                presence=wanted,
                seen=seen,
                by=who.organizer.id,
                now=reach.now(),
                stays=stays,
            )
    except Meanwhile as fault:
        told = _meanwhile(number, fault)
        if request.headers.get(PART) == "line":
            return _line(number, told, code=409)
        return _desk(number, told, code=409) if at_desk else day_answer(Filled(), told, code=409)
    if request.headers.get(PART) == "line":
        return _line(number, "")
    if at_desk:
        # Whoever reads codes stays with this person: they may ask for their table.
        return seen_next("organizer.desk", slug=slug, number=number)
    show = request.form.get("show", "")
    return seen_next(
        "organizer.day", slug=slug, done=number, show=show if show in SHOWS[1:] else None
    )


@blueprint.get("/events/<slug>/day/news")
@caller(LOOKER)
def day_news(slug: str) -> Answer:
    """Answer what others have said at the door since a moment, for the page's own script."""
    event_id, now = member().event.id, services().now()
    try:
        since = datetime.fromisoformat(request.args.get("since", ""))
    except ValueError as fault:
        raise NotFound from fault
    if since.tzinfo is None:
        raise NotFound
    with services().store.reading() as session:
        rows = day_rows.attending_since(session, event_id, since - OVERLAP)
        count = day_rows.turnout_counts(session, event_id)
    return jsonify(since=now.isoformat(), lines=[_heard(one) for one in rows], **_counted(count))


@blueprint.post("/events/<slug>/day/walk-ups")
@caller(LOOKER)
def add_walk_up(slug: str) -> Answer:
    """Add somebody who came unannounced; they are here, and get a link of their own."""
    who, reach, fields = member(), services(), sent()
    wanted = {
        "name": fields.get("name", []),
        "interests_text": fields.get("interests_text", []),
        # What the form asks the organizer to ask: whether cards may quote it.
        "print": [Kind.INTEREST.value] if fields.get("interests_text", [""])[0].strip() else [],
    }
    try:
        values = load_response(wanted, phrases_in)
    except ValidationError as error:
        return day_answer(sent_form(fields, sentences_of(error)), code=422)
    once = (fields.get("once") or [""])[0]
    if not fields.get("other") and (alike := _namesakes(values.name, once)):
        return day_answer(sent_form(fields, {}), alike=alike, code=422)
    with reach.store.writing() as session:
        number = presence.add_walk_up(
            session,
            who.event.id,
            values,
            once=once,
            by=who.organizer.id,
            now=reach.now(),
        )
    return seen_next("organizer.day", slug=slug, added=number)


@blueprint.get("/events/<slug>/day/walk-ups/<int:number>.svg")
@caller(LOOKER)
def walk_up_code(slug: str, number: int) -> Answer:
    """Draw the private link of somebody who came unannounced, for their phone to read."""
    with services().store.reading() as session:
        one = day_rows.attending_one(session, member().event.id, number)
    if one is None or not one.is_walk_up:
        raise NotFound
    return qr_answer(response_link(one.key))


def _namesakes(name: str, once: str) -> tuple[int, ...]:
    """Return who of that name is here or expected already, unless this very form has brought them."""
    event_id = member().event.id
    with services().store.reading() as session:
        rows = day_rows.attending(session, event_id)
        alike = tuple(one.number for one in rows if fold(typed(one.name)) == fold(name))
        # Asked after the list: whom a second sending stores between the two is no namesake.
        if alike and presence.walk_up_stored(session, event_id, name, once=once) is not None:
            return ()
    return alike


def _desk(number: int, told: str = "", *, code: int = 200) -> Answer:
    who, reach = member(), services()
    with reach.store.reading() as session:
        one = day_rows.attending_one(session, who.event.id, number)
        if one is None:
            raise NotFound
        clock = day_rows.day_of(session, who.event.id)
        plan = plan_rows.published_plan(session, who.event.id)
        rounds = (
            rounds_of_response(
                session, plan.id, one.response_id, held=held_rounds(session, plan, now=reach.now())
            )
            if plan
            else []
        )
        placed = placed_now(session, who.event, plan, clock)
        begun = clock.round if clock else 0
        seated = place_rows.seated_in(session, plan.id, (begun, begun + 1)) if plan else {}
        waits = is_awaited(session, who.event, clock, now=reach.now())
        starts = planned_times(rounds)
        running = 0 if waits else running_round(who.event, clock, rounds=starts, now=reach.now())
        times = times_run(clock, starts=starts, now=reach.now())
        began = times[running][0] if running in times else reach.now()
        over = presence.rounds_over_now(session, who.event.id, reach.now())
        listed = day_rows.is_listed(session, who.event.id, by=began)
    zone = who.event.time_zone
    time = clock_of(
        clock, rounds=who.event.rounds_held, zone=zone, now=reach.now(), is_awaited=waits
    )
    coming = next((each for each in rounds if 0 < time.next <= each.number), None)
    seat = ""
    if coming:
        when = standing_at(who.event, time, starts, now=reach.now()).when
        planned = time_of(coming.starts_at, zone)
        at = _("now") if coming.number == time.round else when.get(coming.number, planned)
        seat = seat_told(coming.number, coming.table, time=at)
    page = desk_page(
        who,
        one,
        seat=seat,
        placed=placed,
        is_published=plan is not None,
        wishes=wishes_of((one,), seated, placed or (), begun=begun, last=who.event.rounds_held),
        told=told,
        begun=begun,
        running=running if any(each.number == running for each in rounds) else 0,
        over=over,
        was_there=one.presence is Presence.HERE or (running > 0 and not listed),
        now=reach.now(),
    )
    return shown("desk.html", page, code=code)


def _line(number: int, told: str, *, code: int = 200) -> Answer:
    who, reach = member(), services()
    with reach.store.reading() as session:
        one = day_rows.attending_one(session, who.event.id, number)
        count = day_rows.turnout_counts(session, who.event.id)
    if one is None:
        raise NotFound
    answer = jsonify(told=told or done_of(one).told, lines=[_heard(one)], **_counted(count))
    answer.status_code = code
    return answer


def _heard(one: AttendingRow) -> dict[str, str]:
    """Return a line of the list anew, with the address by which the page finds the old one."""
    who, show = member(), request.values.get("show", "")
    line = render_template(
        "_state/door.html",
        one=door_line(who, one, now=services().now()),
        slug=who.event.slug,
        show=show if show in SHOWS else SHOWS[0],
    )
    desk = url_for("organizer.desk", slug=who.event.slug, number=one.number)
    return {"line": line.strip(), "desk": desk}


def _counted(count: Mapping[Presence, int]) -> dict[str, object]:
    counts = {key: number for key, number, _label in counts_of(count)}
    return {"heading": heading_of(count), "counts": counts}


def _meanwhile(number: int, fault: Meanwhile) -> str:
    who, reach = member(), services()
    with reach.store.reading() as session:
        one = day_rows.attending_one(session, who.event.id, number)
    at = lately(fault.at, who.event.time_zone, now=reach.now()) if fault.at else ""
    return meanwhile_told(one.name if one else "", fault.state, fault.by, at)
