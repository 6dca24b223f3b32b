"""The ruler page of a card stock: what is said on it, and the kinds of fault it helps to mend."""

from dataclasses import dataclass

from service.printing.paper import Side, Stock


@dataclass(frozen=True, slots=True)
class Remedy:
    """Where an outline may lie against the real card, and what to add to the nudge for it."""

    seen: str
    nudge: str


@dataclass(frozen=True, slots=True)
class RulerSide:
    """One side of the page: its name, and what to do with it."""

    side: Side
    name: str
    lead: str
    steps: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ruler:
    """Both sides for one stock, always on that stock's own size of paper."""

    stock: Stock
    measures: str
    caution: str
    feed: str
    hundred: str
    remedies: tuple[Remedy, ...]
    sides: tuple[RulerSide, ...]
    lang: str = "en"
