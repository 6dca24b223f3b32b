"""How the words of an event were understood, phrase by phrase, and what a decision would change."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matching.curation import Curation
from matching.interests.entry import AMBIGUOUS, HEAD, LAST, OWN_WORDS, TYPO, Entry, clear
from matching.interests.kinship import SAME, Kinship
from matching.interests.overlay import curated
from matching.interests.reading import resolve_all
from matching.interests.senses import senses_of
from matching.interests.vocabulary import Vocabulary, shipped

# What one person typed, by whatever number they are counted.
Typed = Iterable[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that several people typed alike: the commonest spelling, and how many they are."""

    words: str
    people: int
    topic: str
    how: str
    senses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Review:
    """Every phrase of an event whose understanding a person should look at, most people first.

    ``phrases`` counts all different ones, ``certain`` those that are names of topics.
    """

    phrases: int
    certain: int
    unknown: tuple[Phrase, ...]
    corrected: tuple[Phrase, ...]
    ambiguous: tuple[Phrase, ...]
    guessed: tuple[Phrase, ...]
    maybe: tuple[Phrase, ...]


def review(typed: Typed, curation: Curation = ()) -> Review:
    """Sort the phrases of an event by how they were understood.

    Examples
    --------
    >>> found = review([(1, "chess"), (1, "snorblefen"), (2, "Snorblefen"), (2, "not golf")])
    >>> [(p.words, p.people) for p in found.unknown], found.phrases, found.certain
    ([('Snorblefen', 2)], 2, 1)
    """
    vocabulary = curated(shipped(), curation)
    said: defaultdict[tuple[str, str], list[Entry]] = defaultdict(list)
    who: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
    for person, text in typed:
        for entry in resolve_all(text, vocabulary):
            if entry.key:
                place = (entry.how, entry.folded if entry.how == TYPO else entry.key)
                said[place].append(entry)
                who[place].add(person)
    phrases = [_phrase(said[place], len(who[place]), vocabulary) for place in said]
    phrases.sort(key=lambda one: (-one.people, one.words.casefold(), one.words))
    by_how = {
        how: tuple(p for p in phrases if p.how == how)
        for how in (OWN_WORDS, TYPO, AMBIGUOUS, HEAD, LAST)
    }
    unsure = sum(map(len, by_how.values()))
    return Review(
        phrases=len(phrases),
        certain=len(phrases) - unsure,
        unknown=by_how[OWN_WORDS],
        corrected=by_how[TYPO],
        ambiguous=by_how[AMBIGUOUS],
        guessed=by_how[HEAD],
        maybe=by_how[LAST],
    )


def _phrase(entries: list[Entry], people: int, vocabulary: Vocabulary) -> Phrase:
    counted = Counter(entry.words for entry in entries)
    words = min(counted, key=lambda one: (-counted[one], one))
    one = entries[0]
    return Phrase(words, people, one.topic, one.how, senses_of(one, vocabulary))


def affected(typed: Typed, before: Curation, after: Curation) -> frozenset[int]:
    """Return whose matches a decision may change: people whose words join others, or no longer do.

    Somebody is affected if they have more, less or other in common with somebody else than before.

    Notes
    -----
    Cost linear in the phrases and in the families they belong to.

    Examples
    --------
    >>> from matching.curation import Action, Override
    >>> typed = [(1, "snorblefen"), (2, "Snorblefen"), (3, "hiking"), (4, "chess")]
    >>> sorted(affected(typed, (), (Override(Action.MERGE, "snorblefen", "hiking"),)))
    [1, 2, 3]
    """
    rows = list(typed)
    old, new = _Joined(rows, before), _Joined(rows, after)
    moved = {key for key in {*old.holders, *new.holders} if old.who(key) != new.who(key)}
    changed = moved | {key for link in old.links ^ new.links for key in link[:2]}
    changed |= {b for joined in (old, new) for a, b, _ in joined.links if a in moved}
    groups: defaultdict[tuple[frozenset[str], frozenset[str]], set[int]] = defaultdict(set)
    for person in {p for key in changed for p in old.who(key) | new.who(key)}:
        was, became = old.keys(person) & changed, new.keys(person) & changed
        groups[frozenset(was), frozenset(became)].add(person)
    found: set[int] = set()
    for (before_keys, after_keys), people in groups.items():
        one, other = old.circle(before_keys), new.circle(after_keys)
        differing = {p for p, _ in (one - other) + (other - one)}
        found |= {person for person in people if differing - {person}}
    return frozenset(found)


class _Joined:
    """Who holds which key under a curation, and which keys border on one another."""

    def __init__(self, rows: list[tuple[int, str]], curation: Curation) -> None:
        vocabulary = curated(shipped(), curation)
        self.holders: Mapping[str, set[int]] = defaultdict(set)
        self._named: defaultdict[int, set[str]] = defaultdict(set)
        guessed: set[tuple[str, str]] = set()
        for person, text in rows:
            for entry in clear(resolve_all(text, vocabulary)):
                self.holders[entry.key].add(person)
                self._named[person].add(entry.key)
                if entry.guessed:
                    guessed.add((entry.key, entry.topic))
        lower = Kinship(vocabulary, sorted(guessed)).links(self.holders)
        self.links = frozenset(two for a, b, w in lower for two in ((a, b, w), (b, a, w)))
        self._beside: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for one, other, weight in sorted(self.links):
            self._beside[one].append((other, weight))

    def who(self, key: str) -> set[int]:
        """Return who named a key."""
        return self.holders.get(key, set())

    def keys(self, person: int) -> set[str]:
        """Return what somebody named."""
        return self._named.get(person, set())

    def circle(self, keys: frozenset[str]) -> Counter[tuple[int, int]]:
        """Count what people have in common with who names these keys: person and weight."""
        links = [(key, SAME) for key in keys] + [link for key in keys for link in self._beside[key]]
        return Counter((person, weight) for key, weight in links for person in self.who(key))
