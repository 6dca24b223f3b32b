"""Which known topic a longer phrase is a kind of, by the word that carries it; never says same."""

from collections.abc import Iterator

from matching.interests.index import Index
from matching.interests.vocabulary import Vocabulary

# Last words that say little of what the whole is: "bargain hunting", "book club", "web surfing".
MISLEADING = frozenset(
    """hunting watching sport club talk job business day night work surfing walking group class
    course lesson team event meeting session party show trip tour fan community practice
    skill life world time thing place idea project people play player system tool product
    service industry market company office school student future love making building
    running coaching flying shooting mixing mapping spinning jumping hopping collecting
    exploring water health home family friend child kid woman man space light color sound
    voice power money value break master magic cleaning""".split()  # noqa: SIM905
)
# The head stands before these: "hiking in the alps", "photography of birds".
_PREPOSITIONS = frozenset(
    [
        "of",
        "in",
        "with",
        "at",
        "on",
        "near",
        "around",
        "by",
        "along",
        "across",
        "through",
        "from",
        "without",
    ]
)
# Gerunds whose object turns them into something else: "running a business".
_TURNING = frozenset(
    [
        "running",
        "surfing",
        "driving",
        "fishing",
        "racing",
        "sailing",
        "shooting",
        "flying",
        "skating",
    ]
)
_LEFT_HEADED = frozenset(("es", "fr", "it", "pt"))
_COMPOUNDING = frozenset(("de", "nl"))
_MOST_WORDS = 9
_LONGEST_HEAD = 4
_LONGEST_STEM = 6


def head_of(folded: str, vocabulary: Vocabulary, index: Index) -> str | None:
    """Return the name inside folded words that the whole is a kind of, or None.

    Examples
    --------
    >>> from matching.interests.index import index_of
    >>> from matching.interests.vocabulary import shipped
    >>> def head(words):
    ...     return head_of(words, shipped(), index_of(shipped()))
    >>> head("indoor bouldering"), head("hiking in the alps"), head("bargain hunting")
    ('bouldering', 'hiking', None)
    """
    if folded in vocabulary.lonely or folded in vocabulary.senses:
        return None
    words = folded.split()
    if len(words) == 1:
        return _compounded(folded, vocabulary)
    if len(words) > _MOST_WORDS:
        return None
    return next(_heads(words, vocabulary, index), None)


def _heads(words: list[str], vocabulary: Vocabulary, index: Index) -> Iterator[str]:
    for place, word in enumerate(words):
        if word in _PREPOSITIONS and place:
            yield from _trailing(words[:place], vocabulary, index, whole=True)
            words = words[:place]
            break
    yield from _trailing(words, vocabulary, index, whole=False)
    yield from _leading(words, vocabulary)


def _trailing(
    words: list[str], vocabulary: Vocabulary, index: Index, *, whole: bool
) -> Iterator[str]:
    """Return the names at the end of a phrase, longest first."""
    for size in range(min(_LONGEST_HEAD, len(words) - (not whole)), 0, -1):
        name = " ".join(words[-size:])
        if name in vocabulary.lonely or name in vocabulary.senses:
            return
        if size == 1 and name in MISLEADING:
            return
        name = name if name in vocabulary.names else index.spaceless.get(name, "")
        if len(name) > 2 and not _is_value(name, vocabulary):
            yield name


def _is_value(name: str, vocabulary: Vocabulary) -> bool:
    """Return whether a name is that of a value: "customer loyalty" is no kind of loyalty."""
    topic = vocabulary.topics[vocabulary.names[name]]
    above = vocabulary.topics.get(topic.parent or "")
    return bool(topic.meaning or (above and above.meaning))


def _leading(words: list[str], vocabulary: Vocabulary) -> Iterator[str]:
    """Return the names at the beginning where the language, or a gerund, puts the head there."""
    for size in range(min(_LONGEST_HEAD, len(words) - 1), 0, -1):
        name = " ".join(words[:size])
        if name not in vocabulary.names or name in MISLEADING or name in vocabulary.lonely:
            continue
        gerund = size == 1 and name.endswith("ing") and name not in _TURNING
        spelled = vocabulary.spelled.get(name)
        if gerund or (spelled and spelled.language in _LEFT_HEADED):
            yield name


def _compounded(word: str, vocabulary: Vocabulary) -> str | None:
    """Return the German or Dutch name that one word ends with."""
    for start in range(3, len(word) - _LONGEST_STEM + 1):
        name = word[start:]
        spelled = vocabulary.spelled.get(name)
        if spelled and spelled.language in _COMPOUNDING:
            return name
    return None
