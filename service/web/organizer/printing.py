"""Asking for print work and downloading it. Sets nothing itself: workers do."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from collections.abc import Sequence
from dataclasses import replace

from flask import make_response, render_template, request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import NotFound
from service.operations import decks
from service.operations.changedcards import Since, since_of, sinces_of
from service.operations.codes import CardCodes
from service.operations.deckwork import first_card, with_code
from service.operations.todayspapers import ONE_BY_ONE
from service.printing.facepayload import BOTH, Side
from service.printing.setup import Setup, setup_from
from service.schemas.setup import load_look, load_setup
from service.store.queries import decks as deck_rows
from service.store.queries import people as person_rows
from service.store.queries import plans as plan_rows
from service.store.queries.hosts import tables_hosted
from service.store.queries.prints import prints_of, setups_of
from service.store.queries.responses import needs_are_known
from service.store.values import DeckKind
from service.web.callers import LOOKER, caller
from service.web.downloads import file_answer
from service.web.following import STATE_HEADER
from service.web.host.links import table_link
from service.web.organizer.blueprint import blueprint
from service.web.organizer.standing import READABLE, draft_beside
from service.web.pages.changed import ChangedLine, changed_lines
from service.web.pages.filled import Filled, sent_form
from service.web.pages.papers import kept_setup
from service.web.pages.printing import NOT_SENT, Decks, decks_view, print_page
from service.web.pages.stocks import stock_asked, stock_of
from service.web.planrows import PlanRow
from service.web.render import seen_next, sent, shown
from service.web.sentences import Asked, sentences_of
from service.web.unit import member, services
from service.web.words import _


@blueprint.get("/events/<slug>/print")
@caller(LOOKER)
def printing(slug: str) -> Answer:
    """Show what can be printed and how far it is."""
    return _page(NOT_SENT)


@blueprint.get("/events/<slug>/print/progress")
@caller(LOOKER)
def print_progress(slug: str) -> Answer:
    """Answer the part of the page that moves, or 304 when nothing did."""
    found = _decks(plan_to_print())
    answer = make_response(render_template("_state/decks.html", decks=found))
    answer.headers[STATE_HEADER] = found.state
    answer.add_etag()
    return answer.make_conditional(request)


@blueprint.post("/events/<slug>/print")
@caller(LOOKER)
def request_deck(slug: str) -> Answer:
    """Ask for one kind of paper on one stock, laid as the form says."""
    kind, plan, reach = request.form.get("kind", ""), plan_to_print(), services()
    if plan is None or kind not in tuple(DeckKind):
        raise NotFound
    before = _before(plan.id, DeckKind(kind), request.form.get("since", type=int))
    # Without a choice, on the paper of those that they replace.
    chosen = request.form.get("stock", "") or (before.stock if before else "")
    stock = stock_asked(kind, chosen)
    if stock is None:
        raise NotFound
    try:
        setup = load_setup(sent(), stock_of(stock).per_sheet)
    except ValidationError as error:
        return _page(sent_form(sent(), sentences_of(error, Asked.ROW)), code=422)
    if before is not None and before.difference.is_nothing:
        return seen_next("organizer.printing", slug=slug)
    # Papers of two looks must not lie on one table.
    own = setup if kind == DeckKind.CARDS else None
    asked = before.setup.for_few(setup.start) if before else own
    with reach.store.writing() as session:
        decks.request_deck(
            session,
            reach.doorbell,
            plan.id,
            kind=DeckKind(kind),
            stock=stock,
            now=reach.now(),
            setup=asked,
            since=before.print_id if before else None,
        )
    return seen_next("organizer.printing", slug=slug)


@blueprint.post("/events/<slug>/print/several")
@caller(LOOKER)
def request_several(slug: str) -> Answer:
    """Ask for all kinds of paper that were ticked, in one look; printers stay set as they were."""
    plan, reach = plan_to_print(), services()
    kinds = [kind for kind in DeckKind if kind in request.form.getlist("kind")]
    stock = stock_asked("itineraries", request.form.get("stock", ""))
    if plan is None or stock is None:
        raise NotFound
    if not kinds:
        return _page(sent_form(sent(), {"kind": [_("Please tick at least one.")]}), code=422)
    try:
        look = load_look(sent())
    except ValidationError as error:
        return _page(sent_form(sent(), sentences_of(error, Asked.ROW)), code=422)
    with reach.store.writing() as session:
        kept = setups_of(session, member().organizer.id).get(stock)
        cards = replace(setup_from(kept_setup(kept)), look=look)
        others = Setup(look=replace(look, coded=False))
        for kind in kinds:
            decks.request_deck(
                session,
                reach.doorbell,
                plan.id,
                kind=kind,
                stock=stock,
                now=reach.now(),
                setup=cards if kind is DeckKind.CARDS else others,
            )
    return seen_next("organizer.printing", slug=slug)


@blueprint.get("/events/<slug>/print/preview/<stock>.svg")
@caller(LOOKER)
def card_preview(slug: str, stock: str) -> Answer:
    """Draw the first card of the plan as the form would have it, its front alone for the gallery."""
    found, plan = stock_asked("cards", stock), plan_to_print()
    if found is None or plan is None:
        raise NotFound
    try:
        look = load_look(request.args.to_dict(flat=False))
    except ValidationError as error:
        raise NotFound from error
    with services().store.reading() as session:
        card = first_card(session, member().event.id, plan.id, now=services().now())
    if card is None:
        raise NotFound
    reach = services()
    codes = CardCodes(reach.settings.secret_key, reach.links) if look.coded else None
    shown_card = with_code(card, member().event.id, codes)
    sides: Sequence[Side] = ("front",) if request.args.get("side") == "front" else BOTH
    svg = reach.typesetter.card_svg(shown_card, stock_of(found), look=look, sides=sides)
    return file_answer(svg, name="card.svg", kind="image/svg+xml")


def plan_to_print() -> PlanRow | None:
    """Return the published plan, else the newest that can be read."""
    with services().store.reading() as session:
        published = plan_rows.published_plan(session, member().event.id)
        if published is not None:
            return published
        newest = plan_rows.newest_plan(session, member().event.id)
    return newest if newest is not None and newest.state in READABLE else None


def _page(form: Filled, *, code: int = 200) -> Answer:
    event, plan = member().event, plan_to_print()
    tables: tuple[int, ...] = ()
    hosts: dict[int, str] = {}
    ids: dict[int, int] = {}
    with services().store.reading() as session:
        draft = draft_beside(session, event.id, plan)
        has_needs = member().may_change and needs_are_known(session, event.id)
        all_new = "repaired" in request.args and not prints_of(session, event.id)
        spoken = person_rows.languages_listed(session, event.id) if plan is not None else []
    if plan is not None and plan.state == "published":
        with services().store.reading() as session:
            full = plan_rows.plan_held(session, event.id, plan.id, now=services().now())
            rounds = full.rounds if full is not None else []
            tables = tuple(sorted({one.table for round_ in rounds for one in round_.meetings}))
            hosted = tables_hosted(session, plan.id, plan.asked)
            people = plan_rows.people_of(session, event.id) if hosted else {}
            ids = {table: row_id for row_id, table in hosted.items()}
            hosts = {table: people[row_id].name for table, row_id in ids.items()}
    found = _decks(plan, form)
    page = print_page(
        member(),
        found,
        has_plan=plan is not None,
        is_published=plan is not None and plan.state == "published",
        has_newer=draft is not None and draft.may_be_published,
        tables=tables,
        hosts=hosts,
        has_needs=has_needs,
        spoken=spoken,
        table_link=lambda table: table_link(event.id, table, ids.get(table, 0)),
        form=form,
        changed=_changed(plan, found, form),
        all_new=all_new,
    )
    return shown("print.html", page, code=code)


def _changed(plan: PlanRow | None, found: Decks, form: Filled) -> tuple[ChangedLine, ...]:
    """Compare what was printed with what would be today. Costly, so the part that moves goes without."""
    if plan is None:
        return ()
    event = member().event
    with services().store.reading() as session:
        sinces = sinces_of(session, event.id, plan.id, now=services().now())
        chosen = setup_from(deck_rows.cards_setup(session, event.id)).look
    return changed_lines(
        sinces,
        found.titles,
        moving=found.moving,
        look=chosen,
        zone=event.time_zone,
        now=services().now(),
        form=form,
    )


def _before(plan_id: int, kind: DeckKind, since: int | None) -> Since | None:
    """Return the print from which only what differs is to be made; one that is not here is not found."""
    if since is None:
        return None
    if kind not in ONE_BY_ONE:
        raise NotFound
    with services().store.reading() as session:
        found = since_of(
            session, member().event.id, plan_id, kind=kind, print_id=since, now=services().now()
        )
    if found is None:
        raise NotFound
    return found


def _decks(plan: PlanRow | None, form: Filled = NOT_SENT) -> Decks:
    event, reach = member().event, services()
    if plan is None:
        return decks_view(event, (), (), now=reach.now(), is_local=reach.is_local)
    with reach.store.reading() as session:
        rows = deck_rows.decks_of(session, plan.id)
        people = plan_rows.people_of(session, member().event.id)
        before = plan_rows.plan_before(session, event.id, plan.id)
        return decks_view(
            event,
            rows,
            people.values(),
            form,
            now=reach.now(),
            is_local=reach.is_local,
            was_replaced=before is not None,
            kept=setups_of(session, member().organizer.id),
        )
