"""Where one attendee or one table stands in the day: the round that runs, and the one to come."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from service.store.evening import is_past, lateness
from service.web.language import clock as time_of
from service.web.pages.dayclock import Clock, is_over
from service.web.pages.ownround import OwnRound, When, alone_told, away_told, is_alone, leaves_told
from service.web.rows import EventRow
from service.web.words import _


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
    may_sit_out: bool
    sits_out: bool
    asked: int
    turn: int
    another: str
    # Whether the last round is over.
    is_over: bool

    @property
    def open(self) -> tuple[int, ...]:
        """Return the rounds to read now: the one that runs, else the next, and where more was asked for."""
        return (self.now or self.next, self.asked)


def standing_at(
    event: EventRow, clock: Clock, starts: Sequence[tuple[int, datetime]], *, now: datetime
) -> Standing:
    """Return where the rounds stand. `starts` are the rounds with their planned times, in order."""
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
    length = timedelta(minutes=event.minutes)
    running = next((number for number, at in starts if at <= now < at + length), 0)
    coming = next((number for number, at in starts if at > now), 0)
    return Standing(running, coming)


def _over(clock: Clock, last: int) -> dict[int, str]:
    """Return that rounds are over or left out, in place of hours that may not have been kept."""
    rounds = range(1, last + 1)
    return {one: _("left out") if one in clock.passed_over else _("over") for one in rounds}


def _coming_times(
    event: EventRow, clock: Clock, starts: Sequence[tuple[int, datetime]], *, now: datetime
) -> dict[int, str]:
    """Return about when the rounds to come begin, if the clock is early or late; else nothing."""
    left = timedelta(milliseconds=clock.left_ms)
    off = lateness(event, clock.round, left, starts=starts, now=now)
    return {
        number: _("about %(time)s", time=time_of(at + off, event.time_zone))
        for number, at in starts
        if off and number > clock.round
    }


def tonight_of(
    event: EventRow,
    clock: Clock,
    rounds: Sequence[OwnRound],
    *,
    stayed: int | None,
    sits_out: int | None,
    asked: int,
    turn: int,
    another: str,
    now: datetime,
) -> Tonight:
    """Return what matters to one attendee now; `stayed` is None while nobody marked them as not there."""
    stands = standing_at(event, clock, [(one.number, one.starts_at) for one in rounds], now=now)
    by_number = {one.number: one for one in rounds}
    running, coming = by_number.get(stands.now), by_number.get(stands.next)
    told: list[str] = []
    over = is_over(event, clock, now=now)
    leaves = running is not None and stayed is not None and running.number <= stayed
    is_away = stayed is not None and not leaves
    if is_away:
        told += away_told() if not over else ()
        running = None
    if stayed is not None:
        coming = None
    if running is not None and is_alone(running):
        told.append(alone_told(event, running, When.NOW).told)
    elif running is not None:
        ends = time_of(now + timedelta(milliseconds=clock.left_ms), event.time_zone)
        where = _place_told(running.table)
        told.append(
            _("Now, until %(ends)s: %(where)s", ends=ends, where=where)
            if clock.state == "running"
            else _("Now: %(where)s", where=where)
        )
    if running is not None:
        told += [_("%(name)s could not come.", name=one.name) for one in running.away]
    if coming is not None:
        where = _place_to_come(coming)
        told.append(
            _("Next, round %(round)s: %(where)s", round=coming.number, where=where)
            if clock.round
            else _(
                "Next, at %(time)s: %(where)s",
                time=time_of(coming.starts_at, event.time_zone),
                where=where,
            )
        )
    if leaves and running is not None:
        told += leaves_told(running.number)
    if clock.ends and not is_past(event, now=now):
        told.append(clock.ends)
    return Tonight(
        now=running.number if running else 0,
        next=coming.number if coming else 0,
        stands=stands,
        told=tuple(told),
        is_away=is_away,
        may_sit_out=coming is not None and coming.table is not None,
        sits_out=coming is not None and sits_out == coming.number,
        asked=asked if another else 0,
        turn=turn,
        another=another,
        is_over=over,
    )


def _place_to_come(coming: OwnRound) -> str:
    if is_alone(coming):
        return _("your place will still be changed")
    return _place_told(coming.table)


def _place_told(number: int | None) -> str:
    """Return where to go, inside a sentence; None is a free seat."""
    if number is None:
        return _("a free seat")
    return _("table %(table)s", table=number)
