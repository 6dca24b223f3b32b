"""What printed papers said, each as a place, a name and a check sum, and how two printings differ."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from hashlib import blake2b
from typing import Any, TypeVar, cast

from service.printing.badge import Badge, Badges, BadgeStop
from service.printing.cards import Card, TablePrompt
from service.printing.host import HostSheet, HostSheets
from service.printing.itinerary import Itineraries, Itinerary, Stop
from service.printing.reseat import Reseat
from service.printing.show import RunOfShow
from service.printing.tent import Tent, Tents
from service.printing.wall import WallList

ForEach = Itineraries | Badges | Tents | HostSheets
Printed = tuple[Card, ...] | tuple[TablePrompt, ...] | ForEach
# What is made anew as a whole: lists, sheets for organizers, and blank cards.
Whole = WallList | RunOfShow | Reseat | tuple[Card, ...]
One = Card | TablePrompt | Itinerary | Badge | Tent | HostSheet
Kept = TypeVar("Kept", Card, TablePrompt, Itinerary, Badge, Tent, HostSheet)
Place = tuple[int, int, int]
LATER = ("about",)
# What a run of show says of its rounds beside them: it changes with the clock.
_OF_ROUNDS = ("id", "span", "facts", "before", "welcome", "tasks")


@dataclass(frozen=True, slots=True)
class Imprint:
    """One paper as it was printed: for which round, whom and which table; 0 where it is for none."""

    round: int
    who: int
    table: int
    words: str
    # All that is not of a round; and what each round says beside it: of papers for one round, its time.
    # Empty in prints older than this.
    plain: str = ""
    rounds_said: tuple[tuple[int, str], ...] = ()
    # Whose name stands on it, so that it is found by it; empty where it is for nobody, in older prints,
    # and once they withdrew.
    name: str = ""

    def holds(self, today: "Imprint", settled: Collection[int]) -> bool:
        """Say whether it still holds beside one of today, whatever either says of rounds that are settled."""
        if self.words == today.words:
            return True
        return self.plain == today.plain != "" and self.open(settled) == today.open(settled)

    def open(self, settled: Collection[int]) -> list[tuple[int, str]]:
        """Return what it says of rounds that are not settled."""
        return [(number, said) for number, said in self.rounds_said if number not in settled]

    @property
    def place(self) -> Place:
        """What another paper must share to be printed instead of this one."""
        return self.round, self.who, 0 if self.who else self.table

    @property
    def old(self) -> "Old":
        """The paper, once it is to be taken out."""
        return Old(self.round, self.who, self.table, self.name)


@dataclass(frozen=True, slots=True)
class Old:
    """One paper to take out: of which round, whose and of which table; 0 where it is of none.

    `name` is what stands on it, where that is known.
    """

    round: int
    who: int
    table: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """What to do with papers that lie there so that they agree with those of today.

    `fresh` are the places to print. Old papers that are swapped or gone are to be taken out; nothing
    new takes the place of those that are gone.
    """

    total: int
    fresh: frozenset[Place]
    swapped: tuple[Old, ...]
    gone: tuple[Old, ...]

    @property
    def is_nothing(self) -> bool:
        """Say whether everything that lies there still holds."""
        return not (self.fresh or self.gone)


def imprints_of(printed: Printed, *, rounds: int | None = None) -> tuple[Imprint, ...]:
    """Return an imprint of each paper, in the order in which they are printed.

    Cards and prompts count as of a plan of so many `rounds`: that a later one is left out is no reason
    to print them again.
    """
    if rounds is not None and isinstance(printed, tuple):
        printed = cast("Printed", tuple(replace(one, rounds=rounds) for one in printed))
    around = _said(printed, without=("people", "tables")) if not isinstance(printed, tuple) else ()
    return tuple(_imprint(one, around) for one in _each(printed))


def imprint_of(whole: Whole) -> Imprint:
    """Return the imprint of papers that hold together or not at all.

    A re-seat sheet made later says the same; blank cards hold for each plan with the same rounds.
    """
    plain, rounds = "", tuple[tuple[int, str], ...]()
    match whole:
        case Reseat():
            said = _said(whole, without=("id", "printed", "replaces"))
        case tuple():
            said = sorted({(one.round, one.rounds, one.time, one.event) for one in whole})
            plain = _sum(sorted({one.event for one in whole}))
            rounds = tuple((one[0], _sum(one)) for one in said)
        case RunOfShow():
            said = _said(whole)
            plain = _sum(_said(whole, without=(*_OF_ROUNDS, "rounds")))
            rounds = tuple((one.number, _sum(_said(one))) for one in whole.rounds)
        case _:
            said = _said(whole)
            plain = _sum(_said(replace(whole, rounds=(), people=())))
            rounds = tuple(
                (
                    one.number,
                    _sum([one.time, *((row.id, row.name, row.tables[at]) for row in whole.people)]),
                )
                for at, one in enumerate(whole.rounds)
            )
    return Imprint(0, 0, 0, _sum(said), plain, rounds)


def only(printed: Printed, places: Collection[Place]) -> Printed:
    """Return the papers of these places alone, in the same order."""

    def kept(those: tuple[Kept, ...]) -> tuple[Kept, ...]:
        return tuple(one for one in those if _place(one) in places)

    match printed:
        case Itineraries():
            return replace(printed, people=kept(printed.people))
        case Badges():
            return replace(printed, people=kept(printed.people))
        case Tents():
            return replace(printed, tables=kept(printed.tables))
        case HostSheets():
            return replace(printed, tables=kept(printed.tables))
        case _:
            return cast("Printed", kept(cast("tuple[Card, ...]", printed)))


def difference(
    before: Iterable[Imprint], today: Sequence[Imprint], *, settled: Collection[int] = ()
) -> Difference:
    """Compare what lies there with what would be printed today.

    Rounds that are `settled` have begun or are passed over: when they are planned matters no more.
    """
    old = {one.place: one for one in before}
    new = {one.place: one for one in today}
    fresh = frozenset(
        place
        for place, one in new.items()
        if place not in old or not old[place].holds(one, settled)
    )
    return Difference(
        total=len(new),
        fresh=fresh,
        swapped=tuple(one.old for place, one in old.items() if place in fresh),
        gone=tuple(
            one.old for place, one in old.items() if place not in new and one.round not in settled
        ),
    )


def whose(paper: Card | Itinerary | Badge) -> int:
    """Return whose paper it is: ids end in the attendee's number."""
    return int(paper.id.rpartition("-")[2])


def _each(printed: Printed) -> Sequence[One]:
    match printed:
        case Itineraries() | Badges():
            return printed.people
        case Tents() | HostSheets():
            return printed.tables
        case _:
            return printed


def _imprint(one: One, around: Any) -> Imprint:
    plain, rounds = _apart(one)
    name = one.name if isinstance(one, Card | Itinerary | Badge) else ""
    return Imprint(*_where(one), _sum([_said(one), around]), _sum([plain, around]), rounds, name)


def _apart(one: One) -> tuple[Any, tuple[tuple[int, str], ...]]:
    """Return what a paper says beside its rounds, and each round with a sum of what it says of it."""
    if isinstance(one, Card | TablePrompt):
        times = [one.time, one.minutes if isinstance(one, TablePrompt) else 0]
        return _said(one, without=("id", "code", "time", "minutes")), ((one.round, _sum(times)),)
    stops: Sequence[Any] = one.stops if isinstance(one, Itinerary | Badge) else one.rounds
    numbers = (each.round if isinstance(each, Stop | BadgeStop) else each.number for each in stops)
    said = tuple(zip(numbers, (_sum(_said(each)) for each in stops), strict=True))
    return _said(one, without=("id", "code", "stops", "rounds")), said


def _sum(said: Any) -> str:
    text = json.dumps(said, separators=(",", ":"))
    return blake2b(text.encode("ascii"), digest_size=8).hexdigest()


def _place(one: One) -> Place:
    round_, who, table = _where(one)
    return round_, who, 0 if who else table


def _where(one: One) -> tuple[int, int, int]:
    """Return for which round, whom and which table a paper is; 0 where it is for none."""
    match one:
        case Card():
            return one.round, whose(one), one.table
        case TablePrompt():
            return one.round, 0, one.table
        case Tent() | HostSheet():
            return 0, 0, one.table
        case _:
            return 0, whose(one), 0


def _said(value: Any, *, without: Collection[str] = ("id", "code")) -> Any:
    """Return everything in a value that reaches paper, as lists; an id does not, and a code follows from it."""
    if is_dataclass(value):
        names = (each.name for each in fields(value) if each.name not in without)
        # What came later and is empty leaves an imprint as it was before it came.
        kept = (name for name in names if name not in LATER or getattr(value, name))
        return [_said(getattr(value, name)) for name in kept]
    if isinstance(value, tuple):
        return [_said(one) for one in value]
    return value
