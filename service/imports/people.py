"""Rows to people: who takes part, who is the same person, who is somebody's guest. Stores nothing."""

import re
import unicodedata
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from service.imports.answertimes import answered_at, is_month_first
from service.imports.columns import Column
from service.imports.headingwords import key_of
from service.imports.rows import WORDS, ImportRow, rows_of
from service.imports.statuses import StatusWord, Verdict, status_words
from service.imports.table import Table
from service.imports.tools import ANY, Tool

TOTALS = re.compile(
    r"(grand |sub ?)?totals?|sums?|summe|gesamt\w*|insgesamt|total general|totaal|totale|totali|suma|somme"
    r"|razem|summa"
    r"|(total|sum|summe|gesamt\w*|count|anzahl)( of)?( \w+)? \d+"
    r"|\d+ (rows|people|attendees|responses|guests|teilnehmer\w*|personen)"
)  # fmt: skip
NOTES = re.compile(
    r"(exported|generated|created|printed|report|downloaded|page \d|exportiert|erstellt) ?.*"
)
GUEST = "Guest of"
MOST_VALUES = 5
MOST_WORDS = 80
LONGEST = 80


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A row that brings nobody: `why` is a code, `detail` the status word or another line."""

    line: int
    name: str
    why: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything a file says: people, rows that bring nobody, and what its status words are taken for."""

    tool: Tool
    columns: tuple[Column, ...]
    rows: tuple[ImportRow, ...]
    left: tuple[LeftOut, ...] = ()
    words: tuple[StatusWord, ...] = field(default=())


def read_people(
    table: Table,
    columns: Sequence[Column],
    *,
    tool: Tool = ANY,
    printable: Sequence[str] = (),
    decided: Mapping[str, Verdict] | None = None,
) -> Reading:
    """Return who takes part. `decided` says for status words whether their people do."""
    rows = rows_of(table, columns, printable=printable, joins_ids=len(tool.ids) > 1)
    words = status_words([word for row in rows for word in row.statuses], decided)
    verdicts = {one.word: one.verdict for one in words}
    headings = [key_of(one) for one in table.header]
    left: list[LeftOut] = []
    there: list[ImportRow] = []
    for row, cells in zip(rows, table.rows, strict=True):
        out = _left_out(row, cells, headings, verdicts)
        if out is not None:
            left.append(out)
        else:
            there.append(_trimmed(_scoped(row, tool)))
    people, repeats = _apart(there, month_first=tool.month_first)
    people = _accompanied(people)
    return Reading(
        tool,
        tuple(columns),
        tuple(people),
        tuple(sorted([*left, *repeats], key=lambda one: one.line)),
        words,
    )


def name_key(name: str) -> str:
    """Return a name without case, accents and punctuation, to tell whether two are the same."""
    apart = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", bare.translate(str.maketrans("łøđ", "lod"))).split())


def _left_out(
    row: ImportRow, cells: Sequence[str], headings: Sequence[str], verdicts: Mapping[str, Verdict]
) -> LeftOut | None:
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) > 1 and all(
        not cell.strip() or key_of(cell) == heading
        for cell, heading in zip(cells, headings, strict=True)
    ):
        return LeftOut(row.line, "", "heading")
    if filled and not row.email and row.name in ("", filled[0]):
        first = key_of(filled[0])
        if TOTALS.fullmatch(first):
            return LeftOut(row.line, "", "total")
        if len(filled) == 1 < len(headings) and NOTES.fullmatch(first):
            return LeftOut(row.line, "", "note")
    if not row.name and not row.email and not any(row.form[kind] for kind in WORDS):
        return LeftOut(row.line, "", "nobody")
    said = [(verdicts[word], word) for word in row.statuses]
    outs = [word for verdict, word in said if verdict is Verdict.OUT]
    if row.is_canceled or outs or row.extra < 0:
        return LeftOut(row.line, row.name, "canceled", outs[0] if outs else "")
    waits = [word for verdict, word in said if verdict is Verdict.WAIT]
    return LeftOut(row.line, row.name, "waiting", waits[0]) if waits else None


def _scoped(row: ImportRow, tool: Tool) -> ImportRow:
    """Say of which tool a number is: those of two tools mean nothing to each other."""
    number = row.form["external_id"][0]
    if tool is ANY or not number:
        return row
    return replace(row, form={**row.form, "external_id": [f"{tool.id}:{number}"]})


def _trimmed(row: ImportRow) -> ImportRow:
    """Leave away what a card has no room for, and say so, rather than losing the person."""
    form, remarks = dict(row.form), list(row.remarks)
    for kind in ("interests", "values", "curious_about"):
        fitting = [word for word in form[kind] if len(word) <= LONGEST]
        if len(fitting) < len(form[kind]):
            remarks.append(("long-answer", kind))
        most = MOST_VALUES if kind == "values" else MOST_WORDS
        if len(fitting) > most:
            remarks.append(("many-answers", kind))
        form[kind] = fitting[:most]
    return replace(row, form=form, remarks=tuple(remarks))


def _apart(
    rows: Sequence[ImportRow], *, month_first: bool
) -> tuple[list[ImportRow], list[LeftOut]]:
    """Put together who is the same person, and tell guests from whose address they came with."""
    first = is_month_first((row.answered for row in rows), month_first)
    groups: dict[str, list[ImportRow]] = {}
    people: dict[int, ImportRow] = {}
    repeats: list[LeftOut] = []
    for row in rows:
        if row.email and not row.faults:
            groups.setdefault(row.email.casefold(), []).append(row)
        else:
            people[row.line] = row
    for group in groups.values():
        named: dict[str, list[ImportRow]] = {}
        for row in group:
            named.setdefault(name_key(row.name), []).append(row)
        if len(named) > 1 and "" in named:
            nameless = named.pop("")
            next(iter(named.values())).extend(nameless)
        persons = []
        for same in named.values():
            person, older = _latest(same, month_first=first)
            persons.append(person)
            repeats += [LeftOut(o.line, o.name, "repeats", str(person.line)) for o in older]
        host = min(persons, key=_hostliness)
        for one in persons:
            people[one.line] = one if one is host else _guest(one, host)
    order = {row.line: place for place, row in enumerate(rows)}
    return sorted(people.values(), key=lambda one: order[one.line]), repeats


def _latest(
    same: Sequence[ImportRow], *, month_first: bool
) -> tuple[ImportRow, tuple[ImportRow, ...]]:
    """Return one person with their latest answers, and the rows that were older.

    Where no times say which row is the later one, what all of them list is put together.
    """
    times = [answered_at(row.answered, month_first=month_first) for row in same]
    ordered = list(same)
    if all(times):
        ranked = sorted(zip(times, range(len(same)), same, strict=True), key=lambda one: one[:2])
        ordered = [row for _, _, row in ranked]
    form = dict(ordered[0].form)
    for row in ordered[1:]:
        said = {name: words for name, words in row.form.items() if any(words)}
        if not all(times):
            said |= {kind: _together(form[kind], said[kind]) for kind in WORDS if kind in said}
        form.update(said)
    newest = replace(ordered[-1], form=form, extra=max(row.extra for row in same))
    # Together they may say more than one person has room for.
    return _trimmed(newest), tuple(ordered[:-1])


def _together(words: Sequence[str], more: Sequence[str]) -> list[str]:
    """Return both, each answer once."""
    return list({key_of(one) or one: one for one in (*more, *words)}.values())


def _hostliness(row: ImportRow) -> tuple[bool, bool, int, int]:
    """Return a key that is least for whose address it is."""
    local = name_key(row.email.partition("@")[0])
    hits = sum(1 for part in name_key(row.name).split() if len(part) > 1 and part in local)
    return not row.is_own_address, name_key(row.name).startswith("guest"), -hits, row.line


def _guest(row: ImportRow, host: ImportRow) -> ImportRow:
    form = {**row.form, "email": [""]}
    return replace(row, form=form, guest_of=host.name, shared=row.email, extra=0)


def _accompanied(people: Sequence[ImportRow]) -> list[ImportRow]:
    """Give a place and a name to everybody who comes along without one."""
    with_guests = Counter(row.guest_of for row in people if row.guest_of)
    together = Counter(row.order for row in people if row.order)
    keys = [name_key(row.name) for row in people]
    titles = [_host_in(key) for key in keys if key.startswith("guest of ")]
    firsts = Counter(row.first_name.casefold() for row in people if row.first_name)
    told: list[ImportRow] = []
    for row in people:
        told.append(row)
        if row.extra <= 0:
            continue
        key = name_key(row.name)
        # Listed already, as "Guest of Liam" or by a name of their own beside Liam's address.
        by_title = sum(1 for one in titles if key.startswith(one))
        missing = row.extra - max(with_guests[row.name], by_title, together[row.order] - 1)
        is_only = firsts[row.first_name.casefold()] == 1
        called = row.first_name if row.first_name and is_only else row.name
        if called and not row.faults:
            told += [_placeholder(row, called, number) for number in range(1, missing + 1)]
    return told


def _host_in(key: str) -> str:
    return re.sub(r" \d+$", "", key.removeprefix("guest of "))


def _placeholder(host: ImportRow, called: str, number: int) -> ImportRow:
    external = host.form["external_id"][0]
    form = {
        name: [""] if name in ("name", "email", "depth", "size", "group", "say") else []
        for name in host.form
    }
    name = f"{GUEST} {called}" if number == 1 else f"{GUEST} {called} ({number})"
    form |= {
        "name": [name],
        "external_id": [f"{external}+{number}" if external else ""],
        "print": list(host.form["print"]),
    }
    return ImportRow(host.line, form, guest_of=host.name, shared=host.email)
