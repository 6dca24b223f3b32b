"""Which topic an interest is once its gloss says which kind or which sense is meant."""

from collections.abc import Callable, Iterator

from matching.interests.fillers import is_filler
from matching.interests.kinship import Kinship
from matching.interests.vocabulary import Vocabulary

Naming = Callable[[str], str | None]

# "AI (artificial intelligence)": so short a name is spelled out behind itself.
_LONGEST_INITIALS = 4
# As folded: "games" too.
_GAMES = ("game", "gaming")


def glossed(before: str, inside: str, label: Naming, vocabulary: Vocabulary) -> str | None:
    """Return the label of what a gloss narrows an interest to, or None where it is an aside.

    Parameters
    ----------
    before, inside : str
        Folded, what stands before the brackets and in them.
    label : callable
        The label that a folded name means for this writer, or None.
    vocabulary : Vocabulary

    Examples
    --------
    >>> from matching.interests.vocabulary import shipped
    >>> def read(before, inside):
    ...     return glossed(before, inside, shipped().topic_of, shipped())
    >>> read("film", "horror"), read("sport", "tennis"), read("python", "snake")
    ('horror films', 'tennis', 'keeping reptiles')
    >>> read("yoga", "meditation") is None
    True
    """
    for name in (f"{inside} {before}", f"{before} {inside}"):
        if found := label(name):
            return found
    aside = label(inside)
    if aside is None:
        return None
    if len(before) < _LONGEST_INITIALS and not is_filler(before):
        return aside
    # Whoever says which games means those, not the ones on a screen: "Gaming (chess)".
    above = "games" if before in _GAMES else label(before)
    if above and _narrows(aside, above, vocabulary):
        return aside
    kinship = Kinship(vocabulary)
    senses = vocabulary.senses.get(before, ())
    meant = [one for one in senses if kinship.weight(one, aside)]
    return meant[0] if len(meant) == 1 else None


def _narrows(label: str, above: str, vocabulary: Vocabulary) -> bool:
    """Return whether a topic is a kind of another, or one of what a broad one is about."""
    if above in _over(label, vocabulary):
        return True
    topics = vocabulary.topics
    broad = topics[above].broad and not topics[label].broad
    return broad and Kinship(vocabulary).weight(above, label) > 0


def _over(label: str, vocabulary: Vocabulary) -> Iterator[str]:
    """Return the topics that a topic is a kind of."""
    parent = vocabulary.topics[label].parent
    while parent:
        yield parent
        parent = vocabulary.topics[parent].parent
