"""The judges' own telling of how nearly two keys are related; shares nothing with the kinship."""

from collections.abc import Iterable

from matching.interests.key import key_of
from matching.interests.understanding import Voice
from matching.interests.vocabulary import Vocabulary

# By how many steps up the one and the other reach what they have in common.
_STEPS = {(1, 0): 75, (0, 1): 75, (2, 0): 60, (0, 2): 60, (1, 1): 50}
_BESIDE = 55
_AT_AN_ANGLE = 40
# What is left, in hundredths, for none, one or two phrases known by one word: as a kind of their
# topic, and by way of it; and what is too faint to count.
_AS_A_KIND, _BY_WAY = (100, 85, 72), (100, 64, 41)
_FAINT = 30
_UNSURE = ("head word", "mention")


class Closeness:
    """Weights of relations, from the vocabulary's own lines and from who said what."""

    def __init__(self, vocabulary: Vocabulary, voices: Iterable[Voice]) -> None:
        said = {entry.key: entry for voice in voices for entry in voice.entries()}
        self._vocabulary = vocabulary
        self._topic = {key: entry.topic for key, entry in said.items() if entry.how in _UNSURE}
        self._senses = {key_of(word): one for word, one in vocabulary.senses.items()}
        self._neighbors: dict[str, set[str]] = {}
        for one, other in vocabulary.near:
            self._neighbors.setdefault(one, set()).add(other)
        self._crowd: dict[str, set[str]] = {}
        for key in said:
            for anchor in self._anchors(key):
                self._crowd.setdefault(anchor, set()).add(key)

    def _line(self, key: str) -> list[str]:
        """Return a key and what it is a kind of, upward, three at most."""
        line = [key]
        while len(line) < 3:
            topic = self._vocabulary.topics.get(line[-1])
            above = self._topic.get(line[-1]) or (topic.parent if topic else None)
            if above is None:
                break
            line.append(above)
        return line

    def _groups(self, line: list[str]) -> list[str]:
        topics = (self._vocabulary.topics.get(one) for one in [*line, ""][:2])
        return [topic.group or "" if topic else "" for topic in topics]

    def _means(self, key: str) -> list[str]:
        return [*self._senses.get(key, (key,))]

    def _anchors(self, key: str) -> set[str]:
        found: set[str] = set()
        topic = [self._topic[key]] if key in self._topic else []
        for label in (*self._means(key), *topic):
            line = self._line(label)
            found.update(line, (f"group of {name}" for name in self._groups(line) if name))
            found.update(x for one in line[:2] for x in self._neighbors.get(one, ()))
        return found

    def beside(self, key: str) -> list[tuple[str, int]]:
        """Return what else was said that is related enough to a key, with the weight, by key."""
        others = {x for anchor in self._anchors(key) for x in self._crowd.get(anchor, ())}
        weighed = ((other, self.weight(key, other)) for other in sorted(others - {key}))
        return [(other, weight) for other, weight in weighed if weight >= _FAINT]

    def weight(self, one: str, other: str) -> int:
        """Return how nearly two different keys that were said are related, in hundredths."""
        if (one, other) in self._vocabulary.apart:
            return 0
        if one in self._senses or other in self._senses:
            pairs = [(a, b) for a in self._means(one) for b in self._means(other)]
            nearest = max(100 if a == b else self._told(a, b) for a, b in pairs)
            return _AT_AN_ANGLE if nearest >= 50 else 0
        return self._told(one, other)

    def _told(self, one: str, other: str) -> int:
        """Return how nearly two keys are related, of which none is ambiguous."""
        unsure = sum(key in self._topic for key in (one, other))
        as_a_kind = self._of(one, other) * _AS_A_KIND[unsure] // 100
        a, b = self._topic.get(one, one), self._topic.get(other, other)
        in_line = a in self._line(b) or b in self._line(a)
        return as_a_kind if in_line else max(as_a_kind, self._of(a, b) * _BY_WAY[unsure] // 100)

    def _of(self, one: str, other: str) -> int:
        """Return how nearly two topics are related."""
        vocabulary = self._vocabulary
        mine, theirs = self._line(one), self._line(other)
        found = [_BESIDE] if (one, other) in vocabulary.near else []
        for up, meeting in enumerate(mine):
            if meeting in theirs:
                steps = (up, theirs.index(meeting))
                siblings = steps == (1, 1) and vocabulary.topics[meeting].broad
                found.append(0 if siblings else _STEPS.get(steps, 0))
        angles = [(a, other) for a in mine[1:2] if not vocabulary.topics[a].broad]
        angles += [(one, b) for b in theirs[1:2] if not vocabulary.topics[b].broad]
        ours, others = self._groups(mine), self._groups(theirs)
        grouped = {ours[0]} & set(others) | set(ours) & {others[0]}
        if any(pair in vocabulary.near for pair in angles) or grouped - {""}:
            found.append(_AT_AN_ANGLE)
        return max(found, default=0)
