"""What a typesetter must do, and a double that records. Knows nothing of Typst."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from service.printing.cards import Card, PosterText, Sheet, TablePrompt
from service.printing.paper import Nudge, Sides, Stock


class Typesetter(Protocol):
    """Turns values into PDF; `timestamp` is printed into the file, so equal input gives equal bytes."""

    def cards(
        self,
        cards: Sequence[Card],
        stock: Stock,
        *,
        title: str,
        timestamp: datetime,
        sides: Sides = "both",
        start: int = 1,
        nudge: Nudge = ...,
    ) -> Sheet:
        """Typeset one part of a deck."""
        ...

    def prompts(
        self,
        prompts: Sequence[TablePrompt],
        paper: str = "a4",
        *,
        title: str,
        timestamp: datetime,
    ) -> Sheet:
        """Typeset one page for each table and round."""
        ...

    def poster(
        self, text: PosterText, paper: str = "a4", *, title: str, timestamp: datetime
    ) -> Sheet:
        """Typeset one poster with its QR code."""
        ...


@dataclass(slots=True)
class RecordingTypesetter:
    """Remembers what it was asked to print and hands back a small stand-in file."""

    asked: list[tuple[str, tuple[object, ...]]] = field(default_factory=list)

    def cards(
        self,
        cards: Sequence[Card],
        stock: Stock,
        *,
        title: str,
        timestamp: datetime,
        sides: Sides = "both",
        start: int = 1,
        nudge: Nudge = Nudge(),  # noqa: B008 - frozen
    ) -> Sheet:
        """Record the cards."""
        return self._record("cards", tuple(cards))

    def prompts(
        self,
        prompts: Sequence[TablePrompt],
        paper: str = "a4",
        *,
        title: str,
        timestamp: datetime,
    ) -> Sheet:
        """Record the prompts."""
        return self._record("prompts", tuple(prompts))

    def poster(
        self, text: PosterText, paper: str = "a4", *, title: str, timestamp: datetime
    ) -> Sheet:
        """Record the poster."""
        return self._record("poster", (text,))

    def _record(self, kind: str, values: tuple[object, ...]) -> Sheet:
        self.asked.append((kind, values))
        return Sheet(
            pdf=f"%PDF-1.7 {kind} {len(values)}".encode(), pages=1, cards=len(values), report=()
        )
