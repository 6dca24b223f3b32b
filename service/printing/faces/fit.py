"""The largest size at which text fits its room, and what must be reported. Knows no card."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from service.printing.cards import Misfit
from service.printing.faces.paragraph import Paragraph, Run

# Line boxes in em, so that Latin, Han, Arabic and Devanagari lines are equally tall.
TALL = 1.16
# What a sum of points may lose to rounding.
NEARLY = 0.01
# A line that is too long wraps once; that of a full name may wrap twice.
TWICE, THRICE = 2, 3


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph as it is to be set: points for size, width and height; `leading` and `hang` in em.

    All lines but the first begin at `hang`.

    One that is not `whole` did not fit at its smallest; it is clipped to its height, and reported.
    `doubted` names a text of whose lines we are not sure: the designs measure it, and report it then.
    """

    runs: tuple[Run, ...]
    size: float
    width: float
    height: float
    leading: float = 0.0
    line: float = TALL
    whole: bool = True
    doubted: str = ""
    hang: float = 0.0


@dataclass(frozen=True, slots=True)
class Place:
    """How wide and tall a text may be, in which sizes, and how it is set."""

    width: float
    height: float
    sizes: tuple[float, ...]
    leading: float
    line: float = TALL
    balance: bool = True
    hang: float = 0.0

    def tall(self, lines: int, size: float) -> float:
        """Return how tall so many lines are."""
        return size * (lines * self.line + max(0, lines - 1) * self.leading)

    def whole_lines(self, size: float) -> float:
        """Return how tall the lines are that find room, so that none is cut through its letters."""
        lines = (self.height / size + self.leading + NEARLY) // (self.line + self.leading)
        return self.tall(max(0, int(lines)), size)


class Report:
    """What did not fit one card, in the order found: what is lost first, then what got small."""

    def __init__(self, card: str) -> None:
        self._card = card
        self.lost: list[Misfit] = []
        self.small: list[Misfit] = []

    def overflow(self, what: str, size: float) -> None:
        """Name a text that does not fit at its smallest."""
        detail = f"does not fit at {round(size, 1):g} pt"
        self.lost.append(Misfit(self._card, what, "overflow", detail))

    def shrunk(self, what: str, size: float) -> None:
        """Name a text that fits only small, or with a word broken."""
        self.small.append(Misfit(self._card, what, "shrunk", f"set in {round(size, 1):g} pt"))

    def add(self, other: "Report") -> None:
        """Take over what another found."""
        self.lost += other.lost
        self.small += other.small

    @property
    def misfits(self) -> list[Misfit]:
        """Return all, lost ones first."""
        return [*self.lost, *self.small]


@cache
def steps(high: float, low: float, by: float = 0.4) -> tuple[float, ...]:
    """Return falling sizes from high to low, both among them."""
    count = max(0, -int(-(high - low) // by))
    falling = (round(high - number * by, 4) for number in range(count))
    return (*(size for size in falling if size > low), low)


def first_that(sizes: Sequence[float], fits: Callable[[float], bool]) -> float | None:
    """Return the first of falling sizes that fits: if one fits, so do all smaller ones."""
    if fits(sizes[0]):
        return sizes[0]
    if not fits(sizes[-1]):
        return None
    no, yes = 0, len(sizes) - 1
    while yes - no > 1:
        middle = (no + yes) // 2
        no, yes = (no, middle) if fits(sizes[middle]) else (middle, yes)
    return sizes[yes]


def fit(what: str, paragraph: Paragraph, place: Place, report: Report) -> Text:
    """Set a paragraph as large as its place allows; break words longer than a line only at the last."""

    def fits(text: Paragraph, size: float) -> bool:
        found = text.lines(size, place.width)
        tall = place.tall(found.count, size)
        return tall <= place.height + NEARLY and found.width <= place.width + NEARLY

    least = place.sizes[-1]
    size = first_that(place.sizes, lambda size: fits(paragraph, size))
    broken = False
    if size is None and paragraph.widest(least) > place.width:
        paragraph, broken = paragraph.broken(least, place.width), True
        size = first_that(place.sizes, lambda size: fits(paragraph, size))
    if size is None:
        report.overflow(what, least)
        height = place.whole_lines(least)
        return Text(
            paragraph.runs, least, place.width, height, place.leading, place.line, whole=False
        )
    if size == least or broken:
        report.shrunk(what, size)
    return at(what, paragraph, size, place)


def at(what: str, paragraph: Paragraph, size: float, place: Place) -> Text:
    """Set a paragraph in a size that fits."""
    hang = place.hang
    width = paragraph.balanced(size, place.width, hang) if place.balance else place.width
    count = paragraph.lines(size, width, hang).count
    tall = place.tall(count, size)
    doubted = "" if paragraph.is_sure else what
    return Text(
        paragraph.runs,
        size,
        width,
        tall,
        place.leading,
        place.line,
        doubted=doubted,
        hang=hang if count > 1 else 0.0,
    )


def in_lines(what: str, paragraph: Paragraph, place: Place, most: int) -> Text | None:
    """Set a paragraph as large as it takes at most so many lines, without a word broken, if it does."""

    def fits(size: float) -> bool:
        found = paragraph.lines(size, place.width)
        return found.count <= most and found.width <= place.width

    size = first_that(place.sizes, fits)
    return None if size is None else at(what, paragraph, size, place)


def one_line(
    what: str, paragraph: Paragraph, place: Place, report: Report, *, most: int = TWICE
) -> Text:
    """Set one line that shrinks; at its smallest it may be `most` lines, and more than that is reported."""

    def fits(size: float) -> bool:
        found = paragraph.lines(size, place.width)
        return found.count == 1 and found.width <= place.width

    doubted = "" if paragraph.is_sure else what
    size = first_that(place.sizes, fits)
    if size is not None:
        width = min(place.width, paragraph.on_one_line(size))
        tall = place.tall(1, size)
        return Text(paragraph.runs, size, width, tall, place.leading, place.line, doubted=doubted)
    least = place.sizes[-1]
    if paragraph.widest(least) > place.width:
        paragraph = paragraph.broken(least, place.width)
    found = paragraph.lines(least, place.width)
    is_whole = found.count <= most and found.width <= place.width
    (report.shrunk if is_whole else report.overflow)(what, least)
    tall = place.tall(min(found.count, most), least)
    return Text(
        paragraph.runs,
        least,
        paragraph.balanced(least, place.width) if is_whole else place.width,
        tall,
        place.leading,
        place.line,
        whole=is_whole,
        doubted=doubted,
    )
