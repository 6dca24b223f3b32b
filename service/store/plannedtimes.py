"""When an event's rounds are planned, and when its form usually closes. An evening may run late."""

from datetime import UTC, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

LAST_MINUTE = time(23, 59)


class _Timed(Protocol):
    """What of an event says when its rounds are."""

    @property
    def starts_at(self) -> datetime: ...
    @property
    def minutes(self) -> int: ...
    @property
    def pause_minutes(self) -> int: ...


class Held(_Timed, Protocol):
    """An event of which is known how many rounds it has."""

    @property
    def moved_at(self) -> datetime | None:
        """When it was last moved to another day; None while it never was."""
        ...

    @property
    def rounds_held(self) -> int:
        """The last round that is held."""
        ...

    @property
    def last_starts_at(self) -> datetime | None:
        """When that one is planned to begin; None while no plan is published."""
        ...

    @property
    def last_minutes(self) -> int | None:
        """How long that one is; None while no plan is published."""
        ...


def planned_start(event: _Timed, number: int) -> datetime:
    """Return when a round is to begin."""
    return event.starts_at + (number - 1) * timedelta(minutes=event.minutes + event.pause_minutes)


def planned_end(event: Held) -> datetime:
    """Return when the last round is to end: as the published plan has it, else as settings wish."""
    if event.last_starts_at is not None and event.last_minutes is not None:
        return event.last_starts_at + timedelta(minutes=event.last_minutes)
    return planned_start(event, event.rounds_held) + timedelta(minutes=event.minutes)


def usual_closings(starts_at: datetime, zone: str) -> tuple[datetime, datetime]:
    """Return when a form closes that nobody set otherwise: at the end of the day before, or when it begins."""
    before = starts_at.astimezone(ZoneInfo(zone)).date() - timedelta(days=1)
    return datetime.combine(before, LAST_MINUTE, ZoneInfo(zone)).astimezone(UTC), starts_at
