"""Who is not where the rounds to come have them, in words. Seats nobody."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from service.store.values import Presence
from service.web.language import listed
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

    @property
    def stayed(self) -> int:
        """For how many rounds they stay, or stayed, if they are not there any more."""
        ...


class WishingRow(SeenRow, Protocol):
    """Somebody who may like to sit out a round."""

    @property
    def name(self) -> str:
        """What they like to be called."""
        ...

    @property
    def sits_out(self) -> int | None:
        """The round they would like to sit out."""
        ...


@dataclass(frozen=True, slots=True)
class Wish:
    """What is said of one person's next rounds, and whether a repair of the next one changes it."""

    told: str
    is_mendable: bool = False


def wishes_of(
    rows: Sequence[WishingRow],
    seated: Mapping[int, Collection[int]],
    placed: Collection[int],
    *,
    begun: int,
    last: int,
) -> tuple[Wish, ...]:
    """Say who would like to sit out a round, who does by now, and who lacks a seat in the next alone.

    `seated` are those with a seat by round, `placed` those with one in any round to come, `last` the last
    round that takes place.
    """
    told, coming = [], begun + 1
    for row in rows:
        said = {"name": row.name, "round": row.sits_out}
        if row.sits_out and max(1, begun) <= row.sits_out <= last:
            is_out = row.response_id not in seated.get(row.sits_out, (row.response_id,))
            told.append(
                Wish(_("%(name)s sits out round %(round)s.", **said))
                if is_out
                else Wish(
                    _("%(name)s would like to sit out round %(round)s.", **said),
                    is_mendable=row.sits_out == coming,
                )
            )
        elif row.presence is not Presence.MISSING and row.response_id in placed:
            if row.response_id not in seated.get(coming, (row.response_id,)):
                words = _("%(name)s has no seat in round %(round)s.", name=row.name, round=coming)
                told.append(Wish(words, is_mendable=True))
    return tuple(told)


def gaps_of(
    rows: Sequence[SeenRow], placed: Collection[int], hostless: Collection[int], *, begun: int
) -> tuple[str, ...]:
    """Say how many are not where the rounds to come have them. `rows` are all who take part.

    `hostless` are the tables at which people sit then without the host whom they had, `begun` is the last
    round that has begun.
    """
    here = sum(1 for row in rows if row.presence is Presence.HERE and row.response_id not in placed)
    gone = sum(1 for row in rows if _leaves_gap(row, placed, begun))
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
    told += [_("Table %(table)s has no host.", table=table) for table in sorted(hostless)]
    return tuple(told)


def seatless_of(
    rows: Sequence[WishingRow], seated: Collection[int], free: Sequence[int], *, last: int
) -> tuple[str, ...]:
    """Say who is here without a seat while the last round runs, where nothing can be repaired any more.

    `seated` are those with a seat in it, `free` the tables with a free chair.
    """
    names = [
        row.name
        for row in rows
        if row.presence is Presence.HERE and row.response_id not in seated and row.sits_out != last
    ]
    if not names:
        return ()
    told = ngettext(
        "%(names)s has no seat in the last round.",
        "%(names)s have no seat in the last round.",
        len(names),
        names=listed(names),
    )
    return (told, *chairs_told(free))


def chairs_told(free: Sequence[int]) -> tuple[str, ...]:
    """Say at which tables a chair is free, if any is."""
    if not free:
        return ()
    told = ngettext(
        "Table %(tables)s has a free chair.",
        "Tables %(tables)s have a free chair.",
        len(free),
        tables=listed(free),
    )
    return (told,)


def _leaves_gap(row: SeenRow, placed: Collection[int], begun: int) -> bool:
    """Say whether somebody will not be there in the next round, with a seat in any to come."""
    return row.presence is Presence.MISSING and row.stayed <= begun and row.response_id in placed


def gap_of(row: SeenRow, placed: Collection[int], *, begun: int) -> str:
    """Say what is amiss with the seat of one person; nothing when all is well."""
    if _leaves_gap(row, placed, begun):
        return _("The plan still has a seat for them. A repair closes the gap.")
    if row.presence is Presence.HERE and row.response_id not in placed:
        return _("The plan has no seat for them yet. A repair finds one.")
    return ""
