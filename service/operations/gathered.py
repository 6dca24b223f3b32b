"""What a table shares, each topic once with everybody it concerns, told to who does not sit there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.printing.share import wrote_alike
from service.printing.text import wording
from service.printing.tickedwords import TICKED_VALUES, value_in

# As what the two words of a reason were written, by its kind; and in which order that is told of a topic.
_SIDES = {
    "interest": ("interest", "interest"),
    "value": ("value", "value"),
    "curiosity": ("wonder", "interest"),
    "wonder": ("wonder", "wonder"),
}
_TOLD = ("wonder", "interest", "value")
Topic = tuple[bool, str]


@dataclass(frozen=True, slots=True)
class Thread:
    """One topic: whom it concerns, who wrote it, and who wrote what is only near it, in sentences."""

    people: frozenset[int]
    told: str
    near: str


@dataclass(frozen=True, slots=True)
class _Word:
    """What one person typed: about which topic, and whether as a wish, on the list or as a value."""

    person: int
    typed: str
    side: str
    topic: Topic


@dataclass(frozen=True, slots=True)
class _Star:
    """A topic with every word that a reason joins to it, in the order of the reasons."""

    topic: Topic
    first: int
    words: tuple[_Word, ...]

    @property
    def alike(self) -> int:
        """Count who wrote about this very topic."""
        return len({one.person for one in self.words if one.topic == self.topic})


def threads_of(
    reasons: Iterable[Mapping[str, Any]], names: Mapping[int, str], *, lang: str
) -> tuple[Thread, ...]:
    """Return what those in `names` share, what most wrote first, then in the order of the reasons.

    Each reason is told with one topic: of its two, that which more people wrote about.
    """
    links = _links([one for one in reasons if all(int(n) in names for n in one["words"])], lang)
    stars = sorted(_stars(links), key=lambda one: (-one.alike, one.first))
    return tuple(_told(one, names, lang) for one in stars)


def _links(reasons: Sequence[Mapping[str, Any]], lang: str) -> list[tuple[_Word, _Word]]:
    """Return the two words of each reason with their topics; equal words are about one."""
    topics: dict[Topic, Topic] = {}
    read = []
    for reason in reasons:
        sides = _SIDES.get(reason["kind"])
        if sides is None or len(reason["words"]) != len(sides):
            continue
        is_value = reason["kind"] == "value"
        said = [
            (int(number), _called(typed, lang) if is_value else typed)
            for number, typed in reason["words"].items()
        ]
        keys = [(is_value, wording(typed)) for _, typed in said]
        for key in keys if reason["relation"] == "same" else keys[:1]:
            topics.setdefault(key, (is_value, wording(reason["topic"])))
        read.append((said, sides, keys))
    return [
        (
            _Word(*said[0], sides[0], topics.get(keys[0], keys[0])),
            _Word(*said[1], sides[1], topics.get(keys[1], keys[1])),
        )
        for said, sides, keys in read
    ]


def _stars(links: Sequence[tuple[_Word, _Word]]) -> list[_Star]:
    touched: dict[Topic, list[int]] = {}
    for place, words in enumerate(links):
        for topic in dict.fromkeys(word.topic for word in words):
            touched.setdefault(topic, []).append(place)
    widest = sorted(
        (_star(topic, places, links) for topic, places in touched.items()),
        key=lambda one: (-one.alike, -len({word.person for word in one.words}), one.first),
    )
    told: set[int] = set()
    stars = []
    for one in widest:
        places = [place for place in touched[one.topic] if place not in told]
        if places:
            stars.append(_star(one.topic, places, links))
            told.update(places)
    return stars


def _star(topic: Topic, places: Sequence[int], links: Sequence[tuple[_Word, _Word]]) -> _Star:
    words = dict.fromkeys(word for place in places for word in links[place])
    return _Star(topic, places[0], tuple(words))


def _told(star: _Star, names: Mapping[int, str], lang: str) -> Thread:
    said: dict[bool, list[str]] = {True: [], False: []}
    for side in _TOLD:
        groups: dict[tuple[bool, str], dict[int, str]] = {}
        for word in star.words:
            if word.side == side:
                key = word.topic == star.topic, wording(word.typed)
                groups.setdefault(key, {}).setdefault(word.person, word.typed)
        for (is_it, _), group in groups.items():
            words = tuple(sorted(group.items()))
            said[is_it].append(wrote_alike(side, words, names=names, lang=lang))
    people = frozenset(word.person for word in star.words)
    return Thread(people, " ".join(said[True]), " ".join(said[False]))


def _called(typed: str, lang: str) -> str:
    """Return a value as its reader calls it where it is one of those to tick, in whatever case."""
    plain = wording(typed)
    called = value_in(plain, lang) if plain in TICKED_VALUES else plain
    return typed if called == plain else called
