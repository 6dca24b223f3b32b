"""Files of earlier events to pairs of people on today's roster. Whoever is not on it is counted, no more."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import click

from service.cli.rosterlist import Listed
from service.errors import Unreadable
from service.imports import MOST_LOCAL_ROWS, read_table
from service.imports.rows import plain
from service.operations.history import folded_name
from service.web.pages.importwords import unreadable

PLAN_COLUMNS = ("round", "table", "id", "name")
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class History:
    """Who met, as pairs of ids in order, and how many names or ids fit nobody."""

    pairs: tuple[Pair, ...]
    unknown: int


def read_history(path: Path, people: Sequence[Listed]) -> History:
    """Read an earlier plan.csv, or a table whose two first columns are names or ids.

    A plan is read by name, since its ids may be the row numbers of another list; an id only tells two
    people of one name apart. In two columns, what is an id on the roster is one.
    """
    try:
        table = read_table(path.read_bytes(), most=MOST_LOCAL_ROWS)
    except OSError as fault:
        raise click.UsageError(f"{path} cannot be read: {fault.strerror}") from fault
    except Unreadable as fault:
        raise click.UsageError(unreadable(fault, path.name)) from fault
    known = _Known(people)
    is_plan = table.header[: len(PLAN_COLUMNS)] == PLAN_COLUMNS
    if not is_plan and len(table.header) < 2:
        raise click.UsageError(f"{path} is neither a plan.csv nor a table of two columns.")
    groups = _meetings(table.rows, known) if is_plan else _couples(table.header, table.rows, known)
    pairs = {
        (min(a, b), max(a, b)) for group in groups for a, b in combinations(group, 2) if a != b
    }
    return History(tuple(sorted(pairs)), len(known.unknown))


def say_history(path: Path, history: History) -> None:
    """Say on the terminal what of a file counts."""
    count, missing = len(history.pairs), history.unknown
    pairs = "1 pair" if count == 1 else f"{count} pairs"
    names = "1 name or id in it fits" if missing == 1 else f"{missing} names or ids in it fit"
    tail = f"; {names} nobody on this roster" if missing else ""
    click.echo(f"{path}: {pairs} of people met before{tail}.")


def _meetings(rows: Iterable[Sequence[str]], known: "_Known") -> Iterator[list[int]]:
    seated: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, place, label, name, *_ in rows:
        # A bye has no table.
        if place:
            seated[number, place] += known.by_name(plain(name), label)
    yield from seated.values()


def _couples(
    header: Sequence[str], rows: Iterable[Sequence[str]], known: "_Known"
) -> Iterator[list[int]]:
    if known.has(header[0]) or known.has(header[1]):
        # A list without headings.
        rows = (header, *rows)
    for one, two, *_ in rows:
        yield known.by_label(plain(one)) + known.by_label(plain(two))


class _Known:
    """Finds people by name or id, one or none at a time, and keeps what fits nobody."""

    def __init__(self, people: Sequence[Listed]) -> None:
        self._labels = {one.label: one.id for one in people}
        self._names: defaultdict[str, list[Listed]] = defaultdict(list)
        for one in people:
            self._names[folded_name(one.values.name)].append(one)
        self.unknown: set[str] = set()

    def by_name(self, name: str, label: str = "") -> list[int]:
        """Return who is called that; of several the one of that id, or nobody."""
        alike = self._names.get(folded_name(name), [])
        if len(alike) > 1:
            alike = [one for one in alike if one.label == label]
        if not alike and name:
            self.unknown.add(folded_name(name))
        return [one.id for one in alike]

    def by_label(self, words: str) -> list[int]:
        """Return who has that id, else who is called that."""
        return [self._labels[words]] if words in self._labels else self.by_name(words)

    def has(self, words: str) -> bool:
        """Say whether somebody has that id or name."""
        return words.strip() in self._labels or folded_name(words) in self._names
