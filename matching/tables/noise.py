"""Dice for the search: the same numbers on every machine; knows no seat."""

import numpy as np

from matching.tables.room import Ints

_LEVELS = 4096
_UNIT = 256


class Noise:
    """Gumbel noise from a stored table of integers.

    Adding Gumbel noise of a temperature to each choice and taking the best draws a choice by its
    Boltzmann weight. Logarithms are rounded once, so that no decision hangs on their last bit.

    Parameters
    ----------
    seed : int

    Examples
    --------
    >>> Noise(3).draw((2, 2), 100).tolist() == Noise(3).draw((2, 2), 100).tolist()
    True
    """

    def __init__(self, seed: int) -> None:
        self.dice = np.random.default_rng(seed)
        middle = (np.arange(_LEVELS) + 0.5) / _LEVELS
        self._table = np.rint(-_UNIT * np.log(-np.log(middle))).astype(np.int64)
        self._warmed: dict[int, Ints] = {}

    def draw(self, shape: tuple[int, ...], temperature: int) -> Ints:
        """Return noise in the unit of the temperature; none at temperature 0."""
        at = self.dice.integers(0, _LEVELS, shape, dtype=np.uint16)
        # Each stage asks thousands of times for the same.
        table = self._warmed.get(temperature)
        if table is None:
            table = self._warmed[temperature] = self._table * temperature // _UNIT
        return table.take(at)
