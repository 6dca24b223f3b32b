"""How long a search goes on: counted steps, or a wall time where the caller asked for one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from matching.deadline import Deadline

# Between two looks at the clock or at the caller's wish to stop.
_STRIDE = 8


@dataclass(frozen=True, slots=True)
class Pace:
    """A budget of ``steps``, or of ``seconds`` if given; ``stopped`` is asked now and then.

    ``stopped`` is told the share of the work that is done and returns whether to end it now.
    """

    steps: int
    seconds: float | None = None
    stopped: Callable[[float], bool] = lambda _done: False

    def stages(self, count: int) -> Iterator[Iterator[None]]:
        """Yield ``count`` stages of equal length, each an iterator over its steps.

        Examples
        --------
        >>> [len(list(stage)) for stage in Pace(10).stages(2)]
        [5, 5]
        """
        ends = [
            Deadline(None if self.seconds is None else self.seconds * (i + 1) / count)
            for i in range(count)
        ]
        for number, end in enumerate(ends):
            if self.stopped(number / count):
                return
            yield self._steps(number, count, end)

    def _steps(self, number: int, count: int, end: Deadline) -> Iterator[None]:
        share = self.steps * (number + 1) // count - self.steps * number // count
        done = 0
        while done < share if self.seconds is None else True:
            if done % _STRIDE == 0 and (end.passed() or self.stopped(number / count)):
                return
            done += 1
            yield None
