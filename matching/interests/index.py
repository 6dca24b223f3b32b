"""Where a vocabulary's names are found by other than their exact letters; decides nothing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from matching.interests.fold import fold
from matching.interests.inflection import bag, inflected
from matching.interests.variants import evened
from matching.interests.vocabulary import Vocabulary

# Mistyped words and other spaces are looked for in the languages whose names are many.
_LOOKED_FOR = frozenset(("en", "de", "es", "fr"))
# Names of more words are not written as one.
_MOST_JOINED = 3
# Shorter words are too easily another word when a letter is missing.
SHORTEST = 4
# From this length on, words are found by their halves instead of by each letter left out: it needs less room.
LONG = 8


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Ways to the names of one vocabulary.

    Parameters
    ----------
    spaceless : mapping of str to str
        Names of several words without their spaces, to the name.
    inflected, evened, bags, loose : mapping of str to str
        Names by their inflected form, by the one way of writing their words, and by their words in
        alphabetical order (of all names, and of those whose order may be given up), each where one
        topic alone has it.
    words : frozenset of str
        Every word of a name.
    lookalikes : frozenset of str
        Folded, what may only look like a name.
    missing : mapping of str to str
        The short words that a text may be when one of their letters is left out, with spaces
        between: most often it is one, and lists of one take 5 MB.
    halves : mapping of str to str
        Long words by their first half before their length, and by their second half behind it
        ("hik6", "6ing"): one wrong letter leaves one half as it was (Li, Deng, Wang and Feng 2011,
        PASS-JOIN), unless two were swapped over the middle.
    """

    spaceless: Mapping[str, str]
    inflected: Mapping[str, str]
    evened: Mapping[str, str]
    bags: Mapping[str, str]
    loose: Mapping[str, str]
    words: frozenset[str]
    lookalikes: frozenset[str]
    missing: Mapping[str, str]
    halves: Mapping[str, str]


@lru_cache(maxsize=8)
def index_of(vocabulary: Vocabulary) -> Index:
    """Return the index of a vocabulary, built once. About 0.5 s for 68,000 names."""
    names = vocabulary.names
    spaceless: dict[str, str] = {}
    roots, written, bags, loose = (_Forms(names) for _ in range(4))
    words: set[str] = set()
    sought: set[str] = set()
    for name in names:
        spelled = vocabulary.spelled.get(name)
        language = spelled.language if spelled else "en"
        known = [one for one in name.split() if one.isalpha()]
        words.update(known)
        if language in _LOOKED_FOR:
            sought.update(known)
            joined = name.replace(" ", "")
            if joined not in names and len(joined) > 3 and len(known) <= _MOST_JOINED:
                spaceless.setdefault(joined, name)
        if language != "en":
            continue  # the forms below are those of English words
        even = evened(name)
        if even != name:
            written.add(even, name)
        if " " in name:
            roots.add(inflected(even), name)
            form, may_turn = bag(even)
            bags.add(form, name)
            if may_turn:
                loose.add(form, name)
    ordered = sorted(word for word in sought if len(word) >= SHORTEST)
    return Index(
        spaceless=spaceless,
        inflected=roots.certain(),
        evened=written.certain(),
        bags=bags.certain(),
        loose=loose.certain(),
        words=frozenset(words),
        lookalikes=frozenset(map(fold, vocabulary.lookalikes)),
        missing=_missing(word for word in ordered if len(word) < LONG),
        halves=_by_halves(word for word in ordered if len(word) >= LONG - 1),
    )


class _Forms:
    """Forms of names, forgotten where they are those of names of two topics."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names
        self._found: dict[str, str | None] = {}

    def add(self, form: str, name: str) -> None:
        known = self._found.setdefault(form, name)
        if known is not None and self._names[known] != self._names[name]:
            self._found[form] = None

    def certain(self) -> dict[str, str]:
        return {form: name for form, name in self._found.items() if name is not None}


def without_each(word: str) -> set[str]:
    """Return a word with each of its letters left out, in turn."""
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


def _missing(words: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in words:
        for shorter in without_each(word):
            found[shorter] = f"{found[shorter]} {word}" if shorter in found else word
    return found


def _by_halves(words: Iterable[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for word in words:
        size, middle = len(word), len(word) // 2
        for place in (f"{word[:middle]}{size}", f"{size}{word[middle:]}"):
            found[place] = f"{found[place]} {word}" if place in found else word
    return found
