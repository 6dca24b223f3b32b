"""The lines that say what is shared: both, or the first alone where two are too long."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from service.printing.faces.face import PLAIN, Drawing
from service.printing.faces.fit import Place, Report, Text, at, first_that
from service.printing.faces.paragraph import Paragraph, Run, paragraph_of

SIZES = (7.6, 6.6)
LEADING = 0.1
BETWEEN = 0.16
# Names and short quotes stay in one piece when a line must break.
_SHORT = re.compile("(\u2068[^\u2068\u2069]{1,26}\u2069)")


@dataclass(frozen=True, slots=True)
class Limits:
    """How tall the lines may be: both, the first alone, and that one where it fits no other way."""

    both: float
    usual: float
    utmost: float


def shared(d: Drawing, width: float, limits: Limits) -> tuple[list[Text], float]:
    """Return the lines at one size, and the room between two."""
    gap = BETWEEN * 7 * d.k
    first, usual = d.card.share[:1], limits.usual
    # What fits nowhere leaves the question its room.
    tries = (
        (d.card.share, usual if len(d.card.share) == 1 else limits.both),
        (first, usual),
        (first, max(usual, limits.utmost)),
        (first, usual),
    )
    for lines, limit in tries:
        place = Place(width, limit, d.sizes(*SIZES), LEADING)
        report = Report(d.card.id)
        texts, lost = _set(d, lines, place, gap, report)
        if not lost:
            break
    d.report.add(report)
    return texts, gap


def told_least(d: Drawing, width: float) -> float:
    """Return how tall the first line is in its smallest type."""
    size = SIZES[1] * d.k
    lines = (paragraph_of(tuple(_runs(line)), d.card.lang) for line in d.card.share[:1])
    place = Place(width, 0, (size,), LEADING)
    return sum(place.tall(line.lines(size, width).count, size) for line in lines)


def _set(
    d: Drawing, lines: tuple[str, ...], place: Place, gap: float, report: Report
) -> tuple[list[Text], bool]:
    ready = [paragraph_of(tuple(_runs(line)), d.card.lang) for line in lines]
    least = place.sizes[-1]

    def fits(size: float) -> bool:
        found = [one.lines(size, place.width) for one in ready]
        tall = sum(place.tall(one.count, size) for one in found) + gap * (len(found) - 1)
        return tall <= place.height + 0.01 and max(one.width for one in found) <= place.width

    size = first_that(place.sizes, fits)
    broken = False
    if size is None and max(one.widest(least) for one in ready) > place.width:
        ready, broken = [one.broken(least, place.width) for one in ready], True
        size = first_that(place.sizes, fits)
    if size is None:
        report.overflow("share", least)
        return _clipped(ready, place, gap), True
    if size == least or broken:
        report.shrunk("share", size)
    return [at("share", one, size, place) for one in ready], False


def _clipped(ready: list[Paragraph], place: Place, gap: float) -> list[Text]:
    least = place.sizes[-1]
    texts: list[Text] = []
    room = place.height
    for one in ready:
        tall = place.tall(one.lines(least, place.width).count, least)
        whole = tall <= room
        height = tall if whole else replace(place, height=room).whole_lines(least)
        texts.append(Text(one.runs, least, place.width, height, LEADING, whole=whole))
        room -= tall + gap
    return texts


def _runs(line: str) -> Iterator[Run]:
    for piece in _SHORT.split(line):
        if piece:
            yield Run(piece, PLAIN, whole=_SHORT.fullmatch(piece) is not None)
