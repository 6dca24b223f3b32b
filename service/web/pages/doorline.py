"""One person at the door: whether they have come, since when, and who said so. Nobody's answers."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.store.values import Presence
from service.web.language import lately
from service.web.unit import Member
from service.web.words import _


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
class Done:
    """What was just said of somebody, to be undone with one tap."""

    number: int
    presence: str
    told: str


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


def door_line(who: Member, row: AttendingRow, *, now: datetime) -> DoorLine:
    """Return one person in the list."""
    return DoorLine(
        number=row.number,
        name=row.name,
        say=row.say,
        presence=row.presence.value,
        told=told_of(row, who, now),
        # Those who only look and print see no single person's answers.
        known_by=row.known_by if who.may_change else "",
    )


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


def told_of(row: AttendingRow, who: Member, now: datetime) -> str:
    """Say whether somebody has come, and since when that is known."""
    if row.presence is Presence.EXPECTED or row.changed_at is None:
        return _("Not seen yet")
    at = lately(row.changed_at, who.event.time_zone, now=now)
    if row.presence is Presence.HERE:
        return _("Here since %(at)s", at=at)
    if row.stayed:
        return _("Not there after round %(round)s, said at %(at)s", round=row.stayed, at=at)
    return _("Not there, said at %(at)s", at=at)
