"""A sheet to fold for each table: its number, and who sits there when. Knows names, nothing else."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TentRound:
    """One round of a table, and the names of all who sit there in it."""

    number: int
    time: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tent:
    """One table's two faces; a round in which nobody sits there is left out."""

    id: str
    table: int
    rounds: tuple[TentRound, ...]
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Tents:
    """Every table's, a sheet for each, in this order."""

    event: str
    rounds: int
    tables: tuple[Tent, ...]
