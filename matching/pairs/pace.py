"""How the steps of a schedule report and ask whether to go on; counts nothing itself."""

from typing import Protocol


class Pace(Protocol):
    """Told how much is done, now and then; answers whether to finish with what there is.

    Whatever it raises ends the work: that is how a plan is discarded.
    """

    def __call__(self, done: float, *, gap: float | None = None) -> bool:
        """Say that ``done`` (0..1) of the work is behind, and how far off the bound it is."""
        ...


def steady(done: float, *, gap: float | None = None) -> bool:  # noqa: ARG001 (what a Pace is told)
    """Go on to the end."""
    return False


def part(pace: Pace, low: float, high: float) -> Pace:
    """Return the pace of a step that is ``low`` to ``high`` of the whole.

    Examples
    --------
    >>> told = []
    >>> part(lambda done, gap=None: told.append(done), 0.5, 0.7)(0.5)
    >>> told
    [0.6]
    """

    def within(done: float, *, gap: float | None = None) -> bool:
        return pace(low + (high - low) * done, gap=gap)

    return within
