"""How cards are printed: how they look, where the first one lies, in which order, how far they are moved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from typing import Any, Literal

from service.printing.cards import Card, whole_chunks
from service.printing.look import USUAL, Look
from service.printing.paper import NO_NUDGE, Nudge, Order, Stock, by_name, by_table

Sorting = Literal["name", "table", "stacked"]
SORTINGS: tuple[Sorting, ...] = ("name", "table", "stacked")
# About so many cards are the cheapest part to typeset.
PART = 100
FARTHEST = 9.9


@dataclass(frozen=True, slots=True)
class Setup:
    """What somebody chose for one card paper.

    `start` is the first unused label of the first sheet, counted from 1. `sorting` "stacked" is by
    name, in piles once the sheets are cut.
    """

    sorting: Sorting = "name"
    start: int = 1
    nudge: Nudge = NO_NUDGE
    look: Look = USUAL

    @property
    def order(self) -> Order:
        """The order of cells in which cards are laid out."""
        return "stacked" if self.sorting == "stacked" else "given"

    def begins(self, stock: Stock) -> int:
        """Return the label of the first sheet on which the first card lies, counted from 1."""
        return 1 if self.sorting == "stacked" else min(self.start, stock.per_sheet)

    def parts(self, cards: Sequence[Card], stock: Stock) -> Iterator[tuple[int, tuple[Card, ...]]]:
        """Return cards in parts, each with the label it begins on; all but the first begin a sheet.

        By table each round is a part by itself, or several where it is large, and no table is parted.
        Else parts fill whole sheets.
        """
        start = self.begins(stock)
        size = max(1, PART // stock.per_sheet) * stock.per_sheet
        if self.sorting == "table":
            for _, each in groupby(by_table(cards), lambda card: card.round):
                for part in whole_chunks(tuple(each), lambda card: card.table, size):
                    yield start, part
                    start = 1
            return
        chosen, first = by_name(cards), 0
        while first < len(chosen):
            last = first + size - (start - 1)
            yield start, chosen[first:last]
            first, start = last, 1

    def for_few(self, start: int) -> "Setup":
        """Return this for a few cards among those that lie there: without piles, from another label on."""
        sorting: Sorting = "name" if self.sorting == "stacked" else self.sorting
        return replace(self, sorting=sorting, start=start)

    def stored(self) -> dict[str, Any]:
        """Return this as a JSON object."""
        return asdict(self)


PLAIN = Setup()


def setup_from(stored: Mapping[str, Any] | None) -> Setup:
    """Return what `Setup.stored` gave, or the plain setup for nothing.

    Examples
    --------
    >>> setup_from(Setup("table", 3).stored()) == Setup("table", 3), setup_from(None) == PLAIN
    (True, True)
    """
    if not stored:
        return PLAIN
    front, back = (tuple(stored["nudge"][side]) for side in ("front", "back"))
    look = Look(**stored.get("look", {}))
    return Setup(stored["sorting"], stored["start"], Nudge(front, back), look)
