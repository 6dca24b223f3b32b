"""Every interest that one typed text names: a list, a sentence or a single phrase."""

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from matching.interests.ellipsis import completed
from matching.interests.entry import (
    EXACT,
    HEAD,
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
    clear,
)
from matching.interests.fillers import is_filler, says_nothing
from matching.interests.fold import fold
from matching.interests.gloss import gloss_of
from matching.interests.mention import mentions
from matching.interests.negation import denies, says_no
from matching.interests.resolver import resolve
from matching.interests.sensitive import is_sensitive
from matching.interests.splitting import CERTAIN, GUESSED, UNKNOWN, listed, parts_of
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
    >>> [(e.words, e.topic) for e in resolve_all("Why do most of us hum in the rain?")]
    [('Why do most of us hum in the rain?', 'rain')]
    """
    vocabulary = vocabulary or shipped()
    found: list[Entry] = []
    for part in parts_of(text, _knowing(vocabulary, languages), languages):
        entry = resolve(part, vocabulary, languages)
        several = _several(part, entry, vocabulary, languages)
        found.extend(several or _inside(part, entry, vocabulary) or (entry,))
    return tuple(found)


def listed_in(text: str) -> tuple[str, ...]:
    """Return the phrases that one typed text lists, in the words typed, none of them taken apart.

    Examples
    --------
    >>> listed_in("hiking, sports (golf, tennis)"), listed_in("everything except golf, tennis")
    (('hiking', 'sports (golf, tennis)'), ('everything except golf, tennis',))
    """
    return listed(text, _knowing(shipped(), ()))


def _knowing(vocabulary: Vocabulary, languages: tuple[str, ...]) -> Callable[[str], int]:
    """Return what tells how surely a phrase is understood by itself."""

    def known(phrase: str) -> int:
        entry = resolve(phrase, vocabulary, languages)
        if entry.guessed or entry.how == STEM:
            return GUESSED
        if entry.folded in vocabulary.lonely:
            return CERTAIN
        return UNKNOWN if entry.how in (LAST, OWN_WORDS, NO_WORDS, NEGATED) else CERTAIN

    return known


def _several(
    part: str, entry: Entry, vocabulary: Vocabulary, languages: tuple[str, ...]
) -> tuple[Entry, ...]:
    """Return what one phrase names at once, each in all its words; nothing if it is one thing."""
    if entry.how == EXACT:
        return ()
    if gloss := gloss_of(part):
        before, inside = gloss
        if denies(fold(inside[0])):
            return ()
        if says_nothing(fold(before)) or is_filler(fold(before)):
            return tuple(resolve(one, vocabulary, languages) for one in inside[1:] or inside)
        ways = [[f"{before} ({one})" for one in inside[1:]]]
    else:
        unsure = entry.how in (OWN_WORDS, LAST, HEAD)
        ways = [list(way) for way in completed(part)] if unsure else []
    for way in ways:
        read = [resolve(one, vocabulary, languages) for one in way]
        sure = [one for one in read if one.how == EXACT]
        if sure and (gloss or len(sure) == len(read)):
            others = [
                resolve(words, vocabulary, languages)
                for words, one in zip(gloss[1][1:] if gloss else (), read, strict=False)
                if one.how != EXACT and not is_filler(fold(words))
            ]
            found = [replace(e, words=part, sensitive=entry.sensitive or e.sensitive) for e in sure]
            return clear([*found, *others])
    return ()


def _inside(part: str, entry: Entry, vocabulary: Vocabulary) -> tuple[Entry, ...]:
    """Return what a sentence mentions, where the whole of it is not understood; its words stay whole.

    A name out of a sentence would say that somebody likes cities who asked why they smell of rain.
    """
    if (
        entry.relation not in (OWN, MAYBE)
        or entry.folded.count(" ") < _SENTENCE
        or says_no(entry.folded)
    ):
        return ()
    return tuple(
        replace(
            entry,
            key=f"{MENTION} of {label}",
            topic=label,
            relation=NARROWER,
            how=MENTION,
            sensitive=is_sensitive(part),
        )
        for label in mentions(part, vocabulary)
        if label not in vocabulary.blocked
    )
