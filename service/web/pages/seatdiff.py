"""Two plans side by side, seat by seat, in words. Knows names, tables and what people share, nothing else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

from service.web.pages.newmeetings import NewMeeting, new_meeting
from service.web.pages.notices import FIRST, LAST
from service.web.pages.rounds import hue_of
from service.web.planrows import PlaceRow
from service.web.rows import PersonRow
from service.web.words import _, ngettext

# A seat: the table (None for a free seat) and who else sits there.
_Seat = tuple[int | None, frozenset[int]]
# Why people meet, as it is stored, by round and table.
Reasons = Mapping[tuple[int, int], Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatLine:
    """What changes for one person in one round. `kind` is left, came, moved, freed, seated or mates."""

    kind: str
    name: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundDiff:
    """All that changes in one round: for whom, and why those meet who would not have."""

    number: int
    hue: int
    lines: tuple[SeatLine, ...]
    meetings: tuple[NewMeeting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """How many of those who stay change tables, and which people, by row, hold cards that differ."""

    moved: int
    cards: frozenset[int]


def round_diffs(
    before: Sequence[PlaceRow],
    after: Sequence[PlaceRow],
    people: Mapping[int, PersonRow],
    reasons: Reasons,
) -> tuple[RoundDiff, ...]:
    """Return what differs, round by round, the people by name; rounds that stay are left out.

    `reasons` are those of the plan after.
    """
    had, has = _seats(before), _seats(after)
    made = _made(before, after, people, reasons)
    found = []
    for number in sorted({*had, *has}):
        old, new = had.get(number, {}), has.get(number, {})
        lines = [
            line
            for who in {**old, **new}
            if old.get(who) != new.get(who)
            if (line := _line(who, old.get(who), new.get(who), people))
        ]
        lines.sort(key=lambda one: (_ORDER.index(one.kind), one.name.casefold(), one.told))
        if lines:
            meetings = tuple(made.get(number, ()))
            found.append(
                RoundDiff(number=number, hue=hue_of(number), lines=tuple(lines), meetings=meetings)
            )
    return tuple(found)


def moved_people(
    before: Iterable[PlaceRow], after: Iterable[PlaceRow], people: Mapping[int, PersonRow]
) -> Moved:
    """Return how many change tables, and whose cards differ."""
    had, has = _seats(before), _seats(after)
    moved, cards = set(), set()
    for number in has:
        old, new = had.get(number, {}), has[number]
        for who, seat in new.items():
            if people[who].withdrawn or old.get(who) == seat:
                continue
            cards.add(who)
            if who in old and old[who][0] is not None and old[who][0] != seat[0]:
                moved.add(who)
    return Moved(moved=len(moved), cards=frozenset(cards))


def meeting_again(
    before: Iterable[PlaceRow], after: Iterable[PlaceRow], people: Mapping[int, PersonRow]
) -> tuple[str, ...]:
    """Say which two meet again who did not before, in order of round and name."""
    had, has = _rounds_met(before), _rounds_met(after)
    told = []
    for pair, rounds in has.items():
        new = sorted(set(rounds).difference(had.get(pair, ())))
        if len(rounds) < 2 or not new or any(people[one].withdrawn for one in pair):
            continue
        who, other = sorted((people[one].name for one in pair), key=str.casefold)
        others = [number for number in sorted(rounds) if number != new[-1]]
        one, two = (f"{FIRST}{name}{LAST}" for name in (who, other))
        told.append((new[-1], who, other, again_told(one, two, new[-1], others)))
    return tuple(sentence for *_order, sentence in sorted(told))


def again_told(who: str, other: str, number: int, others: Sequence[int]) -> str:
    """Say that two would meet again in a round, and in which others they meet."""
    return ngettext(
        "%(who)s and %(other)s would meet again in round %(round)s: they meet in round "
        "%(rounds)s too.",
        "%(who)s and %(other)s would meet again in round %(round)s: they meet in rounds "
        "%(rounds)s too.",
        len(others),
        who=who,
        other=other,
        round=number,
        rounds=", ".join(map(str, others)),
    )


def _made(
    before: Iterable[PlaceRow],
    after: Iterable[PlaceRow],
    people: Mapping[int, PersonRow],
    reasons: Reasons,
) -> dict[int, list[NewMeeting]]:
    """Return, by round, the tables at which people sit together who did not before."""
    met = {(number, frozenset(who)) for (number, _table), who in _tables(before).items()}
    made: dict[int, list[NewMeeting]] = {}
    for (number, table), who in _tables(after).items():
        if (number, frozenset(who)) not in met:
            here = [people[one] for one in who if not people[one].withdrawn]
            meeting = new_meeting(table, here, reasons.get((number, table), ()))
            made.setdefault(number, []).append(meeting)
    return made


def _rounds_met(places: Iterable[PlaceRow]) -> dict[tuple[int, int], list[int]]:
    """Return in which rounds any two sit together."""
    met: dict[tuple[int, int], list[int]] = {}
    for (number, _table), who in _tables(places).items():
        for pair in combinations(sorted(who), 2):
            met.setdefault(pair, []).append(number)
    return met


_ORDER = ("came", "moved", "seated", "freed", "mates", "left")


def _seats(places: Iterable[PlaceRow]) -> dict[int, dict[int, _Seat]]:
    seats: dict[int, dict[int, _Seat]] = {}
    for place in places:
        # Who sits at a table gets their seat below.
        seats.setdefault(place.round, {})[place.response_id] = (None, frozenset())
    for (number, table), who in _tables(places).items():
        for one in who:
            seats[number][one] = (table, frozenset(who) - {one})
    return seats


def _tables(places: Iterable[PlaceRow]) -> dict[tuple[int, int], list[int]]:
    """Return who sits together, by round and table."""
    tables: dict[tuple[int, int], list[int]] = {}
    for place in places:
        if place.table is not None:
            tables.setdefault((place.round, place.table), []).append(place.response_id)
    return tables


def _line(
    who: int,
    old: _Seat | None,
    new: _Seat | None,
    people: Mapping[int, PersonRow],
) -> SeatLine | None:
    person = people[who]
    if person.withdrawn:
        return None  # erased, and told as a number above
    kind, told = _change(old, new, people)
    return SeatLine(kind=kind, name=person.name, told=told)


def _change(
    old: _Seat | None, new: _Seat | None, people: Mapping[int, PersonRow]
) -> tuple[str, str]:
    was, kind = (old[0] if old else None), _kind(old, new)
    table, names = (new[0], called(new[1], people)) if new else (None, "")
    facts = {"old": was, "table": table, "names": names}
    free = was is None if kind == "left" else table is None
    told = {
        ("left", False): _("not there in this round; sat at table %(old)s", **facts),
        ("left", True): _("not there in this round; had a free seat"),
        ("came", False): _("new at table %(table)s, with %(names)s", **facts),
        ("came", True): _("new, with a free seat in this round"),
        ("freed", True): _("has a free seat, no more table %(old)s", **facts),
        ("seated", False): _("had a free seat; now table %(table)s, with %(names)s", **facts),
        ("moved", False): _("from table %(old)s to table %(table)s, with %(names)s", **facts),
        ("mates", False): _("stays at table %(table)s, now with %(names)s", **facts),
    }
    return kind, told[kind, free]


def _kind(old: _Seat | None, new: _Seat | None) -> str:
    if old is None or new is None:
        return "came" if old is None else "left"
    if new[0] is None:
        return "freed"
    if old[0] is None:
        return "seated"
    return "mates" if old[0] == new[0] else "moved"


def called(who: Iterable[int], people: Mapping[int, PersonRow]) -> str:
    """Name people, by row, in a sentence; who withdrew has no name."""
    names: Sequence[str] = sorted(
        (people[one].name for one in who if not people[one].withdrawn), key=str.casefold
    )
    # Names that run from right to left leave the sentence as it is.
    names = [f"{FIRST}{name}{LAST}" for name in names]
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s", names=", ".join(names[:-1]), last=names[-1])
