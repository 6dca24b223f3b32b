"""Which languages somebody names, in whatever language they name them. Knows nobody who speaks them."""

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from babel import Locale

from service.languages import LANGUAGES, locale_of

# These are also known by the name that their own speakers use.
_OWN: Final = (
    "ar", "bg", "bn", "ca", "cs", "da", "el", "et", "fa", "fi", "gu", "he", "hi", "hr", "hu", "id", "it", "ja",
    "ko", "lt", "lv", "ms", "nb", "nl", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "sw", "ta", "th",
    "tr", "uk", "ur", "vi", "zh",
)  # fmt: skip
_ALSO: Final = {
    "mandarin": "zh", "mandarin chinese": "zh", "farsi": "fa", "castellano": "es", "castilian": "es",
    "flemish": "nl", "norwegisch": "no", "norwegian": "no", "norsk": "no", "tagalog": "fil",
}  # fmt: skip
# One speech under several codes: people who speak them understand each other.
_ONE: Final = {"nb": "no", "nn": "no", "cmn": "zh", "tl": "fil", "iw": "he", "in": "id"}
# CLDR's words for what no one speaks.
_NONE: Final = frozenset({"mul", "root", "und", "zxx", "mis"})
_BRACKET: Final = re.compile(r"\s*[(\[].*")
# A word in a phrase must be this long to name a language: "it" and "no" are codes too.
_SHORTEST: Final = 4


def codes_of(named: Iterable[str]) -> tuple[str, ...]:
    """Return the code of each language once; what is known by no name stays as it was typed.

    Names are read in the languages of our pages and in their own, codes with or without a region:
    "Deutsch", "German (native)", "allemand" and "de-AT" are one language.
    """
    found = (code for words in named for code in _codes(" ".join(words.casefold().split())))
    return tuple(dict.fromkeys(found))


def _codes(said: str) -> tuple[str, ...]:
    bare = re.split(r"[-_]", said)[0]
    if len(bare) == 2 and bare.isascii():
        return (_ONE.get(bare, bare),)
    names = _names()
    for whole in (said, _BRACKET.sub("", said), bare):
        if whole in names:
            return (names[whole],)
    words = (word for word in re.findall(r"\w+", said) if len(word) >= _SHORTEST)
    return tuple(names[word] for word in words if word in names) or (said,)


@cache
def _names() -> Mapping[str, str]:
    """Return the code of each language by every name it has here, in small letters."""
    names = dict(_ALSO)
    for code in _OWN:
        own = Locale.parse(code).get_language_name(code)
        names.setdefault((own or code).casefold(), _ONE.get(code, code))
    for page in LANGUAGES:
        for tag, name in locale_of(page).languages.items():
            code = tag.partition("_")[0]
            if code not in _NONE:
                code = _ONE.get(code, code)
                names.setdefault(name.casefold(), code)
                names.setdefault(code, code)
    return names
