"""Which known topic a longer phrase is a kind of, by the word that carries it; never says same."""

from collections.abc import Iterator

from matching.interests.index import Index
from matching.interests.negation import says_no
from matching.interests.vocabulary import Vocabulary

# Last words that say little of what the whole is: "bargain hunting", "book club", "web surfing".
MISLEADING = frozenset(
    """hunting watching sport club talk job business day night work surfing walking group class
    course lesson team event meeting session party show trip tour fan community practice
    skill life world time thing place idea project people play player system tool product
    present past share manner
    service industry market company office school student future love making building
    running coaching flying shooting mixing mapping spinning jumping hopping collecting
    exploring water health home family friend child kid woman man space light color sound
    voice power money value break master magic cleaning""".split()  # noqa: SIM905
)
# The head stands before these: "hiking in the alps", "photography of birds".
_PREPOSITIONS = frozenset(
    """of in with at on about near around by along across through from without before after during while
    over under until since inside outside into between""".split()  # noqa: SIM905
)
# What joins the head to what follows it in Spanish, French, Italian and Portuguese.
_JOINING = frozenset(
    """de del d des du au aux en con avec al a sur pour para por per di della dei da do dos das com no na
    sin sans""".split()  # noqa: SIM905
)
_LEFT_HEADED = frozenset(("es", "fr", "it", "pt"))
# What stands behind these is what somebody is not for: "non-vegan cooking", "anti-war films".
_DENYING = frozenset("non anti against contra contre gegen sans ohne sin without".split())  # noqa: SIM905
_MOST_WORDS = 9
_LONGEST_HEAD = 4
_LONGEST_STEM = 6


def head_of(folded: str, vocabulary: Vocabulary, index: Index) -> str | None:
    """Return the name inside folded words that the whole is a kind of, or None.

    It stands before a preposition, or in two words or more at the end; or at the beginning, where a
    language puts it there. One word at the end is not enough: on labeled pairs it was as often wrong
    as right ("web surfing", "hair curling"); nor is the end of a German compound ("Meerkatzen").

    Examples
    --------
    >>> from matching.interests.index import index_of
    >>> from matching.interests.vocabulary import shipped
    >>> def head(words):
    ...     return head_of(words, shipped(), index_of(shipped()))
    >>> head("hiking in the alps"), head("queer board game"), head("hand crystal")
    ('hiking', 'board game', None)
    """
    words = _words(folded, vocabulary)
    return next(_heads(words, vocabulary, index), None) if len(words) > 1 else None


def maybe_head_of(folded: str, vocabulary: Vocabulary, index: Index) -> str | None:
    """Return the name with which folded words begin or end, though it may mislead; or None.

    Examples
    --------
    >>> from matching.interests.index import index_of
    >>> from matching.interests.vocabulary import shipped
    >>> maybe_head_of("hand crystal", shipped(), index_of(shipped()))
    'crystal'
    """
    words = _words(folded, vocabulary)
    if len(words) == 1:
        return _compounded(folded, vocabulary)
    ends = _ends(words, vocabulary, index, least=1)
    first = (word for word in words[:1] if word.endswith("ing") and len(words) > 1)
    begins = (word for word in first if word in vocabulary.names and word not in MISLEADING)
    return next((name for name in (*ends, *begins) if not _is_value(name, vocabulary)), None)


def _words(folded: str, vocabulary: Vocabulary) -> list[str]:
    words = folded.split()
    known = folded in vocabulary.lonely or folded in vocabulary.senses
    return [] if known or len(words) > _MOST_WORDS or says_no(folded) else words


def _heads(words: list[str], vocabulary: Vocabulary, index: Index) -> Iterator[str]:
    for place, word in enumerate(words):
        if word in _PREPOSITIONS and place:
            words = words[:place]
            yield from _ends(words, vocabulary, index, least=1, whole=True)
            break
    yield from _ends(words, vocabulary, index, least=2)
    yield from _leading(words, vocabulary)


def _ends(
    words: list[str], vocabulary: Vocabulary, index: Index, *, least: int, whole: bool = False
) -> Iterator[str]:
    """Return the names of so many words or more at the end of a phrase, longest first."""
    for size in range(min(_LONGEST_HEAD, len(words) - (not whole)), least - 1, -1):
        name = " ".join(words[-size:])
        misleads = size == 1 and name in MISLEADING
        denied = size < len(words) and words[-size - 1] in _DENYING
        if misleads or denied or name in vocabulary.lonely or name in vocabulary.senses:
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
    """Return the names at the beginning of a phrase in a language that puts the head there.

    "Fotografía de calle" says by its "de" which language it is; "amusement park" says nothing.
    """
    if _JOINING.isdisjoint(words[1:]):
        return
    for size in range(min(_LONGEST_HEAD, len(words) - 1), 0, -1):
        name = " ".join(words[:size])
        spelled = vocabulary.spelled.get(name)
        left = spelled is not None and spelled.language in _LEFT_HEADED
        if left and name not in vocabulary.lonely and not _is_value(name, vocabulary):
            yield name


def _compounded(word: str, vocabulary: Vocabulary) -> str | None:
    """Return the German noun that one word ends with."""
    for start in range(4, len(word) - _LONGEST_STEM + 1):
        name = word[start:]
        spelled = vocabulary.spelled.get(name)
        if spelled and spelled.language == "de" and spelled.words[0].isupper():
            return name
    return None
