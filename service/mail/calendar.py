"""Somebody's rounds as a calendar file. Names nobody: calendars are read by more people than cards."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

# Sequences are seconds since then: as whole numbers of 32 bits they grow until 2088.
_FIRST = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Slot:
    """One round in a calendar: a title, a place, and a name that stays the same when it moves.

    `call` is the address of the call, where it is online.
    """

    uid: str
    starts_at: datetime
    minutes: int
    title: str
    place: str
    call: str


def calendar_of(slots: Iterable[Slot], *, changed_at: datetime) -> str:
    """Return an iCalendar file (RFC 5545). A later one with the same names replaces an earlier one."""
    calendar = Calendar()
    calendar.add("prodid", "-//Attune//Attune//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for slot in slots:
        entry = Entry()
        entry.add("uid", slot.uid)
        entry.add("dtstamp", changed_at)
        entry.add("sequence", int((changed_at - _FIRST).total_seconds()))
        entry.add("dtstart", slot.starts_at)
        entry.add("duration", timedelta(minutes=slot.minutes))
        entry.add("summary", slot.title)
        if slot.place:
            entry.add("location", slot.place)
        if slot.call:
            entry.add("url", slot.call)
        calendar.add_component(entry)
    content: bytes = calendar.to_ical()
    return content.decode()
