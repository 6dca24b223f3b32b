"""Who sits out or joins a pair when somebody is left over, fairly in turns; draws no round."""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Group = tuple[int, ...]


def best_pair_to_join(pairs: list[Group], *, row: Ints, turns: Ints, wish: Ints) -> int | None:
    """Return the position of the pair that a left-over guest joins, or None.

    ``row`` is the guest's affinity to each attendee, negative where they may not meet (again).
    Those who were in the fewest trios come first, then those who would rather sit with several
    (``wish`` is 0 for a table, 1 for either, 2 for a pair), then the trio worth most, then the
    order of pairs.
    """
    best: tuple[int, int, int, int, int] | None = None
    for at, (a, b) in enumerate(pairs):
        if row[a] < 0 or row[b] < 0:
            continue
        turn = sorted((int(turns[a]), int(turns[b])))
        key = (turn[1], turn[0], int(wish[a] + wish[b]), -int(row[a] + row[b]), at)
        if best is None or key < best:
            best = key
    return None if best is None else best[4]


def fresh_trios(free: list[int], turns: Ints, *, limit: int = 40) -> Iterator[Group]:
    """Yield trios of people who were in the fewest trios, those with fewest turns first.

    Looks at the ``limit`` people with the fewest turns only.
    """
    people = sorted(free, key=lambda a: (int(turns[a]), a))[:limit]
    levels = sorted({int(turns[a]) for a in people})
    trios = [
        (a, b, c)
        for i, a in enumerate(people)
        for j, b in enumerate(people[i + 1 :], i + 1)
        for c in people[j + 1 :]
    ]
    if len(levels) > 1:
        trios.sort(key=lambda t: tuple(sorted((int(turns[x]) for x in t), reverse=True)))
    yield from (tuple(sorted(t)) for t in trios)
