"""Who had less of an evening than others, a line each, to be thought of next time. Rates nobody."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from service.web.words import _, ngettext


class ShortRow(Protocol):
    """Somebody who had less of the evening than others."""

    @property
    def number(self) -> int:
        """Who."""
        ...

    @property
    def name(self) -> str:
        """What they are called."""
        ...

    @property
    def rounds(self) -> int:
        """In how many rounds."""
        ...


class ShortRows(Protocol):
    """Those who had less of an evening."""

    @property
    def free(self) -> Sequence[ShortRow]:
        """Who had rounds without a table."""
        ...

    @property
    def seatless(self) -> Sequence[ShortRow]:
        """Who is here and had no place in the last round."""
        ...

    @property
    def alone(self) -> Sequence[ShortRow]:
        """Who had a table to which nobody else came."""
        ...

    @property
    def unshared(self) -> Sequence[ShortRow]:
        """Who wrote words and shared none with anybody they met."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortLine:
    """One person to think of next time."""

    number: int
    name: str
    about: str


def short_lines(found: ShortRows) -> tuple[ShortLine, ...]:
    """Return whom to think of next time, and why."""
    return (
        *_lines(found.free, _sat_out),
        *_lines(found.seatless, _without_a_seat),
        *_lines(found.alone, _left_alone),
        *_lines(found.unshared, _shared_nothing),
    )


def _lines(rows: Iterable[ShortRow], told: Callable[[int], str]) -> Iterator[ShortLine]:
    return (ShortLine(number=one.number, name=one.name, about=told(one.rounds)) for one in rows)


def _sat_out(rounds: int) -> str:
    return ngettext("sat out one round", "sat out %(num)s rounds", rounds)


def _without_a_seat(rounds: int) -> str:
    return ngettext(
        "was there without a seat in one round",
        "was there without a seat in %(num)s rounds",
        rounds,
    )


def _left_alone(rounds: int) -> str:
    return ngettext(
        "was left alone in one round, because somebody did not come",
        "was left alone in %(num)s rounds, because somebody did not come",
        rounds,
    )


def _shared_nothing(_rounds: int) -> str:
    return _("met nobody who had written something like their words")
