"""The words on sensitive subjects of every language the form offers; decides nothing.

Words stand by area, between commas, as people write them. ``word`` is a whole word or phrase,
``word*`` the start of one, ``*word`` its end, ``*word*`` any part; accents need not be written.
When in doubt a word stands here. What no list holds is not recognized.
"""

from collections.abc import Mapping

from matching.interests.sensitive_words import (
    ar,
    de,
    en,
    es,
    fr,
    hi,
    it,
    ja,
    ko,
    nl,
    pl,
    pt,
    uk,
    zh,
)

WORDS: Mapping[str, Mapping[str, str]] = {
    "en": en.WORDS,
    "es": es.WORDS,
    "fr": fr.WORDS,
    "de": de.WORDS,
    "pt": pt.WORDS,
    "it": it.WORDS,
    "nl": nl.WORDS,
    "pl": pl.WORDS,
    "uk": uk.WORDS,
    "ar": ar.WORDS,
    "hi": hi.WORDS,
    "zh": zh.WORDS,
    "ja": ja.WORDS,
    "ko": ko.WORDS,
}
# Harmless phrases that hold such a word.
HARMLESS: tuple[str, ...] = tuple(
    phrase
    for one in (en, de, es, fr, it, nl, pl, pt, uk)
    for phrase in one.HARMLESS.split(",")
    if phrase.strip()
)
