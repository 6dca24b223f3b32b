"""`attune import`: what another tool's export says, before anything is stored. Needs no server."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from service.cli.rosterlist import NAMED
from service.errors import Unreadable
from service.imports import (
    MOST_LOCAL_ROWS,
    TARGETS,
    Reading,
    Table,
    guess_columns,
    read_export,
    read_people,
    tool_of,
)
from service.imports.answers import UNPARTED
from service.imports.columns import Column, reparted
from service.imports.rows import ImportRow
from service.imports.statuses import Verdict
from service.imports.tools import BY_ID, Tool
from service.store.values import QUOTABLE, ResponseValues
from service.web.pages.importrows import Checked, checked
from service.web.pages.importwords import left_out, remark, separator_name, target_name, unreadable

MOST_TOLD = 20


@click.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Only say what would be stored.")
@click.option("--json", "as_json", is_flag=True, help="Say it as JSON.")
@click.option("--tool", "tool_id", type=click.Choice(sorted(BY_ID)), help="Which tool it is from.")
@click.option("--column", "columns", multiple=True, metavar="HEADING=MEANING")
@click.option("--separator", "separators", multiple=True, metavar="HEADING=SIGN")
@click.option("--take", multiple=True, metavar="WORD", help="Rows with this status are people.")
@click.option("--leave", multiple=True, metavar="WORD", help="Rows with this status stay out.")
def import_(
    file: Path,
    *,
    dry_run: bool,
    as_json: bool,
    tool_id: str | None,
    columns: Sequence[str],
    separators: Sequence[str],
    take: Sequence[str],
    leave: Sequence[str],
) -> None:
    """Read another tool's export (CSV or XLSX) and say who is in it, who is not, and why."""
    if not dry_run:
        raise click.UsageError(
            "Nothing is stored from the command line. Add --dry-run to see what FILE says, "
            "or import it on the event's page People."
        )
    table = _table(file)
    tool = BY_ID[tool_id] if tool_id else tool_of(table)
    found = _columns(table, tool, columns, separators)
    if not NAMED & {one.target for one in found}:
        raise click.UsageError(
            f"No column of {file.name} is a name. Its columns: {', '.join(table.header)}. "
            "Say which one is with --column HEADING=name."
        )
    decided = dict.fromkeys(take, Verdict.IN) | dict.fromkeys(leave, Verdict.OUT)
    reading = read_people(table, found, tool=tool, printable=QUOTABLE, decided=decided)
    done = checked(reading.rows)
    if as_json:
        document = _document(file, table, reading, done)
        click.echo(json.dumps(document, ensure_ascii=False, indent=1))
    else:
        _tell(file, table, reading, done)


def _table(file: Path) -> Table:
    try:
        return read_export(file.read_bytes(), most=MOST_LOCAL_ROWS)
    except OSError as fault:
        raise click.UsageError(f"{file} cannot be read: {fault.strerror}") from fault
    except Unreadable as fault:
        raise click.UsageError(unreadable(fault, file.name)) from fault


def _columns(
    table: Table, tool: Tool, chosen: Sequence[str], separators: Sequence[str]
) -> tuple[Column, ...]:
    targets: dict[int, str] = {}
    for place, target in _by_heading(table, chosen):
        if target not in TARGETS:
            raise click.UsageError(f"“{target}” is no meaning. Choose from: {', '.join(TARGETS)}.")
        targets[place] = target
    columns = list(guess_columns(table, tool, chosen=targets))
    for place, sign in _by_heading(table, separators):
        mark = {"\\n": "\n", "\\t": "\t", "/": " / "}.get(sign, sign)
        columns[place] = replace(reparted(table, columns, place, mark), ticked=None)
    return tuple(columns)


def _by_heading(table: Table, said: Sequence[str]) -> list[tuple[int, str]]:
    found = []
    for one in said:
        heading, _, value = one.rpartition("=")
        if heading not in table.header or not value:
            raise click.UsageError(
                f"“{one}” names no column. The columns: {', '.join(table.header)}."
            )
        found.append((table.header.index(heading), value))
    return found


def _document(file: Path, table: Table, reading: Reading, done: Checked) -> dict[str, Any]:
    return {
        "file": file.name,
        "tool": {"id": reading.tool.id, "name": reading.tool.name or None},
        "encoding": table.encoding,
        "encoding_guessed": table.guessed,
        "delimiter": table.delimiter or None,
        "heading_line": table.heading_line or None,
        "heading_rows": table.heading_rows,
        "mapping": [_mapped(one) for one in reading.columns],
        "statuses": [
            {
                "word": one.word,
                "rows": one.count,
                "taken_as": one.verdict.value,
                "known": one.is_known,
            }
            for one in reading.words
        ],
        "people": [_person(row, values) for row, values in done.ready],
        "skipped": [
            {
                "line": one.line,
                "name": one.name,
                "why": one.why,
                "reason": left_out(one),
                **({"status": one.detail} if one.why in ("canceled", "waiting") else {}),
            }
            for one in reading.left
        ],
        "errors": [
            {"line": line, "name": name, "faults": list(said)} for line, name, said in done.faults
        ],
        "notices": _notices(table, reading, done),
    }


def _mapped(column: Column) -> dict[str, Any]:
    return {
        "column": column.heading,
        "target": column.target,
        **({"separator": column.separator} if column.separator else {}),
        **({"kept_whole": list(column.whole)} if column.whole else {}),
        **({"option": column.ticked.option} if column.ticked else {}),
    }


def _person(row: ImportRow, values: ResponseValues) -> dict[str, Any]:
    said: dict[str, Any] = {
        "line": row.line,
        "name": values.name,
        "email": values.email or row.shared or None,
        "guest_of": row.guest_of or None,
        "external_id": values.external_id,
        "interests": list(values.interests),
        "values": list(values.values),
        "curious_about": list(values.curious_about),
        "languages": list(values.languages),
        "group": values.group or None,
    }
    more: Mapping[str, Sequence[str]] = {
        "met": values.met,
        "keep_apart": values.keep_apart,
        "access": values.access,
    }
    said |= {name: list(words) for name, words in more.items() if words}
    if row.remarks:
        said["remarks"] = [remark(*one) for one in row.remarks]
    return said


def _notices(table: Table, reading: Reading, done: Checked) -> list[str]:
    notices = []
    if table.guessed:
        notices.append(
            f"The letters were read as {table.encoding}, which is a guess. Look at names with accents, "
            "or save the file as UTF-8."
        )
    if not any(values.email for _, values in done.ready):
        notices.append("No row has an e-mail address, so nobody can be written to.")
    asked = [one.word for one in reading.words if not one.is_known]
    notices += [f"The status “{word}” is not known. Say --take or --leave." for word in asked]
    guests = sum(1 for row, _ in done.ready if row.guest_of)
    if guests:
        notices.append(f"{guests} came with somebody else's address and are stored without one.")
    return notices


def _tell(file: Path, table: Table, reading: Reading, done: Checked) -> None:
    click.echo(f"{file.name}: {reading.tool.name or 'no tool we know'}, {table.encoding}")
    for one in reading.columns:
        if one.target != "ignore":
            is_parted = one.separator not in ("", UNPARTED)
            how = f", parted at {separator_name(one.separator)}" if is_parted else ""
            how += f", keeps “{'”, “'.join(one.whole)}”" if one.whole else ""
            how = ", one option" if one.ticked else how
            click.echo(f"  {one.heading}: {target_name(one.target)}{how}")
    unread = [one.heading for one in reading.columns if one.target == "ignore"]
    if unread:
        click.echo(f"  left out: {', '.join(unread)}")
    click.echo(
        f"{len(done.ready)} people, {len(reading.left)} rows left out, {len(done.faults)} with errors"
    )
    lines = [f"  row {one.line} {one.name}: {left_out(one)}" for one in reading.left]
    lines += [f"  row {line} {name}: {' '.join(said)}" for line, name, said in done.faults]
    for line in lines[:MOST_TOLD]:
        click.echo(line)
    if len(lines) > MOST_TOLD:
        click.echo(f"  and {len(lines) - MOST_TOLD} more; --json lists all")
    for notice in _notices(table, reading, done):
        click.echo(notice)
