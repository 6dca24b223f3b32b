"""What callers of the array door may give, checked and made into a room; seats nobody."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import isfinite
from numbers import Integral, Real
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from matching.errors import BadInput
from matching.tables.limits import check_hosts, check_room
from matching.tables.room import Pairs, Room, Whole, marked, units_of

Affinity = npt.NDArray[Any] | sp.csr_array
_LARGEST = 2**31 - 1
_ROWS = 256
# More would take tens of gigabytes.
_MOST = 50_000
_TRUTH = bool | np.bool_
Item = TypeVar("Item")


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
        ``empty``, ``shape`` (no square matrix, no sequence), ``too-many`` people,
        ``not-a-number``, ``not-whole``, ``negative``, ``too-large``, ``not-symmetric``,
        ``bad-sizes``, ``sizes``, ``unknown-id``, ``twice``, ``self-pair`` or ``not-a-pair``.
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


def check_options(rounds: int, *, seed: int, effort: float, seconds: float | None) -> None:
    """Refuse ``rounds`` below 1, a ``seed`` below 0, ``effort`` or ``seconds`` that are no amount."""
    for name, number, least in (("rounds", rounds, 1), ("seed", seed, 0)):
        if not _whole(number) or number < least:
            raise BadInput(name, (), name, ((name, str(number)),))
    for name, amount in (("effort", effort), ("seconds", 0 if seconds is None else seconds)):
        given: object = amount
        real = isinstance(given, Real) and not isinstance(given, _TRUTH) and isfinite(given)
        if not real or amount < 0:
            raise BadInput(name, (), name, ((name, str(amount)),))


def _whole(number: object) -> bool:
    return isinstance(number, Integral) and not isinstance(number, _TRUTH)


def _listed(given: Iterable[Item], field: str) -> list[Item]:
    try:
        return list(given)
    except TypeError:
        raise BadInput("shape", (), field, ((field, type(given).__name__),)) from None


def _worth(affinity: Affinity) -> Whole:
    """Return affinities as 32-bit integers with an empty diagonal; the caller's stay untouched."""
    given: Any = affinity
    sparse: bool = sp.issparse(affinity)
    if not sparse:
        try:
            given = np.asarray(given)
        except ValueError:
            raise BadInput("shape", (), "affinity", (("shape", "ragged"),)) from None
    if given.ndim != 2 or given.shape[0] != given.shape[1]:
        raise BadInput("shape", (), "affinity", (("shape", str(given.shape)),))
    n = int(given.shape[0])
    if n == 0:
        raise BadInput("empty", (), "affinity", (("people", 0),))
    if n > _MOST:
        raise BadInput("too-many", (), "affinity", (("people", n), ("most", _MOST)))
    if given.dtype.kind not in "iuf":
        raise BadInput("not-a-number", (), "affinity", (("type", str(given.dtype)),))
    dense: npt.NDArray[Any] = given.toarray() if sparse else given
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
        faults = [
            ("not-a-number", ~np.isfinite(rows)),
            ("not-whole", rows != np.trunc(rows)),
            *faults,
        ]
    for rule, wrong in faults:
        if wrong.any():
            a, b = np.argwhere(wrong)[0].tolist()
            raise BadInput(rule, (low + a, b), "affinity", (("value", str(rows[a, b])),))


def _seats(sizes: Sequence[int], n: int) -> list[int]:
    seats = _listed(sizes, "sizes")
    if not seats or any(not _whole(s) or s < 2 for s in seats):
        raise BadInput("bad-sizes", (), "sizes", (("sizes", str(seats)),))
    if sum(seats) != n:
        raise BadInput("sizes", (), "sizes", (("seats", int(sum(seats))), ("people", n)))
    return [int(s) for s in seats]


def _ids(given: Sequence[int], n: int, field: str) -> list[int]:
    ids = _known(_listed(given, field), n, field)
    if len(set(ids)) < len(ids):
        twice = next(i for i in ids if ids.count(i) > 1)
        raise BadInput("twice", (int(twice),), field, (("field", field),))
    return ids


def _known(given: list[int], n: int, field: str) -> list[int]:
    unknown = [i for i in given if not _whole(i) or not 0 <= i < n]
    if unknown:
        facts = (("field", field), ("id", str(unknown[0])))
        raise BadInput("unknown-id", (), field, facts)
    return [int(i) for i in given]


def _pairs(given: Pairs, n: int, field: str) -> list[tuple[int, int]]:
    pairs = []
    for pair in _listed(given, field):
        if not isinstance(pair, Sequence | np.ndarray) or len(pair) != 2:
            raise BadInput("not-a-pair", (), field, (("field", field), ("pair", str(pair))))
        a, b = _known(list(pair), n, field)
        if a == b:
            raise BadInput("self-pair", (a,), field, (("field", field),))
        pairs.append((min(a, b), max(a, b)))
    if len(set(pairs)) < len(pairs):
        twice = next(p for p in pairs if pairs.count(p) > 1)
        raise BadInput("twice", twice, field, (("field", field),))
    return pairs
