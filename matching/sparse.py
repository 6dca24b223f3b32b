"""Sparse matrices by rows, as three arrays; knows only how to lay them out and to gather rows.

scipy's would do as well, and takes 26 MB only to be imported: see decision 13.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Places = npt.NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """What stands in each row: its columns, and a value for each where there are values.

    Parameters
    ----------
    starts : ndarray of int64, shape (rows + 1,)
        Where each row begins in the other arrays.
    columns : ndarray of int32
    values : ndarray of int32
        Empty where all values are one.
    """

    starts: Ints
    columns: Places
    values: Places

    def of(self, row: int) -> Places:
        """Return the columns of one row."""
        return self.columns[self.starts[row] : self.starts[row + 1]]

    def values_of(self, row: int) -> Places:
        """Return the values of one row, in the order of its columns."""
        return self.values[self.starts[row] : self.starts[row + 1]]

    def places_of(self, rows: Places) -> tuple[Ints, Ints]:
        """Return where the entries of several rows stand, one row after the other, and how many each has."""
        starts = self.starts[rows]
        sizes = self.starts[rows.astype(np.int64) + 1] - starts
        before = np.cumsum(sizes) - sizes
        return np.arange(int(sizes.sum())) + np.repeat(starts - before, sizes), sizes


def rows_from(rows: Places, columns: Places, values: Places | None = None, *, height: int) -> Rows:
    """Lay entries out by rows; each place may be given once.

    Examples
    --------
    >>> made = rows_from(np.array([1, 0, 1]), np.array([2, 5, 7]), height=3)
    >>> made.of(1).tolist(), made.of(2).tolist()
    ([2, 7], [])
    """
    order = np.argsort(rows, kind="stable")
    starts = np.zeros(height + 1, dtype=np.int64)
    np.cumsum(np.bincount(rows, minlength=height), out=starts[1:])
    kept = np.empty(0, dtype=np.int32) if values is None else values[order].astype(np.int32)
    return Rows(starts, columns[order].astype(np.int32), kept)
