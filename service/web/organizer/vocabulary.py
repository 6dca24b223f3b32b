"""What the words of an event mean: look, decide, undo, take along as a file."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
import logging

from flask import request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import BadOverride, Unreadable
from service.imports.table import read_table
from service.operations import overrides
from service.operations import vocabulary as meanings
from service.printing.lists import csv_text
from service.schemas.fault import Fault
from service.schemas.override import COLUMNS, load_override, load_overrides
from service.store.queries.overrides import overrides_of
from service.web.callers import EDITOR, caller
from service.web.downloads import file_answer
from service.web.organizer.blueprint import blueprint
from service.web.pages.filled import Filled, sent_form
from service.web.pages.vocabulary import foreseen_page, vocabulary_page
from service.web.render import seen_next, sent, shown
from service.web.sentences import Asked, sentence, sentences_of
from service.web.unit import member, services
from service.web.words import _

Faults = tuple[tuple[int, str, Fault], ...]
_log = logging.getLogger(__name__)


@blueprint.get("/events/<slug>/words")
@caller(EDITOR)
def words(slug: str) -> Answer:
    """Show how words were understood, and what was decided about them."""
    return _page(Filled(), code=200)


@blueprint.post("/events/<slug>/words/preview")
@caller(EDITOR)
def foresee_words(slug: str) -> Answer:
    """Show what a decision would change, before it is stored."""
    try:
        values = load_override(sent())
    except ValidationError as error:
        return _page(sent_form(sent(), sentences_of(error, Asked.ROW)), code=422)
    try:
        with services().store.reading() as session:
            found = meanings.foresee(session, member().event.id, values)
    except BadOverride as fault:
        return _page(sent_form(sent(), _said(fault)), code=422)
    page = foreseen_page(member(), values, people=found.people, meetings=found.meetings)
    return shown("words-preview.html", page)


@blueprint.post("/events/<slug>/words")
@caller(EDITOR)
def decide_words(slug: str) -> Answer:
    """Store a decision."""
    who, reach = member(), services()
    try:
        values = load_override(sent())
    except ValidationError as error:
        return _page(sent_form(sent(), sentences_of(error, Asked.ROW)), code=422)
    try:
        with reach.store.writing() as session:
            overrides.store_overrides(
                session, who.event.id, [values], organizer_id=who.organizer.id, now=reach.now()
            )
    except BadOverride as fault:
        return _page(sent_form(sent(), _said(fault)), code=422)
    return seen_next("organizer.words", slug=slug, stored=1)


@blueprint.post("/events/<slug>/words/<int:override_id>/undo")
@caller(EDITOR)
def undo_words(slug: str, override_id: int) -> Answer:
    """Let a decision count no more."""
    reach = services()
    with reach.store.writing() as session:
        overrides.undo_override(session, member().event.id, override_id, now=reach.now())
    return seen_next("organizer.words", slug=slug, stored=2)


@blueprint.get("/events/<slug>/words.csv")
@caller(EDITOR)
def words_file(slug: str) -> Answer:
    """Give the decisions as a file, for another event: words only, not who typed them."""
    with services().store.reading() as session:
        rows = overrides_of(session, member().event.id)
    text = csv_text(
        COLUMNS,
        ((one.action.value, one.words, one.other, one.reason) for one in rows if not one.undone_at),
    )
    return file_answer(text.encode(), name=f"{slug}-words.csv", kind="text/csv")


@blueprint.post("/events/<slug>/words/import")
@caller(EDITOR)
def import_words(slug: str) -> Answer:
    """Store the decisions of a file: all of them, or none if any row needs a look."""
    who, reach = member(), services()
    file = request.files.get("file")
    content = file.read() if file is not None else b""
    if file is not None:
        file.close()
    if not content:
        return _file_fault(_("Please choose a file that has something in it."))
    try:
        table = read_table(content)
    except Unreadable:
        return _file_fault(
            _("We could not read this as a table with the columns action, words and other.")
        )
    values, faults = load_overrides(table.header, table.rows)
    if faults:
        return _page(Filled(), code=422, file_faults=faults)
    if not values:
        return _file_fault(_("There is no decision in this file."))
    try:
        with reach.store.writing() as session:
            overrides.store_overrides(
                session, who.event.id, values, organizer_id=who.organizer.id, now=reach.now()
            )
    except BadOverride as fault:
        return _page(
            Filled(), code=422, file_faults=((fault.number + 1, "other", Fault(fault.why)),)
        )
    return seen_next("organizer.words", slug=slug, stored=1)


def _said(fault: BadOverride) -> dict[str, tuple[str, ...]]:
    """Say beside the field what a decision lacks."""
    return {"other": (sentence("other", Fault(fault.why), Asked.ROW),)}


def _file_fault(said: str) -> Answer:
    return _page(Filled(faults={"file": (said,)}), code=422)


def _page(form: Filled, *, code: int, file_faults: Faults = ()) -> Answer:
    who, reach = member(), services()
    rare = request.args.get("rare") == "1"
    if rare:
        _log.warning("organizer %s opens rare words of event %s", who.organizer.id, who.event.id)
    with reach.store.reading() as session:
        doubts = meanings.doubts_of(session, who.event.id, rare=rare, encoder=reach.encoder)
        page = vocabulary_page(
            who,
            doubts,
            overrides_of(session, who.event.id),
            rare=rare,
            most=meanings.MOST_SHOWN,
            form=form,
            file_faults=file_faults,
            stored=request.args.get("stored", ""),
        )
    return shown("words.html", page, code=code)
