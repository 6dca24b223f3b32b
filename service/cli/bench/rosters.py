"""Made-up rosters with words, for measuring whole plans and their repairs; knows no solver."""

from collections.abc import Sequence

import numpy as np

from matching import Attendee

_TOPICS = 2000
_VALUES = 60
_CURIOUS = 2


def people(n: int, *, seed: int, first: int = 1) -> list[Attendee]:
    """Return attendees with ids from ``first`` on: about eight Zipf interests, three values."""
    dice = np.random.default_rng([seed, n, first])
    law = np.cumsum(1.0 / np.arange(1, _TOPICS + 1))
    found = []
    for number in range(first, first + n):
        drawn = np.searchsorted(law, dice.random(int(dice.integers(5, 12))) * law[-1]).tolist()
        values = dice.choice(_VALUES, 3, replace=False).tolist()
        asked = np.searchsorted(law, dice.random(_CURIOUS) * law[-1]).tolist()
        found.append(
            Attendee(
                number,
                f"Person {number}",
                _words("pastime", drawn),
                _words("conviction", values),
                _words("pastime", asked),
                group=f"Firm {int(dice.integers(n // 12 + 1))}",
            )
        )
    return found


def _words(kind: str, numbers: Sequence[int]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{kind} {one:04d}" for one in numbers))
