"""Which words touch what people may not want printed; guesses nothing about a person."""

import re
from functools import lru_cache

from matching.interests.fold import fold
from matching.interests.sensitive_words import HARMLESS, WORDS

# Six digits or more, also in groups, may be a telephone number; two years are none.
_NUMBER = re.compile(r"\d(?: ?\d){5,}")
_YEARS = re.compile(r"\b(?:1[5-9]|20)\d\d ?(?:1[5-9]|20)\d\d\b")


def _marked(entry: str) -> str:
    """Return an entry with a space at each end where a word must begin or end."""
    before = "" if entry.startswith("*") else " "
    after = "" if entry.endswith("*") else " "
    return f"{before}{fold(entry)}{after}"


def _areas() -> dict[str, str]:
    areas: dict[str, str] = {}
    for words in WORDS.values():
        for area, entries in words.items():
            for entry in entries.split(","):
                areas.setdefault(_marked(entry.strip()), area)
    return areas


def _any_of(words: list[str]) -> str:
    """Return a pattern for any of the words, by first letter: twice as fast as a plain list."""
    rests: dict[str, list[str]] = {}
    for word in words:
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(c)}(?:{'|'.join(rest)})" for c, rest in rests.items())


_AREAS = _areas()
_BEGINNING = _any_of([word[1:] for word in _AREAS if word.startswith(" ")])
_INSIDE = _any_of([word for word in _AREAS if not word.startswith(" ")])
_SENSITIVE = re.compile(f" (?:{_BEGINNING})|{_INSIDE}")
# Most words are typed in ASCII, of which two short patterns need a fifth of the time.
_PLAIN = (
    re.compile(f" (?:{_BEGINNING})"),
    re.compile(_any_of([word for word in _AREAS if not word.startswith(" ") and word.isascii()])),
)
_HARMLESS = re.compile(f" (?:{_any_of([fold(phrase) for phrase in HARMLESS])})(?= )")


def sensitive_area(words: str) -> str | None:
    """Return the area that typed words touch, or None.

    The words of all languages are tried at once, since nobody says in which one they write. A
    long run of digits counts as ``contact``. Cost is linear in the phrase and in the lexicon.

    Examples
    --------
    >>> sensitive_area("My faith"), sensitive_area("living with ADHD"), sensitive_area("chess")
    ('faith', 'health', None)
    >>> sensitive_area("Leben nach dem Brustkrebs"), sensitive_area("乳癌")
    ('health', 'health')
    >>> sensitive_area("bird migration") is None
    True
    """
    return area_of(fold(words))


@lru_cache(maxsize=1024)
def area_of(folded: str) -> str | None:
    """Return the area that folded words touch, or None."""
    text = f" {folded} "
    found = _first(text)
    if found and (kept := _HARMLESS.sub("", text)) != text:
        found = _first(kept)
    if found:
        return _AREAS[found]
    called = _NUMBER.search(text) and _NUMBER.search(_YEARS.sub("", text))
    return "contact" if called else None


def _first(text: str) -> str | None:
    """Return the first sensitive word in folded text, as the lexicon has it."""
    patterns = _PLAIN if text.isascii() else (_SENSITIVE,)
    found = [one for one in (pattern.search(text) for pattern in patterns) if one]
    return min(found, key=lambda one: one.start()).group() if found else None


def is_sensitive(words: str) -> bool:
    """Return whether typed words touch any sensitive area."""
    return sensitive_area(words) is not None
