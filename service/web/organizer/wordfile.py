"""Decisions about words as a file: saved for another event, brought from one, looked at before they count."""

# ruff: noqa: ARG001 - the guard has read `slug`; Flask passes it on by name
from flask import request
from werkzeug.wrappers import Response as Answer

from service.errors import BadOverride, Unreadable
from service.imports.table import read_table
from service.operations import overrides
from service.operations import vocabulary as meanings
from service.printing.lists import csv_text
from service.schemas.fault import Fault
from service.schemas.override import COLUMNS, load_overrides
from service.store.queries.overrides import overrides_of
from service.store.values import OverrideValues
from service.web.callers import EDITOR, caller
from service.web.downloads import file_answer
from service.web.organizer.blueprint import blueprint
from service.web.organizer.vocabulary import words_page
from service.web.pages.decisions import brought_page
from service.web.pages.filled import Filled
from service.web.render import seen_next, shown
from service.web.unit import member, services
from service.web.words import _

# What a person can still look through, and a form carries back.
MOST_DECISIONS = 1000


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
    """Show what the decisions of a file would change, or every row that needs a look."""
    file = request.files.get("file")
    content = file.read() if file is not None else b""
    if file is not None:
        file.close()
    values = _decisions(content)
    if not isinstance(values, tuple):
        return values
    try:
        with services().store.reading() as session:
            found = meanings.foresee(session, member().event.id, values)
    except BadOverride as fault:
        return _row_fault(fault)
    rows = ((one.action.value, one.words, one.other, one.reason) for one in values)
    page = brought_page(member(), values, found, file=csv_text(COLUMNS, rows))
    return shown("words-preview.html", page)


@blueprint.post("/events/<slug>/words/bring")
@caller(EDITOR)
def bring_words(slug: str) -> Answer:
    """Store the decisions of a file that was looked at: all of them, or none."""
    who, reach = member(), services()
    values = _decisions(request.form.get("decisions", "").encode())
    if not isinstance(values, tuple):
        return values
    try:
        with reach.store.writing() as session:
            stored = overrides.store_overrides(
                session, who.event.id, values, organizer_id=who.organizer.id, now=reach.now()
            )
    except BadOverride as fault:
        return _row_fault(fault)
    return seen_next("organizer.words", slug=slug, stored=3, num=stored)


def _decisions(content: bytes) -> tuple[OverrideValues, ...] | Answer:
    """Return the decisions of a file, or the page that says what it lacks."""
    if not content:
        return _file_fault(_("Please choose a file that has something in it."))
    try:
        table = read_table(content)
    except Unreadable as fault:
        place = (
            _("Please look at row %(line)s.", line=fault.detail)
            if fault.why in {"malformed", "ragged"}
            else ""
        )
        said = _("We could not read this as a table with the columns action, words and other.")
        return _file_fault(f"{said} {place}".strip())
    values, faults = load_overrides(table.header, table.rows)
    if faults:
        return words_page(Filled(), code=422, file_faults=faults)
    if not values:
        return _file_fault(_("There is no decision in this file."))
    if len(values) > MOST_DECISIONS:
        return _file_fault(
            _(
                "These are more than %(most)s decisions. Please bring them in parts.",
                most=MOST_DECISIONS,
            )
        )
    return values


def _file_fault(said: str) -> Answer:
    return words_page(Filled(faults={"file": (said,)}), code=422)


def _row_fault(fault: BadOverride) -> Answer:
    faults = ((fault.number + 1, fault.field, Fault(fault.why)),)
    return words_page(Filled(), code=422, file_faults=faults)
