"""What may come through the array door of pairs, and how it is refused; plans nothing."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from matching.errors import BadInput, Facts

Ints = npt.NDArray[np.int64]

# A sum of leaned weights and bonuses has to fit 63 bits.
HEAVIEST = 1_000_000_000
# More people than a graph on one machine can have.
_MOST_PEOPLE = 10_000_000
# Seats of all rounds: four gigabytes of them.
_MOST_SEATS = 1_000_000_000


def graph_from_arrays(
    n: int, u: npt.ArrayLike, v: npt.ArrayLike, w: npt.ArrayLike
) -> tuple[Ints, Ints, Ints]:
    """Return the ends and weights of a graph as whole numbers, or refuse them.

    Raises
    ------
    BadInput
        As told at ``plan_pairs``.

    Examples
    --------
    >>> graph_from_arrays(3, [0], [5], [1])
    Traceback (most recent call last):
    matching.errors.BadInput: ('ends', (0, 5), '', (('edge', 0), ('n', 3)))
    """
    if not whole(n) or not 1 <= n <= _MOST_PEOPLE:
        raise BadInput("people", (), "", (("n", str(n)),))
    one, two, weight = _numbers("u", u), _numbers("v", v), _numbers("w", w)
    if not len(one) == len(two) == len(weight):
        sizes: Facts = (("u", len(one)), ("v", len(two)), ("w", len(weight)))
        raise BadInput("shape", (), "", sizes)
    wrong = np.flatnonzero((one < 0) | (two >= n) | (one >= two))
    if len(wrong):
        at = int(wrong[0])
        raise BadInput("ends", (int(one[at]), int(two[at])), "", (("edge", at), ("n", int(n))))
    wrong = np.flatnonzero((weight < 0) | (weight > HEAVIEST))
    if len(wrong):
        at = int(wrong[0])
        facts: Facts = (("weight", str(weight[at])), ("most", HEAVIEST))
        raise BadInput("weight", (int(one[at]), int(two[at])), "", facts)
    ends = one.astype(np.int64), two.astype(np.int64)
    keys = np.sort(ends[0] * n + ends[1])
    again = np.flatnonzero(np.diff(keys) == 0)
    if len(again):
        key = int(keys[again[0]])
        raise BadInput("twice", (key // n, key % n), "", (("edges", len(again)),))
    return *ends, weight.astype(np.int64)


def whole(value: Any) -> bool:
    """Return whether a value is a whole number; True and False are none."""
    return isinstance(value, int | np.integer) and not isinstance(value, bool)


def _numbers(name: str, given: npt.ArrayLike) -> npt.NDArray[Any]:
    """Return a one-dimensional array of whole numbers, whatever type they came in."""
    if isinstance(given, Sequence) and not len(given):
        return np.zeros(0, dtype=np.int64)
    try:
        array = np.asarray(given)
    except ValueError as fault:  # rows of different lengths
        raise BadInput("shape", (), "", ((name, "ragged"),)) from fault
    if array.ndim != 1:
        raise BadInput("shape", (), "", ((name, str(array.shape)),))
    if len(array) == 0:
        return np.zeros(0, dtype=np.int64)
    if array.dtype.kind not in "iuf":
        raise BadInput("not-a-number", (), "", ((name, str(array.dtype)),))
    if array.dtype.kind == "f":
        if not np.isfinite(array).all():
            raise BadInput("not-a-number", (), "", ((name, "not finite"),))
        if (array != np.rint(array)).any():
            raise BadInput("not-whole", (), "", ((name, "not whole"),))
    return array


def check_options(n: int, *, rounds: Any, fairness: Any, seed: Any, seconds: Any) -> None:
    """Refuse options that cannot be used, as told at ``plan_pairs``."""
    if not whole(rounds) or rounds < 1 or rounds * n > _MOST_SEATS:
        raise BadInput("rounds", (), "rounds", (("rounds", str(rounds)),))
    if not _real(fairness) or not 0 <= fairness <= 1:
        raise BadInput("fairness", (), "", (("fairness", str(fairness)),))
    if not whole(seed):
        raise BadInput("seed", (), "", (("seed", str(seed)),))
    if seconds is not None and not (_real(seconds) and seconds >= 0):
        raise BadInput("seconds", (), "", (("seconds", str(seconds)),))


def _real(value: Any) -> bool:
    return isinstance(value, float | np.floating) or whole(value)
