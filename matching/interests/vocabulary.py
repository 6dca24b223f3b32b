"""A small hand-written list of topics, their other names and their neighbors; decides no weight."""

from dataclasses import dataclass

from matching.interests.fold import fold

# topic: other names that mean the same in "I enjoy …".
SYNONYMS: dict[str, tuple[str, ...]] = {
    "climbing": ("rock climbing", "climb", "climber"),
    "bouldering": ("boulder",),
    "photography": ("photos", "taking photos", "taking pictures", "photo"),
}
# (narrower or neighboring topic, topic): an honest link, but not the same thing.
NEAR: tuple[tuple[str, str], ...] = (("bouldering", "climbing"),)


@dataclass(frozen=True, slots=True)
class Index:
    """Names by first letter, for spelling."""

    by_first: dict[str, tuple[str, ...]]


def _names() -> dict[str, str]:
    names: dict[str, str] = {}
    for topic, others in SYNONYMS.items():
        for name in (topic, *others):
            names.setdefault(fold(name), fold(topic))
    for pair in NEAR:
        for topic in pair:
            names.setdefault(fold(topic), fold(topic))
    return names


def _index(names: dict[str, str]) -> Index:
    by_first: dict[str, tuple[str, ...]] = {}
    for name in sorted(names):
        by_first[name[0]] = (*by_first.get(name[0], ()), name)
    return Index(by_first)


NAMES: dict[str, str] = _names()
SPACELESS: dict[str, str] = {name.replace(" ", ""): topic for name, topic in NAMES.items()}
TOPICS: Index = _index(NAMES)
NEIGHBORS: frozenset[tuple[str, str]] = frozenset(
    pair for a, b in NEAR for pair in ((fold(a), fold(b)), (fold(b), fold(a)))
)


def near(a: str, b: str) -> bool:
    """Return whether two topics are neighbors (not the same).

    Examples
    --------
    >>> near("climbing", "bouldering"), near("climbing", "climbing")
    (True, False)
    """
    return (a, b) in NEIGHBORS
