"""Which rounds were begun on the organizer's clock, and which take place by it. Knows no times of day."""

from collections.abc import Sequence
from typing import Any, Protocol

from service.store.models import Day


class Clocked(Protocol):
    """What of the clock says which rounds were begun on it."""

    @property
    def round(self) -> int:
        """The one begun last, 0 before the first."""
        ...

    @property
    def earlier(self) -> Sequence[Any]:
        """The clock as it stood whenever a round began or was ended."""
        ...


def begun_on(clock: Clocked | None) -> frozenset[int]:
    """Return the rounds that were begun on the clock and not taken back."""
    if clock is None:
        return frozenset()
    first, *others = [*(one[0] for one in clock.earlier), clock.round]
    # A clock that was set before earlier ones were kept went through the rounds one by one.
    return frozenset({*range(1, first + 1), *others}) - {0}


def is_left_out(number: int, clock: Day | None) -> bool:
    """Say whether the evening ends before a round."""
    return clock is not None and clock.last_round is not None and number > clock.last_round


def is_passed_over(number: int, clock: Clocked | None) -> bool:
    """Say whether the clock went past a round without it. It may still be begun."""
    begun = begun_on(clock)
    return bool(begun) and min(begun) < number < max(begun) and number not in begun


def takes_place(number: int, clock: Day | None) -> bool:
    """Say whether a round takes place as things stand: neither left out nor passed over by the clock.

    One that was passed over may still be begun.
    """
    return not is_passed_over(number, clock) and not is_left_out(number, clock)
