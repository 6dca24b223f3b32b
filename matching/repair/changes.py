"""What a repair changed, seat by seat, so that only those cards are printed again; changes none."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from matching.outcome import Plan, Round
from matching.roster import Roster


class Kind(StrEnum):
    """How a seat changed."""

    LEFT = "left"
    CAME = "came"
    MOVED = "moved"
    SEATED = "seated"
    MATES = "mates"


@dataclass(frozen=True, slots=True)
class Change:
    """One attendee's round before and after; the table is None where they have no seat.

    ``kind`` is LEFT (gone), CAME (was not there before), MOVED (another table, or none, though
    they had one), SEATED (had a bye before) or MATES (the same seat, but other company).
    """

    round: int
    attendee: int
    kind: Kind
    table_before: int | None
    mates_before: tuple[int, ...]
    table_after: int | None
    mates_after: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Repaired:
    """A plan for the rest of the day, and all that differs from the published one.

    ``roster`` holds everybody, who came included; ``staying`` counts the seats, in rounds to come,
    of people who stay; ``needed`` those of them that rules and empty seats made move. More may
    have moved for affinity: see :attr:`moved`.
    """

    plan: Plan
    roster: Roster
    changes: tuple[Change, ...]
    staying: int
    needed: int

    @property
    def moved(self) -> int:
        """How many seats of people who stay are not the published ones."""
        return sum(c.kind is Kind.MOVED for c in self.changes)

    @property
    def cards(self) -> tuple[int, ...]:
        """Ids of those whose cards are to be printed again, in order."""
        return tuple(sorted({c.attendee for c in self.changes if c.kind is not Kind.LEFT}))

    @property
    def newcomers(self) -> tuple[int, ...]:
        """Ids of those who came."""
        return tuple(sorted({c.attendee for c in self.changes if c.kind is Kind.CAME}))


def changes_between(before: Sequence[Round], after: Sequence[Round]) -> tuple[Change, ...]:
    """Return each seat that differs, in order of round and id."""
    found = []
    for old, new in zip(before, after, strict=True):
        if old == new:
            continue
        had, has = _seats(old), _seats(new)
        away = frozenset(new.absent)
        for who in sorted({*had, *has}):
            was, now = had.get(who), has.get(who)
            if was != now:
                kind = Kind.LEFT if who in away else _kind(was, now)
                table, mates = was or (None, ())
                found.append(Change(new.number, who, kind, table, mates, *(now or (None, ()))))
    return tuple(found)


_Seat = tuple[int | None, tuple[int, ...]]


def _seats(item: Round) -> dict[int, _Seat]:
    seats: dict[int, _Seat] = dict.fromkeys(item.byes, (None, ()))
    for meeting in item.meetings:
        for a in meeting.attendees:
            seats[a] = (meeting.table, tuple(b for b in meeting.attendees if b != a))
    return seats


def _kind(was: _Seat | None, now: _Seat | None) -> Kind:
    if was is None:
        return Kind.CAME
    if was[0] is None:
        return Kind.SEATED
    return Kind.MATES if now is not None and was[0] == now[0] else Kind.MOVED
