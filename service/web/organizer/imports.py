"""Bringing a list from another tool: upload, look, then store. Nothing is stored before the yes."""

from collections.abc import Sequence
from dataclasses import replace

from flask import request
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Answer

from service.errors import Unreadable
from service.imports import (
    TARGETS,
    Reading,
    Table,
    guess_columns,
    read_export,
    read_people,
    tool_of,
)
from service.imports.answers import SEPARATORS, UNPARTED
from service.imports.columns import Column, OwnQuestion, reparted
from service.imports.statuses import Verdict
from service.imports.tools import BY_ID, Tool
from service.languages import LANGUAGES
from service.operations import imports
from service.store.queries import responses as response_rows
from service.store.queries.form import form_questions_of
from service.store.values import QUOTABLE, ResponseValues
from service.web.callers import EDITOR, caller
from service.web.language import language
from service.web.organizer.blueprint import blueprint
from service.web.pages.importowns import own_questions
from service.web.pages.importrows import checked
from service.web.pages.imports import preview_page, upload_page
from service.web.pages.importwords import unreadable
from service.web.render import seen_next, shown
from service.web.unit import member, services
from service.web.words import _

FILENAME_LENGTH = 120

Chosen = MultiDict[str, str]


@blueprint.route("/events/<slug>/import", methods=["GET", "POST"])
@caller(EDITOR)
def upload(slug: str) -> Answer:
    """Take a file and keep it until the organizer has looked at it."""
    if request.method == "GET":
        is_gone = request.args.get("gone") == "1"
        return shown("import.html", upload_page(member(), is_gone=is_gone))
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
        read_export(content)
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
    upload = _upload(upload_id)
    if upload is None:
        # Stored or dropped meanwhile, or never there: whoever goes back reads so, and finds no fault.
        return seen_next("organizer.upload", slug=slug, gone=1)
    filename, table, choices = upload
    # A file that was stored but for some rows is shown as it was read then.
    chosen = request.form if request.method == "POST" else choices
    agreed = chosen.get("agreed") == "yes"
    with services().store.reading() as session:
        questions = form_questions_of(session, member().event.id)
    reading = _reading(table, own_questions(questions), chosen, agreed=agreed)
    unaddressed = chosen.get("unaddressed") == "yes"
    done = checked(reading.rows, unaddressed=unaddressed, questions=questions)
    named = [name for _, name, _ in done.faults]
    wants_store = request.method == "POST" and request.form.get("do") == "store"
    differs = wants_store and request.form.get("seen", done.mark) != done.mark
    if wants_store and not differs and done.ready:
        reach = services()
        with reach.store.writing() as session:
            counts = imports.import_responses(
                session,
                member().event.id,
                [_addressed(one) for one in done.values],
                named=named,
                own=done.own,
                now=reach.now(),
                organizer_id=member().organizer.id,
            )
            if done.faults:
                imports.keep_choices(session, upload_id, tuple(chosen.items(multi=True)))
            else:
                imports.discard_upload(session, upload_id)
        out = {"out": len(done.faults), "file": upload_id} if done.faults else {}
        told = {"new": counts.created, "changed": counts.updated, "same": counts.unchanged}
        return seen_next("organizer.people", slug=slug, **told, **out)
    with services().store.reading() as session:
        foreseen = imports.foresee_import(
            session,
            member().event.id,
            done.values,
            own=done.own,
            named=named,
        )
    page = preview_page(
        member(),
        table,
        reading,
        done,
        foreseen,
        questions=own_questions(questions),
        upload_id=upload_id,
        filename=filename,
        agreed=agreed,
        unaddressed=unaddressed,
        differs=differs,
        is_stored=request.method == "GET" and bool(choices),
    )
    return shown("import-preview.html", page, code=422 if differs else 200)


@blueprint.post("/events/<slug>/import/<int:upload_id>/discard")
@caller(EDITOR)
def discard_upload(slug: str, upload_id: int) -> Answer:
    """Drop the file; nothing of it was stored."""
    if _upload(upload_id) is not None:
        with services().store.writing() as session:
            imports.discard_upload(session, upload_id)
    return seen_next("organizer.upload", slug=slug)


def _addressed(values: ResponseValues) -> ResponseValues:
    """Take somebody who says no language of our pages to read what this organizer reads."""
    speaks = any(one in LANGUAGES for one in values.languages)
    return values if speaks else replace(values, reads=language())


def _upload(upload_id: int) -> tuple[str, Table, Chosen] | None:
    """Return a file's name, what is in it, and the fields it was last read by."""
    with services().store.reading() as session:
        found = response_rows.upload_of(session, member().event.id, upload_id)
        if found is None:
            return None
        return found.filename, read_export(found.content), MultiDict(found.choices)


def _reading(table: Table, own: Sequence[OwnQuestion], chosen: Chosen, *, agreed: bool) -> Reading:
    """Read the file as the organizer has it read; what they did not say is guessed."""
    tool = BY_ID.get(chosen.get("tool", ""), tool_of(table))
    decided = {
        name.removeprefix("status:"): Verdict(said)
        for name, said in chosen.items()
        if name.startswith("status:") and said in tuple(Verdict)
    }
    return read_people(
        table,
        _columns(table, tool, own, chosen),
        tool=tool,
        printable=QUOTABLE if agreed else (),
        decided=decided,
    )


def _columns(
    table: Table, tool: Tool, own: Sequence[OwnQuestion], form: Chosen
) -> tuple[Column, ...]:
    """Return what each column is taken for. Another tool means another guess, whatever was chosen before."""
    if form.get("tool-was", tool.id) != tool.id:
        return guess_columns(table, tool, own=own)
    known = {*TARGETS, *(one.target for one in own)}
    chosen = {
        place: said if said in known else "ignore"
        for place in range(len(table.header))
        if (said := form.get(f"column-{place}")) is not None
    }
    columns = guess_columns(table, tool, chosen=chosen, own=own)
    return tuple(_parted(table, columns, place, form) for place in range(len(columns)))


def _parted(table: Table, columns: tuple[Column, ...], place: int, form: Chosen) -> Column:
    """Return a column with the separator that was chosen, and the answers that were said to hold it."""
    column = columns[place]
    mark = form.get(f"separator-{place}", "").replace("\r\n", "\n")
    if not column.separator or mark not in (*SEPARATORS, UNPARTED):
        return column
    if mark != form.get(f"separator-was-{place}", "").replace("\r\n", "\n"):
        return reparted(table, columns, place, mark)
    whole = form.get(f"whole-{place}", "").splitlines()
    return replace(column, separator=mark, whole=tuple(one.strip() for one in whole if one.strip()))
