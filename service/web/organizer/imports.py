"""Bringing a list from another tool: upload, look, then store. Nothing is stored before the yes."""

from collections.abc import Sequence

from flask import request
from marshmallow import ValidationError
from werkzeug.wrappers import Response as Answer

from service.errors import NotFound, Unreadable
from service.imports.mapping import TARGETS, guess_mapping
from service.imports.rows import ImportRow, rows_of
from service.imports.table import Table, read_table
from service.operations import imports
from service.schemas.response import load_response
from service.store.queries import responses as response_rows
from service.store.values import QUOTABLE, ResponseValues
from service.web.callers import EDITOR, caller
from service.web.organizer.blueprint import blueprint
from service.web.pages.imports import field_name, preview_page, row_fault, unreadable, upload_page
from service.web.render import seen_next, shown
from service.web.sentences import Asked, sentences_of
from service.web.unit import member, services
from service.web.words import _

FILENAME_LENGTH = 120


@blueprint.route("/events/<slug>/import", methods=["GET", "POST"])
@caller(EDITOR)
def upload(slug: str) -> Answer:
    """Take a file and keep it until the organizer has looked at it."""
    if request.method == "GET":
        return shown("import.html", upload_page(member()))
    file = request.files.get("file")
    content = b""
    if file is not None:
        content = file.read()
        file.close()
    if file is None or not content:
        fault = _("Please choose a file that has something in it.")
        return shown("import.html", upload_page(member(), fault=fault), code=422)
    name = (file.filename or "file")[-FILENAME_LENGTH:]
    try:
        read_table(content)
    except Unreadable as reason:
        page = upload_page(member(), fault=unreadable(reason, name))
        return shown("import.html", page, code=422)
    reach = services()
    with reach.store.writing() as session:
        kept = imports.keep_upload(session, member().event.id, name, content, now=reach.now())
    return seen_next("organizer.preview", slug=slug, upload_id=kept)


@blueprint.route("/events/<slug>/import/<int:upload_id>", methods=["GET", "POST"])
@caller(EDITOR)
def preview(slug: str, upload_id: int) -> Answer:
    """Show what would be stored; store it when the organizer says so."""
    filename, table = _upload(upload_id)
    mapping = _mapping(table)
    agreed = request.form.get("agreed") == "yes"
    rows = rows_of(table, mapping, printable=QUOTABLE if agreed else ())
    ready, faults = _sorted_out(rows)
    if request.method == "POST" and request.form.get("do") == "store" and ready:
        reach = services()
        with reach.store.writing() as session:
            imports.import_responses(session, member().event.id, ready, now=reach.now())
            imports.discard_upload(session, upload_id)
        return seen_next("organizer.people", slug=slug)
    with services().store.reading() as session:
        foreseen = imports.foresee_import(session, member().event.id, ready)
    page = preview_page(
        member(),
        table,
        mapping,
        upload_id=upload_id,
        filename=filename,
        ready=len(ready),
        known=foreseen.updated,
        faults=faults,
        agreed=agreed,
    )
    return shown("import-preview.html", page)


@blueprint.post("/events/<slug>/import/<int:upload_id>/discard")
@caller(EDITOR)
def discard_upload(slug: str, upload_id: int) -> Answer:
    """Drop the file; nothing of it was stored."""
    _upload(upload_id)
    with services().store.writing() as session:
        imports.discard_upload(session, upload_id)
    return seen_next("organizer.upload", slug=slug)


def _upload(upload_id: int) -> tuple[str, Table]:
    with services().store.reading() as session:
        found = response_rows.upload_of(session, member().event.id, upload_id)
        if found is None:
            raise NotFound
        return found.filename, read_table(found.content)


def _mapping(table: Table) -> tuple[str, ...]:
    """Return what the organizer chose for each column, or else our guess."""
    guessed = guess_mapping(table)
    chosen = [request.form.get(f"column-{place}", target) for place, target in enumerate(guessed)]
    return tuple(one if one in TARGETS else "ignore" for one in chosen)


def _sorted_out(
    rows: Sequence[ImportRow],
) -> tuple[list[ResponseValues], dict[int, tuple[str, ...]]]:
    """Part the rows that can be stored from those that need a look."""
    ready: list[ResponseValues] = []
    faults: dict[int, tuple[str, ...]] = {}
    for row in rows:
        said = tuple(row_fault(code, detail) for code, detail in row.faults)
        try:
            values = load_response(row.form)
        except ValidationError as error:
            said += tuple(
                f"{field_name(field)}: {sentence}"
                for field, sentences in sentences_of(error, Asked.ROW).items()
                for sentence in sentences
            )
        else:
            if not said:
                ready.append(values)
        if said:
            faults[row.line] = said
    return ready, faults
