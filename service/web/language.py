"""The reader's language: which one it is, and how moments and counts are written in it."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.lists import format_list
from babel.numbers import format_percent
from flask import Flask, has_request_context, request
from flask_babel import Babel, get_locale  # type: ignore[import-untyped] # ships no types

from service import languages
from service.web.cookies import LANGUAGE
from service.web.unit import services
from service.web.words import teach


def speak(app: Flask) -> None:
    """Set up gettext, and what templates must know of the language they are in."""
    Babel(
        app,
        default_locale=languages.ENGLISH,
        default_translation_directories=str(languages.WORDS),
        locale_selector=_chosen,
    )
    teach(app)
    app.jinja_env.filters["percent"] = percent
    app.context_processor(_spoken)


def language() -> str:
    """Return the language that the reader reads."""
    locale = get_locale() if has_request_context() else None
    return str(locale.language) if locale else languages.ENGLISH


def day(instant: datetime, zone: str) -> str:
    """Write the day of an instant as people at the event see it, with its year if that is not this one."""
    return _written(instant, zone, _with_year(instant, zone, languages.DAY))


def short_day(instant: datetime, zone: str) -> str:
    """Write the day of an instant for a narrow place, with its year if that is not this one."""
    return _written(instant, zone, _with_year(instant, zone, languages.SHORT_DAY))


def clock(instant: datetime, zone: str) -> str:
    """Write the time of day of an instant."""
    return _written(instant, zone, languages.CLOCK)


def moment(instant: datetime, zone: str) -> str:
    """Write day and time of an instant."""
    return f"{short_day(instant, zone)}, {clock(instant, zone)}"


def lately(instant: datetime, zone: str, *, now: datetime) -> str:
    """Write the time of day alone if it is of today, as people at the event see it; else the day too."""
    where = ZoneInfo(zone)
    is_today = instant.astimezone(where).date() == now.astimezone(where).date()
    return clock(instant, zone) if is_today else moment(instant, zone)


def hours(start: datetime, end: datetime, *, zone: str) -> str:
    """Write from when to when."""
    return f"{clock(start, zone)}–{clock(end, zone)}"


def zone_there(zone: str) -> str:
    """Write whose time it is, for readers who may be elsewhere."""
    return languages.zone_name(zone, language())


def calendar_day(value: date) -> str:
    """Write a date that belongs to no time zone."""
    return format_date(value, languages.DATE[language()], locale=languages.locale_of(language()))


def listed(words: Iterable[object]) -> str:
    """Write words one after another, with an "and" before the last."""
    return str(format_list([*map(str, words)], locale=languages.locale_of(language())))


def percent(share: float) -> str:
    """Write a share as a percentage with at most one digit after the point."""
    pattern = "#,##0.#%" if share < 0.1 else "#,##0%"
    if language() in {"de", "es", "fr"}:
        pattern = pattern.replace("%", "\u00a0%")
    return str(format_percent(share, pattern, locale=languages.locale_of(language())))


def language_name(code: str) -> str:
    """Write the name of a language, and keep what is no code as it was typed."""
    return str(languages.locale_of(language()).languages.get(code, code))


def _with_year(instant: datetime, zone: str, patterns: Mapping[str, str]) -> str:
    there, pattern = ZoneInfo(zone), patterns[language()]
    this_year = services().now().astimezone(there).year
    is_this = instant.astimezone(there).year == this_year
    return pattern if is_this else pattern + languages.YEAR[language()]


def _written(instant: datetime, zone: str, pattern: str) -> str:
    return format_datetime(
        instant, pattern, tzinfo=ZoneInfo(zone), locale=languages.locale_of(language())
    )


def _chosen() -> Locale:
    """Return what the reader chose here, else what their browser asks for."""
    chosen = request.cookies.get(LANGUAGE, "")
    if chosen not in languages.LANGUAGES:
        asked = request.accept_languages.best_match(list(languages.LANGUAGES))
        chosen = asked or languages.ENGLISH
    return languages.locale_of(chosen)


def _spoken() -> dict[str, Any]:
    locale = get_locale()
    return {
        "spoken": locale.language,
        "direction": locale.text_direction,
        "others": [
            (code, name) for code, name in languages.LANGUAGES.items() if code != locale.language
        ],
    }
