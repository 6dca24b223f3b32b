"""How good a plan is, recomputed from roster and rounds; shares no code with the solvers."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations
from math import ceil

import numpy as np
import numpy.typing as npt

from matching.outcome import Measures, Round, Worst
from matching.progress import Between, spaced, unwatched
from matching.recount import Recount

_PARTS = 64
_MILLION = 1_000_000


def measure(
    rounds: Sequence[Round],
    recount: Recount,
    *,
    bound: int,
    certified: str = "all",
    between: Between = unwatched,
) -> Measures:
    """Return the figures of a plan.

    Parameters
    ----------
    rounds : sequence of Round
    recount : Recount
        Of the roster and the rules that the plan was made from.
    bound : int
        An upper bound on the total affinity.
    certified : str
        What the bound covers.
    between : callable
        Called between rows; what it raises ends the work.

    Returns
    -------
    Measures
        A trio of the pairs format counts half of each of its three edges. An attendee's ratio is
        their share of the best partners the roster could offer them in as many rounds as they
        were there for: nobody twice, or, where the plan has two who meet again, the same best
        ones in each of them, so that no ratio exceeds 1. Attendees whom nobody could offer
        anything have none. ``gini`` says how
        unequal the ratios are. Ratios, gini and gap have six decimals.

    Notes
    -----
    Cost O(n * (n + words)): one row of affinities per attendee.
    """
    pairs = recount.rules.format == "pairs"
    met: dict[int, list[tuple[int, int]]] = {a: [] for a in recount.ids}
    for item in rounds:
        for meeting in item.meetings:
            half = 1 if pairs and len(meeting.attendees) > 2 else 2
            for a, b in combinations(meeting.attendees, 2):
                met[a].append((b, half))
                met[b].append((a, half))
    sizes = [len(m.attendees) for r in rounds for m in r.meetings]
    places = 1 if pairs else max(sizes, default=2) - 1
    away = Counter(a for r in rounds for a in r.absent)
    repeats = len(repeated(rounds, recount, pairs=pairs))
    again = repeats > 0 or (not pairs and bool(recount.together))
    twice, ratios = 0, []
    for a in spaced(recount.ids, between):
        row = recount.affinities(a)
        got = sum(half * int(row[recount.place[b]]) for b, half in met[a])
        twice += got
        if best := _best(recount, a, row, places=places, rounds=len(rounds) - away[a], again=again):
            ratios.append((round(got / (2 * best), 6), a))
    ratios.sort()
    total = twice // 4
    return Measures(
        total_affinity=total,
        upper_bound=bound,
        gap=round((bound - total) / bound, 6) if bound else 0.0,
        repeats=repeats,
        byes=sum(len(r.byes) for r in rounds),
        trios=sum(size > 2 for size in sizes) if pairs else 0,
        worst_off=Worst(ratios[0][1], ratios[0][0]) if ratios else None,
        p5_ratio=ratios[ceil(len(ratios) / 20) - 1][0] if ratios else 0.0,
        certified=certified,
        gini=gini([ratio for ratio, _ in ratios]),
    )


def _best(
    recount: Recount,
    a: int,
    row: npt.NDArray[np.int64],
    *,
    places: int,
    rounds: int,
    again: bool,
) -> int:
    """Return the most that the company of attendee ``a`` can be worth in so many rounds."""
    if again:
        return rounds * best_of(np.where(recount.allowed_again(a), row, 0), places)
    return best_of(np.where(recount.allowed(a), row, 0), places * rounds)


def best_of(row: npt.NDArray[np.int64], most: int) -> int:
    """Return the sum of the ``most`` largest of a row of numbers of at least 0.

    Examples
    --------
    >>> best_of(np.array([3, 0, 9, 4]), 2)
    13
    """
    length = len(row) // _PARTS
    if 0 < most <= _PARTS <= len(row):
        # So many parts have a largest number of this size that nothing smaller is among the best.
        heads = row[: length * _PARTS].reshape(_PARTS, length).max(axis=1)
        row = row[row >= np.partition(heads, -most)[-most]]
    return int(np.sort(row)[::-1][:most].sum())


def gini(ratios: Sequence[float]) -> float:
    """Return how unequal ratios of six decimals are: 0 all alike, towards 1 one has it all.

    Examples
    --------
    >>> gini([0.5, 0.5]), gini([0.0, 1.0]), gini([])
    (0.0, 0.5, 0.0)
    """
    # Whole millionths, so that no order of addition can change the last digit.
    parts = sorted(round(ratio * _MILLION) for ratio in ratios)
    total, n = sum(parts), len(parts)
    lead = sum((2 * place - n - 1) * part for place, part in enumerate(parts, 1))
    return round(lead / (n * total), 6) if total else 0.0


def repeated(
    rounds: Sequence[Round], recount: Recount, *, pairs: bool
) -> list[tuple[int, frozenset[int]]]:
    """Return the meetings of two that were not their first, earlier events included, by round.

    Pairs that the organizer seats together are meant to meet: in the pairs format once, at
    tables in every round.
    """
    seen: set[frozenset[int]] = set(recount.met - recount.together)
    found = []
    for item in rounds:
        for meeting in item.meetings:
            for a, b in combinations(meeting.attendees, 2):
                pair = frozenset((a, b))
                if pair in seen and (pairs or pair not in recount.together):
                    found.append((item.number, pair))
                seen.add(pair)
    return found
