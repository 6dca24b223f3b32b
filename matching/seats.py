"""Where people sit, by place in the roster: what solvers hand over; knows no names or words."""

from dataclasses import dataclass

from matching.outcome import Notice


@dataclass(frozen=True, slots=True)
class Seats:
    """One round: groups in order of table, each in order of place, and who sits out."""

    groups: tuple[tuple[int, ...], ...]
    byes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Seating:
    """All rounds with their bound and its proof; ``hosts`` and notices name attendee ids."""

    rounds: tuple[Seats, ...]
    bound: int
    certified: str = "all"
    hosts: tuple[int, ...] = ()
    notices: tuple[Notice, ...] = ()
    prices: tuple[int, ...] = ()
