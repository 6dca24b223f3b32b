"""What callers of the array door may give, checked and made into a room; seats nobody."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite
from numbers import Integral, Real
from typing import Any

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from matching.errors import BadInput
from matching.tables.limits import check_hosts, check_room
from matching.tables.room import Pairs, Room, Whole, marked, units_of

Affinity = npt.NDArray[Any] | sp.csr_array
_LARGEST = 2**31 - 1
_ROWS = 256


@dataclass(frozen=True, slots=True)
class Wishes:
    """Rules by position: who hosts, who is kept apart, seated together, or has met."""

    hosts: Sequence[int] = ()
    apart: Pairs = ()
    together: Pairs = ()
    met: Pairs = ()


def room_from_arrays(affinity: Affinity, sizes: Sequence[int], wishes: Wishes) -> Room:
    """Return the room that arrays describe.

    Raises
    ------
    BadInput
        ``empty``, ``not-square``, ``not-integers``, ``negative``, ``too-large``,
        ``not-symmetric``, ``bad-sizes``, ``sizes``, ``unknown-id``, ``twice`` or ``self-pair``.
    Infeasible
        If rules contradict each other or counting shows that they cannot be met.

    Examples
    --------
    >>> room = room_from_arrays(np.ones((4, 4)), [2, 2], Wishes(hosts=[3], apart=[(0, 1)]))
    >>> room.home.tolist(), int(room.worth.sum()), int(room.barred.sum())
    ([-1, -1, -1, 0], 12, 2)
    """
    worth = _worth(affinity)
    n = len(worth)
    seats = _seats(sizes, n)
    hosts = _ids(wishes.hosts, n, "hosts")
    apart, together, met = (
        _pairs(getattr(wishes, field), n, field) for field in ("apart", "together", "met")
    )
    check_hosts(hosts, len(seats))
    home = np.full(n, -1, dtype=np.int64)
    home[hosts] = np.arange(len(hosts))
    units = units_of(n, together)
    room = Room.of(worth, marked(n, apart), sizes=np.array(seats), home=home, units=units, met=met)
    check_room(room, range(n), apart=apart)
    return room


def check_effort(rounds: int, effort: float, seconds: float | None) -> None:
    """Refuse rounds below 1, and effort or seconds that are negative or no numbers."""
    if not _whole(rounds) or rounds < 1:
        raise BadInput("bad-rounds", (), "rounds", (("rounds", str(rounds)),))
    for name, amount in (("effort", effort), ("seconds", 0 if seconds is None else seconds)):
        number: object = amount
        if not isinstance(number, Real) or not isfinite(number) or number < 0:
            raise BadInput(f"bad-{name}", (), name, ((name, str(amount)),))


def _whole(number: object) -> bool:
    return isinstance(number, Integral) and not isinstance(number, bool | np.bool_)


def _worth(affinity: Affinity) -> Whole:
    """Return affinities as 32-bit integers with an empty diagonal; the caller's stay untouched."""
    given: Any = affinity
    sparse: bool = sp.issparse(affinity)
    dense = np.asarray(given.toarray() if sparse else given)
    n = len(dense) if dense.ndim else 0
    if dense.ndim != 2 or dense.shape != (n, n):
        raise BadInput("not-square", (), "affinity", (("shape", str(dense.shape)),))
    if n == 0:
        raise BadInput("empty", (), "affinity", (("people", 0),))
    if dense.dtype.kind not in "iufb":
        raise BadInput("not-integers", (), "affinity", (("type", str(dense.dtype)),))
    for low in range(0, n, _ROWS):
        _check_rows(dense, low)
    if dense.dtype == np.int32 and not dense.diagonal().any():
        return dense
    worth = dense.astype(np.int32)
    np.fill_diagonal(worth, 0)
    return worth


def _check_rows(dense: npt.NDArray[Any], low: int) -> None:
    rows = dense[low : low + _ROWS]
    faults = [
        ("negative", rows < 0),
        ("too-large", rows > _LARGEST),
        ("not-symmetric", rows != dense[:, low : low + _ROWS].T),
    ]
    if rows.dtype.kind == "f":
        whole = np.isfinite(rows) & (rows == np.trunc(rows))
        faults.insert(0, ("not-integers", ~whole))
    for rule, wrong in faults:
        if wrong.any():
            a, b = np.argwhere(wrong)[0].tolist()
            raise BadInput(rule, (low + a, b), "affinity", (("value", str(rows[a, b])),))


def _seats(sizes: Sequence[int], n: int) -> list[int]:
    seats = list(sizes)
    if not seats or any(not _whole(s) or s < 2 for s in seats):
        raise BadInput("bad-sizes", (), "sizes", (("sizes", str(seats)),))
    if sum(seats) != n:
        raise BadInput("sizes", (), "sizes", (("seats", int(sum(seats))), ("people", n)))
    return [int(s) for s in seats]


def _ids(given: Sequence[int], n: int, field: str) -> list[int]:
    ids = list(given)
    unknown = [i for i in ids if not _whole(i) or not 0 <= i < n]
    if unknown:
        facts = (("field", field), ("id", str(unknown[0])))
        raise BadInput("unknown-id", (), field, facts)
    if len(set(ids)) < len(ids):
        twice = next(i for i in ids if ids.count(i) > 1)
        raise BadInput("twice", (int(twice),), field, (("field", field),))
    return [int(i) for i in ids]


def _pairs(given: Pairs, n: int, field: str) -> list[tuple[int, int]]:
    pairs = []
    for pair in given:
        ends = list(pair)
        if len(ends) == 2 and ends[0] == ends[1]:
            raise BadInput("self-pair", (int(ends[0]),), field, (("field", field),))
        if len(ends) != 2:
            raise BadInput("not-a-pair", (), field, (("field", field), ("pair", str(ends))))
        a, b = _ids(ends, n, field)
        pairs.append((min(a, b), max(a, b)))
    if len(set(pairs)) < len(pairs):
        twice = next(p for p in pairs if pairs.count(p) > 1)
        raise BadInput("twice", twice, field, (("field", field),))
    return pairs
