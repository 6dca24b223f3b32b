"""A typesetter that sets nothing and remembers what it was asked, for tests of everything around it."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from service.printing.cards import Card, PosterText, Sheet, TablePrompt
from service.printing.paper import Stock
from service.printing.papers import Papers, entries


@dataclass(slots=True)
class RecordingTypesetter:
    """Remembers what it was asked to print and hands back a small stand-in file."""

    asked: list[tuple[str, tuple[object, ...]]] = field(default_factory=list)

    def cards(self, cards: Sequence[Card], stock: Stock, **how: object) -> Sheet:
        """Record the cards."""
        return self._record("cards", (*cards, stock.id, *sorted(how)), count=len(cards))

    def card_svg(self, card: Card, stock: Stock, **how: object) -> bytes:
        """Record the card."""
        self._record("card_svg", (card, stock.id, *sorted(how.items())), count=1)
        return b"<svg xmlns='http://www.w3.org/2000/svg'/>"

    def prompts(self, prompts: Sequence[TablePrompt], paper: str = "a4", **how: object) -> Sheet:
        """Record the prompts."""
        return self._record("prompts", (*prompts, paper, *sorted(how)), count=len(prompts))

    def papers(self, papers: Papers, paper: str = "a4", **how: object) -> Sheet:
        """Record the papers."""
        kind = type(papers).__name__.lower()
        return self._record(kind, (papers, paper, *sorted(how)), count=len(entries(papers)))

    def poster(self, text: PosterText, paper: str = "a4", **how: object) -> Sheet:
        """Record the poster."""
        return self._record("poster", (text, paper, *sorted(how)), count=1)

    def _record(self, kind: str, values: tuple[object, ...], *, count: int) -> Sheet:
        self.asked.append((kind, values))
        return Sheet(f"%PDF-1.7 {kind} {count}".encode(), pages=1, cards=count, report=())
