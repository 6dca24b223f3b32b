"""Where one attendee or one table stands in the day: the round that runs, and the one to come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from types import MappingProxyType

from service.store.evening import OFF, Planned, is_past, lateness
from service.web.language import clock as time_of
from service.web.pages.dayclock import Clock, is_last, is_of_earlier_day, is_over, none_held
from service.web.pages.ownround import (
    OwnRound,
    When,
    alone_told,
    away_told,
    is_alone,
    leaves_told,
    seatless_at_last_told,
    seatless_now_told,
    seatless_told,
)
from service.web.rows import EventRow
from service.web.words import _

NOTHING: Mapping[int, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Standing:
    """Which round runs and which one comes, by the organizer's clock, else by the planned times.

    `when` says until when the round runs, about when those to come begin and which are over, by their
    number, where the clock knows it better than the plan.
    """

    now: int
    next: int
    when: Mapping[int, str] = field(default_factory=dict)

    def of(self, number: int) -> When:
        """Return how a round stands to the moment."""
        if number == self.now:
            return When.NOW
        return When.TO_COME if 0 < self.next <= number else When.PAST


@dataclass(frozen=True, slots=True, kw_only=True)
class Tonight:
    """What matters at this moment. Rounds are 0 where there is none.

    `sits_out` says whether the reader asked to sit out the next round; `another` is a question they
    asked for instead of the one of round `asked`, the `turn`-th.
    """

    now: int
    next: int
    stands: Standing
    told: tuple[str, ...]
    # Whether they are marked as not there: then they are sent nowhere.
    is_away: bool
    # After which round they leave, while it is not over; else 0.
    leaves: int
    may_sit_out: bool
    sits_out: bool
    # Whether they sit out the next round by now, and may still come after all.
    may_return: bool
    asked: int
    turn: int
    another: str
    # Whether the last round runs without a seat for them.
    lacks_last: bool
    # Whether the last round is over.
    is_over: bool
    # Whether the day has passed without any.
    is_missed: bool

    @property
    def open(self) -> tuple[int, ...]:
        """Return the rounds to read now: the one that runs, else the next, and where more was asked for."""
        return (self.now or self.next, self.asked)


def standing_at(
    event: EventRow, clock: Clock, starts: Sequence[Planned], *, now: datetime
) -> Standing:
    """Return where the rounds stand. `starts` are the rounds with their planned times, in order."""
    if is_of_earlier_day(event, clock):
        return _planned_standing(starts, now=now, over=_over(clock, clock.round))
    if clock.round:
        if clock.state != "running" and is_past(event, now=now):
            # Left standing when everybody went home.
            return Standing(0, 0, _over(clock, clock.round))
        follows = clock.round + 1 if clock.round < clock.rounds else 0
        when = _coming_times(event, clock, starts, now=now) if follows else {}
        if clock.state == "over":
            return Standing(0, follows, {**when, **_over(clock, clock.round)})
        when |= _over(clock, clock.round - 1)
        ends = time_of(now + timedelta(milliseconds=clock.left_ms), event.time_zone)
        runs = _("now, until %(ends)s", ends=ends) if clock.state == "running" else _("now")
        return Standing(clock.round, follows, {**when, clock.round: runs})
    if clock.is_awaited:
        return Standing(0, clock.next, _awaited_times(event, clock, starts, now=now))
    return _planned_standing(starts, now=now)


def _planned_standing(
    starts: Sequence[Planned], *, now: datetime, over: Mapping[int, str] = NOTHING
) -> Standing:
    """Return where the rounds stand by their planned times, without those that are over."""
    left = [one for one in starts if one[0] not in over]
    coming = next((number for number, at, _minutes in left if at > now), 0)
    running = next(
        (number for number, at, minutes in left if at <= now < at + timedelta(minutes=minutes)), 0
    )
    return Standing(running, coming, over)


def _over(clock: Clock, last: int) -> dict[int, str]:
    """Return that rounds are over or left out, in place of hours that may not have been kept."""
    rounds = range(1, last + 1)
    return {one: _("left out") if one in clock.passed_over else _("over") for one in rounds}


def _awaited_times(
    event: EventRow, clock: Clock, starts: Sequence[Planned], *, now: datetime
) -> dict[int, str]:
    """Return when rounds begin of which the first is waited for: it is about to, the others follow it."""
    off = now - event.starts_at
    later = {
        number: _("about %(time)s", time=time_of(at + off, event.time_zone))
        for number, at, _minutes in starts
        if off >= OFF
    }
    return {**later, clock.next: _("about to begin")}


def _coming_times(
    event: EventRow, clock: Clock, starts: Sequence[Planned], *, now: datetime
) -> dict[int, str]:
    """Return about when the rounds to come begin, if the clock is early or late; else nothing."""
    off = lateness(event, clock.round, clock.ends_at or now, starts=starts, now=now)
    return {
        number: _("about %(time)s", time=time_of(at + off, event.time_zone))
        for number, at, _minutes in starts
        if off and number > clock.round
    }


def tonight_of(
    event: EventRow,
    clock: Clock,
    rounds: Sequence[OwnRound],
    *,
    planned: Sequence[Planned],
    free: Sequence[int],
    stayed: int | None,
    sits_out: int | None,
    asked: int,
    turn: int,
    another: str,
    now: datetime,
) -> Tonight:
    """Return what matters to one attendee now; `stayed` is None while nobody marked them as not there.

    `planned` are all rounds of the plan, also those in which they have no part. `free` are the tables with
    a free chair while the last one runs.
    """
    by_number = {one.number: one for one in rounds}
    starts = {one.number: (one.starts_at, one.minutes) for one in rounds}
    # Once the seats were changed, their own rounds lack the one that they sit out.
    out = sits_out if rounds and stayed is None and sits_out not in starts else None
    if out and out <= clock.rounds:
        starts |= {number: (at, minutes) for number, at, minutes in planned if number == out}
    known = [(number, at, minutes) for number, (at, minutes) in sorted(starts.items())]
    stands = standing_at(event, clock, known, now=now)
    running, coming = by_number.get(stands.now), by_number.get(stands.next)
    over = is_over(event, clock, now=now)
    leaves = stayed if stayed and 0 < (stands.now or stands.next) <= stayed else 0
    is_away = stayed is not None and not leaves
    if is_away:
        running = None
    if stayed is not None and coming and coming.number > stayed:
        coming = None
    may_return = bool(out) and out == stands.next
    is_seated_now = running is not None or out == stands.now
    lacks_now = stands.now if stayed is None and not is_seated_now else 0
    at_last = lacks_now > 0 and is_last(clock)
    lacks = stands.next if rounds and stayed is None and not coming and not may_return else 0
    told = [
        *(away_told() if is_away and not over else ()),
        *([_sat_out_told(stands.now)] if out and out == stands.now else ()),
        *(_running_told(event, clock, running, now=now) if running else ()),
        *(seatless_at_last_told(event, lacks_now, free) if at_last else ()),
        *(
            seatless_now_told(lacks_now, first=min(by_number))
            if rounds and lacks_now and not at_last
            else ()
        ),
        *([_coming_told(event, clock, coming)] if coming else ()),
        *([_sat_out_told(stands.next)] if may_return else ()),
        *(seatless_told(lacks) if lacks else ()),
        *(leaves_told(leaves) if leaves else ()),
        *([clock.ends] if clock.ends and not over else ()),
    ]
    return Tonight(
        now=running.number if running else 0,
        next=coming.number if coming else stands.next if may_return else 0,
        stands=stands,
        told=tuple(told),
        is_away=is_away,
        leaves=leaves,
        may_sit_out=coming is not None and coming.table is not None,
        sits_out=coming is not None and sits_out == coming.number,
        may_return=may_return,
        asked=asked if another else 0,
        turn=turn,
        another=another,
        lacks_last=at_last,
        is_over=over,
        is_missed=over and none_held(event, clock, planned),
    )


def _sat_out_told(number: int) -> str:
    return _("You sit out round %(round)s, as you asked.", round=number)


def _running_told(
    event: EventRow, clock: Clock, running: OwnRound, *, now: datetime
) -> tuple[str, ...]:
    """Say where to be now, and who could not come."""
    ends = time_of(now + timedelta(milliseconds=clock.left_ms), event.time_zone)
    where = _place_told(running.table)
    if is_alone(running):
        told = alone_told(event, running, When.NOW).told
    elif clock.state == "running":
        told = _("Now, until %(ends)s: %(where)s", ends=ends, where=where)
    else:
        told = _("Now: %(where)s", where=where)
    return (told, *(_("%(name)s could not come.", name=one.name) for one in running.away))


def _coming_told(event: EventRow, clock: Clock, coming: OwnRound) -> str:
    where = _place_to_come(coming)
    if clock.round and not is_of_earlier_day(event, clock):
        return _("Next, round %(round)s: %(where)s", round=coming.number, where=where)
    if clock.is_awaited and coming.number == clock.next:
        return _("About to begin, round %(round)s: %(where)s", round=coming.number, where=where)
    time = time_of(coming.starts_at, event.time_zone)
    return _("Next, at %(time)s: %(where)s", time=time, where=where)


def _place_to_come(coming: OwnRound) -> str:
    if is_alone(coming):
        return _("your place will still be changed")
    return _place_told(coming.table)


def _place_told(number: int | None) -> str:
    """Return where to go, inside a sentence; None is a free seat."""
    if number is None:
        return _("a free seat")
    return _("table %(table)s", table=number)
