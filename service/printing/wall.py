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
    apart = unicodedata.normalize("NFKD", clean(name).casefold())
    bare = "".join(char for char in apart if not unicodedata.category(char).startswith(("M", "C")))
    return _BEFORE.sub("", bare.translate(_PLAIN))


def tab(name: str) -> str:
    """Return the capital under which a name is filed, in scripts that have capitals; else nothing."""
    first = filed(name)[:1]
    return first.upper() if first.upper() != first else ""


def edge(name: str) -> str:
    """Return what stands for a name at the end of a page's reach: its tab, or the letter it begins with."""
    return tab(name) or next(clusters(_BEFORE.sub("", clean(name))), "")
