"""Names that somebody may be about to type, and topics that unknown words may be near; decides nothing."""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from math import log

from matching.interests.fold import fold
from matching.interests.sensitive import is_sensitive
from matching.interests.vocabulary import Vocabulary

_SHORTEST = 2
_READ = 400
_FOREIGN = 4
_TRIGRAMS = 3
_LEAST = 0.5


def suggestions(
    begun: str, vocabulary: Vocabulary, *, languages: tuple[str, ...] = ("en",), most: int = 6
) -> tuple[str, ...]:
    """Return names that begin, or have a word that begins, with what was typed so far.

    Each topic once, in the words of the first language that fits; whole names before later words,
    labels before other names, topics of many names (which many people know) before those of few;
    other languages than those asked for only after four letters. Sensitive topics are never put
    into anybody's mouth.

    Parameters
    ----------
    begun : str
        At least two letters, else nothing is suggested.
    vocabulary : Vocabulary
    languages : tuple of str
        Preferred first; names of other languages come after them.
    most : int
        How many at most.

    Examples
    --------
    >>> from matching.interests.vocabulary import shipped
    >>> suggestions("bould", shipped(), most=1)
    ('bouldering',)
    """
    start = fold(begun)
    if len(start) < _SHORTEST:
        return ()
    found: dict[str, tuple[tuple[int, int, bool, int, str], str]] = {}
    names_of = _names_of(vocabulary)
    for word_at, name in _beginning(start, vocabulary):
        label, spelled = vocabulary.names[name], vocabulary.spelled.get(name)
        words = spelled.words if spelled else label
        if label in vocabulary.blocked or _touchy(label, name, vocabulary):
            continue
        tongue = spelled.language if spelled else "en"
        foreign = languages.index(tongue) if tongue in languages else len(languages)
        other = (tongue, words) not in vocabulary.topics[label].labels
        if foreign == len(languages) and len(start) < _FOREIGN:
            continue
        rank = (word_at > 0, foreign, other, -names_of[label], name)
        found[label] = min(found.get(label, (rank, words)), (rank, words))
    return tuple(words for _, words in sorted(found.values())[:most])


@lru_cache(maxsize=8)
def _names_of(vocabulary: Vocabulary) -> Counter[str]:
    return Counter(vocabulary.names.values())


def _touchy(label: str, name: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.topics[label].sensitive or is_sensitive(name) or is_sensitive(label)


def _beginning(start: str, vocabulary: Vocabulary) -> Iterator[tuple[int, str]]:
    entries = _words_in_order(vocabulary)
    place = bisect_left(entries, (start, 0, ""))
    for tail, word_at, name in entries[place : place + _READ]:
        if not tail.startswith(start):
            return
        yield word_at, name


@lru_cache(maxsize=8)
def _words_in_order(vocabulary: Vocabulary) -> list[tuple[str, int, str]]:
    """Return every name from each of its words on, in order."""
    return sorted(
        (" ".join(words[at:]), at, name)
        for name in vocabulary.names
        for words in (name.split(),)
        for at in range(len(words))
    )


def proposals(words: str, vocabulary: Vocabulary, *, most: int = 5) -> tuple[str, ...]:
    """Return topics that unknown words may belong to, by letters and words alone, likeliest first.

    Words that are a name count by how rare they are among the names, shared runs of three letters by
    the Dice coefficient: "jam" alone is no reason to think of jam sessions. A person decides; nothing
    here is ever believed unasked.

    Examples
    --------
    >>> from matching.interests.vocabulary import shipped
    >>> "bouldering" in proposals("bouldern halle", shipped())
    True
    """
    folded = fold(words)
    mine, runs = set(folded.split()), _runs(folded)
    by_word, by_run = _postings(vocabulary)
    scores: defaultdict[str, float] = defaultdict(float)
    for word in mine:
        names = by_word.get(word, ())
        for name in names:
            if mine.issuperset(name.split()):
                scores[name] += log(1 + len(vocabulary.names) / len(names)) / 10
    shared: Counter[str] = Counter(name for run in runs for name in by_run.get(run, ()))
    for name, count in shared.items():
        if 3 * count < len(runs):  # then the coefficient is below a half, whatever the name
            continue
        dice = 2 * count / (len(runs) + len(_runs(name)))
        if dice >= _LEAST:
            scores[name] += dice
    best: dict[str, float] = {}
    for name, score in scores.items():
        topic = vocabulary.topics[vocabulary.names[name]]
        label = (topic.parent or topic.label) if topic.narrower else topic.label
        best[label] = max(score, best.get(label, 0.0))
    ranked = sorted(best, key=lambda label: (-round(best[label], 6), label))
    open_to = proposable(vocabulary)
    return tuple(label for label in ranked if label in open_to)[:most]


@lru_cache(maxsize=8)
def proposable(vocabulary: Vocabulary) -> dict[str, None]:
    """Return the labels that may be proposed, in order: topics with a line of their own.

    Neither blocked nor sensitive ones: nobody is told that their words may mean such a thing.

    Examples
    --------
    >>> from matching.interests.vocabulary import shipped
    >>> "climbing" in proposable(shipped())
    True
    """
    return {
        one.label: None
        for one in vocabulary.topics.values()
        if not (one.narrower or one.sensitive or one.label in vocabulary.blocked)
        and not is_sensitive(one.label)
    }


def _runs(folded: str) -> set[str]:
    padded = f" {folded} "
    return {padded[i : i + _TRIGRAMS] for i in range(len(padded) - _TRIGRAMS + 1)}


Postings = dict[str, tuple[str, ...]]


@lru_cache(maxsize=8)
def _postings(vocabulary: Vocabulary) -> tuple[Postings, Postings]:
    names = vocabulary.names
    return _inverted((n, n.split()) for n in names), _inverted((n, _runs(n)) for n in names)


def _inverted(rows: Iterable[tuple[str, Iterable[str]]]) -> Postings:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for name, parts in rows:
        for part in sorted(set(parts)):
            found[part].append(name)
    return {part: tuple(names) for part, names in found.items()}
