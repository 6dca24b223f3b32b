"""A file before it is stored: which tool made it, what each column is taken for, who is in and who is not."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.imports import TARGETS, Reading, Table
from service.imports.answers import SEPARATORS, UNPARTED
from service.imports.columns import OwnQuestion
from service.imports.tools import TOOLS
from service.operations.imports import Foreseen
from service.web.pages.frame import Frame, frame_of
from service.web.pages.importcolumns import (
    ColumnView,
    PartedView,
    examples_in,
    parted_columns,
    unread_columns,
)
from service.web.pages.importpeople import (
    PersonView,
    beyond,
    doubtful_addresses,
    doubtful_names,
    missing_names,
    owned_addresses,
    person_view,
    told_of_all,
)
from service.web.pages.importrows import Checked
from service.web.pages.importwords import left_out, separator_name, target_name
from service.web.unit import Member
from service.web.words import _, ngettext

FIRST_PEOPLE = 6
MOST_PEOPLE = 300
MOST_FAULTS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadPage:
    """Choose a file."""

    frame: Frame
    slug: str
    fault: str
    # Whether a preview was asked for that is there no more.
    is_gone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """A word of a status column, how often it stands there, and what it is taken for."""

    word: str
    rows: str
    verdict: str
    is_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """One row that brings nobody, or that needs a look, and what is said of it."""

    line: int
    name: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """What would be stored. Nothing is, before the organizer says so."""

    frame: Frame
    slug: str
    upload_id: int
    filename: str
    heading: str
    tool: str
    tools: tuple[tuple[str, str], ...]
    warnings: tuple[str, ...]
    columns: tuple[ColumnView, ...]
    targets: tuple[tuple[str, str], ...]
    parted: tuple[PartedView, ...]
    separators: tuple[tuple[str, str], ...]
    statuses: tuple[StatusView, ...]
    ready: int
    told: str
    button: str
    people: tuple[PersonView, ...]
    more_people: tuple[PersonView, ...]
    beyond: str
    left: tuple[RowView, ...]
    left_heading: str
    missing: str
    doubtful: tuple[str, ...]
    faults: tuple[RowView, ...]
    more_faults: str
    has_name: bool
    by_number: bool
    left_out: str
    agreed: bool
    by_address: str
    unaddressed: bool
    # Who would come in, to be sent back with the yes; and whether that was not what was seen.
    seen: str
    differs: bool
    # It is stored already, and stays a while for the rows that are not.
    is_stored: bool


def upload_page(who: Member, *, fault: str = "", is_gone: bool = False) -> UploadPage:
    """Return the page that asks for a file."""
    return UploadPage(
        frame=frame_of(_("Import a list"), who, tab="people"),
        slug=who.event.slug,
        fault=fault,
        is_gone=is_gone,
    )


def preview_page(
    who: Member,
    table: Table,
    reading: Reading,
    done: Checked,
    foreseen: Foreseen,
    *,
    questions: Sequence[OwnQuestion],
    upload_id: int,
    filename: str,
    agreed: bool,
    unaddressed: bool,
    differs: bool,
    is_stored: bool,
) -> PreviewPage:
    """Return the page that shows what would be stored, or what of a stored file was not."""
    ready, mapping = len(done.ready), [one.target for one in reading.columns]
    people = ngettext("%(num)s person is ready.", "%(num)s people are ready.", ready)
    look = ngettext("%(num)s row needs a look.", "%(num)s rows need a look.", len(done.faults))
    out = ngettext("%(num)s row stayed out.", "%(num)s rows stayed out.", len(done.faults))
    heading = f"{people} {look}" if done.faults else people
    names = [one.name for one in done.values]
    more = max(len(done.faults) - MOST_FAULTS, 0)
    views = [
        person_view(
            *done.ready[place],
            foreseen.people[place],
            done.own[place],
            owner=foreseen.owners[place],
            former=foreseen.former[place],
            has_namesake=foreseen.namesakes[place],
        )
        for place in range(min(ready, MOST_PEOPLE))
    ]
    return PreviewPage(
        frame=frame_of(
            _("What stayed out") if is_stored else _("Look before it is stored"), who, tab="people"
        ),
        slug=who.event.slug,
        upload_id=upload_id,
        filename=filename,
        heading=out if is_stored and done.faults else heading,
        tool=reading.tool.id,
        tools=(
            *((one.id, one.name) for one in TOOLS),
            ("other", _("another tool, or a list of your own")),
        ),
        warnings=_warnings(table, reading, done),
        columns=tuple(
            ColumnView(
                place=place,
                heading=one.heading or _("no heading"),
                target=one.target,
                option=one.ticked.option if one.ticked else "",
                examples=examples_in(table, place),
            )
            for place, one in enumerate(reading.columns)
        ),
        targets=(
            *((target, target_name(target)) for target in TARGETS if target != "ignore"),
            *((one.target, _("your question “%(label)s”", label=one.label)) for one in questions),
            ("ignore", target_name("ignore")),
        ),
        parted=parted_columns(table, reading),
        separators=tuple((mark, separator_name(mark)) for mark in (*SEPARATORS, UNPARTED)),
        statuses=tuple(
            StatusView(
                word=one.word,
                rows=ngettext("%(num)s row", "%(num)s rows", one.count),
                verdict=one.verdict.value,
                is_known=one.is_known,
            )
            for one in reading.words
        ),
        ready=ready,
        told=told_of_all(foreseen),
        button=ngettext("Store %(num)s person", "Store %(num)s people", ready),
        people=tuple(views[:FIRST_PEOPLE]),
        more_people=tuple(views[FIRST_PEOPLE:]),
        beyond=beyond(ready - len(views)),
        left=tuple(
            RowView(line=one.line, name=one.name, sentences=(left_out(one),))
            for one in reading.left[:MOST_PEOPLE]
        ),
        left_heading=ngettext(
            "%(num)s row brings nobody", "%(num)s rows bring nobody", len(reading.left)
        ),
        missing=missing_names(foreseen.missing),
        doubtful=(
            *doubtful_names(names),
            *owned_addresses(names, foreseen.owners),
            *doubtful_addresses(names, foreseen),
        ),
        faults=tuple(
            RowView(line=line, name=name, sentences=said)
            for line, name, said in done.faults[:MOST_FAULTS]
        ),
        more_faults=_more_rows(more),
        has_name=bool({"name", "first_name", "last_name", "external_id"} & set(mapping)),
        by_number=not {"name", "first_name", "last_name"} & set(mapping),
        left_out=unread_columns(reading),
        agreed=agreed,
        by_address=ngettext(
            "Take this person without the address",
            "Take these %(num)s people without their addresses",
            done.by_address,
        )
        if done.by_address
        else "",
        unaddressed=unaddressed,
        seen=done.mark,
        differs=differs,
        is_stored=is_stored,
    )


def _more_rows(count: int) -> str:
    return ngettext("and %(num)s more row", "and %(num)s more rows", count) if count > 0 else ""


def _warnings(table: Table, reading: Reading, done: Checked) -> tuple[str, ...]:
    said = []
    if table.guessed:
        said.append(
            _(
                "We guessed how the letters are written. Please look at names with accents, or save "
                "the file as UTF-8."
            )
        )
    if not table.heading_rows:
        said.append(_("The file has no headings, so columns are told by what stands in them."))
    if done.ready and not any(values.email for _row, values in done.ready):
        said.append(_("Nobody in it has an address, so nobody can be written to."))
    about = {"interests", "interests_rated", "curious_about", "values", "values_rated"}
    if not about & {one.target for one in reading.columns}:
        said.append(
            _(
                "No column is taken for what people like or care about, so their cards would carry "
                "general questions. If one holds that, please say so below."
            )
        )
    if any(not one.is_known for one in reading.words):
        said.append(
            _("There are words for coming or not that we do not know. Please say what they mean.")
        )
    return tuple(said)
