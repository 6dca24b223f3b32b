"""The engine's only clock: ends a search at a wall time where the caller asked for one."""

from time import monotonic


class Deadline:
    """A wall time in the future, or never.

    Work is counted in steps everywhere else, so that the same input gives the same plan. Who asks
    for ``seconds`` gives that up, and gets a plan marked as cut when the time ran out.

    Parameters
    ----------
    seconds : float, optional
        From now; never without it.

    Examples
    --------
    >>> Deadline(None).passed(), Deadline(0.0).passed()
    (False, True)
    """

    def __init__(self, seconds: float | None = None) -> None:
        self._end = None if seconds is None else monotonic() + seconds

    def passed(self) -> bool:
        """Return whether the time is up."""
        return self._end is not None and monotonic() >= self._end
