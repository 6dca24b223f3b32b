"""What the words of an event mean: look, decide, undo."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
import logging

from flask import request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import BadOverride
from service.operations import overrides
from service.operations import vocabulary as meanings
from service.schemas.fault import Fault
from service.schemas.override import load_override
from service.store.queries.overrides import overrides_of
from service.web.callers import EDITOR, caller
from service.web.organizer.blueprint import blueprint
from service.web.pages.decisions import foreseen_page
from service.web.pages.filled import Filled, sent_form
from service.web.pages.vocabulary import vocabulary_page
from service.web.render import seen_next, sent, shown
from service.web.sentences import Asked, sentence, sentences_of
from service.web.unit import member, services
from service.web.words import _, ngettext

Faults = tuple[tuple[int, str, Fault], ...]
_log = logging.getLogger(__name__)


@blueprint.get("/events/<slug>/words")
@caller(EDITOR)
def words(slug: str) -> Answer:
    """Show how words were understood, and what was decided about them."""
    return words_page(Filled(), code=200)


@blueprint.post("/events/<slug>/words/preview")
@caller(EDITOR)
def foresee_words(slug: str) -> Answer:
    """Show what a decision would change, before it is stored."""
    try:
        values = load_override(sent())
    except ValidationError as error:
        return words_page(sent_form(sent(), sentences_of(error, Asked.ROW)), code=422)
    try:
        with services().store.reading() as session:
            found = meanings.foresee(session, member().event.id, [values])
    except BadOverride as fault:
        return words_page(sent_form(sent(), _said(fault)), code=422)
    return shown("words-preview.html", foreseen_page(member(), values, found))


@blueprint.post("/events/<slug>/words")
@caller(EDITOR)
def decide_words(slug: str) -> Answer:
    """Store a decision."""
    who, reach = member(), services()
    try:
        values = load_override(sent())
    except ValidationError as error:
        return words_page(sent_form(sent(), sentences_of(error, Asked.ROW)), code=422)
    try:
        with reach.store.writing() as session:
            overrides.store_overrides(
                session, who.event.id, [values], organizer_id=who.organizer.id, now=reach.now()
            )
    except BadOverride as fault:
        return words_page(sent_form(sent(), _said(fault)), code=422)
    return seen_next("organizer.words", slug=slug, stored=1)


@blueprint.post("/events/<slug>/words/<int:override_id>/undo")
@caller(EDITOR)
def undo_words(slug: str, override_id: int) -> Answer:
    """Let a decision count no more."""
    reach = services()
    with reach.store.writing() as session:
        overrides.undo_override(session, member().event.id, override_id, now=reach.now())
    return seen_next("organizer.words", slug=slug, stored=2)


@blueprint.post("/events/<slug>/words/<int:override_id>/undo-together")
@caller(EDITOR)
def undo_words_together(slug: str, override_id: int) -> Answer:
    """Let decisions count no more that were stored at once."""
    reach = services()
    with reach.store.writing() as session:
        overrides.undo_together(session, member().event.id, override_id, now=reach.now())
    return seen_next("organizer.words", slug=slug, stored=2)


def _told(stored: str, num: str) -> str:
    """Say what was just done, from what the address says: nothing that cannot be read is said."""
    if stored == "3" and num == "0":
        return _("All these decisions stood already.")
    if stored == "3":
        return ngettext(
            "One new decision is stored. It counts from now on; plans made before keep their seats.",
            "%(num)s new decisions are stored. They count from now on; plans made before keep their seats.",
            int(num) if num.isascii() and num.isdigit() and len(num) < 6 else 1,
        )
    if stored == "2":
        return _("Undone. The words mean what they meant before.")
    return _("Stored. It counts from now on; plans made before keep their seats.") if stored else ""


def _said(fault: BadOverride) -> dict[str, tuple[str, ...]]:
    """Say beside the field what a decision lacks."""
    return {fault.field: (sentence(fault.field, Fault(fault.why), Asked.ROW),)}


def words_page(form: Filled, *, code: int, file_faults: Faults = ()) -> Answer:
    """Answer with the page of an event's words, and what a form or a file lacks."""
    who, reach = member(), services()
    rare = request.args.get("rare") == "1"
    if rare:
        _log.warning("organizer %s opens rare words of event %s", who.organizer.id, who.event.id)
    with reach.store.reading() as session:
        doubts = meanings.doubts_of(session, who.event.id, rare=rare, encoder=reach.encoder)
        decisions = overrides_of(session, who.event.id)
        page = vocabulary_page(
            who,
            doubts,
            decisions,
            outdone=overrides.outdone_of(decisions),
            rare=rare,
            most=meanings.MOST_SHOWN,
            form=form,
            file_faults=file_faults,
            told=_told(request.args.get("stored", ""), request.args.get("num", "")),
        )
    return shown("words.html", page, code=code)
