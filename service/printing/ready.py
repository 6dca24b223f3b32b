"""Turns values into data a design can set: clean texts, with words and fonts beside. Knows no paper."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any, Final

from service.printing.badge import Badge
from service.printing.cards import Card, Misfit, PosterText, TablePrompt
from service.printing.fonts import families
from service.printing.host import HostRound
from service.printing.itinerary import Itinerary
from service.printing.strings import strings_for
from service.printing.tent import Tent
from service.printing.text import printable

Data = dict[str, Any]
Printed = Card | TablePrompt | PosterText | Itinerary | Badge | Tent | HostRound
AS_TYPED: Final = frozenset({"id", "lang", "url", "code"})


def plain(value: Printed, id_: str, *, report: list[Misfit]) -> Data:
    """Turn a value into data: printable texts, with its language's words and fonts beside."""
    data: Data = {}
    for each in fields(value):
        content = getattr(value, each.name)
        if each.name not in AS_TYPED:
            content = texts(content, value.lang, where=(id_, each.name), report=report)
        data[each.name] = content
    return {**data, **language(value.lang)}


def texts(content: Any, lang: str, *, where: tuple[str, str], report: list[Misfit]) -> Any:
    """Make every text within a value printable; what cannot be drawn is added to the report."""
    if isinstance(content, str):
        text, lost = printable(content, lang)
        if lost:
            report.append(Misfit(*where, "missing-glyph", lost))
        return text
    if isinstance(content, tuple):
        return [texts(each, lang, where=where, report=report) for each in content]
    if is_dataclass(content):
        return {
            each.name: texts(
                getattr(content, each.name), lang, where=(where[0], each.name), report=report
            )
            for each in fields(content)
        }
    return content


def language(lang: str) -> Mapping[str, Any]:
    """Return the words, the fonts and the tag of a language."""
    code = lang.split("-", maxsplit=1)[0].lower()
    known = code.isascii() and code.isalpha() and len(code) in (2, 3)
    return {
        "words": strings_for(lang),
        "fonts": families(lang),
        "lang": code if known else "en",
    }
