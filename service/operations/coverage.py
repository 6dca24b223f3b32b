"""Whose words meet somebody else's, as the matching reads them. Says yes or no of a person, never how much."""

from collections import Counter
from collections.abc import Iterable

from sqlalchemy.orm import Session

from matching.interests import resolve_all
from matching.interests.overlay import curated
from matching.interests.vocabulary import shipped
from service.operations.roster import curation_of


def alone_in_words(
    session: Session, event_id: int, people: Iterable[tuple[int, tuple[str, ...]]]
) -> frozenset[int]:
    """Return who wrote words of which nobody else wrote one, whatever way each is written.

    Of each person an id and the words; whoever wrote none is not among them.
    """
    vocabulary = curated(shipped(), curation_of(session, event_id))

    def keys_of(words: str) -> tuple[str, ...]:
        return tuple(one.key for one in resolve_all(words, vocabulary) if one.key)

    said = {
        person: frozenset(key for one in words for key in keys_of(one))
        for person, words in people
        if words
    }
    writers = Counter(key for keys in said.values() for key in keys)
    return frozenset(
        person for person, keys in said.items() if all(writers[key] == 1 for key in keys)
    )
