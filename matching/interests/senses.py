"""What an ambiguous entry may mean, and when it can mean one thing only; asks nobody."""

from matching.interests.entry import AMBIGUOUS, EXACT, SAME, Entry
from matching.interests.key import key_of
from matching.interests.vocabulary import Vocabulary, shipped


def senses_of(entry: Entry, vocabulary: Vocabulary | None = None) -> tuple[str, ...]:
    """Return the topics that an ambiguous entry may mean; none for any other.

    Examples
    --------
    >>> from matching.interests.resolver import resolve
    >>> "python programming" in senses_of(resolve("Python")), senses_of(resolve("chess"))
    (True, ())
    """
    if entry.how != AMBIGUOUS:
        return ()
    several = (vocabulary or shipped()).senses.items()
    return next((topics for word, topics in several if key_of(word) == entry.key), ())


def told_apart(entry: Entry, vocabulary: Vocabulary, *, value: bool) -> Entry:
    """Return an entry with the one sense it can have as a value, or as an interest, if there is one.

    Examples
    --------
    >>> from matching.interests.resolver import resolve
    >>> told_apart(resolve("minimalism"), shipped(), value=True).topic
    'simplicity'
    """
    able = [
        one for one in senses_of(entry, vocabulary) if bool(vocabulary.topics[one].meaning) == value
    ]
    if len(able) != 1:
        return entry
    touchy = entry.sensitive or vocabulary.topics[able[0]].sensitive
    return Entry(entry.words, entry.folded, able[0], able[0], SAME, EXACT, touchy)
