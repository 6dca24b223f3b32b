"""The clock of the rounds as pages show it. Counts nothing down itself: the screen does."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from service.store.begun import is_passed_over
from service.store.evening import is_before_move, is_past, last_begin, round_end, was_past
from service.web.language import clock, day, moment
from service.web.rows import EventRow
from service.web.words import _


class DayRow(Protocol):
    """The stored clock."""

    @property
    def round(self) -> int:
        """Which round, 0 before the first."""
        ...

    @property
    def seconds(self) -> int:
        """How long the round is."""
        ...

    @property
    def left(self) -> int:
        """How much was left when it was last started or stopped."""
        ...

    @property
    def started_at(self) -> datetime | None:
        """Since when it runs; None while it stands."""
        ...

    @property
    def last_round(self) -> int | None:
        """The last round that takes place, where the evening ends sooner."""
        ...

    @property
    def earlier(self) -> Sequence[Sequence[Any]]:
        """The clock as it stood whenever a round began or was ended."""
        ...

    @property
    def revision(self) -> int:
        """How often it was changed."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """Where the rounds stand. `state` is waiting, running, paused or over."""

    state: str
    round: int
    rounds: int
    seconds: int
    left: int
    left_ms: int
    revision: int
    told: str
    # The round whose seats people look for now; 0 when all are done.
    next: int
    # That the evening ends sooner than its plan, in words; empty where it does not.
    ends: str
    # The rounds that the clock went past without them.
    passed_over: frozenset[int] = frozenset()
    # Whether the round was ended before its time.
    is_ended: bool = False
    # Whether people wait for the first round, whose planned time has come.
    is_awaited: bool = False
    # When the round ends, or ended; None while none has begun.
    ends_at: datetime | None = None
    # When the round begun last began; None while none has.
    began_at: datetime | None = None


# A first round that begins farther from its time than this is asked about once.
NEAR = timedelta(hours=1)
# Whoever began a round less than this ago leads an evening that runs.
EVENING = timedelta(hours=12)


def clock_of(
    day: DayRow | None, *, rounds: int, zone: str, now: datetime, is_awaited: bool = False
) -> Clock:
    """Return where the rounds stand at this moment, by the server's time."""
    sooner = day is not None and day.last_round == rounds
    ends = _("The evening ends after round %(round)s.", round=rounds) if sooner else ""
    if day is None or day.round == 0:
        return Clock(
            state="waiting", round=0, rounds=rounds, seconds=0, left=0, left_ms=0, ends=ends,
            revision=day.revision if day else 0, told=_("Round 1 has not begun yet."), next=1,
            is_awaited=is_awaited,
        )  # fmt: skip
    gone = (now - day.started_at).total_seconds() if day.started_at else 0.0
    left_ms = max(0, round((day.left - gone) * 1000))
    left = -(-left_ms // 1000)
    state = "over" if left == 0 else "running" if day.started_at else "paused"
    following = day.round + 1 if day.round < rounds else 0
    return Clock(
        state=state,
        round=day.round,
        rounds=rounds,
        seconds=day.seconds,
        left=left,
        left_ms=left_ms,
        revision=day.revision,
        told=_told(day.round, state, clock(now + timedelta(seconds=left), zone), left),
        next=following if state == "over" else day.round,
        ends=ends,
        passed_over=frozenset(one for one in range(1, day.round) if is_passed_over(one, day)),
        ends_at=round_end(day, now=now),
        began_at=last_begin(day, now=now),
        is_ended=not day.left and bool(day.earlier) and day.earlier[-1][0] == day.round,
    )


def clock_told(clock: Clock) -> str:
    """Say where the rounds stand, and after which one the evening ends, where that is sooner than planned."""
    if not clock.ends:
        return clock.told
    ends = _("The evening ends after it.") if clock.round == clock.rounds else clock.ends
    return f"{clock.told} {ends}"


def left_out_told(held: Collection[int], clock: Clock) -> tuple[str, ...]:
    """Say which rounds of a plan do not take place: those not held, and those after the last one."""
    passed = (one for one in range(1, clock.rounds + 1) if one not in held)
    told = [_("Round %(round)s was not held.", round=one) for one in passed]
    if clock.ends:
        told += [clock.ends, _("The rounds after it are left out. Nothing of them is erased.")]
    if told:
        told.append(_("The figures are those of the whole plan."))
    return tuple(told)


def is_day(event: EventRow, clock: Clock, *, now: datetime) -> bool:
    """Say whether the day of an event has come: a round has begun, or its own calendar day has."""
    zone = ZoneInfo(event.time_zone)
    return clock.round > 0 or now.astimezone(zone).date() >= event.starts_at.astimezone(zone).date()


def is_of_earlier_day(event: EventRow, clock: Clock) -> bool:
    """Say whether the rounds begun so far were held before their event was moved to a later day."""
    return clock.state != "running" and is_before_move(event, clock.began_at)


def is_last(clock: Clock) -> bool:
    """Say whether the last round runs, or stands still."""
    return clock.round == clock.rounds and clock.state in {"running", "paused"}


def is_over(event: EventRow, clock: Clock, *, now: datetime) -> bool:
    """Say whether the last round is over, by the organizer's clock or by the planned times."""
    if clock.state == "running":
        return False
    return (clock.state == "over" and not clock.next) or is_past(event, now=now)


def none_held(event: EventRow, clock: Clock, planned: Iterable[tuple[int, datetime, int]]) -> bool:
    """Say whether no round was held: none was begun, and all were moved to a time that was long past."""
    return clock.round == 0 and all(was_past(at, event.moved_at) for _, at, _ in planned)


def untimely_told(event: EventRow, clock: Clock, *, now: datetime) -> str:
    """Say when the rounds were to begin, while that is hours away or was on another day; else nothing.

    Once some were held it is said where the rest is to be on another day than this.
    """
    if _is_timely(event, clock, now=now):
        return ""
    starts_at, zone = event.starts_at, event.time_zone
    is_past_day = starts_at < now
    if clock.round:
        on = day(starts_at, zone)
        if is_past_day:
            return _("The event was on %(day)s.", day=on)
        return _("The event is on %(day)s.", day=on)
    if is_past_day:
        return _("The first round was planned for %(moment)s.", moment=moment(starts_at, zone))
    return _(
        "The first round is planned for %(moment)s. Once it begins, those who meet in it can follow up.",
        moment=moment(starts_at, zone),
    )


def _is_timely(event: EventRow, clock: Clock, *, now: datetime) -> bool:
    """Say whether the next round can be meant to begin now, or none is to begin."""
    if not clock.next or clock.state in {"running", "paused"}:
        return True
    leads = clock.began_at is not None and now - clock.began_at < EVENING
    if leads and not is_of_earlier_day(event, clock):
        return True
    starts_at, there = event.starts_at, ZoneInfo(event.time_zone)
    is_today = starts_at.astimezone(there).date() == now.astimezone(there).date()
    return abs(starts_at - now) <= NEAR or (is_today and (starts_at < now or clock.round > 0))


def _told(round_: int, state: str, ends: str, left: int) -> str:
    if state == "over":
        return _("Round %(round)s is over.", round=round_)
    if state == "running":
        return _("Round %(round)s runs until %(ends)s.", round=round_, ends=ends)
    minutes, seconds = divmod(left, 60)
    return _(
        "Round %(round)s stands still, with %(left)s left.",
        round=round_,
        left=f"{minutes}:{seconds:02}",
    )
