"""The back of a card: a step further, two more questions, how to go on, a line to write on."""

from service.printing.faces.face import (
    CAP,
    FIRM,
    LABEL,
    MUTE,
    PLAIN,
    QUESTION,
    Drawing,
    Face,
)
from service.printing.faces.fit import Place, Text, at, fit, one_line
from service.printing.faces.paragraph import Paragraph, Run, paragraph_of
from service.printing.text import isolated

ASKED = 0.03
CALM = 0.1
SWAP = 6.0
# Where a first line's capitals stand in its line box, in em of Inter.
_ASCENT, _CAPITAL = 0.86, 0.727


def back(d: Drawing) -> Face:
    """Lay out the back."""
    face = Face()
    _further(d, face)
    foot = _kindly(d)
    line = d.height - 2 * d.rim - foot.height - d.m(2.4)
    half = (d.inner - d.m(4)) / 2
    other, closing, tall = _pair(d, half, d.m(9.6))
    going = d.label(d.words["keep_going"])
    stems = _stems(d, d.inner - going.width - d.m(2))
    cap = going.height
    # What room is left goes above each part, most of it above the line to write on.
    pair_top = d.m(14.7)
    stems_top = max(d.m(26.2), pair_top + d.m(3) + cap + tall)
    spare = max(0.0, line - cap - stems_top - stems.height - d.m(4))
    down = min(d.m(1.1), spare / 3)
    for x, words, text in ((d.rim, "or_ask", other), (d.rim + half + d.m(4), "part", closing)):
        y = d.rim + pair_top + down
        face.write(x, y, d.label(d.words[words]), heading=True)
        face.write(x, y + cap + d.m(1.2), text)
    # Large type on a small card leaves no room to keep going: these are the words that anybody finds.
    if stems_top + stems.height <= line - cap - d.m(0.6):
        y = d.rim + stems_top + 2 * down
        face.write(d.rim, y + _ASCENT * stems.size - _CAPITAL * LABEL * d.k * d.grow, going)
        face.write(d.rim + going.width + d.m(2), y, stems)
    remember = d.label(d.words["remember"])
    face.write(d.rim, d.rim + line - cap, remember)
    said = remember.width + d.m(2)
    face.mark("line", d.rim + said, d.rim + line, d.inner - said)
    face.write(d.rim, d.height - d.rim - foot.height, foot)
    return face


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


def _kindly(d: Drawing) -> Text:
    """Set the way out in ink, then the kind word in gray, as one small paragraph."""
    runs = (
        Run(isolated(d.card.pass_line), FIRM),
        Run(f" {isolated(d.card.reassurance)}", MUTE),
    )
    place = Place(d.inner, d.m(7.8), d.sizes(6.4, 5.8), CALM)
    return fit("reassurance", paragraph_of(runs, d.card.lang), place, d.report)


def _stems(d: Drawing, width: float) -> Text:
    first, second = (Run(isolated(stem), PLAIN, whole=True) for stem in d.card.stems)
    runs = (first, Run("   ", PLAIN), second)
    place = Place(width, d.m(5.6), d.sizes(7, 6), CALM, balance=False)
    return fit("stems", paragraph_of(runs, d.card.lang), place, d.report)
