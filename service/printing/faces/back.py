"""The back of a card: a step further, two more questions, how to go on, a line to write on."""

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
from service.printing.faces.fit import Place, Text, at, fit, one_line
from service.printing.faces.paragraph import Paragraph, Run, paragraph_of
from service.printing.qr import QUIET, square_of
from service.printing.text import isolated

ASKED = 0.03
CALM = 0.1
SWAP = 6.0
HERE = 5.6
# The least side of a code's modules, in millimeters, that phones read well.
MODULE = 0.41
# Where a first line's capitals stand in its line box, in em of Inter.
_ASCENT, _CAPITAL = 0.86, 0.727


def back(d: Drawing) -> Face:
    """Lay out the back."""
    face = Face()
    _further(d, face)
    taken, top = _code(d, face)
    foot = _kindly(d, taken)
    line = d.height - 2 * d.rim - foot.height - d.m(2.4)
    half = (d.inner - d.m(4)) / 2
    other, closing, tall = _pair(d, half, d.m(9.6))
    going = d.label(d.words["keep_going"])
    cap = going.height
    stems_wide = d.inner - going.width - d.m(2)
    stems = _stems(d, stems_wide)
    room = line - cap - d.m(0.6)
    pair_top = d.m(14.7)
    stems_top = max(d.m(26.2), pair_top + d.m(3) + cap + tall)
    if stems_top + stems.height > room:
        pair_top = d.m(14)
        stems_top = pair_top + d.m(2.4) + cap + tall
    # What room is left goes above each part, most of it above the line to write on.
    spare = max(0.0, line - cap - stems_top - stems.height - d.m(4))
    down = min(d.m(1.1), spare / 3)
    for x, words, text in ((d.rim, "or_ask", other), (d.rim + half + d.m(4), "part", closing)):
        y = d.rim + pair_top + down
        face.write(x, y, d.label(d.words[words]), heading=True)
        face.write(x, y + cap + d.m(1.2), text)
    # Large type on a small card leaves no room to keep going: these are the words that anybody finds.
    y = d.rim + stems_top + 2 * down
    if taken and y + stems.height > top:
        stems = _stems(d, stems_wide - taken)
    if stems_top + stems.height <= room:
        face.write(d.rim, y + _ASCENT * stems.size - _CAPITAL * LABEL * d.k * d.grow, going)
        face.write(d.rim + going.width + d.m(2), y, stems)
    _remember(d, face, line, taken)
    face.write(d.rim, d.height - d.rim - foot.height, foot)
    return face


def _remember(d: Drawing, face: Face, line: float, taken: float) -> None:
    """Put down a line to write on; beside a code, with a word that it does the same."""
    remember = d.label(d.words["remember"])
    y = d.rim + line - remember.height
    face.write(d.rim, y, remember)
    said = remember.width + d.m(2)
    left = d.inner - said - taken
    if taken:
        here = d.said(d.words["or_here"], MUTE, HERE * d.k)
        face.write(d.rim + d.inner - taken - here.width, y + remember.height - here.height, here)
        left -= here.width + d.m(1.2)
    face.mark("line", d.rim + said, d.rim + line, max(0.0, left))


def _code(d: Drawing, face: Face) -> tuple[float, float]:
    """Put down the square code, if there is one; return what it takes of a line's end, and from where on."""
    if not d.card.code:
        return 0.0, 0.0
    square = square_of(d.card.code, level="L")
    side = max(d.m(12), square.modules * MODULE * MM)
    quiet = QUIET * side / square.modules
    x, y = d.rim + d.inner - side, d.height - d.rim - side
    face.pictures.append(Picture(x, y, side, square.svg, d.words["code_alt"]))
    return side + quiet, y - quiet


def _further(d: Drawing, face: Face) -> None:
    card = d.card
    title = d.label(d.words["further"])
    around = f" · {d.round_words()}" if card.name else d.round_words()
    runs = (
        (Run(isolated(card.name), MUTE), Run(around, MUTE)) if card.name else (Run(around, MUTE),)
    )
    place = Place(d.inner - title.width - d.m(6.5), 0, d.sizes(6, 5.4), 0.1, CAP)
    owner = one_line("name", paragraph_of(runs, card.lang), place, d.report)
    lower = max(0.0, owner.height - d.m(2.4))
    y = d.rim + d.m(0.36)
    room = Place(d.inner, d.m(10.6) - lower, d.sizes(11.4, 7.4), ASKED)
    deeper = fit("deeper", _asked(d, card.deeper), room, d.report)
    face.write(d.rim, y, title, heading=True)
    # The first question was answered by everybody; a long name leaves room for the arrow alone.
    left = d.inner - title.width - owner.width - d.m(4)
    for words in (f"↔ {d.words['swap']}", "↔"):
        swap = d.said(words, MUTE, SWAP * d.k * d.grow)
        if swap.width <= left:
            face.write(d.rim + title.width + d.m(2), y, swap)
            break
    face.write(d.rim + d.inner - owner.width, y, owner, align="end")
    face.write(d.rim, y + title.height + d.m(1.2) + lower, deeper)


def _asked(d: Drawing, question: str) -> Paragraph:
    return paragraph_of((Run(isolated(question), QUESTION),), d.card.lang)


def _pair(d: Drawing, width: float, height: float) -> tuple[Text, Text, float]:
    """Set two questions side by side at one size, the smaller of the two; with the height of both."""
    sizes = d.sizes(8.2, 7)
    loose = Place(width, height, sizes, ASKED, balance=False)
    found = [
        fit(what, _asked(d, words), loose, d.report)
        for what, words in (("other", d.card.other), ("closing", d.card.closing))
    ]
    size = min(text.size for text in found)
    place = Place(width, height, sizes, ASKED)
    first, second = (
        at(paragraph_of(text.runs, d.card.lang), size, place) if text.whole else text
        for text in found
    )
    return first, second, max(first.height, second.height)


def _kindly(d: Drawing, taken: float) -> Text:
    """Set the way out in ink, then the kind word in gray, as one small paragraph."""
    runs = (
        Run(isolated(d.card.pass_line), FIRM),
        Run(f" {isolated(d.card.reassurance)}", MUTE),
    )
    place = Place(d.inner - taken, d.m(7.8), d.sizes(6.4, 5.8), CALM)
    return fit("reassurance", paragraph_of(runs, d.card.lang), place, d.report)


def _stems(d: Drawing, width: float) -> Text:
    first, second = (Run(isolated(stem), PLAIN, whole=True) for stem in d.card.stems)
    runs = (first, Run("   ", PLAIN), second)
    place = Place(width, d.m(5.6), d.sizes(7, 6), CALM, balance=False)
    return fit("stems", paragraph_of(runs, d.card.lang), place, d.report)
