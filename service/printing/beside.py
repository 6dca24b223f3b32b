"""What stands beside the first question of a meeting, so that it is understood; lays nothing out."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from service.printing.facts import facts_of
from service.printing.share import share_line
from service.printing.text import clean, isolated, wording
from service.printing.tickedwords import value_in

MOST = 2
# The kind of fact that a question is about, by the type in its id.
_KINDS = {"si": "interest", "sv": "value"}


@dataclass(frozen=True, slots=True)
class Shared:
    """Something that people share: who, the line that says it, its kind, and the words as typed."""

    people: tuple[int, ...]
    line: str
    kind: str
    words: tuple[str, ...]

    def is_quoted_in(self, question: str) -> bool:
        """Return whether a question quotes these words, and not only has their letters in it."""
        return any(isolated(word) in question for word in self.words)

    def says(self, other: "Shared") -> bool:
        """Return whether this tells all that another does: who is curious reads who listed a thing."""
        if other.line in self.line:
            return True
        is_among = {*other.people} <= {*self.people} and {*map(wording, other.words)} <= {
            *map(wording, self.words)
        }
        return (self.kind, other.kind) == ("curiosity", "interest") and is_among


def shared_of(
    reasons: Iterable[Mapping[str, Any]], names: Mapping[int, str], *, reader: int, lang: str
) -> tuple[Shared, ...]:
    """Return each thing that those in `names` share, said to one of them, in the order of the reasons."""
    found = []
    for fact in facts_of(reasons, names):
        words = fact.words
        if fact.kind == "value":
            words = tuple((person, value_in(typed, lang)) for person, typed in words)
        line = share_line(fact.kind, words=words, reader=reader, names=names, lang=lang)
        said = tuple(clean(word) for _, word in words)
        found.append(Shared(fact.people, line, fact.kind, said))
    return tuple(found)


def pointed_at(shared: Sequence[Shared], ladder: Mapping[str, Any]) -> Shared | None:
    """Return the one thing that an opener means by "this"; nothing where it quotes words or needs none."""
    opener = clean(str(ladder.get("opener", "")))
    if any(one.is_quoted_in(opener) for one in shared):
        return None
    kind = _KINDS.get(str(next(iter(ladder.get("ids", ())), ""))[3:5])
    return next((one for one in shared if one.kind == kind), None)


def lines_beside(
    shared: Sequence[Shared], ladder: Mapping[str, Any], *, reader: int
) -> tuple[str, ...]:
    """Say what the reader shares, what the opener asks about before the rest.

    What others share is told to those who share nothing, and where the opener or the deeper question asks
    about it. An opener that points at one thing, as "this" or in a sentence before it, stands beside that
    alone.
    """
    opener = clean(str(ladder.get("opener", "")))
    asked = [one for one in shared if one.is_quoted_in(opener)]
    led = next((one for one in asked if opener.startswith(f"{one.line} ")), None)
    if only := led or pointed_at(shared, ladder):
        return (only.line,)
    found = (*asked, *shared)
    mine = [one for one in found if reader in one.people]
    if others := _of_others(asked, reader):
        mine.insert(0, others)
    deeper = clean(str(ladder.get("deeper", "")))
    if others := _of_others([one for one in shared if one.is_quoted_in(deeper)], reader):
        mine.insert(1, others)
    return tuple(one.line for one in told_once(mine or found)[:MOST])


def _of_others(asked: Sequence[Shared], reader: int) -> Shared | None:
    """Return what a question is about where the reader shares none of it: what most do."""
    if any(reader in one.people for one in asked):
        return None
    return max(asked, key=lambda one: len(one.people), default=None)


def told_once(shared: Iterable[Shared]) -> tuple[Shared, ...]:
    """Return each thing once, in order; one that another's line says too gives it its place.

    >>> tea = Shared((1, 2), "Both listed tea.", "interest", ("tea",))
    >>> maps = Shared((1,), "Ana likes maps.", "interest", ("maps",))
    >>> more = Shared(
    ...     (1, 2, 3), "Sam is curious. Ana and Bo listed tea.", "curiosity", ("Tea", "tea")
    ... )
    >>> [one.line for one in told_once((tea, maps, tea, more))]
    ['Sam is curious. Ana and Bo listed tea.', 'Ana likes maps.']
    """
    shared = tuple(shared)
    longest = (
        max((more for more in shared if more.says(one)), key=lambda more: len(more.line))
        for one in shared
    )
    return tuple({one.line: one for one in longest}.values())


def said_once(question: str, lines: Sequence[str]) -> str:
    """Return a question without the sentence before it where that is all that stands above it already."""
    return question.removeprefix(f"{lines[0]} ") if len(lines) == 1 else question
