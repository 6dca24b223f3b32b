"""A line for each name: each shrinks alone before it wraps, near sizes become one, then all shrink.

Among several, the second line of a name begins further in: it is nobody else.
"""

import re
from dataclasses import dataclass, replace

from service.printing.faces.fit import Place, Report, Text, at, first_that, fit, steps
from service.printing.faces.metrics import Ink
from service.printing.faces.paragraph import ANYWHERE, Paragraph, Run, paragraph_of
from service.printing.text import FSI, PDI, isolated

NAME = Ink("name", 560, display=True, optical=18)
# The smallest a name gets, and the size from which on it is reported.
FLOOR, SMALL = 7.0, 9.0
# How much taller than its room a stack may be, in points.
OVER = 0.3
LEADING = 0.04
# Of ten points; the rest is left for pairs that Typst kerns wider.
_FULL = 9.85
# Where the second line of a name begins, in em; from which share of the largest on names wrap, and how much
# smaller others get so that a long one is not reported.
HANG, WRAPS, _GIVEN = 0.9, 0.66, 0.85
# What stays in one piece where a name can part elsewhere: words that only a dictionary parts, and words
# of a script that parts anywhere.
_WORDS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_HAN = re.compile("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d]")
_PIECES = re.compile(r"[^ ・·]+[・·]?|[・·]| ")
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
    usual: float,
    em: float,
    report: Report,
) -> Stack:
    """Stack the names of those to be met, as large as the room allows, from `size` down.

    From the `usual` size on no name wraps, and none is larger than another.
    """
    if not names:
        return Stack(())
    extra = _ARABIC * em if any(_HIGH.search(name) for name in names) else 0.0
    hang = HANG if len(names) > 1 else 0.0
    ready = [_paragraph(name, lang, width, hang) for name in names]
    # Widths grow with size: one look at 10 pt tells the size at which a name fills the line.
    full = [_FULL * width / max(0.1, one.room_for(one.natural(10), 10)) for one in ready]
    worded = [_FULL * width / max(0.1, one.room_for(one.widest(10, hang), 10)) for one in ready]

    def sizes(top: float, least: float) -> list[float]:
        if len(ready) == 1:
            # One name may take two lines, and is as large as on the other cards.
            return [min(top, max(FLOOR, min(worded[0], usual), full[0]))]
        each = [
            min(top, line * 4 // 1 / 4 if line >= least else min(least, max(FLOOR, word)))
            for line, word in zip(full, worded, strict=True)
        ]
        return [min(each)] * len(each) if min(each) >= min(top * 0.8, usual) else each

    def built(top: float, least: float) -> Stack:
        place = Place(width, height, (top,), LEADING, hang=hang)
        found = zip(ready, sizes(top, least), strict=True)
        texts = (at("meet", one, size, place) for one, size in found)
        return Stack(tuple(texts), _BETWEEN * em + extra, extra)

    def fits(top: float, least: float) -> bool:
        return built(top, least).height <= height + OVER

    # A long name shrinks, and wraps, before it makes any other much smaller.
    top, low = None, SMALL
    if size * _GIVEN >= SMALL:
        tops = steps(size, size * _GIVEN, by=0.25)
        top = first_that(tops, lambda top: fits(top, SMALL))
    if top is None:
        low = FLOOR
        top = first_that(steps(size, FLOOR, by=0.25), lambda top: fits(top, FLOOR))
    if top is None:
        report.overflow("meet", min(sizes(FLOOR, FLOOR)))
        return _clipped(built(FLOOR, FLOOR), height)
    tried = steps(max(low, top * WRAPS), low, by=0.25)
    least = first_that(tried, lambda least: fits(top, least)) or low
    low = min(sizes(top, least))
    if low < SMALL and low < size:
        report.shrunk("meet", low)
    return built(top, least)


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


def _paragraph(name: str, lang: str, width: float, hang: float) -> Paragraph:
    whole = paragraph_of(_runs(name), lang)
    if whole.widest(FLOOR, hang) <= width:
        return whole
    return paragraph_of((Run(isolated(name), NAME),), lang).broken(FLOOR, width - hang * FLOOR)


def _runs(name: str) -> tuple[Run, ...]:
    """Keep words together that would part within; those of Han alone in a name may."""
    if not _WORDS.search(name) and not (_HAN.search(name) and re.search("[ ・·]", name)):
        return (Run(isolated(name), NAME),)
    # Isolates stand outside: what is kept together has no direction of its own.
    runs = [Run(FSI, NAME)]
    for one in _PIECES.findall(name):
        runs.append(Run(one, NAME, whole=bool(_WORDS.search(one) or _HAN.search(one))))
        if one[-1] in "・·":
            runs.append(Run(ANYWHERE, NAME))
    return (*runs, Run(PDI, NAME))
