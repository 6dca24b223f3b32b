"""Who is not where the rounds to come have them, in words. Seats nobody and names nobody."""

from collections.abc import Collection, Sequence
from typing import Protocol

from service.store.values import Presence
from service.web.words import _, ngettext


class SeenRow(Protocol):
    """Somebody at the door."""

    @property
    def response_id(self) -> int:
        """Which row is theirs, by which seats name them."""
        ...

    @property
    def presence(self) -> Presence:
        """Whether they have come."""
        ...


def gaps_of(rows: Sequence[SeenRow], placed: Collection[int]) -> tuple[str, ...]:
    """Say how many are not where the rounds to come have them. `rows` are all who take part."""
    here = sum(1 for row in rows if row.presence is Presence.HERE and row.response_id not in placed)
    gone = sum(1 for row in rows if row.presence is Presence.MISSING and row.response_id in placed)
    left = len(set(placed) - {row.response_id for row in rows})
    told = []
    if left:
        told.append(
            ngettext(
                "One person with a seat has withdrawn.",
                "%(num)s people with a seat have withdrawn.",
                left,
            )
        )
    if here:
        told.append(
            ngettext(
                "One person is here without a seat.",
                "%(num)s people are here without a seat.",
                here,
            )
        )
    if gone:
        told.append(
            ngettext(
                "One person with a seat is not there.",
                "%(num)s people with a seat are not there.",
                gone,
            )
        )
    return tuple(told)


def gap_of(row: SeenRow, placed: Collection[int]) -> str:
    """Say what is amiss with the seat of one person; nothing when all is well."""
    if row.presence is Presence.MISSING and row.response_id in placed:
        return _("The plan still has a seat for them. A repair closes the gap.")
    if row.presence is Presence.HERE and row.response_id not in placed:
        return _("The plan has no seat for them yet. A repair finds one.")
    return ""
