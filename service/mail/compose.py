"""Facts and a kind of mail in; subject and bodies out. Sends nothing and knows no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from service.languages import CLOCK, DATE, DAY, ENGLISH, YEAR, locale_of, words_in, zone_name
from service.settings import TEMPLATES


@dataclass(frozen=True, slots=True)
class Composed:
    """One mail, ready to be kept. The subject is a single line."""

    subject: str
    text: str
    html: str


def compose(kind: str, facts: Mapping[str, object], language: str = ENGLISH) -> Composed:
    """Fill the three templates of `templates/emails/<kind>/`; a fact that is missing is an error."""
    zone = ZoneInfo(str(facts["time_zone"]))
    # Who joins a call may be elsewhere: behind a time that counts stands whose it is.
    there = f" ({zone_name(zone.key, language)})" if facts["is_online"] else ""

    def fill(part: str) -> str:
        template = _environment(language).get_template(f"{kind}/{part}")
        return template.render(facts, zone=zone, there=there, language=language)

    return Composed(" ".join(fill("subject.txt").split()), fill("body.txt"), fill("body.html"))


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "emails"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    words = words_in(language)
    environment.install_gettext_translations(words, newstyle=True)  # type: ignore[attr-defined] # added by the extension

    def moment(value: datetime, zone: ZoneInfo) -> str:
        # A letter is kept, and read in another year than it was written.
        pattern = f"{DAY[language]}{YEAR[language]}, {CLOCK}"
        return format_datetime(value, pattern, tzinfo=zone, locale=locale_of(language))

    def day(value: date) -> str:
        return format_date(value, DATE[language], locale=locale_of(language))

    environment.filters.update(moment=moment, day=day)
    return environment
