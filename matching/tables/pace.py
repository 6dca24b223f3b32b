"""How long a search goes on: counted steps, or a wall time where the caller asked for one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from matching.deadline import Deadline

_MARKS = 200
# Steps between two looks at the clock and at the caller's wish to stop.
_STRIDE = 4


class Budget:
    """Steps or seconds for a whole search, from the moment it is made.

    Parameters
    ----------
    effort : float
        Scales counted steps.
    seconds : float, optional
        Replaces counting.
    marks : tuple of Deadline, optional
        Replace counting too: moments at equal distances.
    """

    def __init__(
        self,
        effort: float = 1.0,
        seconds: float | None = None,
        *,
        marks: tuple[Deadline, ...] | None = None,
    ) -> None:
        self._effort = effort
        self._marks = marks
        if seconds is not None:
            self._marks = tuple(Deadline(seconds * i / _MARKS) for i in range(_MARKS + 1))

    def starts(self, few: int) -> "list[Budget]":
        """Return budgets for searches one after another, a ``few`` of them with effort 1.

        Each has the steps of effort 1, so that more effort adds searches and changes none.

        Examples
        --------
        >>> [len(Budget(effort).starts(4)) for effort in (0.1, 1.0, 2.5)]
        [1, 4, 10]
        """
        if self._marks is None:
            return [Budget() for _ in range(max(1, ceil(few * self._effort)))]
        ends = [(len(self._marks) - 1) * i // few for i in range(few + 1)]
        return [Budget(marks=self._marks[low : high + 1]) for low, high in pairwise(ends)]

    def part(
        self, steps: int, start: float, end: float, *, stopped: Callable[[float], bool]
    ) -> "Pace":
        """Return what belongs to the work between two shares of the whole."""
        marks = self._marks
        if marks is not None:
            last = len(marks) - 1
            marks = marks[round(start * last) : round(end * last) + 1]
        return Pace(
            round(steps * self._effort), marks, lambda done: stopped(start + (end - start) * done)
        )


@dataclass(frozen=True, slots=True)
class Pace:
    """A number of ``steps``, or ``marks`` in time if given; ``stopped`` is asked now and then.

    ``stopped`` is told the share of the work that is done and returns whether to end it now.
    """

    steps: int
    marks: tuple[Deadline, ...] | None = None
    stopped: Callable[[float], bool] = lambda _done: False

    def stages(self, count: int) -> Iterator[Iterator[None]]:
        """Yield ``count`` stages of equal length, each an iterator over its steps.

        Examples
        --------
        >>> [len(list(stage)) for stage in Pace(10).stages(2)]
        [5, 5]
        """
        for number in range(count):
            if self.stopped(number / count):
                return
            yield self._steps(number, count)

    def _steps(self, number: int, count: int) -> Iterator[None]:
        share = self.steps * (number + 1) // count - self.steps * number // count
        marks = self.marks
        end = None if marks is None else marks[(number + 1) * (len(marks) - 1) // count]
        done = 0
        while (done < share) if end is None else not end.passed():
            if done % _STRIDE == 0 and self.stopped(number / count):
                return
            done += 1
            yield None
