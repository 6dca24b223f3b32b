"""Splits a round's minutes into arrive, open, deepen, close and part. Knows no question."""

from dataclasses import dataclass
from typing import Literal

StepName = Literal["arrive", "open", "deepen", "close", "leave"]


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
