"""Which shared things are told of a table: few, that name everybody together. Knows no words, no names."""

from collections.abc import Sequence
from itertools import combinations

MOST = 3

Group = tuple[int, ...]


def telling(groups: Sequence[Group], *, most: int = MOST) -> tuple[int, ...]:
    """Return the places of at most `most` of `groups`, in their order.

    Those that name most people together; of several such choices the one that begins earliest. Of two
    about the same people the first is preferred: the other comes only where there is room left.

    >>> telling([(1, 2), (2, 3), (1, 3), (1, 4), (3, 4)])
    (0, 1, 3)
    >>> telling([(1, 2), (1, 2), (3, 4)])
    (0, 1, 2)
    """
    first: dict[frozenset[int], int] = {}
    for place, people in enumerate(groups):
        first.setdefault(frozenset(people), place)
    everybody = frozenset[int]().union(*first)
    best: tuple[int, ...] = ()
    named = -1
    for chosen in combinations(first.items(), min(most, len(first))):
        count = len(frozenset[int]().union(*(people for people, _ in chosen)))
        if count > named:
            best, named = tuple(place for _, place in chosen), count
        if count == len(everybody):
            break
    more = [place for place in range(len(groups)) if place not in best]
    return tuple(sorted((*best, *more[: most - len(best)])))
