"""Where text may break, and the lines it makes in a width. Knows no size limits and no card.

Breaks are those of Unicode's annex 14, as Typst takes them. Nearly all text has only spaces and hyphens
to break at; the rest is asked of `uniseg`. Where Thai and its kin break, only Typst's dictionary knows: a
line is reckoned to lose a word there, and a few letters that something else is joined to, to stay together.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache

from uniseg.linebreak import LineBreak, line_break, line_break_units

from service.printing.faces.metrics import Ink, advance, at_most
from service.printing.text import clusters, has_one_direction, joined

# Room kept in a line, in em. Typst kerns a few pairs a little wider in heavy and slanted letters: 0.03 em
# in the worst line of the bank. Rare marks come from other fonts; where only a dictionary knows the
# breaks, a line may end a word early.
SLACK, RARE, UNSURE = 0.06, 0.3, 3.0
# And of the line itself, where such pairs may come one after another.
RARE_SHARE = 0.015
ROUNDING = 1e-6
# Stands between the letters of a word that may break anywhere, while its lines are sought; never printed.
ANYWHERE = "\u200b"
# Letters that are parted by a dictionary, which Typst has and we have not; so many may be one word.
_DICTIONARY = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
WORD = 6
# What a mark cannot sit on.
_GROUNDLESS = " \u00a0\u202f\u2068"
_LETTER = r"0-9A-Za-z\u00c0-\u024f\u0370-\u03ff\u0400-\u04ff\u1e00-\u1eff"
_CLOSES = r"\s\u2069’”\"»)"
# Anything else than letters, common marks where they cannot break, and hyphens between letters.
_HARD = re.compile(
    rf"[^{_LETTER}\s\u2068\u2069\u200b,.:;!?…'’‘\"“”„«»‹›()&@#·¿¡–—-]"
    rf"|[!?…–—](?=[^{_CLOSES}]|$(?<=[–—]))"
    rf"|[ ](?=[!?:;»›)…,.’”])|[«‹(“„][ ]|(?<![A-Za-z\u00c0-\u024f])-|-(?![A-Za-z\u00c0-\u024f])"
    r"|[.,:;)](?=[„«‹(¿¡])"
)
# Quoted words without a space of letters that may break anywhere; a verb and who does it, in French.
_SHORT_HAN = "\u2068[\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff]{2,10}\u2069"
_INVERTED = r"(?<![^\s\u2068’])[^\W\d_]+-(?:t-)?(?:vous|nous|je|ce|ils?|elles?|on)(?![\w-])"
_HELD, _HELD_FR = re.compile(f"({_SHORT_HAN})"), re.compile(f"({_SHORT_HAN}|{_INVERTED})")
_TOKEN = re.compile(r"[^ \u200b-]+[\u200b-]?|[\u200b-]| +")


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph in one ink; one that is `whole` stays together on a line."""

    text: str
    ink: Ink
    whole: bool = False


@dataclass(slots=True)
class _Unit:
    """What stands between two places to break, and the spaces after it, which a line's end swallows."""

    parts: list[tuple[str, Ink]] = field(default_factory=list)
    spaces: str = ""


@dataclass(frozen=True, slots=True)
class Lines:
    """How many lines, and the width of the widest one, in points."""

    count: int
    width: float


class Paragraph:
    """Text in one language; its units are found and measured once."""

    def __init__(self, runs: tuple[Run, ...], lang: str) -> None:
        self.runs = runs
        self.lang = lang
        self._slack = max((_slack(run) for run in runs), default=SLACK)
        self._share = RARE_SHARE if self._slack > SLACK else 0.0
        self._units = self._measured(_units(runs))
        self._lines: dict[tuple[float, float, float], Lines] = {}

    @property
    def is_sure(self) -> bool:
        """Say whether Typst is known to break its lines just so."""
        return self._slack == SLACK

    def lines(self, size: float, width: float, hang: float = 0.0) -> Lines:
        """Break greedily, as Typst does where text is not justified; later lines begin at `hang` em."""
        known = self._lines.get((size, width, hang))
        if known is None:
            known = self._lines[size, width, hang] = self._broken_into(size, width, hang)
        return known

    def _broken_into(self, size: float, width: float, hang: float) -> Lines:
        room = self._room(size, width)
        count, widest, line, gap = 1, 0.0, 0.0, 0.0
        for unit, spaces in self._units:
            if line and line + gap + unit > room:
                widest = max(widest, line)
                count, line = count + 1, hang + unit
            else:
                line += gap + unit
            gap = spaces
        return Lines(count, size * max(widest, line))

    def natural(self, size: float) -> float:
        """Return the width of all of it on one line."""
        found = self._units
        together = sum(unit + spaces for unit, spaces in found)
        return size * (together - (found[-1][1] if found else 0.0))

    def on_one_line(self, size: float) -> float:
        """Return the room that all of it on one line needs."""
        return self._around(self.natural(size), size)

    def widest(self, size: float, hang: float = 0.0) -> float:
        """Return the width of what cannot be broken, and of what stands before it on a later line."""
        widths = (unit + (hang if at else 0.0) for at, (unit, _) in enumerate(self._units))
        return size * max(widths, default=0.0)

    def room_for(self, wide: float, size: float) -> float:
        """Return the room in which something of this width is sure to stay on one line."""
        return wide if self.is_sure else self._around(wide, size)

    def balanced(self, size: float, width: float, hang: float = 0.0) -> float:
        """Return the narrowest width with no more lines, so that no last line has one word."""
        best = self.lines(size, width, hang)
        if best.count == 1:
            return width
        while (next_one := self.lines(size, best.width, hang)).count == best.count:
            if next_one.width >= best.width:
                break
            best = next_one
        return min(width, self._around(best.width, size))

    def broken(self, size: float, width: float) -> "Paragraph":
        """Let words that are wider than a line break anywhere; `ended` ends their lines."""
        runs = tuple(replace(run, text=self._parted(run, width / size)) for run in self.runs)
        return paragraph_of(runs, self.lang)

    def begins(self, size: float, width: float, hang: float = 0.0) -> list[bool]:
        """Say of each unit whether another line begins with it."""
        room = self._room(size, width)
        begins: list[bool] = []
        line, gap = 0.0, 0.0
        for unit, spaces in self._units:
            begins.append(bool(line) and line + gap + unit > room)
            line = hang + unit if begins[-1] else line + gap + unit
            gap = spaces
        return begins

    def _room(self, size: float, width: float) -> float:
        return width * (1 - self._share) / size - self._slack + ROUNDING

    def _around(self, width: float, size: float) -> float:
        return (width + self._slack * size) / (1 - self._share)

    def _parted(self, run: Run, room: float) -> str:
        return "".join(
            ANYWHERE.join(clusters(word)) if self._advance(word, run.ink) > room else word
            for word in re.split(r"( +)", run.text)
        )

    def _measured(self, units: "list[_Unit]") -> list[tuple[float, float]]:
        """Return the width of each unit, and of the spaces after it, in em."""
        found: list[tuple[float, float]] = []
        before: tuple[str, Ink] | None = None
        for unit in units:
            width = 0.0
            for text, ink in unit.parts:
                alone = self._advance(text, ink)
                if before is not None and before[1] is ink:
                    # Letters are kerned over a break within a word, as long as it is not taken.
                    joined = self._advance(before[0] + text, ink) - self._advance(*before)
                    width += max(joined, alone) if self._slack > SLACK else joined
                else:
                    width += alone
                before = None
            last, ink = unit.parts[-1]
            gap = self._advance(unit.spaces, ink) if unit.spaces else 0.0
            found.append((width, gap))
            before = None if unit.spaces else (last, ink)
        return found

    def _advance(self, text: str, ink: Ink) -> float:
        return (at_most if self._slack > SLACK else advance)(text, ink, self.lang)


@lru_cache(maxsize=4096)
def asked(question: str, ink: Ink, lang: str) -> Paragraph:
    """Return a question; no line ends within a short quoted word of Han, or before a French “-vous”."""
    held = _HELD_FR if lang.startswith("fr") else _HELD
    pieces = held.split(f"\u2068{question}\u2069")
    runs = (Run(text, ink, whole=held.fullmatch(text) is not None) for text in pieces if text)
    return paragraph_of(tuple(runs), lang)


def ended(
    runs: tuple[Run, ...], lang: str, size: float, width: float, hang: float = 0.0
) -> tuple[Run, ...]:
    """End a line where a broken word goes on in the next, and join its other letters again.

    What is copied out of a paper is so what was typed, without a mark between all letters.
    """
    if not any(ANYWHERE in run.text for run in runs):
        return runs
    begins = [*paragraph_of(runs, lang).begins(size, width, hang)[1:], False]
    ends: list[str] = []
    for unit, begin in zip(_units(runs), begins, strict=True):
        text = "".join(words for words, _ink in unit.parts)
        ends += [""] * text.count(ANYWHERE)
        if begin and text.endswith(ANYWHERE):
            ends[-1] = "\n"
    each = iter(ends)
    return tuple(
        replace(run, text=re.sub(ANYWHERE, lambda _: next(each), run.text)) for run in runs
    )


@lru_cache(maxsize=4096)
def paragraph_of(runs: tuple[Run, ...], lang: str) -> Paragraph:
    """Return a paragraph; the questions of a deck come again and again."""
    if all(has_one_direction(run.text, lang) for run in runs):
        plain = (replace(run, text=joined(run.text)) for run in runs)
        return Paragraph(tuple(run for run in plain if run.text), lang)
    return Paragraph(runs, lang)


def _slack(run: Run) -> float:
    text = run.text
    if _HARD.search(text) is None:
        return SLACK
    # Of a mark on a space Typst sets the space anew for each family that cannot draw the mark.
    alone = any(len(one) > 1 and one[0] in _GROUNDLESS for one in clusters(text))
    return UNSURE if alone or (_DICTIONARY.search(text) and not run.whole) else RARE


def _units(runs: tuple[Run, ...]) -> list[_Unit]:
    units = [_Unit()]
    for run in runs:
        for text, ends in [(run.text, False)] if run.whole else _pieces(run.text):
            spaces = text[len(text.rstrip(" ")) :] if not run.whole else ""
            word = text.removesuffix(spaces) if spaces else text
            if word:
                units[-1].parts.append((word, run.ink))
            if units[-1].parts:
                units[-1].spaces += spaces
            if ends and units[-1].parts:
                units.append(_Unit())
    if not units[-1].parts:
        units.pop()
    return units


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield pieces with whether a line may break after them; spaces come with the word before."""
    if _HARD.search(text) is None:
        for token in _TOKEN.findall(text):
            yield token, token[-1] in " -\u200b"
        return
    found = list(line_break_units(text))
    for number, unit in enumerate(found, start=1):
        ends = number < len(found) or unit.endswith((" ", "\u200b"))
        yield from (_words(unit, ends=ends) if _DICTIONARY.search(unit) else ((unit, ends),))


def _words(unit: str, *, ends: bool) -> Iterator[tuple[str, bool]]:
    """Let letters of a dictionary's script part, but not the last ones before something joined to them."""
    body = unit.rstrip(" \u200b\u2069")
    letters = list(clusters(body))
    breaks: list[bool] = []
    # How many letters follow up to a place where nothing breaks; the unit's end is worth a word.
    follow = WORD
    for letter in reversed(letters):
        parts = line_break(letter[0]) is LineBreak.SA
        breaks.append(parts and follow >= WORD)
        follow = follow + 1 if parts else 0
    piece = ""
    for letter, parts in zip(letters[:-1], breaks[:0:-1], strict=True):
        piece += letter
        if parts:
            yield piece, True
            piece = ""
    yield piece + "".join(letters[-1:]) + unit[len(body) :], ends
