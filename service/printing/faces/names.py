"""A line for each name: each shrinks alone before it wraps, near sizes become one, then all shrink."""

import re
from dataclasses import dataclass, replace

from service.printing.faces.fit import Place, Report, Text, at, first_that, fit, steps
from service.printing.faces.metrics import Ink
from service.printing.faces.paragraph import Paragraph, Run, paragraph_of
from service.printing.text import isolated

NAME = Ink("name", 560, display=True, optical=18)
# The smallest a name gets, and the size from which on it is reported.
FLOOR, SMALL = 7.0, 9.0
# How much taller than its room a stack may be, in points.
OVER = 0.3
LEADING = 0.04
# Of ten points; the rest is left for pairs that Typst kerns wider.
_FULL = 9.85
_BETWEEN = 0.06
# Arabic letters reach higher and lower than others: what more they need, and who they are.
_ARABIC, _HIGH = 0.25, re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")


@dataclass(frozen=True, slots=True)
class Stack:
    """Names one below the other, with the room above them and between two, in points."""

    names: tuple[Text, ...]
    between: float = 0.0
    above: float = 0.0

    @property
    def height(self) -> float:
        """Return how tall all are."""
        gaps = self.between * max(0, len(self.names) - 1)
        return self.above + sum(name.height for name in self.names) + gaps


def stack(
    names: tuple[str, ...],
    lang: str,
    *,
    width: float,
    height: float,
    size: float,
    em: float,
    report: Report,
) -> Stack:
    """Stack the names of those to be met, as large as the room allows, from `size` down."""
    if not names:
        return Stack(())
    extra = _ARABIC * em if any(_HIGH.search(name) for name in names) else 0.0
    ready = [_paragraph(name, lang, width) for name in names]
    # Widths grow with size: one look at 10 pt tells the size at which a name fills the line.
    full = [_FULL * width / max(0.1, one.natural(10)) for one in ready]
    worded = [_FULL * width / max(0.1, one.widest(10)) for one in ready]

    def sizes(top: float) -> list[float]:
        if len(ready) == 1:
            # One name may take two lines, and is as large as on the other cards.
            return [min(top, max(FLOOR, worded[0]))]
        least = max(FLOOR, top * 0.66)
        each = [
            min(top, max(least, line * 4 // 1 / 4), max(FLOOR, word))
            for line, word in zip(full, worded, strict=True)
        ]
        return [min(each)] * len(each) if min(each) >= top * 0.8 else each

    def built(top: float) -> Stack:
        place = Place(width, height, (top,), LEADING)
        texts = (at("meet", one, size, place) for one, size in zip(ready, sizes(top), strict=True))
        return Stack(tuple(texts), _BETWEEN * em + extra, extra)

    top = first_that(steps(size, FLOOR, by=0.25), lambda top: built(top).height <= height + OVER)
    low = min(sizes(FLOOR if top is None else top))
    if top is None:
        report.overflow("meet", low)
        return _clipped(built(FLOOR), height)
    if low < SMALL and low < size:
        report.shrunk("meet", low)
    return built(top)


def in_a_row(
    names: tuple[str, ...], lang: str, *, width: float, height: float, size: float, report: Report
) -> Text:
    """Set names one after another, parted by commas; those that fill no line stay in one piece."""
    said = [f"{isolated(name)}," for name in names[:-1]] + [isolated(name) for name in names[-1:]]
    wide = (paragraph_of((Run(each, NAME),), lang).natural(size) for each in said)
    runs = [Run(each, NAME, whole=w <= width) for each, w in zip(said, wide, strict=True)]
    spaced = tuple(run for each in runs for run in (Run(" ", NAME), each))[1:]
    place = Place(width, height, steps(size, FLOOR, by=0.25), LEADING)
    return fit("meet", paragraph_of(spaced, lang), place, report)


def _clipped(names: Stack, height: float) -> Stack:
    """Keep what has room; the rest must not lie over the question."""
    kept: list[Text] = []
    left = height - names.above
    for name in names.names:
        if left > 0:
            kept.append(replace(name, height=min(name.height, left), whole=name.height <= left))
        left -= name.height + names.between
    return replace(names, names=tuple(kept))


def _paragraph(name: str, lang: str, width: float) -> Paragraph:
    whole = paragraph_of((Run(isolated(name), NAME),), lang)
    return whole.broken(FLOOR, width) if whole.widest(FLOOR) > width else whole
