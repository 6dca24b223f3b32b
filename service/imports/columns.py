"""A column of a file: what it is taken for, and how its cells are read. Guesses nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.imports.answers import Ticked, separator_of, whole_options
from service.imports.table import Table
from service.imports.tools import Tool

# In the order in which a person would look for them; the page shows them in this order too.
TARGETS = (
    "name",
    "first_name",
    "last_name",
    "email",
    "external_id",
    "interests",
    "interests_rated",
    "values",
    "values_rated",
    "curious_about",
    "languages",
    "depth",
    "size",
    "group",
    "met",
    "keep_apart",
    "access",
    "say",
    "status",
    "canceled",
    "guests",
    "tickets",
    "answered_at",
    "ignore",
)


# What may stand in several columns: words are added, and of lines the first that is filled counts.
MANY = (
    "interests", "interests_rated", "values", "values_rated", "curious_about", "languages", "name", "email",
    "external_id", "status", "canceled", "answered_at",
)  # fmt: skip


# Kinds of answers whose cells hold several.
PARTED = ("interests", "values", "curious_about", "languages", "met", "keep_apart", "access")


WHO = ("name", "first_name", "last_name", "email")


OPTIONS = ("interests", "values", "curious_about", "languages")


@dataclass(frozen=True, slots=True)
class Column:
    """What a column is taken for, and how its cells are read.

    `whole` are answers that hold the separator; `ticked` is set where the column stands for one option.
    """

    heading: str
    target: str
    separator: str = ""
    whole: tuple[str, ...] = ()
    ticked: Ticked | None = None


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question of the event's own that a column may answer: its target, wording and choices."""

    target: str
    label: str
    options: tuple[str, ...] = ()
    takes_several: bool = False


def column_at(table: Table, place: int, target: str, ticked: Ticked | None, tool: Tool) -> Column:
    """Return a column of a person's answers; its cells are parted as most of them are."""
    heading = table.header[place]
    if target not in PARTED:
        return Column(heading, target)
    if ticked is not None and target in OPTIONS:
        return Column(heading, target, ticked=ticked)
    cells = [row[place] for row in table.rows]
    separator = separator_of(cells, tool.separator)
    return Column(heading, target, separator, whole_options(cells, separator))


def own_column_at(
    table: Table, place: int, own: OwnQuestion, ticked: Ticked | None, tool: Tool
) -> Column:
    """Return a column of answers to a question of the event's own, parted around its choices."""
    heading = table.header[place]
    if not own.takes_several:
        return Column(heading, own.target)
    if ticked is not None:
        return Column(heading, own.target, ticked=ticked)
    separator = separator_of([row[place] for row in table.rows], tool.separator)
    whole = tuple(one for one in own.options if separator.strip() and separator.strip() in one)
    return Column(heading, own.target, separator, whole)


def reparted(table: Table, columns: Sequence[Column], place: int, separator: str) -> Column:
    """Return a column parted by another sign."""
    whole = whole_options([row[place] for row in table.rows], separator)
    return replace(columns[place], separator=separator, whole=whole)
