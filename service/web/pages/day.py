"""The day as its organizers see it: who has come, who has not, and the clock. Nobody's answers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from service.store.values import Presence
from service.web.names import fold
from service.web.pages.dayclock import Clock, clock_told, is_last, untimely_told
from service.web.pages.doorline import AttendingRow, Done, DoorLine, door_line
from service.web.pages.filled import Filled
from service.web.pages.frame import Frame, frame_of
from service.web.pages.gaps import gaps_of, seatless_of, wishes_of
from service.web.unit import Member
from service.web.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """Somebody who was just added, with the link that is theirs."""

    number: int
    name: str
    link: str
    is_local: bool
    may_answer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPage:
    """The door and the clock."""

    frame: Frame
    slug: str
    heading: str
    counts: tuple[tuple[str, int, str], ...]
    show: str
    find: str
    found: str
    lines: tuple[DoorLine, ...]
    wishes: tuple[str, ...]
    clock: Clock
    clock_told: str
    # When the rounds were to begin, where that is not now; and the round that is asked about once more.
    untimely: str
    asked: int
    # Whether somebody needs something to be there, and the reader may read what.
    has_needs: bool
    screen: str
    form: Filled
    # Who has the name that was typed for somebody new.
    alike: tuple[DoorLine, ...]
    once: str
    added: Added | None
    done: Done | None
    told: str
    may_change: bool
    is_published: bool
    # Whether somebody has a seat in rounds to come, which a repair may change.
    may_repair: bool
    # Whether somebody who comes now may still get a seat.
    may_sit: bool
    # What a repair of the rounds to come would mend.
    gaps: tuple[str, ...]
    # Whether a repair of the next round changes any of it.
    is_mendable: bool
    # When this was read: what others say since then is asked for.
    since: str


SHOWS = ("everybody", *(one.value for one in Presence))


def day_page(
    who: Member,
    rows: Sequence[AttendingRow],
    *,
    count: Mapping[Presence, int],
    show: str,
    find: str,
    folded: Sequence[AttendingRow],
    time: Clock,
    screen: str,
    form: Filled,
    alike: Collection[int],
    once: str,
    added: Added | None,
    done: Done | None,
    told: str,
    placed: Collection[int] | None,
    seated: Mapping[int, Collection[int]],
    hostless: Collection[int],
    free: Sequence[int],
    is_published: bool,
    asked: int,
    has_needs: bool,
    now: datetime,
) -> DayPage:
    """Return the day. `folded` are those whom the search found, `asked` a round that is to begin untimely.

    `placed` has the rows with a seat in rounds to come; None when no round is to come. `seated` has those
    with a seat in the round that began last and in the next, `hostless` the tables that lost their host,
    `free` those with a free chair while the last round runs.
    """
    untimely = untimely_told(who.event, time, now=now)
    shown = [row for row in folded if show in ("everybody", row.presence)]
    is_done = time.state == "over" and not time.next
    wishes = (
        () if is_done else wishes_of(rows, seated, placed or (), begun=time.round, last=time.rounds)
    )
    gaps = gaps_of(rows, placed, hostless, begun=time.round) if placed is not None else ()
    if is_published and is_last(time):
        gaps = seatless_of(rows, seated.get(time.round, ()), free, last=time.round)
    by_name = sorted(shown, key=lambda one: (fold(one.name), one.number))
    return DayPage(
        frame=frame_of(_("The day"), who, tab="day"),
        slug=who.event.slug,
        heading=heading_of(count),
        counts=counts_of(count),
        show=show,
        find=find,
        found=_found(len(by_name)) if find else "",
        lines=tuple(door_line(who, row, now=now) for row in by_name),
        wishes=tuple(one.told for one in wishes),
        clock=time,
        clock_told=clock_told(time),
        untimely=untimely,
        has_needs=has_needs,
        asked=asked if untimely and asked in range(1, time.rounds + 1) else 0,
        screen=screen,
        form=form,
        alike=tuple(door_line(who, row, now=now) for row in rows if row.number in alike),
        once=once,
        added=added,
        done=done,
        told=told,
        may_change=who.may_change,
        is_published=is_published,
        may_repair=who.may_change and placed is not None,
        may_sit=placed is not None or not is_published,
        gaps=gaps,
        is_mendable=(bool(gaps) and placed is not None) or any(one.is_mendable for one in wishes),
        since=now.isoformat(),
    )


def _found(count: int) -> str:
    if not count:
        return _("Nobody of that name. Try fewer letters, or add them below.")
    return ngettext("One person found.", "%(num)s people found.", count)


def heading_of(count: Mapping[Presence, int]) -> str:
    """Say how many are here."""
    here = count[Presence.HERE]
    if not here:
        return _("Nobody has been checked in yet.")
    return ngettext("One person is here.", "%(num)s people are here.", here)


def counts_of(count: Mapping[Presence, int]) -> tuple[tuple[str, int, str], ...]:
    """Return how many there are of each kind, with the words for it."""
    return (
        ("everybody", sum(count.values()), _("Everybody")),
        ("expected", count[Presence.EXPECTED], _("Not seen yet")),
        ("here", count[Presence.HERE], _("Here")),
        ("missing", count[Presence.MISSING], _("Not there")),
    )
