"""How wide text is, as Typst will set it: HarfBuzz over the same fonts. Knows no line and no card.

Typst shapes with the same tables, script by script, and sets what a family cannot draw in the next one; a
test lets Typst measure what was measured here. Each ink has one optical size, whatever the size it is set
in: so letters have one shape, widths grow with size, and a file holds seven fonts and not one for every size.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise

import uharfbuzz as hb
from fontTools.unicodedata import script

from service.printing.fonts import display_families, families, font_file
from service.printing.text import PLAIN

_HAN = re.compile(
    r"[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff66-\uff6f\uff71-\uff9d]"
)
# Typst parts Chinese, Japanese and Korean by a quarter of an em from Latin letters, and from a few signs.
_WESTERN = r"[0-9A-Za-z#$%&\u00c0-\u04ff\u1e00-\u1fff\uff21-\uff3a\uff41-\uff5a]"
_BOUNDARY = re.compile(rf"(?<={_HAN.pattern})(?={_WESTERN})|(?<={_WESTERN})(?={_HAN.pattern})")
HAN_GAP = 0.25
# Of every script and of none: common, inherited, unknown.
_ANY = ("Zyyy", "Zinh", "Zzzz")
# Letters are not kerned over the edge of an isolate.
_ISOLATES = re.compile("[\u2068\u2069]")
_UNKERNED: Mapping[str, bool] = {"kern": False}


@dataclass(frozen=True, slots=True, eq=False)
class Ink:
    """How a piece of text is set: weight from 100 to 900, serif faces first where it is for show.

    `name` is what the designs call it, with its color; one that is `tinted` has that of its round. `optical`
    is the size in points for which its letters are drawn; Inter's begin at 14.
    """

    name: str
    weight: int = 400
    display: bool = False
    italic: bool = False
    tracking: float = 0.0
    optical: int = 14
    tinted: bool = False


@lru_cache(maxsize=1 << 17)
def advance(text: str, ink: Ink, lang: str) -> float:
    """Return the width of a text in em, all on one line; about 5 µs when new."""
    return _width(text, ink, lang, {})


@lru_cache(maxsize=1 << 12)
def at_most(text: str, ink: Ink, lang: str) -> float:
    """Return what a text is at most wide in em: Typst leaves out a few pairs that HarfBuzz kerns."""
    return max(advance(text, ink, lang), _width(text, ink, lang, _UNKERNED))


def _width(text: str, ink: Ink, lang: str, features: Mapping[str, bool]) -> float:
    tried = display_families(lang) if ink.display else families(lang)
    width = sum(
        _shaped(run, tried, ink, features)
        for piece in (_ISOLATES.split(text) if not text.isascii() else (text,))
        if piece
        for run in ((piece,) if PLAIN.fullmatch(piece) else _scripts(piece))
    )
    gaps = 0 if text.isascii() else len(_BOUNDARY.findall(text))
    return width + HAN_GAP * gaps + ink.tracking * max(0, len(text) - 1)


def _scripts(text: str) -> list[str]:
    """Part a text where one script follows another; a mark of another script begins a piece too."""
    pieces, last = [""], ""
    for char in text:
        now = script(char)
        if now not in _ANY and last not in ("", now):
            pieces.append("")
        if now not in _ANY:
            last = now
        pieces[-1] += char
    return pieces


def _shaped(text: str, tried: Sequence[str], ink: Ink, features: Mapping[str, bool]) -> float:
    """Shape text in the first family, and what it cannot draw of it in the next one."""
    font = _font(tried[0], ink) if tried else None
    if font is None:
        return len(text)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font, buffer, dict(features))
    infos, places = buffer.glyph_infos, buffer.glyph_positions
    units: int = sum(place.x_advance for place in places)
    missing = {info.cluster for info in infos if info.codepoint == 0}
    if not missing:
        return units / float(font.face.upem)
    units = sum(
        place.x_advance
        for info, place in zip(infos, places, strict=True)
        if info.cluster not in missing
    )
    rest = (
        "".join(letters for _, letters in group)
        for lost, group in groupby(_clusters(text, infos), lambda one: one[0] in missing)
        if lost
    )
    return units / float(font.face.upem) + sum(
        _shaped(piece, tried[1:], ink, features) for piece in rest
    )


def _clusters(text: str, infos: Sequence[hb.GlyphInfo]) -> Iterator[tuple[int, str]]:
    """Yield what is drawn together, with where it begins, in reading order."""
    starts = sorted({info.cluster for info in infos})
    for start, end in pairwise((*starts, len(text))):
        yield start, text[start:end]


@cache
def _font(family: str, ink: Ink) -> hb.Font | None:
    path = font_file(family, ink.weight, italic=ink.italic)
    if path is None:
        return None
    font = hb.Font(_face(str(path)))
    font.set_variations({"wght": ink.weight, "opsz": ink.optical, "WONK": 0})
    return font


@cache
def _face(path: str) -> hb.Face:
    return hb.Face(hb.Blob.from_file_path(path))
