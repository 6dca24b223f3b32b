"""Looking at an event, and the ways to share its form."""

from collections.abc import Mapping
from typing import Any

from flask import request
from werkzeug.wrappers import Response as Answer

from service.errors import NotFound
from service.operations import plans
from service.printing.cards import PosterText
from service.printing.setup import setup_from
from service.store.evening import planned_times
from service.store.queries import events as event_rows
from service.store.queries import messages as message_rows
from service.store.queries import places as place_rows
from service.store.queries import plans as plan_rows
from service.store.queries import responses as response_rows
from service.store.queries.day import day_of
from service.store.queries.decks import cards_setup
from service.store.queries.hours import hours_now
from service.web.attendee.form import is_open
from service.web.callers import LOOKER, caller
from service.web.downloads import file_answer
from service.web.language import language, moment
from service.web.organizer.blueprint import blueprint
from service.web.organizer.standing import MAKING, READABLE, draft_beside, standing_now
from service.web.pages.dayclock import clock_of, none_held
from service.web.pages.landing import place_of, when_of
from service.web.pages.overview import overview_page
from service.web.pages.remarks import Draft
from service.web.pages.standing import Standing
from service.web.planrows import PlanRow
from service.web.qr import qr_answer
from service.web.render import shown
from service.web.rows import PersonRow
from service.web.unit import member, services
from service.web.words import _

NEWEST = 5
PAPERS = frozenset({"a4", "letter"})


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
        time = clock_of(
            day_of(session, event.id),
            rounds=event.rounds_held,
            zone=event.time_zone,
            now=reach.now(),
        )
        planned = planned_times(plan_rows.rounds_listed(session, plan.id)) if plan else ()
        page = overview_page(
            who,
            plan,
            draft=draft,
            standing=_standing(session, plan, people),
            time=time,
            is_missed=none_held(event, time, planned),
            outlook=plans.foresee(session, event),
            newest=response_rows.newest_responses_of(session, event.id, NEWEST),
            people=tuple(people.values()),
            letters=message_rows.undelivered_of(session, event.id),
            link=reach.links.form(slug),
            is_open=is_open(who.event),
            span=hours_now(session, event, now=reach.now()),
            is_local=reach.is_local,
            sends_mail=reach.sends_mail,
            now=reach.now(),
        )
    return shown("overview.html", page)


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
