"""What pages call the place of a meeting: a table, or a room where an event is online. Knows no seat."""

from service.web.words import _


def place_name(number: int, *, is_online: bool) -> str:
    """Return what a place is called, as a heading or a line of its own."""
    if is_online:
        return _("Room %(number)s", number=number)
    return _("Table %(table)s", table=number)


def place_kind(*, is_online: bool) -> str:
    """Return the word that stands over a place's number."""
    return _("Room") if is_online else _("Table")


def place_told(number: int | None, *, is_online: bool) -> str:
    """Return where to go, inside a sentence; None is a free seat."""
    if number is None:
        return _("a free seat")
    if is_online:
        return _("room %(number)s", number=number)
    return _("table %(table)s", table=number)
