"""The day as its organizers see it: who has come, who has not, and the clock. Nobody's answers."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.store.values import Presence
from service.web.language import lately
from service.web.names import fold
from service.web.pages.dayclock import Clock, clock_told, untimely_told
from service.web.pages.filled import Filled
from service.web.pages.frame import Frame, frame_of
from service.web.pages.gaps import Wish, gap_of, gaps_of, wishes_of
from service.web.unit import Member
from service.web.words import _, ngettext

MOST_NAMES = 6


class AttendingRow(Protocol):
    """One attendee at the door."""

    @property
    def response_id(self) -> int:
        """Which row is theirs, by which seats name them."""
        ...

    @property
    def number(self) -> int:
        """Who they are at this event."""
        ...

    @property
    def name(self) -> str:
        """What they like to be called."""
        ...

    @property
    def say(self) -> str:
        """How it is said."""
        ...

    @property
    def presence(self) -> Presence:
        """Whether they have come."""
        ...

    @property
    def sits_out(self) -> int | None:
        """The round they would like to sit out."""
        ...

    @property
    def changed_at(self) -> datetime | None:
        """When somebody last said so."""
        ...

    @property
    def by(self) -> str:
        """Who said so."""
        ...

    @property
    def stayed(self) -> int:
        """For how many rounds they stay, or stayed, if they are not there any more."""
        ...

    @property
    def known_by(self) -> str:
        """What tells somebody from others of that name, for organizers alone."""
        ...

    @property
    def is_walk_up(self) -> bool:
        """Say whether they came unannounced and hold a link that nobody used yet."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DoorLine:
    """One person in the list."""

    number: int
    name: str
    say: str
    presence: str
    told: str
    # What tells this person from others of that name.
    known_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """Somebody who was just added, with the link that is theirs."""

    number: int
    name: str
    link: str
    is_local: bool
    may_answer: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """What was just said of somebody, to be undone with one tap."""

    number: int
    presence: str
    told: str


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
    # What a repair of the rounds to come would mend.
    gaps: tuple[str, ...]
    # Whether a repair of the next round changes any of it.
    is_mendable: bool
    # When this was read: what others say since then is asked for.
    since: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage:
    """One person at the door: the page that their code opens."""

    frame: Frame
    slug: str
    number: int
    name: str
    say: str
    presence: str
    state: str
    seat: str
    # What only a repair of the rounds to come mends; empty for those who may not repair.
    gap: str
    # What else it changes, where there is no gap to tell of.
    counts: str
    # What is said of their next rounds: that they sit one out, or have no seat in it.
    wishes: tuple[str, ...]
    told: str
    # The round that runs and has a place for them; else 0. And whether others come after it.
    running: int
    may_leave: bool


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
    is_published: bool,
    asked: int,
    has_needs: bool,
    now: datetime,
) -> DayPage:
    """Return the day. `folded` are those whom the search found, `asked` a round that is to begin untimely.

    `placed` has the rows with a seat in rounds to come; None when no round is to come. `seated` has those
    with a seat in the round that began last and in the next, `hostless` the tables that lost their host.
    """
    untimely = untimely_told(who.event, now=now) if time.state == "waiting" else ""
    shown = [row for row in folded if show in ("everybody", row.presence)]
    wishes = wishes_of(rows, seated, placed or (), begun=time.round)
    gaps = gaps_of(rows, placed, hostless) if placed is not None else ()
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
        gaps=gaps,
        is_mendable=bool(gaps) or any(one.is_mendable for one in wishes),
        since=now.isoformat(),
    )


def desk_page(
    who: Member,
    row: AttendingRow,
    *,
    seat: str,
    placed: Collection[int] | None,
    is_published: bool,
    wishes: Sequence[Wish],
    told: str,
    running: int,
    now: datetime,
) -> DeskPage:
    """Return one person at the door; `placed` as for the day, `running` the round that has a place for them."""
    return DeskPage(
        frame=frame_of(row.name, who, tab="day"),
        slug=who.event.slug,
        number=row.number,
        name=row.name,
        say=row.say,
        presence=row.presence.value,
        state=_told(row, who, now),
        seat=seat,
        gap=gap_of(row, placed) if placed is not None and who.may_change else "",
        counts=_counts_told(placed, is_published=is_published),
        wishes=tuple(one.told for one in wishes),
        told=told,
        running=running,
        may_leave=running < who.event.rounds_held,
    )


def _counts_told(placed: Collection[int] | None, *, is_published: bool) -> str:
    """Say when it counts for seats what is said at the door."""
    if placed is not None:
        return _("No plan changes by this. It counts when the rounds to come are repaired.")
    return (
        _("No seat changes by this: no round is to come.")
        if is_published
        else _("No seat changes by this: no plan is published.")
    )


def done_of(row: AttendingRow) -> Done:
    """Return what was just said of somebody."""
    told = {
        Presence.HERE: _("%(name)s is checked in.", name=row.name),
        Presence.MISSING: _(
            "%(name)s is marked as not there after round %(round)s.",
            name=row.name,
            round=row.stayed,
        )
        if row.stayed
        else _("%(name)s is marked as not there.", name=row.name),
        Presence.EXPECTED: _("%(name)s is not checked in any more.", name=row.name),
    }
    return Done(number=row.number, presence=row.presence.value, told=told[row.presence])


def seat_told(round_: int, table: int | None, *, time: str) -> str:
    """Say where somebody sits now or next, and at what time."""
    if table is None:
        return _("Round %(round)s, %(time)s: a free seat", round=round_, time=time)
    return _("Round %(round)s, %(time)s: table %(table)s", round=round_, time=time, table=table)


def meanwhile_told(name: str, state: str, by: str, at: str) -> str:
    """Say that somebody else was faster, and what holds now."""
    now = {
        "here": _("%(name)s is checked in", name=name),
        "missing": _("%(name)s is marked as not there", name=name),
        "expected": _("%(name)s is not checked in", name=name),
    }[state]
    since = _("changed by %(by)s at %(at)s", by=by, at=at) if by else _("changed at %(at)s", at=at)
    return _(
        "Nothing was changed: %(now)s (%(since)s, after you looked). If that is wrong, please try again.",
        now=now,
        since=since,
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


def door_line(who: Member, row: AttendingRow, *, now: datetime) -> DoorLine:
    """Return one person in the list."""
    return DoorLine(
        number=row.number,
        name=row.name,
        say=row.say,
        presence=row.presence.value,
        told=_told(row, who, now),
        # Those who only look and print see no single person's answers.
        known_by=row.known_by if who.may_change else "",
    )


def _told(row: AttendingRow, who: Member, now: datetime) -> str:
    if row.presence is Presence.EXPECTED or row.changed_at is None:
        return _("Not seen yet")
    at = lately(row.changed_at, who.event.time_zone, now=now)
    if row.presence is Presence.HERE:
        return _("Here since %(at)s", at=at)
    if row.stayed:
        return _("Not there after round %(round)s, said at %(at)s", round=row.stayed, at=at)
    return _("Not there, said at %(at)s", at=at)
