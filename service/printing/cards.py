"""What is printed, as frozen values of ready sentences. Knows no paper, no fonts, no plan."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Literal, TypeVar

MisfitKind = Literal["overflow", "shrunk", "missing-glyph", "unstandard"]
Printed = TypeVar("Printed")


@dataclass(frozen=True, slots=True)
class Card:
    """One attendee's opener card for one round; every text is a whole sentence, ready to print."""

    id: str
    round: int
    rounds: int
    time: str
    table: int
    name: str
    meet: tuple[str, ...]
    share: tuple[str, ...]
    opener: str
    deeper: str
    closing: str
    other: str
    pass_line: str
    reassurance: str
    stems: tuple[str, str]
    event: str
    lang: str = "en"
    large: bool = False
    # An address for a square code on the back; empty for none.
    code: str = ""


@dataclass(frozen=True, slots=True)
class TablePrompt:
    """One table's sheet for one round: who sits here, what to ask, and when to move on."""

    id: str
    table: int
    round: int
    rounds: int
    time: str
    minutes: int
    names: tuple[str, ...]
    opener: str
    deeper: str
    closing: str
    threads: tuple[str, ...]
    event: str
    lang: str = "en"
    # Who of them hosts the table; empty where none does.
    host: str = ""


@dataclass(frozen=True, slots=True)
class PosterText:
    """An invitation for the wall: one sentence, one address, one closing time.

    `closes` is a whole sentence ("The form is open until ..."), printed as it is.
    """

    event: str
    when: str
    where: str
    sentence: str
    url: str
    url_words: str
    closes: str
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Misfit:
    """One text that did not go on paper as written: which card, which field, and what was done."""

    card: str
    field: str
    kind: MisfitKind
    detail: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A finished PDF and the honest list of what did not fit it."""

    pdf: bytes = field(repr=False)
    pages: int
    cards: int
    report: tuple[Misfit, ...]


def chunks(cards: Sequence[Printed], size: int = 100) -> Iterator[tuple[Printed, ...]]:
    """Split a deck into parts of `size`, in order; about 100 is the cheapest part to typeset."""
    if size < 1:
        raise ValueError(f"a part holds at least one card, not {size}")
    for start in range(0, len(cards), size):
        yield tuple(cards[start : start + size])


def whole_chunks(
    printed: Sequence[Printed], group: Callable[[Printed], int], size: int = 100
) -> Iterator[tuple[Printed, ...]]:
    """Split into parts of at most `size`, in order; those of one group stay in one part, however many.

    Examples
    --------
    >>> list(whole_chunks((11, 12, 21, 31, 32), lambda one: one // 10, size=3))
    [(11, 12, 21), (31, 32)]
    """
    part: tuple[Printed, ...] = ()
    for _, members in groupby(printed, group):
        held = tuple(members)
        if part and len(part) + len(held) > size:
            yield part
            part = ()
        part += held
    if part:
        yield part
