"""Finds names as people type them: without accents, in any case, from any part. Sorts them for reading."""

import unicodedata
from collections.abc import Iterable
from typing import Protocol, TypeVar

# Letters that stand alone in Unicode and are typed as others; apostrophes are left out.
ALIKE = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe",
        "'": "", "’": "", "‘": "", "ʼ": "", "ʻ": "", "`": "",
    }
)  # fmt: skip


class _Named(Protocol):
    @property
    def name(self) -> str: ...


Row = TypeVar("Row", bound=_Named)


def fold(text: str) -> str:
    """Return what spellings of a name have in common."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(ALIKE)
    bare = "".join(c for c in plain if not unicodedata.combining(c))
    # Put together again: scripts that are written in syllables would fall apart.
    return " ".join(unicodedata.normalize("NFC", bare).split())


def found(rows: Iterable[Row], words: str) -> tuple[Row, ...]:
    """Return the rows whose name holds every typed part."""
    parts = fold(words).split()
    return tuple(row for row in rows if all(part in fold(row.name) for part in parts))
