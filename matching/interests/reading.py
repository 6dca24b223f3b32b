"""Every interest that one typed text names: a list, a sentence or a single phrase."""

from functools import lru_cache

from matching.interests.entry import (
    LAST,
    MAYBE,
    MENTION,
    NARROWER,
    NEGATED,
    NO_WORDS,
    OWN,
    OWN_WORDS,
    STEM,
    Entry,
)
from matching.interests.fold import fold
from matching.interests.mention import mentions
from matching.interests.negation import says_no
from matching.interests.resolver import resolve
from matching.interests.sensitive import is_sensitive
from matching.interests.splitting import CERTAIN, GUESSED, UNKNOWN, parts_of
from matching.interests.vocabulary import Vocabulary, shipped

_SENTENCE = 5


@lru_cache(maxsize=65536)
def resolve_all(
    text: str, vocabulary: Vocabulary | None = None, languages: tuple[str, ...] = ()
) -> tuple[Entry, ...]:
    """Return every interest that one typed text names: a list, a sentence or a single phrase.

    Examples
    --------
    >>> [e.words for e in resolve_all("hiking, cooking & my two dogs")]
    ['hiking', 'cooking', 'my two dogs']
    >>> [
    ...     (e.words, e.topic)
    ...     for e in resolve_all("On Sundays you find me out there hiking with Ada")
    ... ]
    [('hiking', 'hiking')]
    """
    vocabulary = vocabulary or shipped()

    def known(phrase: str) -> int:
        entry = resolve(phrase, vocabulary, languages)
        if entry.guessed or entry.how == STEM:
            return GUESSED
        if entry.folded in vocabulary.lonely:
            return CERTAIN
        return UNKNOWN if entry.how in (LAST, OWN_WORDS, NO_WORDS, NEGATED) else CERTAIN

    found: list[Entry] = []
    for part in parts_of(text, known):
        entry = resolve(part, vocabulary, languages)
        inside = _inside(part, entry, vocabulary)
        found.extend(inside or (entry,))
    return tuple(found)


def _inside(part: str, entry: Entry, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """Return the names that a sentence mentions, where the whole of it is not understood."""
    if (
        entry.relation not in (OWN, MAYBE)
        or entry.folded.count(" ") < _SENTENCE
        or says_no(entry.folded)
    ):
        return ()
    return tuple(
        Entry(
            words,
            fold(words),
            f"{MENTION} of {label}",
            label,
            NARROWER,
            MENTION,
            is_sensitive(part),
        )
        for words, label in mentions(part, vocabulary)
        if label not in vocabulary.blocked
    )
