"""How two typed texts are related, by themselves; counts nobody and prints nothing."""

from dataclasses import dataclass

from matching.curation import Curation
from matching.interests.entry import Entry
from matching.interests.kinship import CLAIM, SAME, Kinship
from matching.interests.overlay import curated
from matching.interests.reading import resolve_all
from matching.interests.vocabulary import Vocabulary, shipped

Best = tuple[int, Entry | None, Entry | None]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What joins two texts most nearly: a weight in hundredths and the entries, or nothing."""

    weight: int
    one: Entry | None = None
    other: Entry | None = None

    @property
    def relation(self) -> str:
        """The relation in one word: ``same``, ``near`` or ``unrelated``."""
        if self.weight == SAME:
            return "same"
        return "near" if self.weight else "unrelated"


def compare(
    a: str, b: str, vocabulary: Vocabulary | None = None, languages: tuple[str, ...] = ()
) -> Comparison:
    """Return how nearly two typed texts are related; of lists, the two closest entries.

    Examples
    --------
    >>> [compare("Kochen", x).relation for x in ("cooking", "baking", "rock climbing")]
    ['same', 'near', 'unrelated']
    """
    vocabulary = vocabulary or shipped()
    ones = [e for e in resolve_all(a, vocabulary, languages) if e.key]
    others = [e for e in resolve_all(b, vocabulary, languages) if e.key]
    guessed = [(e.key, e.topic) for e in (*ones, *others) if e.guessed]
    kinship = Kinship(vocabulary, guessed)
    best = Comparison(0)
    for one in ones:
        for other in others:
            weight = kinship.weight(one.key, other.key)
            if weight > best.weight:
                best = Comparison(weight, one, other)
    return best


class Holding:
    """Whether what reasons claim still holds, once words mean what an organizer says.

    Parameters
    ----------
    curation : tuple of Override

    Examples
    --------
    >>> holding = Holding()
    >>> holding.holds("same", "Kochen", "cooking"), holding.holds("same", "baking", "cooking")
    (True, False)
    """

    def __init__(self, curation: Curation = ()) -> None:
        self._vocabulary = curated(shipped(), curation)
        self._weights: dict[tuple[str, str], int] = {}

    def holds(self, relation: str, one: str, other: str) -> bool:
        """Return whether two quoted phrases are ``same``; for other relations, near enough to say."""
        pair = (one, other)
        if pair not in self._weights:
            self._weights[pair] = compare(one, other, self._vocabulary).weight
        return self._weights[pair] >= (SAME if relation == "same" else CLAIM)
