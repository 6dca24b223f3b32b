"""The back of a card: a step further, two more questions, how to go on, a line to write on."""

from dataclasses import dataclass, replace

from service.printing.faces.face import (
    CAP,
    FIRM,
    LABEL,
    MM,
    MUTE,
    PLAIN,
    QUESTION,
    Drawing,
    Face,
    Picture,
)
from service.printing.faces.fit import (
    THRICE,
    TWICE,
    Place,
    Report,
    Text,
    at,
    fit,
    in_lines,
    one_line,
)
from service.printing.faces.paragraph import Paragraph, Run, asked, paragraph_of
from service.printing.qr import QUIET, square_of
from service.printing.text import isolated

ASKED = 0.03
CALM = 0.1
SWAP = 6.0
# In millimeters: the least room between parts, below a small title, and for a pen above the line; where
# the word stands beside the line, less will do; and the most that is added between parts.
CLOSE, UNDER, PEN, LITTLE, EASE = 1.2, 0.9, 3.8, 2.6, 2.4
HERE = 5.6
# The type that a second line of whose card it is has to leave the question below it.
_CLEAR = 9.8
# The type of the two questions side by side.
_PAIR = 8.2
# The least side of a code's modules, in millimeters, that phones read well.
MODULE = 0.41
# Where a first line's capitals stand in its line box, in em of Inter.
_ASCENT, _CAPITAL = 0.86, 0.727


def back(d: Drawing) -> Face:
    """Lay out the back, from the top down; what room is left goes evenly between its parts."""
    face = Face()
    taken, top = _code(d, face)
    foot = _kindly(d, taken)
    half = (d.inner - d.m(4)) / 2
    pair_below = _further(d, face) - d.rim
    head = d.m(CLOSE) + d.m(UNDER) + _cap(d)
    # Below them at least the line to write on, with its word beside it.
    line = d.height - 2 * d.rim - foot.height - d.m(CLOSE)
    most = min(top - d.rim, line - _cap(d) - d.m(CLOSE))
    other, closing, pair = _pair(d, half, most - pair_below - head)
    going = d.label(d.words["keep_going"])
    stems = _stems(d, d.inner - going.width - d.m(2))
    parts = _Parts(pair_below, _cap(d) + d.m(UNDER) + pair, stems.height, foot.height)
    room = parts.room(d)
    if taken and room.stems + stems.height > top - d.rim:
        stems = _stems(d, d.inner - going.width - d.m(2) - taken)
        parts = replace(parts, stems=stems.height)
        room = parts.room(d)
    for x, words, text in ((d.rim, "or_ask", other), (d.rim + half + d.m(4), "part", closing)):
        face.write(x, d.rim + room.pair, d.label(d.words[words]))
        face.write(x, d.rim + room.pair + _cap(d) + d.m(UNDER), text)
    # Large type on a small card leaves no room to keep going: these are the words that anybody finds.
    if room.stems:
        y = d.rim + room.stems
        face.write(d.rim, y + _ASCENT * stems.size - _CAPITAL * LABEL * d.k * d.grow, going)
        face.write(d.rim + going.width + d.m(2), y, stems)
    _remember(d, face, room, taken)
    face.write(d.rim, d.height - d.rim - foot.height, foot)
    return face


@dataclass(frozen=True, slots=True)
class _Room:
    """Where the parts of a back begin and the line to write on lies, from the upper rim."""

    pair: float
    stems: float
    remember: float
    line: float


@dataclass(frozen=True, slots=True)
class _Parts:
    """How tall the parts of a back are; `further` is where the first one ends."""

    further: float
    pair: float
    stems: float
    foot: float

    def room(self, d: Drawing) -> _Room:
        """Place the parts: with a line of full length if its word finds room above it."""
        line = d.height - 2 * d.rim - self.foot - d.m(CLOSE)
        left = line - self.further - self.pair - d.m(CLOSE)
        going = self.stems + d.m(CLOSE)
        tries = ((going, _cap(d), PEN), (going, 0.0, LITTLE), (0.0, _cap(d), PEN), (0.0, 0.0, 0.0))
        for stems, word, pen in tries:
            spare = left - stems - word - d.m(CLOSE) - d.m(pen)
            if spare >= 0:
                break
        # As much above each part as to write in; no more than it takes to look at ease.
        gaps = 3 if stems else 2
        more = min(max(0.0, spare) / (gaps + 1), d.m(EASE))
        pair = self.further + d.m(CLOSE) + more
        below = pair + self.pair + d.m(CLOSE) + more
        after = below + self.stems + d.m(CLOSE) + more if stems else below
        return _Room(pair, below if stems else 0.0, after if word else line - _cap(d), line)


def _cap(d: Drawing) -> float:
    return CAP * LABEL * d.k * d.grow


def _remember(d: Drawing, face: Face, room: _Room, taken: float) -> None:
    """Put down a line to write on, below its word or beside it; with a code, say that it does the same."""
    remember = d.label(d.words["remember"])
    face.write(d.rim, d.rim + room.remember, remember)
    wide = d.inner - taken
    if room.remember + remember.height < room.line:
        start = 0.0
        if taken:
            for grow in d.grown:
                here = d.said(d.words["or_here"], MUTE, HERE * d.k * grow)
                if remember.width + d.m(1) + here.width <= wide:
                    break
            apart = max(d.m(1), min(d.m(2), wide - remember.width - here.width))
            face.write(d.rim + remember.width + apart, d.rim + room.remember, here)
    else:
        start = remember.width + d.m(2)
    face.mark("line", d.rim + start, d.rim + room.line, max(0.0, wide - start))


def _code(d: Drawing, face: Face) -> tuple[float, float]:
    """Put down the square code, if there is one; return what it takes of a line's end, and from where on."""
    if not d.card.code:
        return 0.0, d.height
    square = square_of(d.card.code, level="L")
    side = max(d.m(12), square.modules * MODULE * MM)
    quiet = QUIET * side / square.modules
    x, y = d.rim + d.inner - side, d.height - d.rim - side
    face.pictures.append(Picture(x, y, side, square.svg, d.words["code_alt"]))
    return side + quiet, y - quiet


def _further(d: Drawing, face: Face) -> float:
    """Put down the second question and whose card this is; return where they end."""
    title = d.label(d.words["further"])
    head = _head(d, title)
    d.report.add(head.report)
    y = d.rim + d.m(0.36)
    face.write(d.rim, y, title)
    if head.swap is not None:
        face.write(d.rim + title.width + d.m(2), y, head.swap)
    owner, deeper = head.owner, head.deeper
    face.write(d.rim + d.inner - owner.width, y, owner, align="end", heading=True)
    below = y + title.height + d.m(1.2) + head.lower
    face.write(d.rim, below, deeper)
    return below + deeper.height


@dataclass(frozen=True, slots=True)
class _Head:
    """Whose card this is, the mark to swap turns if there is room for all its words, and the question below."""

    owner: Text
    swap: Text | None
    deeper: Text
    lower: float
    report: Report


def _head(d: Drawing, title: Text) -> _Head:
    """Say to swap turns beside a name on one line, or on two where the question keeps its size; else do not."""
    card = d.card
    # No line begins with the dot, and none ends within the words for the round.
    around = d.round_words().replace(" ", "\u00a0")
    runs = (Run(isolated(card.name), MUTE), Run(f"\u00a0· {around}", MUTE))
    whose = paragraph_of(runs if card.name else (Run(around, MUTE),), card.lang)
    free = d.inner - title.width
    for grow in d.grown:
        swap = d.said(f"↔ {d.words['swap']}", MUTE, SWAP * d.k * grow)
        sizes = d.notes(6, 5.4, grow)
        beside = Place(free - swap.width - d.m(4), 0, sizes, 0.4, CAP)
        owner = in_lines("name", whose, beside, 1)
        if owner is not None and (owner.size == sizes[0] or grow == 1):
            report = Report(card.id)
            owner = one_line("name", whose, beside, report)
            return _above(d, title, owner, swap, report)
    alone, report = replace(beside, width=free - d.m(4)), Report(card.id)
    plain = _above(d, title, one_line("name", whose, alone, report, most=THRICE), None, report)
    if (owner := in_lines("name", whose, beside, TWICE)) is not None:
        told = _above(d, title, _parted(d, owner), swap, Report(card.id))
        if told.deeper.whole and told.deeper.size >= min(plain.deeper.size, _CLEAR * d.k):
            return told
    return plain


def _parted(d: Drawing, owner: Text) -> Text:
    """End the first of two lines with the name, without a dot, where it is all that stands there."""
    name, around = owner.runs[0], owner.runs[-1]
    alone = paragraph_of((name,), d.card.lang)
    if len(owner.runs) == 1 or alone.on_one_line(owner.size) > owner.width:
        return owner
    return replace(owner, runs=(name, replace(around, text=f"\n{around.text[3:]}")))


def _above(d: Drawing, title: Text, owner: Text, swap: Text | None, report: Report) -> _Head:
    """Set the question below whose card this is: as far from a name in several lines as from the title."""
    lower = max(0.0, owner.height - title.height) if owner.height > 1.5 * CAP * owner.size else 0.0
    question = _asked(d, d.card.deeper)
    # What gets small below a tall name takes some room of what follows.
    usual, size = d.m(10.6) * d.ease, _PAIR * d.k
    tall = Place(d.inner, usual, (size,), ASKED).tall(question.lines(size, d.inner).count, size)
    for height in dict.fromkeys((usual - lower, min(usual, tall + 0.1), usual)):
        own = Report(d.card.id)
        deeper = fit("deeper", question, Place(d.inner, height, d.sizes(11.4, 7.4), ASKED), own)
        if deeper.whole and deeper.size >= size - 0.1:
            break
    report.add(own)
    return _Head(owner, swap, deeper, lower, report)


def _asked(d: Drawing, question: str) -> Paragraph:
    return asked(question, QUESTION, d.card.lang)


def _pair(d: Drawing, width: float, most: float) -> tuple[Text, Text, float]:
    """Set two questions side by side at one size, the smaller of the two; with the height of both.

    Long ones take, in their smallest type, what is left above the kind words.
    """
    sizes = d.sizes(_PAIR, 7)
    usual = min(d.m(9.6) * d.ease, most)
    # What fits nowhere leaves the rest its room.
    for height, tried in ((usual, sizes), (most, sizes[-1:]), (usual, sizes)):
        report = Report(d.card.id)
        loose = Place(width, height, tried, ASKED, balance=False)
        found = [
            fit(what, _asked(d, words), loose, report)
            for what, words in (("other", d.card.other), ("closing", d.card.closing))
        ]
        if not report.lost:
            break
    d.report.add(report)
    size = min(text.size for text in found)
    place = Place(width, height, sizes, ASKED)
    first, second = (
        at(what, paragraph_of(text.runs, d.card.lang), size, place) if text.whole else text
        for what, text in zip(("other", "closing"), found, strict=True)
    )
    return first, second, max(first.height, second.height)


def _kindly(d: Drawing, taken: float) -> Text:
    """Set the way out in ink, then the kind word in gray, as one small paragraph."""
    runs = (
        Run(isolated(d.card.pass_line), FIRM),
        Run(f" {isolated(d.card.reassurance)}", MUTE),
    )
    place = Place(d.inner - taken, d.m(7.8) * d.ease, d.sizes(6.4, 5.8), CALM)
    return fit("reassurance", paragraph_of(runs, d.card.lang), place, d.report)


def _stems(d: Drawing, width: float) -> Text:
    """Set both ways to go on, or the first alone where two are too long."""
    first, second = (Run(isolated(stem), PLAIN, whole=True) for stem in d.card.stems)
    # Beside a larger label two lines may be as large as one was.
    tall = 5.6 if d.grow == 1 else 6.2
    place = Place(width, d.m(tall) * d.ease, d.sizes(7, 6), CALM, balance=False)
    for runs in ((first, Run("   ", PLAIN), second), (first,), (replace(first, whole=False),)):
        report = Report(d.card.id)
        text = fit("stems", paragraph_of(runs, d.card.lang), place, report)
        if not report.lost:
            break
    d.report.add(report)
    return text
