"""When a round begins, as papers say it: by its event's clock, and "about" where the evening is not on time."""

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Protocol
from zoneinfo import ZoneInfo

from service.printing.strings import strings_for
from service.store.models import Event

# When rounds to come begin that do not begin as planned, by their number.
Coming = Mapping[int, datetime]
AS_PLANNED: Coming = MappingProxyType({})


class _Round(Protocol):
    @property
    def number(self) -> int: ...
    @property
    def starts_at(self) -> datetime: ...


def time_of(round_: _Round, event: Event, coming: Coming, *, lang: str) -> str:
    """Return when a round begins, in the language of its paper."""
    at = coming.get(round_.number)
    if at is None:
        return clock_in(round_.starts_at, event)
    return strings_for(lang)["about"].format(time=clock_in(at, event))


def clock_in(at: datetime, event: Event) -> str:
    """Return a time by the clock of an event."""
    return at.astimezone(ZoneInfo(event.time_zone)).strftime("%H:%M")
