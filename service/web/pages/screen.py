"""The big screen: the clock, and names with their tables. Knows no answer and no reason."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.web.language import clock as time_of
from service.web.names import fold, found
from service.web.pages.dayclock import Clock
from service.web.pages.frame import Frame
from service.web.pages.rounds import hue_of
from service.web.rows import EventRow
from service.web.words import _, ngettext

# As many names as a room can read at once, and a screen of 720 pixels shows.
AT_ONCE = 24


class SeatOfRow(Protocol):
    """Where somebody sits in a round."""

    @property
    def round(self) -> int:
        """Which round."""
        ...

    @property
    def starts_at(self) -> datetime:
        """When it was planned to begin."""
        ...

    @property
    def table(self) -> int | None:
        """Where; None for a free seat."""
        ...

    @property
    def name(self) -> str:
        """Who."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatShown:
    """One name with where to go."""

    name: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatGroup:
    """As many names as are shown at once, with the letters they cover."""

    label: str
    seats: tuple[SeatShown, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeatList:
    """All seats of one round. `phase` says when it is shown: while a round runs (now), or before one."""

    phase: str
    round: int
    hue: int
    heading: str
    groups: tuple[SeatGroup, ...]
    is_shown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenPage:
    """Everything on the screen."""

    frame: Frame
    token: str
    name: str
    clock: Clock
    # As the clock's, or done: then no round follows.
    state: str
    digits: str
    lists: tuple[SeatList, ...]
    find: str
    answer: str
    hits: tuple[SeatShown, ...]


def rounds_shown(clock: Clock) -> tuple[int, ...]:
    """Return the rounds whose seats may be looked for: the one that runs, and the one that follows."""
    follows = clock.round + 1 if clock.round < clock.rounds else 0
    return tuple(one for one in (clock.round, follows) if one)


def screen_page(
    event: EventRow, token: str, clock: Clock, seats: Sequence[SeatOfRow], *, find: str
) -> ScreenPage:
    """Return the screen."""
    looked = [one for one in seats if one.round == clock.next] if clock.next else []
    instead = _instead(looked, is_now=clock.next == clock.round)
    hits = tuple(_shown(one, instead) for one in found(looked, find)) if find else ()
    minutes, seconds = divmod(clock.left, 60)
    state = "done" if clock.state == "over" and not clock.next else clock.state
    return ScreenPage(
        frame=Frame(title=_("Seats and time · %(event)s", event=event.name)),
        token=token,
        name=event.name,
        clock=clock,
        state=state,
        digits="" if state in {"waiting", "done"} else f"{minutes}:{seconds:02}",
        lists=seat_lists(event, clock, seats),
        find=find,
        answer=_answer(len(hits)) if find else "",
        hits=hits[:AT_ONCE],
    )


def seat_lists(event: EventRow, clock: Clock, seats: Sequence[SeatOfRow]) -> tuple[SeatList, ...]:
    """Return the seats of the round that runs and of the one that follows."""
    lists = []
    for number in rounds_shown(clock):
        mine = sorted((one for one in seats if one.round == number), key=lambda one: fold(one.name))
        if not mine:
            continue
        is_now = number == clock.round
        lists.append(
            SeatList(
                phase="now" if is_now else "next",
                round=number,
                hue=hue_of(number),
                heading=_heading(event, clock, mine[0]),
                groups=_groups(mine, _instead(mine, is_now=is_now)),
                is_shown=number == clock.next,
            )
        )
    return tuple(lists)


def _heading(event: EventRow, clock: Clock, first: SeatOfRow) -> str:
    """Return which round's places a list has, and when it begins before the first."""
    if not clock.round:
        time = time_of(first.starts_at, event.time_zone)
        return _("Round %(round)s, %(time)s: your table", round=first.round, time=time)
    if first.round == clock.round:
        return _("Round %(round)s: your table", round=first.round)
    return _("Next, round %(round)s: your table", round=first.round)


def _instead(seats: Sequence[SeatOfRow], *, is_now: bool) -> Mapping[int, str]:
    """Return what is said instead of the tables that everybody but one has left, or never came to."""
    tables = Counter(one.table for one in seats if one.table is not None)
    told = _("Another table") if is_now else _("Will still change")
    return {table: told for table, count in tables.items() if count == 1}


def _groups(seats: Sequence[SeatOfRow], instead: Mapping[int, str]) -> tuple[SeatGroup, ...]:
    # Pages of one length: none is left with the last two names.
    most = -(-len(seats) // -(-len(seats) // AT_ONCE))
    pages = [seats[at : at + most] for at in range(0, len(seats), most)]
    return tuple(
        SeatGroup(
            label=_letters(page) if len(pages) > 1 else "",
            seats=tuple(_shown(one, instead) for one in page),
        )
        for page in pages
    )


def _letters(page: Iterable[SeatOfRow]) -> str:
    initials = [fold(one.name)[:1].upper() for one in page]
    first, last = initials[0], initials[-1]
    return first if first == last else _("%(first)s to %(last)s", first=first, last=last)


def _shown(seat: SeatOfRow, instead: Mapping[int, str]) -> SeatShown:
    if seat.table is None:
        return SeatShown(name=seat.name, where=_("Free seat"))
    where = instead.get(seat.table) or _("Table %(table)s", table=seat.table)
    return SeatShown(name=seat.name, where=where)


def _answer(count: int) -> str:
    if not count:
        return _("Nobody of that name has a seat in this round. Please ask the organizer.")
    return ngettext("One person found.", "%(num)s people found.", count)
