"""How nearly two things that people typed are related, in hundredths; counts nobody."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from matching.interests.key import key_of
from matching.interests.vocabulary import Vocabulary

SAME = 100
CHILD = 75
GRANDCHILD = 60
NEIGHBOR = 55
SIBLING = 50
COUSIN = 40
# What is left of a relation, in hundredths, for none, one or two ends known by one word only: as a
# kind of their topic, and by way of their topics.
_LEFT = (100, 85, 72)
_ASIDE = (100, 64, 41)
# What is fainter steers no seating: there is too much of it.
FAINT = 30
# From here on two entries may stand beside each other on a card.
CLAIM = 50


class _Kin(NamedTuple):
    """Where a key stands: its parent and that one's, its group and that of its parent."""

    above: str | None
    far: str | None
    group: str | None
    above_group: str | None
    above_broad: bool


class Kinship:
    """Relations between the nodes of one vocabulary and the phrases known by a word of theirs.

    Parameters
    ----------
    vocabulary : Vocabulary
    guessed : iterable of (str, str)
        Keys of phrases that are no names, each with the label of the topic it is a kind of.

    Notes
    -----
    The weights are of research, not of data: a kind of the other 75, of the other's parent 60, a
    neighbor 55, kinds of one topic 50, members of one tight group (or a kind of one) and neighbors
    of a parent that is not broad 40, and so for an ambiguous word with what one of its senses is or is near to.
    A guess is a kind of its topic and has 85 % of such relations; by way of its topic it has 64 %
    of that one's to others, two guesses 41 %. Two topics have the closest relation there is.
    """

    def __init__(self, vocabulary: Vocabulary, guessed: Iterable[tuple[str, str]] = ()) -> None:
        self._vocabulary = vocabulary
        self._guessed = dict(guessed)
        self._kins: dict[str, _Kin] = {}
        self._senses = {key_of(word): s for word, s in vocabulary.senses.items()}

    def weight(self, one: str, other: str) -> int:
        """Return how nearly two keys are related, from 0 to 100.

        Examples
        --------
        >>> from matching.interests.vocabulary import shipped
        >>> kinship = Kinship(shipped(), [("towerbouldering", "bouldering")])
        >>> [kinship.weight("climbing", x) for x in ("climbing", "bouldering", "towerbouldering")]
        [100, 75, 51]
        """
        if one == other:
            return SAME
        if (one, other) in self._vocabulary.apart:
            return 0
        if one in self._senses or other in self._senses:
            return self._meant(one, other)
        guesses = (one in self._guessed) + (other in self._guessed)
        closest = self._closest(one, other) * _LEFT[guesses] // 100
        base, beyond = self._guessed.get(one, one), self._guessed.get(other, other)
        if guesses and not (base == beyond or self._family(base, beyond) > SIBLING):
            closest = max(closest, self._closest(base, beyond) * _ASIDE[guesses] // 100)
        return closest

    def _closest(self, one: str, other: str) -> int:
        return max(self._family(one, other), self._beside(one, other))

    def _meant(self, one: str, other: str) -> int:
        """Return the relation of an ambiguous word to what one of its senses is, or is near to."""
        pairs = (
            (a, b) for a in self._senses.get(one, (one,)) for b in self._senses.get(other, (other,))
        )
        related = (a == b or self.weight(a, b) >= SIBLING for a, b in pairs)
        return COUSIN if any(related) else 0

    def _kin(self, key: str) -> _Kin:
        """Return where a key stands in the vocabulary; looked up once, since links ask for it often."""
        found = self._kins.get(key)
        if found is None:
            topics = self._vocabulary.topics
            own = topics.get(key)
            above = self._guessed.get(key) or (own.parent if own else None)
            over = topics.get(above or "")
            found = _Kin(
                above=above,
                far=self._guessed.get(above or "") or (over.parent if over else None),
                group=own.group if own else None,
                above_group=over.group if over else None,
                above_broad=over is not None and over.broad,
            )
            self._kins[key] = found
        return found

    def _family(self, one: str, other: str) -> int:
        mine, theirs = self._kin(one), self._kin(other)
        if mine.above == other or theirs.above == one:
            return CHILD
        if other == mine.far or one == theirs.far:
            return GRANDCHILD
        return SIBLING if mine.above and mine.above == theirs.above and not mine.above_broad else 0

    def _beside(self, one: str, other: str) -> int:
        near, mine, theirs = self._vocabulary.near, self._kin(one), self._kin(other)
        if (one, other) in near:
            return NEIGHBOR
        # What borders on music borders on no particular kind of it.
        if mine.above and not mine.above_broad and (mine.above, other) in near:
            return COUSIN
        if theirs.above and not theirs.above_broad and (one, theirs.above) in near:
            return COUSIN
        if mine.group and mine.group in (theirs.group, theirs.above_group):
            return COUSIN
        return COUSIN if theirs.group and theirs.group == mine.above_group else 0

    def links(self, keys: Iterable[str]) -> Iterator[tuple[str, str, int]]:
        """Yield every two different keys related by FAINT or more, the lower first, with the weight.

        Notes
        -----
        In order. Only keys that have something in common in the vocabulary are compared, so the
        cost is that of the largest families, not of all pairs.
        """
        present = sorted(set(keys))
        meeting: dict[tuple[str, str | None], list[str]] = {}
        for key in present:
            for place in {place for base in self._bases(key) for place in self._places(base)}:
                meeting.setdefault(place, []).append(key)
        for key in present:
            places = {place for base in self._bases(key) for place in self._seeks(base)}
            for other in sorted({x for place in places for x in meeting.get(place, ()) if x > key}):
                weight = self.weight(key, other)
                if weight >= FAINT:
                    yield key, other, weight
        self._kins.clear()  # a megabyte or two, of use only while all links are looked for

    def _bases(self, key: str) -> tuple[str, ...]:
        """Return through what a key is related to others: its senses, or itself and its topic."""
        topic = (self._guessed[key],) if key in self._guessed else ()
        return self._senses.get(key) or (key, *topic)

    def _places(self, label: str) -> list[tuple[str, str]]:
        """Return where a topic can be found: itself, below its parents, in its group."""
        kin = self._kin(label)
        places = [
            ("at", label),
            ("below", kin.above),
            ("far below", kin.far),
            ("in", kin.group),
            ("under", kin.above_group),
        ]
        return [(where, what) for where, what in places if what]

    def _seeks(self, label: str) -> list[tuple[str, str | None]]:
        """Return where all of a topic's relatives are found."""
        kin = self._kin(label)
        beside = _neighbors(self._vocabulary)
        seeks: list[tuple[str, str | None]] = [
            ("at", label),
            ("below", label),
            ("far below", label),
        ]
        seeks += [("at", kin.above), ("at", kin.far), ("in", kin.above_group)]
        topics = self._vocabulary.topics
        for other in beside.get(label, ()):
            seeks += [("at", other), ("below", None if topics[other].broad else other)]
        if kin.above and not kin.above_broad:
            seeks += [
                ("below", kin.above),
                *(("at", other) for other in beside.get(kin.above, ())),
            ]
        return seeks + ([("in", kin.group), ("under", kin.group)] if kin.group else [])


@lru_cache(maxsize=8)
def _neighbors(vocabulary: Vocabulary) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for one, other in sorted(vocabulary.near):
        found.setdefault(one, []).append(other)
    return found
