"""A table and a mapping to one form for each person, with the faults that only a file can have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from service.imports.table import UNCOMPUTED, Table

# What people write when they mean nothing.
BLANK = frozenset(
    {
        "",
        "anonymous",
        "-",
        "–",
        "—",
        "n/a",
        "na",
        "none",
        "null",
        "nan",
        "keine",
        "ninguno",
        "aucun",
    }
)
GUARDED = ("'=", "'+", "'-", "'@", "'%")
HIGH_RATING = 4
MOST_RATED = {"values_rated": 5, "interests_rated": 12}
WORDS = ("interests", "values", "curious_about", "languages", "met", "keep_apart", "access")
LINES = ("name", "email", "external_id", "depth", "size", "group", "say")
DEPTHS = {"light": "1", "open": "2", "deep": "3"}


@dataclass(frozen=True, slots=True)
class ImportRow:
    """One row as a form. `faults` are codes with a column or another line; a row with faults stays out."""

    line: int
    form: dict[str, list[str]]
    faults: tuple[tuple[str, str], ...]


def rows_of(
    table: Table, mapping: Sequence[str], *, printable: Sequence[str] = ()
) -> tuple[ImportRow, ...]:
    """Return every row as a form; rows that name the same person twice carry a fault.

    `printable` names the kinds of answers that these people agreed to have quoted.
    """
    columns: dict[str, list[int]] = {}
    for place, target in enumerate(mapping):
        columns.setdefault(target, []).append(place)
    separators = {place: _separator(table, place) for place in range(len(table.header))}
    seen: dict[tuple[str, str], int] = {}
    rows = []
    for line, cells in zip(table.lines, table.rows, strict=True):
        form = {**_form(table, cells, columns, separators), "print": list(printable)}
        faults = [
            ("formula", table.header[place])
            for target, places in columns.items()
            if target != "ignore"
            for place in places
            if cells[place] == UNCOMPUTED
        ]
        who = _who(form)
        if who[1]:
            first = seen.setdefault(who, line)
            if first != line:
                faults.append((f"same-{who[0]}", str(first)))
        rows.append(ImportRow(line, form, tuple(faults)))
    return tuple(rows)


def _form(
    table: Table,
    cells: Sequence[str],
    columns: Mapping[str, list[int]],
    separators: Mapping[int, str],
) -> dict[str, list[str]]:
    form: dict[str, list[str]] = {}
    for target in LINES:
        form[target] = [plain(cells[columns[target][0]]) if target in columns else ""]
    form["depth"] = [DEPTHS.get(form["depth"][0].casefold(), form["depth"][0])]
    for target in WORDS:
        places = columns.get(target, [])
        form[target] = [w for place in places for w in _split(cells[place], separators[place])]
    for target, field in (("values_rated", "values"), ("interests_rated", "interests")):
        form[field] += _best_rated(table, cells, columns.get(target, []), MOST_RATED[target])
    if not form["name"][0]:
        form["name"] = [_made_name(form, cells, columns)]
    return form


def _made_name(
    form: Mapping[str, list[str]], cells: Sequence[str], columns: Mapping[str, list[int]]
) -> str:
    """Return first and last name joined, else what the person goes by in their own list."""
    parts = [
        plain(cells[columns[target][0]])
        for target in ("first_name", "last_name")
        if target in columns
    ]
    if parts:
        return " ".join(part for part in parts if part)
    return form["external_id"][0] if "name" not in columns else ""


def plain(cell: str) -> str:
    """Return what a cell says, without the marks of spreadsheets and of those who mean nothing."""
    text = cell.strip()
    if text == UNCOMPUTED or text.casefold() in BLANK:
        return ""
    return text[1:] if text.startswith(GUARDED) else text


def _split(cell: str, separator: str) -> list[str]:
    parts = (plain(part) for part in cell.split(separator))
    return [part for part in parts if part]


def _separator(table: Table, place: int) -> str:
    """Return what stands between several answers in a column: the first of these that occurs at all."""
    cells = [row[place] for row in table.rows]
    return next((mark for mark in (";", "\n", "|", ",") if any(mark in c for c in cells)), ";")


def _best_rated(table: Table, cells: Sequence[str], places: Sequence[int], most: int) -> list[str]:
    """Return the names of the columns this person rated highest, the highest first."""
    rated = [(-int(cells[p]), p) for p in places if cells[p].strip().isdigit()]
    return [_item(table.header[p]) for stars, p in sorted(rated) if -stars >= HIGH_RATING][:most]


def _item(heading: str) -> str:
    inside = heading.partition("[")[2].rstrip("] ") or heading.partition(":")[2]
    return inside.strip() or heading


def _who(form: Mapping[str, list[str]]) -> tuple[str, str]:
    for kind in ("email", "external_id", "name"):
        if form[kind][0]:
            return kind, " ".join(form[kind][0].casefold().split())
    return "name", ""
