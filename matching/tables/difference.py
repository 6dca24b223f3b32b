"""Zero-repeat rounds from difference matrices, in closed form or by a short search; no affinity."""

import random
from collections.abc import Iterator
from itertools import product

import numpy as np

from matching.tables.room import Ints

_TRIES = 200
_STEPS = 3000


def transversal_rounds(tables: int, size: int, rounds: int) -> Ints | None:
    """Return zero-repeat rounds in which every table has one person of each of ``size`` columns.

    Parameters
    ----------
    tables, size, rounds : int

    Returns
    -------
    ndarray of int64, shape (rounds, size * tables), or None
        The table of label c * tables + x, person x of column c. People of one column never meet,
        and column 0 never moves. None if nothing was found.

    Notes
    -----
    Person x of column c sits at table x + f(r, c) in an abelian group of order ``tables``. Nobody
    meets twice if and only if the differences of any two rows of f are distinct over the columns.
    In the field of prime-power order f(r, c) = r * c does it; elsewhere rows come from a
    depth-first search, counted in steps. The extra round, everybody of a column together, is
    added where ``size`` divides ``tables``.

    Examples
    --------
    >>> transversal_rounds(3, 2, 2).tolist()
    [[0, 1, 2, 0, 1, 2], [0, 1, 2, 1, 2, 0]]
    """
    if size > tables:
        return None
    extra = size > 1 and tables % size == 0
    for wanted in (rounds, rounds - 1) if extra else (rounds,):
        if wanted > tables:
            continue
        for add in _groups(tables):
            rows = _field_rows(add, size, wanted) or _searched_rows(add, size, wanted)
            if rows is not None:
                shifts = np.array(rows, dtype=np.int64).reshape(wanted, size)
                found = np.array(add)[:, shifts].transpose(1, 2, 0).reshape(wanted, -1)
                return found if wanted == rounds else np.vstack([found, _columns(tables, size)])
    return None


def _columns(tables: int, size: int) -> Ints:
    """Return the round in which people of one column sit together."""
    return np.arange(tables * size) // size


def _groups(order: int) -> Iterator[list[list[int]]]:
    """Yield addition tables of abelian groups: the elementary ones first, then the integers."""
    parts = []
    rest, p = order, 2
    while rest > 1:
        while rest % p == 0:
            parts.append(p)
            rest //= p
        p += 1
    if len(set(parts)) < len(parts):
        yield _sums(parts)
    yield _sums([order])


def _sums(parts: list[int]) -> list[list[int]]:
    """Return the addition table of a product of cyclic groups, element 0 the neutral one."""
    elements = list(product(*(range(p) for p in parts)))
    place = {e: i for i, e in enumerate(elements)}
    return [
        [place[tuple((a + b) % p for a, b, p in zip(x, y, parts, strict=True))] for y in elements]
        for x in elements
    ]


def _field_rows(add: list[list[int]], size: int, rounds: int) -> list[list[int]] | None:
    """Return rows r * c of a field whose addition this is, or None if there is none."""
    order = len(add)
    p = next((d for d in range(2, order + 1) if order % d == 0), 1)
    degree = 0
    while p > 1 and p**degree < order:
        degree += 1
    multiple = 0
    for _ in range(p):
        multiple = add[multiple][1 % order]
    if rounds > order or p**degree != order or multiple:
        return None
    if degree == 1:
        return [[r * c % p for c in range(size)] for r in range(rounds)]
    times = _field_products(p, degree)
    return [[times[r][c] for c in range(size)] for r in range(rounds)]


def _field_products(p: int, degree: int) -> list[list[int]]:
    """Return the multiplication table of the field of order p ** degree.

    Elements are polynomials over the integers mod p, read as numbers in base p, highest first.
    The first monic polynomial that leaves no zero divisors is the modulus.
    """
    order = p**degree
    for low in range(order):
        table = [
            [_product(a, b, low, p=p, degree=degree) for b in range(order)] for a in range(order)
        ]
        if all(table[a][b] for a in range(1, order) for b in range(1, order)):
            return table
    raise AssertionError((p, degree))  # There is a field of every prime-power order.


def _product(a: int, b: int, low: int, *, p: int, degree: int) -> int:
    one, two, less = (_digits(x, p, degree) for x in (a, b, low))
    total = [0] * (2 * degree)
    for i, x in enumerate(one):
        for j, y in enumerate(two):
            total[i + j] += x * y
    for top in range(2 * degree - 1, degree - 1, -1):
        for i, y in enumerate(less):
            total[top - degree + i] -= total[top] * y
        total[top] = 0
    return sum(total[i] % p * p**i for i in range(degree))


def _digits(number: int, p: int, degree: int) -> list[int]:
    return [number // p**i % p for i in range(degree)]


def _searched_rows(add: list[list[int]], size: int, rounds: int) -> list[list[int]] | None:
    """Return rows found by a seeded search that starts anew when it takes too long."""
    dice = random.Random(f"{len(add)}:{size}:{rounds}")  # noqa: S311 - a search, not a secret
    minus = [[row.index(y) for row in (zip(*add, strict=True))] for y in range(len(add))]
    for _ in range(_TRIES):
        rows = _descent(minus, size, rounds, dice)
        if rows is not None:
            return rows
    return None


def _descent(
    minus: list[list[int]], size: int, rounds: int, dice: random.Random
) -> list[list[int]] | None:
    """Add rows column by column, going back where every element repeats a difference."""
    rows = [[0] * size]
    untried: list[list[int]] = []
    row: list[int] = [0]
    for _ in range(_STEPS):
        if len(row) == size:
            rows.append(row)
            row, untried = [0], []
        if len(rows) >= rounds:
            return rows[:rounds]
        if len(untried) < len(row):
            untried.append(_fitting(minus, rows, row, dice))
        if untried[-1]:
            row.append(untried[-1].pop())
        elif len(row) > 1:
            row.pop()
            untried.pop()
        else:
            return None
    return None


def _fitting(
    minus: list[list[int]], rows: list[list[int]], row: list[int], dice: random.Random
) -> list[int]:
    """Return elements for the next column, in random order."""
    here = len(row)
    used = [{minus[old[c]][row[c]] for c in range(here)} for old in rows]
    fit = [
        e
        for e in range(len(minus))
        if all(minus[old[here]][e] not in seen for old, seen in zip(rows, used, strict=True))
    ]
    dice.shuffle(fit)
    return fit
