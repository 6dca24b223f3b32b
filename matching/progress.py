"""How far a plan has come and whether to go on; holds no clock and no thread."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum, StrEnum
from typing import TypeVar

from matching.errors import Cancelled


class Phase(StrEnum):
    """The steps of a plan, in order."""

    READ = "read"
    UNDERSTAND = "understand"
    DRAW = "draw"
    SEAT = "seat"
    WRITE = "write"
    CHECK = "check"


# Where each phase begins on the way from 0 to 1.
STARTS = {
    Phase.READ: 0.0,
    Phase.UNDERSTAND: 0.02,
    Phase.DRAW: 0.08,
    Phase.SEAT: 0.18,
    Phase.WRITE: 0.88,
    Phase.CHECK: 0.95,
}


class Stop(Enum):
    """What a caller may ask while a plan is made."""

    KEEP = "keep"
    DISCARD = "discard"


@dataclass(frozen=True, slots=True)
class Progress:
    """One report: phase, fraction of the whole (0..1), gap if known, and a count of the phase.

    ``count`` is people (read), topics (understand), links (draw), rounds done (seat), cards
    (write) or violations (check).
    """

    phase: Phase
    fraction: float
    gap: float | None
    count: int


Report = Callable[[Progress], None]
Cancel = Callable[[], Stop | None]
# Called between small steps of work that has no shorter form: what it returns is of no account,
# what it raises ends the work.
Between = Callable[[], object]

Item = TypeVar("Item")
_STRIDE = 64


def unwatched() -> None:
    """Go on: nobody may end this work."""


def never() -> bool:
    """Go on to the end: nobody may shorten this work."""
    return False


def spaced(items: Iterable[Item], between: Between) -> Iterator[Item]:
    """Yield the items, with ``between`` called before every sixty-fourth of them.

    Examples
    --------
    >>> calls = []
    >>> list(spaced(range(3), lambda: calls.append("asked"))), calls
    ([0, 1, 2], ['asked'])
    """
    for place, item in enumerate(items):
        if place % _STRIDE == 0:
            between()
        yield item


class Watch:
    """Passes reports on and polls for a stop; the engine asks it between steps."""

    def __init__(self, progress: Report | None = None, cancel: Cancel | None = None) -> None:
        self._progress = progress
        self._cancel = cancel
        self.cut = False
        self._reached = 0.0

    def report(
        self, phase: Phase, within: float = 0.0, *, gap: float | None = None, count: int = 0
    ) -> None:
        """Report that ``within`` (0..1) of ``phase`` is done; the fraction never falls."""
        if self._progress is None:
            return
        later = [start for start in STARTS.values() if start > STARTS[phase]]
        end = min(later, default=1.0)
        fraction = STARTS[phase] + (end - STARTS[phase]) * within
        self._reached = max(self._reached, round(fraction, 6))
        self._progress(Progress(phase, self._reached, gap, count))

    def stopped(self) -> bool:
        """Return True once the caller wants what there is; raise Cancelled on DISCARD.

        Who said KEEP may still say DISCARD.
        """
        wish = None if self._cancel is None else self._cancel()
        if wish is Stop.DISCARD:
            raise Cancelled
        self.cut = self.cut or wish is Stop.KEEP
        return self.cut
