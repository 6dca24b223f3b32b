"""Making an event, changing what was decided about it, and erasing it."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from flask import request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import NotFound, RoundRuns, SettingsChanged
from service.operations import erasing, events
from service.schemas.event import load_event
from service.schemas.fault import faults_of
from service.store.evening import rounds_over
from service.store.queries import events as event_rows
from service.store.queries import plans as plan_rows
from service.store.queries import responses as response_rows
from service.store.queries.day import day_of, missing_of
from service.store.queries.held import begun_rounds
from service.store.queries.hours import round_running
from service.store.queries.people import with_address
from service.store.queries.places import placed_in
from service.web.attendee.form import is_open
from service.web.attendee.links import response_link
from service.web.callers import EDITOR, ORGANIZER, OWNER, caller
from service.web.host.links import table_link
from service.web.language import zone_there
from service.web.organizer.blueprint import blueprint
from service.web.organizer.standing import has_begun
from service.web.pages.dayclock import clock_of
from service.web.pages.filled import Filled, event_form, fresh_event_form, sent_form
from service.web.pages.frame import frame_of
from service.web.pages.remarks import form_remark
from service.web.pages.settings import (
    EventFormPage,
    as_opened,
    asks_otherwise,
    held_told,
    moved_told,
    moving_tells,
    with_newer,
)
from service.web.render import seen_next, sent, shown
from service.web.sentences import Asked, round_runs, sentences_of
from service.web.unit import member, organizer, services
from service.web.words import _


@blueprint.route("/events/new", methods=["GET", "POST"])
@caller(ORGANIZER)
def new_event() -> Answer:
    """Ask for an event and store it."""
    if request.method == "GET":
        with services().store.reading() as session:
            zone = event_rows.last_zone_of(session, organizer().id)
        told = (
            _("Times are in %(zone)s, as for your last event.", zone=zone_there(zone))
            if zone
            else ""
        )
        return _new(fresh_event_form(zone), code=200, zone_told=told)
    try:
        values = load_event(sent(), now=services().now())
    except ValidationError as error:
        return _new(_returned(error), code=422)
    reach = services()
    with reach.store.writing() as session:
        slug = events.create_event(session, organizer().id, values, now=reach.now())
    return seen_next("organizer.overview", slug=slug)


@blueprint.route("/events/<slug>/settings", methods=["GET", "POST"])
@caller(EDITOR)
def settings(slug: str) -> Answer:
    """Show and store what the organizer decided; what others stored meanwhile is told, not overwritten."""
    if request.method == "GET":
        return _settings(_stored(), code=200)
    event = member().event
    zone, now = ZoneInfo(event.time_zone), services().now()
    with services().store.reading() as session:
        running = round_running(session, event, now=now)
    try:
        values = load_event(
            sent(),
            now=now,
            known=event.starts_at.astimezone(zone).date(),
            since=(event.moved_at or event.created_at).astimezone(zone).date(),
            is_held=_is_held(),
            running=running,
        )
    except ValidationError as error:
        return _settings(_returned(error), code=422)
    reach = services()
    try:
        with reach.store.writing() as session:
            told = events.change_event(
                session,
                reach.doorbell,
                event.id,
                values,
                seen=request.form.get("seen", ""),
                link_of=response_link,
                table_link_of=table_link,
                now=reach.now(),
            )
    except SettingsChanged:
        form = with_newer(sent_form(sent(), {}), event_form(values), _stored())
        return _settings(form, code=409, is_late=True)
    except RoundRuns as runs:
        faults = {"date": (round_runs(runs.round),)}
        return _settings(sent_form(sent(), faults), code=422)
    return seen_next("organizer.settings", slug=slug, stored=1, **({"told": told} if told else {}))


@blueprint.post("/events/<slug>/erase")
@caller(OWNER)
def erase(slug: str) -> Answer:
    """Erase the event with everything, when its name was typed."""
    event = member().event
    if _plainly(request.form.get("confirm", "").strip()) != _plainly(event.name):
        fault = _("Please type the name exactly as it stands here: %(name)s", name=event.name)
        return _settings(Filled(_stored().texts, {"confirm": (fault,)}), code=422)
    with services().store.writing() as session:
        erasing.erase_with_receipt(session, event.id, now=services().now())
    return seen_next("organizer.home")


def _new(form: Filled, *, code: int, zone_told: str = "") -> Answer:
    page = EventFormPage(
        frame=frame_of(_("A new event"), organizer()),
        form=form,
        zone_told=zone_told,
        zones=_zones(),
        slug="",
        is_owner=True,
        stored=False,
        may_replan=False,
        responses=0,
    )
    return shown("event-new.html", page, code=code)


def _returned(error: ValidationError) -> Filled:
    """Return the form as sent, with its faults; what asks about a day is answered by sending it again."""
    form, faults = sent(), faults_of(error)
    if any(one.code in {"past", "held"} for one in faults.get("date", ())):
        form = {**form, "past": form["date"][:1]}
    return sent_form(form, sentences_of(error, Asked.EVENT))


def _is_held() -> bool:
    """Say whether rounds of the plan that people follow have been held."""
    with services().store.reading() as session:
        plan = plan_rows.published_plan(session, member().event.id)
        return plan is not None and bool(begun_rounds(session, plan, until=services().now()))


def _plainly(name: str) -> str:
    """Return a name with the apostrophes that keyboards have."""
    return name.translate(dict.fromkeys(map(ord, "’‘ʼ"), "'"))


def _stored() -> Filled:
    """Return the settings as they stand, with what tells a later save whether they still do."""
    with services().store.reading() as session:
        event = event_rows.event_by_id(session, member().event.id)
    if event is None:
        raise NotFound
    return as_opened(event_form(event), events.settings_seen(event))


def _settings(form: Filled, *, code: int, is_late: bool = False) -> Answer:
    who = member()
    with services().store.reading() as session:
        responses = response_rows.count_of(session, who.event.id)
        newest = plan_rows.newest_plan(session, who.event.id)
        letters = _reached(session, who.event.id)
        begun = has_begun(session, who.event.id)
        time = clock_of(
            day_of(session, who.event.id),
            rounds=who.event.rounds_held,
            zone=who.event.time_zone,
            now=services().now(),
        )
        day = day_of(session, who.event.id)
    rounds, zone, now = who.event.rounds_held, who.event.time_zone, services().now()
    page = EventFormPage(
        frame=frame_of(_("Settings"), who, tab="settings"),
        form=form,
        zones=_zones(),
        slug=who.event.slug,
        is_owner=who.is_owner,
        is_late=is_late,
        stored=request.args.get("stored") == "1",
        may_replan=newest is not None and not begun and asks_otherwise(who.event, newest),
        responses=responses,
        hours=form_remark(
            who.event, is_open=is_open(who.event), has_begun=bool(begun), now=now
        ).fact,
        held=clock_of(day, rounds=rounds, zone=zone, now=now).ends
        or held_told(who.event, has_begun=begun),
        told=moved_told(
            request.args.get("told", type=int, default=0), sends_mail=services().sends_mail
        ),
        tells=moving_tells(
            who.event,
            time,
            letters=letters,
            now=now,
        ),
    )
    return shown("settings.html", page, code=code)


def _reached(session: Any, event_id: int) -> int:
    """Count who hears by mail of another time: they gave an address, and rounds of theirs are to come."""
    plan = plan_rows.published_plan(session, event_id)
    if plan is None or not services().sends_mail:
        return 0
    clock = day_of(session, event_id)
    over = rounds_over(clock, now=services().now()) if clock and clock.round else 0
    placed = placed_in(session, plan.id, from_round=over + 1)
    hearing = placed - missing_of(session, event_id, rounds=())
    return sum(1 for one in with_address(session, event_id) if one.id in hearing)


def _zones() -> tuple[str, ...]:
    """Return the zones people live in; the rest of the database is history and abbreviations."""
    return (
        "UTC",
        *sorted(
            zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")
        ),
    )
