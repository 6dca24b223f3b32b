"""Facts and a kind of mail in; subject and bodies out. Sends nothing and knows no database."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_datetime
from babel.support import NullTranslations
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from service.settings import TEMPLATES

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class Composed:
    """One mail, ready to be kept. The subject is a single line."""

    subject: str
    text: str
    html: str


def compose(kind: str, facts: Mapping[str, object]) -> Composed:
    """Fill the three templates of `templates/emails/<kind>/`; a fact that is missing is an error."""
    zone = ZoneInfo(str(facts["time_zone"]))

    def fill(part: str) -> str:
        return _environment().get_template(f"{kind}/{part}").render(facts, zone=zone)

    return Composed(" ".join(fill("subject.txt").split()), fill("body.txt"), fill("body.html"))


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES / "emails"),
        autoescape=select_autoescape(["html"]),
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.install_gettext_translations(NullTranslations(), newstyle=True)  # type: ignore[attr-defined] # added by the extension
    environment.filters["moment"] = _moment
    environment.filters["day"] = _day
    return environment


def _moment(value: datetime, zone: ZoneInfo) -> str:
    return format_datetime(value, "EEEE d MMMM, HH:mm", tzinfo=zone, locale=LANGUAGE)


def _day(value: date) -> str:
    return format_date(value, "d MMMM y", locale=LANGUAGE)
