"""Who moves against an earlier plan, as frozen values of ready sentences. Knows no plan."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """One person who sits elsewhere in one round than the earlier plan had it.

    `before` and `after` are table numbers, or a word where there is no table; `arrives` is the
    table to sort by, None for whoever now rests.
    """

    id: str
    name: str
    round: int
    time: str
    before: str
    after: str
    arrives: int | None
    meet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Free:
    """The free seats of one round; each table is named in a phrase of its own."""

    round: int
    time: str
    tables: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reseat:
    """Every move twice, by name and by table.

    `calm` says that nobody moves, `no_free` that no seat is free; else they are empty.
    """

    event: str
    printed: str
    replaces: str
    calm: str
    by_name: tuple[Move, ...]
    by_table: tuple[Move, ...]
    free: tuple[Free, ...]
    no_free: str = ""
    lang: str = "en"
