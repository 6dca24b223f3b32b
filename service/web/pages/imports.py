"""A file before it is stored: what each column is taken for, and which rows need a look."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.errors import Unreadable
from service.imports.mapping import TARGETS
from service.imports.table import Table
from service.web.pages.frame import Frame, frame_of
from service.web.unit import Member
from service.web.words import _, ngettext

FIRST_ROWS = 5
MOST_FAULTS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class UploadPage:
    """Choose a file."""

    frame: Frame
    slug: str
    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its heading and what it is taken for."""

    place: int
    heading: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RowFault:
    """One row that stays out until somebody looks at it."""

    line: int
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """What would be stored. Nothing is, before the organizer says so."""

    frame: Frame
    slug: str
    upload_id: int
    filename: str
    heading: str
    columns: tuple[Column, ...]
    targets: tuple[tuple[str, str], ...]
    first_rows: tuple[tuple[str, ...], ...]
    ready: int
    known: str
    button: str
    faults: tuple[RowFault, ...]
    more_faults: str
    has_name: bool
    by_number: bool
    left_out: str
    agreed: bool


def upload_page(who: Member, *, fault: str = "") -> UploadPage:
    """Return the page that asks for a file."""
    return UploadPage(
        frame=frame_of(_("Import a list"), who, tab="people"), slug=who.event.slug, fault=fault
    )


def preview_page(
    who: Member,
    table: Table,
    mapping: Sequence[str],
    *,
    upload_id: int,
    filename: str,
    ready: int,
    known: int,
    faults: Mapping[int, tuple[str, ...]],
    agreed: bool,
) -> PreviewPage:
    """Return the page that shows what would be stored."""
    people = ngettext("%(num)s person is ready.", "%(num)s people are ready.", ready)
    look = ngettext("%(num)s row needs a look.", "%(num)s rows need a look.", len(faults))
    shown = sorted(faults.items())[:MOST_FAULTS]
    more = len(faults) - len(shown)
    return PreviewPage(
        frame=frame_of(_("Look before it is stored"), who, tab="people"),
        slug=who.event.slug,
        upload_id=upload_id,
        filename=filename,
        heading=f"{people} {look}" if faults else people,
        columns=tuple(
            Column(place=place, heading=heading or _("no heading"), target=target)
            for place, (heading, target) in enumerate(zip(table.header, mapping, strict=True))
        ),
        targets=tuple((target, _target_name(target)) for target in TARGETS),
        first_rows=tuple(table.rows[:FIRST_ROWS]),
        ready=ready,
        known=ngettext(
            "%(num)s of them is here already and is brought up to date.",
            "%(num)s of them are here already and are brought up to date.",
            known,
        )
        if known
        else "",
        button=ngettext("Store %(num)s person", "Store %(num)s people", ready),
        faults=tuple(RowFault(line=line, sentences=sentences) for line, sentences in shown),
        more_faults=ngettext("and %(num)s more row", "and %(num)s more rows", more) if more else "",
        has_name=bool({"name", "first_name", "last_name", "external_id"} & set(mapping)),
        by_number=not {"name", "first_name", "last_name"} & set(mapping),
        left_out=_left_out(table, mapping),
        agreed=agreed,
    )


def _left_out(table: Table, mapping: Sequence[str]) -> str:
    """Say which columns nothing is taken from."""
    names = [
        heading or _("no heading")
        for heading, target in zip(table.header, mapping, strict=True)
        if target == "ignore"
    ]
    if not names:
        return ""
    return ngettext(
        "%(num)s column is left out: %(names)s.",
        "%(num)s columns are left out: %(names)s.",
        len(names),
        names=", ".join(names),
    )


def unreadable(fault: Unreadable, filename: str) -> str:
    """Return what to do about a file that is not a table."""
    said = {
        "empty": _("The file is empty."),
        "no-rows": _("The file has headings and no rows."),
        "too-large": _("The file holds more than we can read at once."),
        "too-many-rows": _("The file has more rows than we can read at once."),
        "too-many-columns": _("The file has more columns than we can read at once."),
        "old-excel": _("The file is from an old Excel."),
        "encoding": _("We do not know how its letters are written."),
        "malformed": _("Something is wrong near line %(line)s.", line=fault.detail),
        "ragged": _("Row %(line)s has more cells than there are headings.", line=fault.detail),
    }
    what = said.get(fault.why, "")
    rest = _(
        "We could not read %(file)s as a table. Nothing was imported. Save it as CSV or "
        "XLSX and try again.",
        file=filename,
    )
    return f"{what} {rest}".strip()


def row_fault(code: str, detail: str) -> str:
    """Return what a row of a file needs, for faults that only a file can have."""
    said = {
        "formula": _(
            "The column “%(detail)s” holds a formula without its result. Save the file "
            "once more in your spreadsheet.",
            detail=detail,
        ),
        "same-email": _("It has the same address as row %(detail)s.", detail=detail),
        "same-name": _(
            "It has the same name as row %(detail)s, and neither has an address.", detail=detail
        ),
    }
    return said.get(code, _("It repeats the person in row %(detail)s.", detail=detail))


def field_name(field: str) -> str:
    """Return what a field of the form is called on the import page."""
    return _target_name(field)


def _target_name(target: str) -> str:
    return {
        "name": _("Name"),
        "first_name": _("First name"),
        "last_name": _("Last name"),
        "email": _("E-mail"),
        "external_id": _("Number in the other tool"),
        "interests": _("Could happily talk about"),
        "interests_rated": _("An interest, rated"),
        "values": _("What matters"),
        "values_rated": _("A value, rated"),
        "curious_about": _("Curious about"),
        "languages": _("Languages"),
        "depth": _("How far questions may go"),
        "size": _("Pairs or tables"),
        "group": _("Company, school or team"),
        "met": _("Already knows"),
        "keep_apart": _("Rather not with"),
        "access": _("What makes it easier"),
        "say": _("How to say the name"),
        "ignore": _("Leave this column out"),
    }.get(target, target)
