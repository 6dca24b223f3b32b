"""Fields for typed text: what is stripped, what is kept exactly, how long it may be."""

import re
import unicodedata
from collections.abc import Iterable
from typing import Any

from marshmallow import fields

from service.mail.address import plain_host
from service.schemas.fault import refuse

# Controls and bidi overrides are not words: they break pages and paper. Joiners are kept, scripts need them.
_BREAKS = re.compile(r"[\r\n\u2028\u2029\t\v\f]+")
_NOISE = re.compile(
    "[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b\u200e\u200f\u2060\ufeff]"
)
# Letters by their kind, blank by their look.
_FILLERS = "\u115f\u1160\u3164\uffa0"
_SEPARATORS = re.compile(r"[,\n\r;،、，؛]+")
# How much of a phrase is said again, so that its writer finds it.
SHOWN = 40
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean_line(text: str) -> str:
    """Return one line without controls, in NFC, outer and doubled space removed; words are untouched."""
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    text = _SURROGATES.sub("", text)
    text = _NOISE.sub("", _BREAKS.sub(" ", text))
    return unicodedata.normalize("NFC", " ".join(text.split()))


def is_seen(text: str) -> bool:
    """Say whether anything of a text is more than space, joiners and other signs that nobody sees."""
    return any(unicodedata.category(char)[0] not in "CZ" and char not in _FILLERS for char in text)


def split_words(text: str) -> list[str]:
    """Split what was typed into one box: one per line, or by comma or semicolon of any script."""
    return [part for part in (clean_line(piece) for piece in _SEPARATORS.split(text)) if part]


def unique(phrases: Iterable[str]) -> tuple[str, ...]:
    """Drop phrases that differ only in case; the first way of writing stays."""
    seen: dict[str, str] = {}
    for phrase in phrases:
        seen.setdefault(phrase.casefold(), phrase)
    return tuple(seen.values())


class Line(fields.Field[str]):
    """One line of text. Missing and empty are the same."""

    def __init__(self, *, most: int, required: bool = False) -> None:
        super().__init__(required=False, load_default="")
        self.most = most
        self.needed = required

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        raw = value if isinstance(value, str) else ""
        text = clean_line(raw)
        if self.needed and not is_seen(text):
            raise refuse("control-only" if raw.strip() else "missing")
        if len(text) > self.most:
            raise refuse("too-long", n=len(text), max=self.most)
        return text


class Lines(fields.Field[str]):
    """Text whose line breaks are kept. Missing and empty are the same."""

    def __init__(self, *, most: int) -> None:
        super().__init__(load_default="")
        self.most = most

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        raw = value if isinstance(value, str) else ""
        text = "\n".join(line for line in map(clean_line, raw.splitlines()) if line)
        if len(text) > self.most:
            raise refuse("too-long", n=len(text), max=self.most)
        return text


class Phrases(fields.Field[tuple[str, ...]]):
    """Several phrases, from a list of picked ones and a box of typed ones."""

    def __init__(self, *, most: int, longest: int) -> None:
        super().__init__(load_default=())
        self.most = most
        self.longest = longest

    def _deserialize(
        self, value: Any, attr: str | None, data: Any, **kwargs: Any
    ) -> tuple[str, ...]:
        phrases = unique(filter(None, map(clean_line, value)))
        if len(phrases) > self.most:
            raise refuse("too-many", n=len(phrases), max=self.most)
        for phrase in phrases:
            if len(phrase) > self.longest:
                raise refuse("too-long", n=len(phrase), max=self.longest, words=phrase[:SHOWN])
        return phrases


class Address(fields.Field[str | None]):
    """An e-mail address, or nothing. Checked for shape only: the mail itself is the proof."""

    # Letters of any script and the signs that need no quoting; nothing that a mail program reads as syntax.
    _LOCAL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}")
    # As name servers know it, whatever script it was typed in.
    _HOST = re.compile(r"(?:[\w-]{1,63}\.)+[\w-]{2,63}", re.ASCII)

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(load_default=None)
        self.needed = required

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str | None:
        text = clean_line(value) if isinstance(value, str) else ""
        if not text:
            if self.needed:
                raise refuse("missing")
            return None
        local, _, host = text.rpartition("@")
        is_whole = self._LOCAL.fullmatch(local) and self._HOST.fullmatch(plain_host(host))
        if len(text) > 254 or not is_whole:
            raise refuse("not-an-address", value=text[:80])
        return text


class Whole(fields.Field[int]):
    """A whole number within limits."""

    def __init__(self, *, low: int, high: int, default: int) -> None:
        super().__init__(load_default=default)
        self.low = low
        self.high = high
        self.default = default

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:
        text = clean_line(str(value))
        if not text:
            return self.default
        if not re.fullmatch(r"[+-]?\d{1,9}", text, re.ASCII):
            raise refuse("not-a-number")
        number = int(text)
        if not self.low <= number <= self.high:
            raise refuse("out-of-range", low=self.low, high=self.high)
        return number


class OneOf(fields.Field[str]):
    """One of a few words."""

    def __init__(self, choices: Iterable[str], *, default: str) -> None:
        super().__init__(load_default=default)
        self.choices = tuple(choices)
        self.default = default

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:
        text = clean_line(str(value)).casefold()
        if not text:
            return self.default
        if text not in self.choices:
            raise refuse("not-a-choice")
        return text
