"""What people at a table share, each thing once: reasons of two become one where more wrote the same."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from service.printing.text import wording

Word = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is shared, and whose words it is; of curiosity the curious one stands first."""

    kind: str
    words: tuple[Word, ...]

    @property
    def people(self) -> tuple[int, ...]:
        """Who wrote about it."""
        return tuple(person for person, _ in self.words)


def facts_of(reasons: Iterable[Mapping[str, Any]], present: Collection[int]) -> tuple[Fact, ...]:
    """Return what those who are `present` share, in the order of the reasons.

    Equal words of several are one fact, and so are all who know what one person is curious about.
    Words that only mean the same stay beside each other, two by two.
    """
    found: dict[tuple[object, ...], dict[int, str]] = {}
    for reason in reasons:
        words = [(int(number), typed) for number, typed in reason["words"].items()]
        if all(number in present for number, _ in words):
            found.setdefault(_key(reason["kind"], words), {}).update(words)
    return tuple(Fact(str(key[0]), _ordered(str(key[0]), of)) for key, of in found.items())


def _key(kind: str, words: list[Word]) -> tuple[object, ...]:
    if kind == "curiosity":
        asker, wish = words[0]
        return kind, asker, wording(wish)
    wordings = {wording(typed) for _, typed in words}
    return (kind, *wordings) if len(wordings) == 1 else (kind, *words)


def _ordered(kind: str, words: Mapping[int, str]) -> tuple[Word, ...]:
    return tuple(words.items() if kind == "curiosity" else sorted(words.items()))
