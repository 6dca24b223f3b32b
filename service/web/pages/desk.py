"""One person at the door, on a page of their own: where they sit, and what can be said of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from service.store.values import Presence
from service.web.pages.doorline import AttendingRow, told_of
from service.web.pages.frame import Frame, frame_of
from service.web.pages.gaps import Wish, gap_of
from service.web.unit import Member
from service.web.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class DeskPage:
    """One person at the door: the page that their code opens."""

    frame: Frame
    slug: str
    number: int
    name: str
    say: str
    presence: str
    state: str
    seat: str
    # What only a repair of the rounds to come mends; empty for those who may not repair.
    gap: str
    # What else it changes, where there is no gap to tell of.
    counts: str
    # What is said of their next rounds: that they sit one out, or have no seat in it.
    wishes: tuple[str, ...]
    told: str
    # The round that runs and has a place for them; else 0. And whether others come after it.
    running: int
    may_leave: bool
    # For how many rounds they were there who are not in the one that runs; and what that says of those.
    stayed: int
    missed: str


def desk_page(
    who: Member,
    row: AttendingRow,
    *,
    seat: str,
    placed: Collection[int] | None,
    is_published: bool,
    wishes: Sequence[Wish],
    told: str,
    begun: int,
    running: int,
    over: int,
    was_there: bool,
    now: datetime,
) -> DeskPage:
    """Return one person at the door; `placed` and `begun` as for the day.

    `running` is the round that runs, if it has a place for them; `over` counts the rounds that are over,
    and `was_there` says whether they count as there in those before it.
    """
    return DeskPage(
        frame=frame_of(row.name, who, tab="day"),
        slug=who.event.slug,
        number=row.number,
        name=row.name,
        say=row.say,
        presence=row.presence.value,
        state=told_of(row, who, now),
        seat=seat,
        gap=gap_of(row, placed, begun=begun) if placed is not None and who.may_change else "",
        counts=_counts_told(placed, is_published=is_published),
        wishes=tuple(one.told for one in wishes),
        told=told,
        running=running,
        may_leave=running < who.event.rounds_held,
        stayed=running - 1 if was_there else 0,
        missed=_missed_told()
        if over and row.presence is Presence.EXPECTED and not was_there
        else "",
    )


def _counts_told(placed: Collection[int] | None, *, is_published: bool) -> str:
    """Say when it counts for seats what is said at the door."""
    if placed is not None:
        return _("No plan changes by this. It counts when the rounds to come are repaired.")
    return (
        _("No seat changes by this: no round is to come.")
        if is_published
        else _("No seat changes by this: no plan is published.")
    )


def _missed_told() -> str:
    """Say that it counts for earlier rounds as well that somebody whom nobody checked in is not there."""
    return _(
        "Nobody checked them in. If they are not there now, they count as not there in the rounds before "
        "as well."
    )


def seat_told(round_: int, table: int | None, *, time: str) -> str:
    """Say where somebody sits now or next, and at what time."""
    if table is None:
        return _("Round %(round)s, %(time)s: a free seat", round=round_, time=time)
    return _("Round %(round)s, %(time)s: table %(table)s", round=round_, time=time, table=table)
