"""Whose paper an id in a report names: which kind, which person, round and table. Knows no names."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from service.printing.cards import Misfit

REPORTED = ("card", "name", "field", "kind", "detail")
# Papers of which each is one person's, one table's, or one round's.
_OF_ONE = ("itinerary", "badge", "wall", "reseat")
_OF_TABLE = ("tent", "host")


@dataclass(frozen=True, slots=True)
class Addressed:
    """A kind of paper, and the numbers of its person, round and table; 0 where it is for all of them."""

    paper: str
    person: int = 0
    round: int = 0
    table: int = 0


def addressed(card: str) -> Addressed:
    """Return whose paper an id names; an id that is none of ours is a kind by itself.

    Examples
    --------
    >>> addressed("1-2-5") == Addressed("card", person=5, round=1, table=2)
    True
    >>> addressed("host-5-1") == Addressed("host", round=1, table=5)
    True
    """
    first, *rest = card.split("-")
    if not all(one.isdecimal() for one in rest):
        return Addressed(card)
    numbers = [int(one) for one in rest]
    found = Addressed(first)
    match (first, numbers):
        case (_, [table, *person]) if first.isdecimal() and len(person) < 2:
            kind = "card" if person else "prompt"
            found = Addressed(kind, sum(person), int(first), table)
        case (_, [person]) if first in _OF_ONE:
            found = Addressed(first, person)
        case (_, [table, *round_]) if first in _OF_TABLE and len(round_) < 2:
            found = Addressed(first, 0, sum(round_), table)
        case ("blank", [round_, _]) | ("show", [round_]):
            found = Addressed(first, 0, round_)
    return found


def report_rows(report: Iterable[Misfit], names: Mapping[int, str]) -> list[tuple[str, ...]]:
    """Return the rows of report.csv, each with the name of the one whose paper it is, if it is one's."""
    return [
        (one.card, names.get(addressed(one.card).person, ""), one.field, one.kind, one.detail)
        for one in report
    ]
