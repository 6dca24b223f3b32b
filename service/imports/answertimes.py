"""When somebody answered, read only to tell which of two answers is later. Knows no time zones of its own."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

_MONTHS = {
    month: number
    for number, months in enumerate(
        (
            "jan januar january enero janv janvier januari gennaio gen janeiro ene",
            "feb februar february febrero fev fevr fevrier februari febbraio fevereiro",
            "mar march marz mrz marzo mars maart marco",
            "apr april abril avr avril aprile abr",
            "may mai mayo maj mei maggio maio mag",
            "jun june juni junio juin giugno junho giu",
            "jul july juli julio juil juillet luglio julho lug",
            "aug august agosto aout augustus ago",
            "sep sept september septiembre septembre settembre setembro set",
            "oct okt october oktober octubre octobre ottobre outubro out ott",
            "nov november noviembre novembre novembro",
            "dec dez december dezember diciembre decembre dicembre dezembro dic",
        ),
        start=1,
    )
    for month in months.split()
}
_CLOCK = re.compile(
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*([ap])?\.?m?\b\.?", re.IGNORECASE
)
_OFFSET = re.compile(r"(?:GMT|UTC)\s*([+-])(\d{1,2})(?::?(\d{2}))?", re.IGNORECASE)
_YEAR_FIRST = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_YEAR_LAST = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})\b")
_NAMED = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?([^\W\d]{3,})\.?,?\s+(?:de\s+)?(\d{4})"
)
_NAME_FIRST = re.compile(r"\b([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")


def is_month_first(said: Iterable[str], usual: bool) -> bool:  # noqa: FBT001 (a fact of the tool)
    """Say whether 1/2/2026 is the second of January, as any day after the twelfth tells."""
    found = [match for one in said if (match := _YEAR_LAST.search(one))]
    if any(int(one[1]) > 12 for one in found):
        return False
    if any(int(one[2]) > 12 for one in found):
        return True
    return usual and not any("." in one[0] for one in found)


def answered_at(said: str, *, month_first: bool) -> datetime | None:
    """Return an instant for comparison, or None where nothing is understood."""
    day = _day(said, month_first=month_first)
    if day is None:
        return None
    clock = _CLOCK.search(said)
    hour, minute, second = (int(clock[n] or 0) for n in (1, 2, 3)) if clock else (0, 0, 0)
    if clock and clock[4]:
        hour = hour % 12 + (12 if clock[4].lower() == "p" else 0)
    offset = _OFFSET.search(said)
    try:
        instant = datetime(*day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        return None
    if offset:
        shift = timedelta(hours=int(offset[2]), minutes=int(offset[3] or 0))
        return instant - shift if offset[1] == "+" else instant + shift
    return instant


def _day(said: str, *, month_first: bool) -> tuple[int, int, int] | None:
    if match := _YEAR_FIRST.search(said):
        return int(match[1]), int(match[2]), int(match[3])
    if match := _YEAR_LAST.search(said):
        first, second = int(match[1]), int(match[2])
        month, day = (first, second) if month_first else (second, first)
        year = int(match[3])
        return (year if year > 99 else 2000 + year), month, day
    if (match := _NAMED.search(said)) and (month := _month(match[2])):
        return int(match[3]), month, int(match[1])
    if (match := _NAME_FIRST.search(said)) and (month := _month(match[1])):
        return int(match[3]), month, int(match[2])
    return None


def _month(word: str) -> int:
    plain = word.casefold().translate(str.maketrans("äéèêûüç", "aeeeuuc"))
    return _MONTHS.get(plain, 0)
