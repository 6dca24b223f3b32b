"""Before a repair, in words: which round comes next, and who is not where the plan has them. Knows no seats."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from service.web.pages.frame import Frame, frame_of
from service.web.pages.vacant import Vacant
from service.web.rows import PersonRow
from service.web.unit import Member
from service.web.words import _, ngettext


class TurnoutRow(Protocol):
    """Who is not where the plan has them, as numbers."""

    @property
    def gone(self) -> Sequence[int]:
        """Who will not be there."""
        ...

    @property
    def came(self) -> Sequence[int]:
        """Who is here without a seat."""
        ...

    @property
    def out(self) -> Sequence[int]:
        """Who would like to sit out the first of these rounds."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """People of whom one thing is said."""

    heading: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RepairPage:
    """Before a repair: which round comes next, and who is not where the plan has them."""

    frame: Frame
    slug: str
    rounds: tuple[int, ...]
    round: int
    groups: tuple[Group, ...]
    unseen: int
    expected: int
    vacant: tuple[Vacant, ...]
    told: str


def repair_page(
    who: Member,
    people: Iterable[PersonRow],
    turnout: TurnoutRow,
    *,
    rounds: Sequence[int],
    round_: int,
    unseen: int,
    expected: int,
    vacant: tuple[Vacant, ...],
    told: str,
) -> RepairPage:
    """Return the page that asks."""
    return RepairPage(
        frame=repair_frame(who),
        slug=who.event.slug,
        rounds=tuple(rounds),
        round=round_,
        groups=groups_of(turnout, people, round_),
        unseen=unseen,
        expected=expected,
        vacant=vacant,
        told=told,
    )


def stale_told(why: str, names: Sequence[str]) -> str:
    """Say why a repair cannot count any more, and what to do."""
    who = ", ".join(names)
    said = {
        "plan": _("Somebody changed the plan since this repair was made."),
        "clock": _("Another round has begun since this repair was made."),
        "people": _("Since this repair was made, something changed about %(names)s.", names=who)
        if names
        else _("Since this repair was made, people came or left."),
        "wish": _("Since this repair was made, a private wish changed that it would break."),
        "nothing": _("Everybody is where the plan has them: there is nothing to repair."),
        "begun": _("That round has begun already. Only rounds to come can be repaired."),
        "hosted": _("That table has not lost its host, or nobody sits there any more."),
        "away": _("%(names)s is not there, and cannot host a table.", names=who),
        "hosts": _("%(names)s hosts a table already.", names=who),
        "running": _("A plan of this event is in the making. Please wait until it is ready."),
    }
    return said[why]


def repair_frame(who: Member) -> Frame:
    """Return the frame of a page about a repair."""
    return frame_of(_("Repair the rounds to come"), who, tab="day")


def groups_of(turnout: TurnoutRow, people: Iterable[PersonRow], round_: int) -> tuple[Group, ...]:
    """Say of whom the plan does not know what is known today; who withdrew has no name."""
    by_number = {one.number: one for one in people}

    def named(numbers: Iterable[int]) -> tuple[str, ...]:
        found = [by_number[one] for one in numbers if one in by_number]
        names = [one.name for one in found if not one.withdrawn]
        erased = len(found) - len(names)
        more = ngettext("one who withdrew", "%(num)s who withdrew", erased)
        return (*names, *((more,) if erased else ()))

    told = (
        (_("Not there any more"), named(turnout.gone)),
        (_("To be seated, without a seat so far"), named(turnout.came)),
        (_("Would like to sit out round %(round)s", round=round_), named(turnout.out)),
    )
    return tuple(Group(heading=heading, names=names) for heading, names in told if names)
