"""One face of a card: what lies where on it. Lengths in points from its upper corner at the start.

The start is left, or right where the card's language is written from there; the designs mirror it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from service.printing.cards import Card
from service.printing.faces.fit import Report, Text, steps
from service.printing.faces.metrics import Ink, advance
from service.printing.faces.paragraph import Run
from service.printing.look import Look
from service.printing.paper import Stock
from service.printing.text import isolated

MM = 72 / 25.4
# How much larger type is, at most, for those who asked for it.
LARGE = 1.2
# Height of a capital of Inter, where a line is its capitals alone.
CAP = 0.7275390625
LABEL = 5.8

Align = Literal["start", "center", "end"]
Mark = tuple[str, float, float, float, float]

CAPS = Ink("label", 650, tracking=0.085, tinted=True)
WHITE = Ink("white", 650, tracking=0.085)
MUTE = Ink("mute")
PLAIN = Ink("text")
STRONG = Ink("strong", 650)
FIRM = Ink("firm", 600)
HEAD = Ink("head")
OPENER = Ink("opener", 420, display=True, italic=True, optical=13)
QUESTION = Ink("question", 430, display=True, optical=11)
NUMBER = Ink("number", 620, display=True, optical=16)
HINTS = (MUTE, HEAD)


@dataclass(frozen=True, slots=True)
class Item:
    """A text and where it lies; a heading of level 2 if it says whose face it is."""

    x: float
    y: float
    text: Text
    align: Align = "start"
    heading: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A square picture and where it lies: for eyes an SVG, for ears its words."""

    x: float
    y: float
    side: float
    svg: str
    words: str


@dataclass(slots=True)
class Face:
    """Texts in reading order, and marks that say nothing: dots, circles, rules and lines."""

    texts: list[Item] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)

    def write(
        self, x: float, y: float, text: Text, *, align: Align = "start", heading: bool = False
    ) -> None:
        """Put a text down; whose face it is is read first, wherever it stands."""
        self.texts.insert(0 if heading else len(self.texts), Item(x, y, text, align, heading))

    def mark(self, name: str, x: float, y: float, width: float = 0, height: float = 0) -> None:
        """Put a mark down."""
        self.marks.append((name, x, y, width, height))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A card that is being laid out: its values, its size, its words, and what did not fit."""

    card: Card
    look: Look
    words: Mapping[str, str]
    width: float
    height: float
    # How much larger than a card of 85 × 55 mm everything is.
    k: float
    report: Report
    # How much larger than usual labels and notes are, and what is longer.
    grow: float = 1.0
    ease: float = 1.0
    # How much taller than a line its foot is.
    foot: float = 0.0

    @classmethod
    def of(cls, card: Card, stock: Stock, look: Look, words: Mapping[str, str]) -> "Drawing":
        """Begin with a card for a stock."""
        width, height = stock.width * MM, stock.height * MM
        k = min(width / (85 * MM), height / (55 * MM))
        return cls(card, look, words, width, height, k, Report(card.id))

    @property
    def is_large(self) -> bool:
        """Whether larger type was asked for, for this card or for all."""
        return self.card.large or self.look.large

    @property
    def rim(self) -> float:
        """The room that stays empty along the cut."""
        return self.m(5)

    @property
    def inner(self) -> float:
        """The width between the rims."""
        return self.width - 2 * self.rim

    @property
    def spare(self) -> float:
        """How much taller the card is than one of 85 × 55 mm, once scaled to its width."""
        return max(0.0, self.height - self.m(55))

    def m(self, millimeters: float) -> float:
        """Return a length of the usual card, scaled to this one."""
        return millimeters * self.k * MM

    def sizes(self, high: float, low: float) -> tuple[float, ...]:
        """Return the sizes to try for a text."""
        return steps(round(high * self.k * self.ease, 4), round(low * self.k, 4))

    def notes(self, high: float, low: float, grow: float) -> tuple[float, ...]:
        """Return the sizes to try for a line beside or below all else."""
        return steps(round(high * self.k * grow, 4), round(low * self.k, 4))

    @property
    def grown(self) -> tuple[float, ...]:
        """How much larger a line may be that shares its room with another: as labels are, or not at all."""
        return (self.grow, 1.0) if self.grow > 1 else (1.0,)

    def said(self, text: str, ink: Ink, size: float, line: float = CAP) -> Text:
        """Set fixed words on one line."""
        width = size * advance(text, ink, self.card.lang)
        return Text((Run(text, ink),), size, width + 0.1, line * size, line=line)

    def label(self, words: str, ink: Ink = CAPS, size: float = LABEL) -> Text:
        """Set fixed words in small capitals."""
        return self.said(words.upper(), ink, size * self.k * self.grow)

    def round_words(self) -> str:
        """Return which round it is, in words."""
        return self.words["round"].replace("{n}", str(self.card.round))

    def whose(self) -> Run:
        """Return the name of the one who holds the card."""
        return Run(isolated(self.card.name), STRONG)
