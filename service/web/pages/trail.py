"""Who changed whose answers, as a line to read: hand, fields and time, never a word of an answer."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from service.store.values import ChangedBy
from service.web.language import moment
from service.web.words import _


class TrailRow(Protocol):
    """One change."""

    @property
    def by(self) -> ChangedBy:
        """Whose hand it was."""
        ...

    @property
    def organizer(self) -> str:
        """The organizer's name, if one is left."""
        ...

    @property
    def fields(self) -> Sequence[str]:
        """What differs."""
        ...

    @property
    def at(self) -> datetime:
        """When."""
        ...


def trail_lines(
    rows: Sequence[TrailRow], questions: Mapping[str, str], time_zone: str
) -> tuple[str, ...]:
    """Return each change as a line; `questions` are the labels of own questions by the name of their field."""
    names = {**_fields(), **questions}
    gone = _("a question that was taken away")
    return tuple(
        _(
            "%(when)s, %(who)s: %(fields)s",
            when=moment(one.at, time_zone),
            who=hand_of(one),
            fields=", ".join(names.get(field, gone) for field in one.fields),
        )
        for one in rows
    )


def hand_of(row: TrailRow) -> str:
    """Return whose hand a change came from."""
    if row.by is ChangedBy.PERSON:
        return _("themselves")
    who = row.organizer or _("an organizer")
    return _("a list from %(who)s", who=who) if row.by is ChangedBy.LIST else who


def _fields() -> dict[str, str]:
    return {
        "name": _("name"),
        "say": _("how to say it"),
        "email": _("e-mail"),
        "interests": _("interests"),
        "values": _("what matters"),
        "curious_about": _("curious about"),
        "languages": _("languages"),
        "size": _("the wish about a group of three"),
        "access": _("what makes it easier"),
        "access_for_host": _("whether a host sees that"),
        "printable": _("what may be quoted"),
        "sensitive": _("whether sensitive words may be quoted"),
        "group": _("company, school or team"),
        "host": _("hosting a table"),
        "guest": _("no longer hosting a table"),
    }
