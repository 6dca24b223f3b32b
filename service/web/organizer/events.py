"""Making, looking at, changing and erasing an event, and the ways to share its form."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from collections.abc import Mapping
from typing import Any
from zoneinfo import available_timezones

from flask import request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import NotFound
from service.operations import erasing, events, plans
from service.printing.cards import PosterText
from service.printing.setup import setup_from
from service.schemas.event import load_event
from service.store.queries import events as event_rows
from service.store.queries import messages as message_rows
from service.store.queries import places as place_rows
from service.store.queries import plans as plan_rows
from service.store.queries import responses as response_rows
from service.store.queries.day import day_of
from service.store.queries.decks import cards_setup
from service.web.attendee.form import is_open
from service.web.attendee.links import response_link
from service.web.callers import EDITOR, LOOKER, ORGANIZER, OWNER, caller
from service.web.downloads import file_answer
from service.web.host.links import table_link
from service.web.language import language, moment
from service.web.organizer.blueprint import blueprint
from service.web.organizer.standing import MAKING, READABLE, draft_beside, has_begun, standing_now
from service.web.pages.dayclock import clock_of
from service.web.pages.filled import Filled, event_form, fresh_event_form, sent_form
from service.web.pages.frame import frame_of
from service.web.pages.landing import place_of, when_of
from service.web.pages.overview import EventFormPage, overview_page
from service.web.pages.remarks import Draft, form_remark, held_told, moved_told
from service.web.pages.standing import Standing
from service.web.qr import qr_answer
from service.web.render import seen_next, sent, shown
from service.web.rows import PersonRow, PlanRow
from service.web.sentences import Asked, sentences_of
from service.web.unit import member, organizer, services
from service.web.words import _

NEWEST = 5
PAPERS = frozenset({"a4", "letter"})


@blueprint.route("/events/new", methods=["GET", "POST"])
@caller(ORGANIZER)
def new_event() -> Answer:
    """Ask for an event and store it."""
    if request.method == "GET":
        with services().store.reading() as session:
            zone = event_rows.last_zone_of(session, organizer().id)
        return _new(fresh_event_form(zone), code=200)
    try:
        values = load_event(sent(), now=services().now())
    except ValidationError as error:
        return _new(sent_form(sent(), sentences_of(error, Asked.EVENT)), code=422)
    reach = services()
    with reach.store.writing() as session:
        slug = events.create_event(session, organizer().id, values, now=reach.now())
    return seen_next("organizer.overview", slug=slug)


@blueprint.get("/events/<slug>")
@caller(LOOKER)
def overview(slug: str) -> Answer:
    """Show what is there, what is possible and what to do next."""
    who, reach = member(), services()
    with reach.store.reading() as session:
        event = event_rows.event_by_id(session, who.event.id)
        if event is None:
            raise NotFound
        people = plan_rows.people_of(session, event.id)
        plan, draft = _leading(session, event.id)
        page = overview_page(
            who,
            plan,
            draft=draft,
            standing=_standing(session, plan, people),
            time=clock_of(
                day_of(session, event.id),
                rounds=event.rounds_held,
                zone=event.time_zone,
                now=reach.now(),
            ),
            outlook=plans.foresee(session, event),
            newest=response_rows.newest_responses_of(session, event.id, NEWEST),
            people=tuple(people.values()),
            letters=message_rows.undelivered_of(session, event.id),
            link=reach.links.form(slug),
            is_open=is_open(who.event),
            is_local=reach.is_local,
            sends_mail=reach.sends_mail,
            now=reach.now(),
        )
    return shown("overview.html", page)


@blueprint.route("/events/<slug>/settings", methods=["GET", "POST"])
@caller(EDITOR)
def settings(slug: str) -> Answer:
    """Show and store what the organizer decided about the event."""
    if request.method == "GET":
        return _settings(event_form(member().event), code=200)
    try:
        values = load_event(sent(), now=services().now())
    except ValidationError as error:
        return _settings(sent_form(sent(), sentences_of(error, Asked.EVENT)), code=422)
    reach = services()
    with reach.store.writing() as session:
        told = events.change_event(
            session,
            reach.doorbell,
            member().event.id,
            values,
            link_of=response_link,
            table_link_of=table_link,
            now=reach.now(),
        )
    return seen_next("organizer.settings", slug=slug, stored=1, **({"told": told} if told else {}))


@blueprint.post("/events/<slug>/erase")
@caller(OWNER)
def erase(slug: str) -> Answer:
    """Erase the event with everything, when its name was typed."""
    event = member().event
    if _plainly(request.form.get("confirm", "").strip()) != _plainly(event.name):
        fault = _("Please type the name exactly as it stands here: %(name)s", name=event.name)
        return _settings(Filled(event_form(event).texts, {"confirm": (fault,)}), code=422)
    with services().store.writing() as session:
        erasing.erase_with_receipt(session, event.id, now=services().now())
    return seen_next("organizer.home")


@blueprint.get("/events/<slug>/qr.svg")
@caller(LOOKER)
def qr(slug: str) -> Answer:
    """Draw the form's address as a code that phones read."""
    return qr_answer(services().links.form(slug))


@blueprint.get("/events/<slug>/poster.pdf")
@caller(LOOKER)
def poster(slug: str) -> Answer:
    """Print an invitation for the wall."""
    reach, event = services(), member().event
    paper = request.args.get("paper", "a4")
    if paper not in PAPERS:
        raise NotFound
    link = reach.links.form(slug)
    text = PosterText(
        event=event.name,
        when=when_of(event),
        where=place_of(event),
        sentence=_("Three minutes now, better conversations then."),
        url=link,
        url_words=link.partition("://")[2],
        closes=_(
            "The form is open until %(when)s.", when=moment(event.form_closes_at, event.time_zone)
        ),
        lang=language(),
    )
    # Equal input gives equal bytes: the poster is dated by its event, not by the clock.
    with reach.store.reading() as session:
        look = setup_from(cards_setup(session, event.id)).look
    sheet = reach.typesetter.poster(
        text, paper, title=event.name, timestamp=event.form_closes_at, look=look
    )
    return file_answer(sheet.pdf, name=f"{slug}-poster-{paper}.pdf", kind="application/pdf")


def _leading(session: Any, event_id: int) -> tuple[PlanRow | None, Draft | None]:
    """Return the plan in the making, else the one people follow, else the newest; and a newer draft."""
    newest = plan_rows.newest_plan(session, event_id)
    if newest is None or newest.state in MAKING:
        return newest, None
    published = plan_rows.published_plan(session, event_id)
    return published or newest, draft_beside(session, event_id, published)


def _standing(
    session: Any, plan: PlanRow | None, people: Mapping[int, PersonRow]
) -> Standing | None:
    """Return how the plan stands that people will follow; nothing while another is in the making."""
    if plan is None or plan.state not in READABLE:
        return None
    event = member().event
    return standing_now(session, event, plan, place_rows.places_of(session, plan.id), people)


def _new(form: Filled, *, code: int) -> Answer:
    page = EventFormPage(
        frame=frame_of(_("A new event"), organizer()),
        form=form,
        zones=_zones(),
        slug="",
        is_owner=True,
        stored=False,
        may_replan=False,
        responses=0,
    )
    return shown("event-new.html", page, code=code)


def _plainly(name: str) -> str:
    """Return a name with the apostrophes that keyboards have."""
    return name.translate(dict.fromkeys(map(ord, "’‘ʼ"), "'"))


def _settings(form: Filled, *, code: int) -> Answer:
    who = member()
    with services().store.reading() as session:
        responses = response_rows.count_of(session, who.event.id)
        has_plan = plan_rows.newest_state(session, who.event.id) is not None
        begun = has_begun(session, who.event.id)
        day = day_of(session, who.event.id)
    rounds, zone, now = who.event.rounds_held, who.event.time_zone, services().now()
    page = EventFormPage(
        frame=frame_of(_("Settings"), who, tab="settings"),
        form=form,
        zones=_zones(),
        slug=who.event.slug,
        is_owner=who.is_owner,
        stored=request.args.get("stored") == "1",
        may_replan=has_plan and not begun,
        responses=responses,
        hours=form_remark(who.event, now=now).fact,
        held=clock_of(day, rounds=rounds, zone=zone, now=now).ends
        or held_told(who.event, has_begun=begun),
        told=moved_told(
            request.args.get("told", type=int, default=0), sends_mail=services().sends_mail
        ),
    )
    return shown("settings.html", page, code=code)


def _zones() -> tuple[str, ...]:
    """Return the zones people live in; the rest of the database is history and abbreviations."""
    return (
        "UTC",
        *sorted(
            zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")
        ),
    )
