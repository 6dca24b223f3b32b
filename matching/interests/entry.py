"""One thing somebody typed with what it was understood as, and the words for how; resolves nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

# What an entry is to its topic.
SAME = "same"
NARROWER = "narrower"
MAYBE = "maybe"
OWN = "own"
NONE = "none"
# How typed words were understood.
EXACT = "exact"
SPELLING = "spelling"
FILLERS = "fillers"
STEM = "stem"
TYPO = "typo"
HEAD = "head word"
LAST = "last word"
MENTION = "mention"
AMBIGUOUS = "ambiguous"
OWN_WORDS = "own words"
NEGATED = "negated"
NOTHING = "says nothing"
NO_WORDS = "no words"
BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing somebody typed, and what it was understood as.

    ``key`` is what meets the same of others: a topic's label, or the words themselves; empty for
    what matches nothing. ``topic`` is the label of the topic it is, is a kind of, or (``maybe``) may
    be a kind of, which counts for nothing until a person says so; or empty.
    ``how`` is the step that understood it.
    """

    words: str
    folded: str
    key: str
    topic: str
    relation: str
    how: str
    sensitive: bool

    @property
    def title(self) -> str:
        """What a plan calls this: the topic, or the folded words where there is none."""
        return self.folded if self.relation == MAYBE else self.topic or self.folded

    @property
    def guessed(self) -> bool:
        """Whether it is only known by a word of it, or is a word of a sentence."""
        return self.how in (HEAD, MENTION)


def clear(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Return the entries that match anything, each key once, the first way of writing it."""
    kept: dict[str, Entry] = {}
    for entry in entries:
        if entry.key:
            kept.setdefault(entry.key, entry)
    return tuple(kept.values())
