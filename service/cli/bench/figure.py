"""One measured thing beside what it must reach; prints nothing."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from statistics import median

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, over which seeds, the bar, and whether it is met; bar "" is for notice."""

    case: str
    what: str
    values: tuple[float, ...]
    bar: str = ""
    met: bool = True
    unit: str = ""

    @property
    def middle(self) -> float:
        """The median over seeds."""
        return median(self.values)


def at_least(case: str, what: str, values: Iterable[float], bar: float, unit: str = "") -> Figure:
    """Return a figure of which no seed may be below the bar."""
    kept = tuple(values)
    return Figure(case, what, kept, f"≥ {bar:g}{unit}", min(kept) >= bar, unit)


def at_most(case: str, what: str, values: Iterable[float], bar: float, unit: str = "") -> Figure:
    """Return a figure of which no seed may be above the bar."""
    kept = tuple(values)
    return Figure(case, what, kept, f"≤ {bar:g}{unit}", max(kept) <= bar, unit)


def noted(case: str, what: str, values: Iterable[float], unit: str = "") -> Figure:
    """Return a figure without a bar."""
    return Figure(case, what, tuple(values), unit=unit)


Figures = Iterator[Figure]
