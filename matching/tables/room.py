"""What is to be seated at tables, as one value; knows no seating and no way to find one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Whole = npt.NDArray[np.integer]
Bools = npt.NDArray[np.bool_]
Pairs = Sequence[tuple[int, int]]
Units = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True)
class Room:
    """People, tables and the rules between them, by position; make it with :meth:`of`.

    ``worth`` (n, n) holds affinities, symmetric, at least 0, 0 on the diagonal; ``barred`` (n, n)
    who must not share a table; ``sizes`` (g,) the seats of each table; ``home`` (n,) the table of
    each host, -1 for guests; ``parties`` people who sit together, whose meetings are no repeats;
    ``met`` (m, 2) who met before, so that any meeting is a repeat. ``party_of`` (n,) is the
    number of each person's party, -1 for who comes alone, and ``fixed`` (n,) tells hosts and
    their parties, who never change tables.
    """

    worth: Whole
    barred: Bools
    sizes: Ints
    home: Ints
    parties: Units
    met: Ints
    party_of: Ints
    fixed: Bools

    @classmethod
    def of(
        cls, worth: Whole, barred: Bools, *, sizes: Ints, home: Ints, units: Units, met: Pairs
    ) -> "Room":
        """Return a room, with what follows from the arguments.

        Parameters
        ----------
        worth, barred, sizes, home
            As in the class.
        units : tuple of tuple of int
            Parties; those of one person are left out.
        met : sequence of pairs
            In any order.

        Examples
        --------
        >>> worth = np.zeros((4, 4), dtype=np.int64)
        >>> home = np.array([0, -1, -1, -1])
        >>> room = Room.of(
        ...     worth, worth > 0, sizes=np.array([2, 2]), home=home, units=((0, 3), (1,)), met=()
        ... )
        >>> room.party_of.tolist(), room.fixed.tolist()
        ([0, -1, -1, 0], [True, False, False, True])
        """
        parties = tuple(unit for unit in units if len(unit) > 1)
        party_of = np.full(len(home), -1, dtype=np.int64)
        fixed = home >= 0
        for number, members in enumerate(parties):
            party_of[list(members)] = number
            fixed[list(members)] = bool(fixed[list(members)].any())
        pairs = np.array(met, dtype=np.int64).reshape(-1, 2)
        return cls(worth, barred, sizes, home, parties, pairs, party_of, fixed)

    @property
    def people(self) -> int:
        """How many people there are."""
        return len(self.home)

    @property
    def tables(self) -> int:
        """How many tables there are."""
        return len(self.sizes)

    @property
    def most(self) -> int:
        """Seats of the largest table."""
        return int(self.sizes.max())


def units_of(n: int, together: Pairs) -> Units:
    """Return the parties that pairs to be seated together add up to, singles included.

    Examples
    --------
    >>> units_of(5, ((0, 2), (2, 4)))
    ((0, 2, 4), (1,), (3,))
    """
    head = list(range(n))
    for a, b in together:
        one, two = head[a], head[b]
        head = [min(one, two) if h in (one, two) else h for h in head]
    found: dict[int, list[int]] = {}
    for i, h in enumerate(head):
        found.setdefault(h, []).append(i)
    return tuple(tuple(unit) for unit in found.values())


def marked(n: int, pairs: Pairs) -> Bools:
    """Return a symmetric matrix of shape (n, n) that is True at the pairs."""
    marks = np.zeros((n, n), dtype=np.bool_)
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    marks[ends[:, 0], ends[:, 1]] = True
    marks[ends[:, 1], ends[:, 0]] = True
    return marks
