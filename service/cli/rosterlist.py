"""A list as CSV or XLSX to people, read as the import page reads it. Says what it did, and stops at faults."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

import click

from service.cli.faults import refused
from service.errors import Unreadable
from service.imports import (
    MOST_LOCAL_ROWS,
    ImportRow,
    Reading,
    Table,
    guess_columns,
    read_export,
    read_people,
    tool_of,
)
from service.imports.people import LeftOut
from service.imports.statuses import Verdict
from service.imports.traits import traits_of
from service.store.values import QUOTABLE, ResponseValues
from service.web.pages.importrows import checked
from service.web.pages.importwords import left_out, remark, target_name, unreadable

Traits = tuple[tuple[str, str], ...]
MOST_TOLD = 20


@dataclass(frozen=True, slots=True)
class Listed:
    """One person of a roster file: number, what stands in the file for it, and the checked answers.

    `counted` says that the number is not the file's own, but that of a row or of a sorted id.
    """

    id: int
    label: str
    values: ResponseValues
    host: bool = False
    traits: Traits = ()
    counted: bool = False


def people_of_list(path: Path, content: bytes, *, different: Sequence[str]) -> tuple[Listed, ...]:
    """Return who takes part; say on stderr who does not and what was decided, end at any fault."""
    try:
        table = read_export(content, most=MOST_LOCAL_ROWS)
    except Unreadable as fault:
        raise click.UsageError(unreadable(fault, path.name)) from fault
    tool = tool_of(table)
    columns = guess_columns(table, tool)
    mapping = tuple(one.target for one in columns)
    if not {"name", "first_name", "external_id"} & set(mapping):
        raise click.UsageError(
            f"No column of the roster is a name or an id. Its columns: {', '.join(table.header)}"
        )
    reading = read_people(table, columns, tool=tool, printable=QUOTABLE)
    done = checked([*_ids_apart(reading.rows)])
    if done.faults:
        raise refused(f"line {line}: {one}" for line, _, said in done.faults for one in said)
    told = [*_told_of_table(table, reading), *_told_of_rows(reading)]
    for line in told[:MOST_TOLD]:
        click.echo(line, err=True)
    if len(told) > MOST_TOLD:
        more = f"and {len(told) - MOST_TOLD} more; attune import {path} --dry-run tells all"
        click.echo(more, err=True)
    people = _numbered(reading.rows, done.values, prefix=f"{tool.id}:")
    traits = dict(zip(table.lines, traits_of(table, mapping, wanted=different), strict=True))
    # Who comes along unnamed stands in the row of somebody else, whose traits are not theirs.
    return tuple(
        replace(one, traits=traits.pop(row.line, ()))
        for one, row in zip(people, reading.rows, strict=True)
    )


def _ids_apart(rows: Sequence[ImportRow]) -> Iterator[ImportRow]:
    """Yield the rows with a fault on those whose number an earlier one has."""
    seen: dict[str, int] = {}
    for row in rows:
        number = row.form["external_id"][0]
        first = seen.setdefault(number, row.line) if number else row.line
        repeat = ("same-id", str(first))
        yield row if first == row.line else replace(row, faults=(*row.faults, repeat))


def _numbered(
    rows: Sequence[ImportRow], values: Sequence[ResponseValues], *, prefix: str
) -> tuple[Listed, ...]:
    """Give people their ids' numbers, else numbers in the order of their ids, else row numbers.

    Where ids are numbers, those who come along unnamed get the numbers after the largest.
    """
    labels = [(one.external_id or "").removeprefix(prefix) for one in values]
    numbers = [int(label) if label.isascii() and label.isdigit() else None for label in labels]
    free = count(max((one for one in numbers if one is not None), default=0) + 1)
    if labels and all(
        n is not None for n, alone in zip(numbers, _alone(rows), strict=True) if alone
    ):
        return tuple(
            Listed(next(free) if n is None else n, label, one)
            for n, label, one in zip(numbers, labels, values, strict=True)
        )
    if all(labels):
        place = {label: number for number, label in enumerate(sorted(labels), start=1)}
        return tuple(
            Listed(place[a], a, one, counted=True) for a, one in zip(labels, values, strict=True)
        )
    return tuple(Listed(n, str(n), one, counted=True) for n, one in enumerate(values, start=1))


def _alone(rows: Sequence[ImportRow]) -> tuple[bool, ...]:
    """Return of every row whether it is the file's, and not that of somebody unnamed who comes along."""
    before = (0, *(row.line for row in rows))
    return tuple(row.line != line for row, line in zip(rows, before, strict=False))


def _told_of_table(table: Table, reading: Reading) -> Iterator[str]:
    if not table.heading_line:
        read = (one for one in reading.columns if one.target != "ignore")
        meant = ", ".join(f"{one.heading} as {target_name(one.target)}" for one in read)
        yield f"The list has no headings, so its columns were told by their cells: {meant}."
    elif table.heading_line > 1:
        yield f"The headings are in line {table.heading_line}; nothing above them was read."
    if table.guessed:
        yield (
            f"The letters were read as {table.encoding}, which is a guess. Look at names with accents, "
            "or save the file as UTF-8."
        )
    for word in reading.words:
        if not word.is_known:
            taken = "take part" if word.verdict is Verdict.IN else "are left out"
            yield f"The status “{word.word}” is not known; people with it {taken}."


def _told_of_rows(reading: Reading) -> Iterator[str]:
    """Yield what became of rows, in the order of the file."""
    told = [(one.line, _told_of_out(one)) for one in reading.left]
    first: dict[str, int] = {}
    for row, alone in zip(reading.rows, _alone(reading.rows), strict=True):
        if row.guest_of:
            how = f"has the same address as {row.guest_of}. They are two people."
            how = how if alone else f"comes along with {row.guest_of}, and takes part."
            told.append((row.line, f"{row.name} {how}"))
        elif not row.email and not row.form["external_id"][0]:
            line = first.setdefault(row.name, row.line)
            if line != row.line:
                how = f"has the same name as line {line}. They are two people."
                told.append((row.line, f"{row.name} {how}"))
        told += [(row.line, f"{row.name}, {remark(*one)}") for one in row.remarks]
    return (f"line {line}: {text}" for line, text in sorted(told, key=lambda one: one[0]))


def _told_of_out(one: LeftOut) -> str:
    return f"{one.name} is left out. {left_out(one)}" if one.name else f"Left out. {left_out(one)}"
