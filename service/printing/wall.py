"""The list on the wall, a row for each attendee, as frozen values. Knows how names are filed."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from service.printing.text import clean, clusters

# Letters that no decomposition takes apart, filed where English, German, Spanish and French look.
_PLAIN: Final = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ı": "i", "ħ": "h", "æ": "ae", "œ": "oe", "þ": "th"}
)
_BEFORE: Final = re.compile(r"^[\W_]+")
# Katakana are filed among hiragana, as one hears them.
_PLAIN.update({kana: chr(kana - 0x60) for kana in range(0x30A1, 0x30F7)})
# A letter of its own, not an accent; and vowels of Thai and Lao that are written before what they follow.
_SHORT_I: Final = "и\u0306"
_WRITTEN_FIRST: Final = re.compile("([\u0e40-\u0e44\u0ec0-\u0ec4])([\u0e01-\u0e2e\u0e81-\u0eae])")
HAN: Final = "漢"
_HAN: Final = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]")
_GEORGIAN: Final = re.compile("[\u10d0-\u10ff]")
# Korean syllables are sorted by the letters they are made of; these are the first ones as they stand alone.
_CONSONANTS: Final = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_INITIAL, _INITIAL_END = "\u1100", "\u1113"


@dataclass(frozen=True, slots=True)
class WallRound:
    """One column: which round, and when it begins."""

    number: int
    time: str


@dataclass(frozen=True, slots=True)
class WallRow:
    """One attendee, and a table for each column; None is a round to rest."""

    id: str
    name: str
    tables: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class WallList:
    """Everybody's tables, in this order, on as many pages as it takes."""

    event: str
    rounds: tuple[WallRound, ...]
    people: tuple[WallRow, ...]
    lang: str = "en"


def filed(name: str) -> str:
    """Return what a name is sorted by: no case, no accents, no marks before its first letter."""
    apart = unicodedata.normalize("NFKD", clean(name).casefold()).replace(_SHORT_I, "й")
    bare = "".join(char for char in apart if not unicodedata.category(char).startswith(("M", "C")))
    spelled = _WRITTEN_FIRST.sub(r"\2\1", bare.translate(_PLAIN))
    return _BEFORE.sub("", spelled)


def shelved(name: str) -> tuple[str, str, str]:
    """Return a key by which names stand in one order on all papers, also those filed alike."""
    return filed(name), name.casefold(), name


def tab(name: str) -> str:
    """Return the letter under which a name is filed, a capital where there are such; else nothing.

    Han characters stand in no alphabet: all names that begin with one have one tab.
    """
    first = filed(name)[:1]
    if _HAN.match(first):
        return HAN
    if _INITIAL <= first < _INITIAL_END:
        return _CONSONANTS[ord(first) - ord(_INITIAL)]
    # Georgian has capitals for whole words only.
    capital = first if _GEORGIAN.match(first) else first.upper()
    return capital if first.isalpha() else ""


def edge(name: str) -> str:
    """Return what stands for a name at the end of a page's reach: its tab, or what it begins with."""
    found = tab(name)
    return found if found not in ("", HAN) else next(clusters(_BEFORE.sub("", clean(name))), "")
