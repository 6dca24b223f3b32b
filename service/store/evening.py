"""How far an evening has come, by the organizer's clock and by its planned times. Reads no rows."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Protocol

from service.store.begun import Clocked, begun_on, is_passed_over, takes_place
from service.store.models import Day, Event
from service.store.plannedtimes import Held, planned_end, planned_start

# An evening that runs late by less than this is not taken for over.
LATE = timedelta(hours=2)
# A round with its planned time and its minutes; and when one really began, with its minutes.
Planned = tuple[int, datetime, int]
Begun = tuple[datetime, int]
# A clock that is off by less than this is on time.
OFF = timedelta(minutes=2)


class _Running(Protocol):
    """What of the clock says how much of its round is left."""

    @property
    def left(self) -> int: ...
    @property
    def started_at(self) -> datetime | None: ...


class _Kept(Clocked, _Running, Protocol):
    """A clock with how long its round is."""

    @property
    def seconds(self) -> int: ...


class _Round(Protocol):
    """A round of a plan, whoever sits in it."""

    @property
    def number(self) -> int: ...
    @property
    def starts_at(self) -> datetime: ...
    @property
    def minutes(self) -> int: ...


def planned_times(rounds: Iterable[_Round]) -> list[Planned]:
    """Return when rounds are planned for and how long they are, in the order given."""
    return [(one.number, one.starts_at, one.minutes) for one in rounds]


def is_past(event: Held, *, now: datetime) -> bool:
    """Say whether an event is over by its planned times, even if it ran late."""
    return now >= planned_end(event) + LATE


def time_left(clock: _Running, *, now: datetime) -> timedelta:
    """Return how much of its round is left by the clock."""
    gone = now - clock.started_at if clock.started_at else timedelta()
    return max(timedelta(), timedelta(seconds=clock.left) - gone)


def is_running(clock: _Running, *, now: datetime) -> bool:
    """Say whether a round runs on the clock, and does not stand still."""
    return clock.started_at is not None and bool(time_left(clock, now=now))


def round_end(clock: _Running, *, now: datetime) -> datetime:
    """Return when the round begun last ends or ended, by the clock; now where it was ended sooner."""
    if left := time_left(clock, now=now):
        return now + left
    return clock.started_at + timedelta(seconds=clock.left) if clock.started_at else now


def rounds_over(clock: Day, *, now: datetime) -> int:
    """Count the rounds that are over by the clock."""
    return max(0, clock.round - 1) if time_left(clock, now=now) else clock.round


def running_round(
    event: Held, clock: Day | None, *, rounds: Iterable[Planned], now: datetime
) -> int:
    """Return which round runs, or 0; by the clock once it is used, else by the planned times."""
    if clock is not None and clock.round and not is_of_earlier_day(event, clock, now=now):
        stands = clock.started_at is None and is_past(event, now=now)
        return clock.round if time_left(clock, now=now) and not stands else 0
    held = (one for one in rounds if one[0] <= event.rounds_held)
    return next(
        (one for one, at, minutes in held if at <= now < at + timedelta(minutes=minutes)), 0
    )


def begun_times(clock: _Kept, *, now: datetime) -> dict[int, Begun]:
    """Return when rounds really began on the clock, and how many minutes they took or take.

    One that is cut short by the next takes fewer. A pause moves the begin, so that the end is right.
    """
    runs = now if clock.started_at is None and time_left(clock, now=now) else clock.started_at
    stood = [*clock.earlier, [clock.round, clock.seconds, clock.left, runs and runs.isoformat()]]
    ran = {
        number: (datetime.fromisoformat(at) - timedelta(seconds=seconds - left), seconds)
        for number, seconds, left, at in stood
        if number and at
    }
    begins = sorted(at for at, _ in ran.values())
    found = {}
    for number, (at, seconds) in ran.items():
        following = next((one for one in begins if one > at), at + timedelta(seconds=seconds))
        length = min(timedelta(seconds=seconds), following - at)
        found[number] = (at, max(1, length // timedelta(minutes=1)))
    return found


def is_of_earlier_day(event: Held, clock: _Kept | None, *, now: datetime) -> bool:
    """Say whether the rounds begun on the clock were held before their event was moved to a later day.

    Those to come go by the times planned for that day until one of them is begun. One that runs is held
    now, whatever day its event says.
    """
    if clock is None or is_running(clock, now=now):
        return False
    return is_before_move(event, last_begin(clock, now=now))


def is_before_move(event: Held, began: datetime | None) -> bool:
    """Say whether a round that began then was held before its event was moved to a later day."""
    if began is None or event.moved_at is None:
        return False
    return began < min(event.moved_at, event.starts_at - LATE)


def last_begin(clock: _Kept, *, now: datetime) -> datetime | None:
    """Return when the round began that was begun last on the clock; None before the first."""
    return max((at for at, _ in begun_times(clock, now=now).values()), default=None)


def counting_clock(event: Held, clock: Day | None, *, now: datetime) -> Day | None:
    """Return the clock while it says when rounds are: once one has begun, until the evening is long over.

    An event that was moved to another day since is told by its planned times, unless a round runs.
    """
    if clock is None or not clock.round:
        return None
    if is_running(clock, now=now):
        return clock
    if is_past(event, now=now) or is_of_earlier_day(event, clock, now=now):
        return None
    return clock if event.starts_at < now + LATE else None


def lateness(
    event: Held,
    round_: int,
    ends_at: datetime,
    *,
    starts: Iterable[Planned],
    now: datetime,
) -> timedelta:
    """Return how much later than planned the rounds after this one begin, which ends or ended then.

    `starts` are rounds with their planned times, in order. Less than zero where they are early; nothing
    where the clock is on time.
    """
    usual = round_ + 1, planned_start(event, round_ + 1), event.minutes
    number, at, _ = next((one for one in starts if one[0] > round_), usual)
    planned = at - (planned_start(event, number) - planned_start(event, round_ + 1))
    off = max(now, ends_at + timedelta(minutes=event.pause_minutes)) - planned
    return off if abs(off) >= OFF else timedelta()


def following_times(
    event: Held, clock: Day | None, *, starts: Iterable[Planned], now: datetime
) -> dict[int, datetime]:
    """Return when rounds to come begin that follow the last one begun on the clock, unless it is on time.

    However long ago that one ended: what is printed now holds as long as none is begun after it.
    """
    counts = counting_clock(event, clock, now=now)
    last = begun_times(counts, now=now).get(counts.round) if counts else None
    if counts is None or last is None:
        return {}
    to_come = {number: at for number, at, _ in starts if number > counts.round}
    at, minutes = last
    follows = at + timedelta(minutes=minutes + event.pause_minutes)
    off = follows - min(to_come.values(), default=follows)
    return {number: at + off for number, at in to_come.items()} if abs(off) >= OFF else {}


def coming_times(
    event: Held, clock: Day | None, *, starts: Sequence[Planned], now: datetime
) -> dict[int, datetime]:
    """Return about when rounds to come begin, as phones say it, unless the clock is on time."""
    counts = counting_clock(event, clock, now=now)
    if counts is None:
        return {}
    off = lateness(event, counts.round, round_end(counts, now=now), starts=starts, now=now)
    return {number: at + off for number, at, _ in starts if off and number > counts.round}


def times_now(
    event: Held, clock: Day | None, *, starts: Sequence[Planned], now: datetime
) -> dict[int, Begun]:
    """Return when rounds begin, or really began, and their minutes; without those that the clock went past."""
    planned = {number: (at, minutes) for number, at, minutes in starts}
    counts = counting_clock(event, clock, now=now)
    if counts is None:
        return planned
    begun = begun_times(counts, now=now)
    coming = coming_times(event, counts, starts=starts, now=now)
    return {
        number: begun.get(number, (coming.get(number, at), minutes))
        for number, (at, minutes) in planned.items()
        if not is_passed_over(number, counts)
    }


def times_run(clock: Day | None, *, starts: Sequence[Planned], now: datetime) -> dict[int, Begun]:
    """Return when rounds really began and their minutes, however long ago; as planned where none was begun."""
    planned = {number: (at, minutes) for number, at, minutes in starts}
    begun = begun_times(clock, now=now) if clock is not None and clock.round else {}
    return planned | {number: begun[number] for number in begun if number in planned}


def times_told(
    event: Held, clock: Day | None, *, starts: Sequence[Planned], now: datetime
) -> dict[int, Begun]:
    """Return when rounds really began, however long ago, and about when those to come do, with minutes."""
    run = times_run(clock, starts=starts, now=now)
    coming = coming_times(event, clock, starts=starts, now=now)
    return run | {number: (at, run[number][1]) for number, at in coming.items()}


def span_of(event: Held, times: Iterable[Begun]) -> tuple[datetime, datetime] | None:
    """Return from when to when rounds are on the day that an event has now; None without any.

    Where all were held before it was moved to that day, they are those.
    """
    every = [(at, at + timedelta(minutes=minutes)) for at, minutes in times]
    each = [one for one in every if not is_before_move(event, one[0])] or every
    return (min(at for at, _ in each), max(end for _, end in each)) if each else None


def is_over(event: Held, clock: Day | None, *, now: datetime) -> bool:
    """Say whether the last round is over: by the clock once it is used, else by the planned times."""
    if clock is None or not clock.round or is_of_earlier_day(event, clock, now=now):
        return now >= planned_end(event)
    if is_running(clock, now=now):
        return False
    return rounds_over(clock, now=now) >= event.rounds_held or is_past(event, now=now)


def held_end(event: Held, clock: Day | None, *, now: datetime) -> datetime:
    """Return when the rounds end by their planned times.

    Of an event that was moved to a day before the one on which they were held, when they really ended.
    """
    planned = planned_end(event)
    if clock is None or not clock.round or event.moved_at is None:
        return planned
    begun = begun_times(clock, now=now).values()
    return max([planned, *(at + timedelta(minutes=minutes) for at, minutes in begun)])


def has_begun(
    number: int, planned: datetime, *, event: Event, clock: Day | None, now: datetime
) -> bool:
    """Say whether a round has begun that was `planned` for a time.

    Before its organizer first begins a round the planned times count, on a day to which the rest was moved
    too. Then the clock does, until the evening is long over: rounds that it had not reached were held on
    paper, if it was let be. Nobody held those whose time was long past when their event was moved to it.
    """
    begun = begun_on(clock)
    if not takes_place(number, clock):
        return False
    if number in begun:
        return True
    by_plan = (
        not begun
        or number < min(begun)
        or is_past(event, now=now)
        or is_of_earlier_day(event, clock, now=now)
    )
    return by_plan and planned <= now and not was_past(planned, event.moved_at)


def was_past(planned: datetime, moved_at: datetime | None) -> bool:
    """Say whether the planned time of a round was long past when its event was moved to it."""
    return moved_at is not None and planned < moved_at - LATE


def is_held(
    number: int, planned: datetime, *, moved_at: datetime | None, clock: Day | None
) -> bool:
    """Say whether a round of an earlier event counts as held, or will be: not one that nobody can have held."""
    return takes_place(number, clock) and (
        number in begun_on(clock) or not was_past(planned, moved_at)
    )
