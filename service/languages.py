"""The languages of pages and mails: how days are written in each, and where its words are. Knows no request."""

from functools import cache
from pathlib import Path
from typing import Final

from babel import Locale
from babel.dates import get_timezone_location
from babel.support import NullTranslations, Translations

ENGLISH: Final = "en"
# Each by its own name: whoever looks for a language reads that one.
LANGUAGES: Final = {"en": "English", "de": "Deutsch", "es": "Español", "fr": "Français"}
WORDS: Final = Path(__file__).parent / "translations"

# Weekday first, since people at an event think in weekdays; otherwise as each language writes it.
DAY: Final = {
    "en": "EEEE d MMMM",
    "de": "EEEE, d. MMMM",
    "es": "EEEE d 'de' MMMM",
    "fr": "EEEE d MMMM",
}
SHORT_DAY: Final = {
    "en": "EEE d MMMM",
    "de": "EEE, d. MMMM",
    "es": "EEE d 'de' MMMM",
    "fr": "EEE d MMMM",
}
# A day of another year is told with its year.
YEAR: Final = {"en": " y", "de": " y", "es": " 'de' y", "fr": " y"}
DATE: Final = {
    "en": "d MMMM y",
    "de": "d. MMMM y",
    "es": "d 'de' MMMM 'de' y",
    "fr": "d MMMM y",
}
CLOCK: Final = "HH:mm"


@cache
def locale_of(language: str) -> Locale:
    """Return how a language is written. Kept: to read its name anew, the disk is asked each time."""
    return Locale.parse(language)


@cache
def words_in(language: str) -> NullTranslations:
    """Return the words of a language; English is what the words are written in."""
    return Translations.load(WORDS, [language]) if language != ENGLISH else NullTranslations()


def zone_name(zone: str, language: str) -> str:
    """Call a time zone by its city, as one does behind a time; a zone of no city by its own name."""
    if "/" not in zone:
        return zone
    city = get_timezone_location(zone, locale=locale_of(language), return_city=True)
    return words_in(language).gettext("%(city)s time") % {"city": city}


def known(language: str) -> str:
    """Return a language if pages are written in it, and English otherwise."""
    return language if language in LANGUAGES else ENGLISH


def tongue_of(tag: str) -> str:
    """Return the language of a tag, which may say more, as that it is spoken in rooms."""
    return known(tag.partition("-")[0])
