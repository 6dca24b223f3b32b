"""The language of pages: where words are looked up, and how moments and counts are written."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_percent
from flask import Flask
from flask_babel import Babel  # type: ignore[import-untyped] # ships no types

LANGUAGE = "en"
# The same way of writing as in mails and on cards.
DAY = "EEEE d MMMM"
SHORT_DAY = "EEE d MMMM"
CLOCK = "HH:mm"


def speak(app: Flask) -> None:
    """Set up gettext and the filters with which templates write moments."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = "translations"
    Babel(app, default_locale=LANGUAGE, locale_selector=lambda: LANGUAGE)
    app.jinja_env.filters["percent"] = percent


def day(instant: datetime, zone: str) -> str:
    """Write the day of an instant as people at the event see it."""
    return format_datetime(instant, DAY, tzinfo=ZoneInfo(zone), locale=LANGUAGE)


def short_day(instant: datetime, zone: str) -> str:
    """Write the day of an instant for a narrow place."""
    return format_datetime(instant, SHORT_DAY, tzinfo=ZoneInfo(zone), locale=LANGUAGE)


def clock(instant: datetime, zone: str) -> str:
    """Write the time of day of an instant."""
    return format_datetime(instant, CLOCK, tzinfo=ZoneInfo(zone), locale=LANGUAGE)


def moment(instant: datetime, zone: str) -> str:
    """Write day and time of an instant."""
    return format_datetime(instant, f"{SHORT_DAY}, {CLOCK}", tzinfo=ZoneInfo(zone), locale=LANGUAGE)


def lately(instant: datetime, zone: str, *, now: datetime) -> str:
    """Write the time of day alone if it is of today, as people at the event see it; else the day too."""
    where = ZoneInfo(zone)
    is_today = instant.astimezone(where).date() == now.astimezone(where).date()
    return clock(instant, zone) if is_today else moment(instant, zone)


def hours(start: datetime, minutes: int, *, zone: str) -> str:
    """Write from when to when."""
    return f"{clock(start, zone)}–{clock(start + timedelta(minutes=minutes), zone)}"


def calendar_day(value: date) -> str:
    """Write a date that belongs to no time zone."""
    return format_date(value, "d MMMM y", locale=LANGUAGE)


def percent(share: float) -> str:
    """Write a share as a percentage with at most one digit after the point."""
    pattern = "#,##0.#%" if share < 0.1 else "#,##0%"
    return str(format_percent(share, pattern, locale=LANGUAGE))


def language_name(code: str) -> str:
    """Write the name of a language, and keep what is no code as it was typed."""
    return str(Locale.parse(LANGUAGE).languages.get(code, code))
