"""What turns values into PDF, whatever engine does it. Knows none."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from service.printing.cards import Card, PosterText, Sheet, TablePrompt
from service.printing.facepayload import BOTH, Side
from service.printing.look import USUAL, Look
from service.printing.paper import NO_NUDGE, Nudge, Order, Sides, Stock
from service.printing.papers import Papers


class Typesetter(Protocol):
    """Turns values into PDF; the timestamp goes into the file, so equal input gives equal bytes."""

    def cards(
        self,
        cards: Sequence[Card],
        stock: Stock,
        *,
        title: str,
        timestamp: datetime,
        sides: Sides = "both",
        order: Order = "given",
        start: int = 1,
        nudge: Nudge = NO_NUDGE,
        look: Look = USUAL,
    ) -> Sheet:
        """Typeset one part of a deck."""
        ...

    def card_svg(
        self, card: Card, stock: Stock, *, look: Look = USUAL, sides: Sequence[Side] = BOTH
    ) -> bytes:
        """Draw one card for a page, its back below its front."""
        ...

    def prompts(
        self,
        prompts: Sequence[TablePrompt],
        paper: str = "a4",
        *,
        title: str,
        timestamp: datetime,
        look: Look = USUAL,
    ) -> Sheet:
        """Typeset one page for each table and round."""
        ...

    def papers(
        self,
        papers: Papers,
        paper: str = "a4",
        *,
        title: str,
        timestamp: datetime,
        look: Look = USUAL,
    ) -> Sheet:
        """Typeset one kind of paper for the whole event; a ruler page lies on its stock's own paper."""
        ...

    def poster(
        self,
        text: PosterText,
        paper: str = "a4",
        *,
        title: str,
        timestamp: datetime,
        look: Look = USUAL,
    ) -> Sheet:
        """Typeset one poster with its QR code."""
        ...
