"""What a schedule of pairs must satisfy, and what one round of it is; solves nothing."""

from dataclasses import dataclass

Group = tuple[int, ...]
# The wish of those who have none.
EITHER = 1


@dataclass(frozen=True, slots=True)
class Drawn:
    """One round: pairs and trios in order of their first place, and who sits out."""

    groups: tuple[Group, ...]
    byes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """What a schedule must satisfy beyond its pool: forced pairs by round, and odd numbers.

    ``trios_from`` is the first round in which a left-over person may join a pair. ``wish`` says
    for each person how much they would rather sit in a pair: 0 not, 1 either is good, 2 very.
    """

    rounds: int
    forced: tuple[tuple[Group, ...], ...] = ()
    trios_from: int = 0
    wish: tuple[int, ...] = ()
