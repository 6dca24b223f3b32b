"""Every fixed word on paper, a dictionary for each language. Knows nothing of people or of layout."""

from collections.abc import Mapping
from functools import cache

from service.printing.roomwords import Strings, as_spoken
from service.printing.strings.de import DE
from service.printing.strings.en import EN
from service.printing.strings.es import ES
from service.printing.strings.fr import FR

LANGUAGES: Mapping[str, Strings] = {"en": EN, "de": DE, "es": ES, "fr": FR}


@cache
def strings_for(lang: str) -> Strings:
    """Find the words of a language by its tag or its first part; English where we have none."""
    words = LANGUAGES.get(lang) or LANGUAGES.get(lang.split("-", maxsplit=1)[0], EN)
    return as_spoken(lang, words)
