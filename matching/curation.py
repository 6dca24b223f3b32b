"""What an organizer decided about the words of an event, as values; applies nothing."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Action(StrEnum):
    """What an override does with its words, and with the other words where it has two."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    NEAR = "near"
    NOT_NEAR = "not near"
    BLOCK = "block"


# These need other words beside the first.
TWOFOLD = (Action.MERGE, Action.RENAME, Action.NEAR, Action.NOT_NEAR)


@dataclass(frozen=True, slots=True)
class Override:
    """One decision: these words are merged with, called, near, not near the others; split; blocked."""

    action: Action
    words: str
    other: str = ""


Curation = tuple[Override, ...]


def curation_of(rows: Iterable[tuple[str, str, str]]) -> Curation:
    """Return rows of action, words and other words as a curation.

    Examples
    --------
    >>> curation_of([("near", "reiki", "yoga")])[0].action.value
    'near'
    """
    return tuple(Override(Action(action), words, other) for action, words, other in rows)
