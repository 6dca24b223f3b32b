"""Splits the minutes of a round into arrive, open, deepen, close, part, and turns. Knows no question."""

from dataclasses import dataclass
from typing import Literal

StepName = Literal["arrive", "open", "deepen", "close", "leave"]


# Seconds that a turn is said to take; the longest that fits, or the last.
TURNS = (90, 60, 45, 30)
# So much more than there is time for still is "about".
_ABOUT = 1.1


@dataclass(frozen=True, slots=True)
class Step:
    """One stretch of a round, from minute to minute."""

    name: StepName
    start: int
    end: int


def steps(minutes: int) -> tuple[Step, ...]:
    """Give most of the time to the deeper question: 20 is 0-2-8-16-19-20, 25 is 0-2-9-20-24-25."""
    arrive = 2 if minutes >= 12 else min(1, minutes // 5)
    leave = 1 if minutes >= 8 else 0
    talk = max(0, minutes - arrive - leave)
    opening = round(talk / 3)
    closing = max(1, round(talk * 0.18)) if talk > 2 else 0
    lengths = (arrive, opening, talk - opening - closing, closing, leave)
    names: tuple[StepName, ...] = ("arrive", "open", "deepen", "close", "leave")
    clock = 0
    laid: list[Step] = []
    for name, length in zip(names, lengths, strict=True):
        if length > 0:
            laid.append(Step(name, clock, clock + length))
            clock += length
    return tuple(laid)


def turn(minutes: int, people: int) -> int:
    """Return how many seconds each of so many people has while a round of so many minutes opens.

    Examples
    --------
    >>> turn(20, 2), turn(15, 4), turn(15, 5), turn(15, 8)
    (90, 60, 45, 30)
    """
    opening = sum(60 * (step.end - step.start) for step in steps(minutes) if step.name == "open")
    return next((one for one in TURNS if one * people <= opening * _ABOUT), TURNS[-1])
