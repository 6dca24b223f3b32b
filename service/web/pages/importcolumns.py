"""The columns of a file: what each is taken for, with some of its cells, and how its answers are parted."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from service.imports import Reading, Table
from service.imports.answers import SEPARATORS, UNPARTED
from service.imports.rows import answers_in
from service.web.words import ngettext

EXAMPLES = 3


EXAMPLE_LENGTH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """One column: its heading, some of its cells, what it is taken for, and for which one answer it stands."""

    place: int
    heading: str
    target: str
    option: str
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PartedView:
    """A column whose cells hold several answers: what parts them, and which hold that sign themselves."""

    place: int
    heading: str
    separator: str
    whole: str
    example: str
    parts: tuple[str, ...]
    unparted: str


def examples_in(table: Table, place: int) -> tuple[str, ...]:
    """Return the first cells of a column that say different things."""
    cells = (row[place].strip() for row in table.rows)
    found = islice(dict.fromkeys(cell for cell in cells if cell), EXAMPLES)
    return tuple(
        cell if len(cell) <= EXAMPLE_LENGTH else f"{cell[:EXAMPLE_LENGTH]}…" for cell in found
    )


def parted_columns(table: Table, reading: Reading) -> tuple[PartedView, ...]:
    """Return the columns in which any cell holds several answers."""
    views = []
    for place, column in enumerate(reading.columns):
        cells = [row[place].strip() for row in table.rows if row[place].strip()]
        if not column.separator or not any(mark in cell for cell in cells for mark in SEPARATORS):
            continue
        marks = SEPARATORS if column.separator == UNPARTED else (column.separator.strip(),)
        example = max(cells[:40], key=lambda cell: (sum(map(cell.count, marks)), -len(cell)))
        views.append(
            PartedView(
                place=place,
                heading=column.heading,
                separator=column.separator,
                whole="\n".join(column.whole),
                example=example,
                parts=tuple(answers_in(example, column)),
                unparted=_unparted(cells, column.separator),
            )
        )
    return tuple(views)


def _unparted(cells: Sequence[str], separator: str) -> str:
    """Return a cell that is read as one answer though another sign may part it; nothing if all part."""
    others = [mark for mark in SEPARATORS if separator not in (mark, UNPARTED)]
    whole = (one for one in cells if separator not in one and any(mark in one for mark in others))
    return next(whole, "")


def unread_columns(reading: Reading) -> str:
    """Say which columns nothing is taken from."""
    names = [one.heading for one in reading.columns if one.target == "ignore"]
    if not names:
        return ""
    return ngettext(
        "%(num)s column is left out: %(names)s.",
        "%(num)s columns are left out: %(names)s.",
        len(names),
        names=", ".join(names),
    )
