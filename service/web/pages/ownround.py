"""One attendee's part in one round, and what they read once everybody else there has left. Knows no card."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any, Protocol

from service.store.values import Format
from service.web.pages.gaps import chairs_told
from service.web.rows import EventRow, MetRow, PersonRow
from service.web.words import _, ngettext


class When(Enum):
    """How a round stands to the moment."""

    PAST = "past"
    NOW = "now"
    TO_COME = "to come"


class OwnRound(Protocol):
    """One attendee's part in one round."""

    @property
    def number(self) -> int:
        """Which round."""
        ...

    @property
    def starts_at(self) -> datetime:
        """When it begins."""
        ...

    @property
    def minutes(self) -> int:
        """How long it is."""
        ...

    @property
    def table(self) -> int | None:
        """Where; None for a free seat."""
        ...

    @property
    def mates(self) -> Sequence[PersonRow]:
        """Who else sits there."""
        ...

    @property
    def away(self) -> Sequence[PersonRow]:
        """Who was to sit there as well and could not come."""
        ...

    @property
    def is_away(self) -> bool:
        """Whether they themselves are known not to be there."""
        ...

    @property
    def reasons(self) -> Sequence[Mapping[str, Any]]:
        """Whose words meet."""
        ...

    @property
    def ladder(self) -> Mapping[str, Any] | None:
        """What to ask."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Alone:
    """What somebody reads in a round that everybody else has left: in short, and why."""

    told: str
    why: str = ""


def is_alone(one: OwnRound) -> bool:
    """Say whether somebody has a table, and nobody to meet there any more."""
    return one.table is not None and all(mate.withdrawn for mate in one.mates)


def away_told() -> tuple[str, str]:
    """Return what somebody reads who is marked as not there: that, and what to do if they are."""
    return (
        _("You are marked as not there."),
        _("If you are, or are coming after all, please tell the organizer."),
    )


def leaves_told(round_: int) -> tuple[str, str]:
    """Return what somebody reads who is marked as not there after a round that is not over."""
    return (
        _("You are marked as not there after round %(round)s.", round=round_),
        _("If that is wrong, please tell the organizer."),
    )


def seatless_told(round_: int) -> tuple[str, str]:
    """Return what somebody reads who had rounds and has no seat in the next."""
    return (
        _("You have no seat in round %(round)s.", round=round_),
        _("If you are coming, please tell the organizer."),
    )


def seatless_now_told(round_: int, *, first: int) -> tuple[str, ...]:
    """Return what somebody reads who has no seat in the round that runs; `first` is theirs."""
    if first > round_:
        return (_("Your seat is from round %(round)s on.", round=first),)
    return (
        _("You have no seat in round %(round)s.", round=round_),
        _("If you are here, please tell the organizer."),
    )


def seatless_at_last_told(event: EventRow, round_: int, free: Sequence[int]) -> tuple[str, ...]:
    """Return what somebody reads who has no seat while the last round runs, with `free` chairs at tables."""
    told = _("You have no seat in round %(round)s.", round=round_)
    if free:
        return (told, *chairs_told(free), _("You are welcome there."))
    if event.format_held is Format.PAIRS:
        return told, _("It is the last one. Please join any two as a third.")
    return told, _("It is the last one. Please ask the organizer where you may join.")


def alone_told(event: EventRow, one: OwnRound, when: When) -> Alone:
    """Return what to say to who is alone. Of a round to come they are sent nowhere: a repair may help."""
    in_pairs = event.format_held is Format.PAIRS
    if one.is_away:
        told, why = away_told()
        if when is When.PAST:
            return Alone(told=_("You were not there."))
        return Alone(told=told, why=why if when is When.NOW else "")
    if when is When.NOW:
        return Alone(
            told=_("Please join another table"),
            why=_(
                "The person you were to meet cannot come. Please join any table in this round "
                "as a third."
            )
            if in_pairs
            else _("The others at this table cannot come. Please join any table in this round."),
        )
    if when is When.TO_COME:
        return Alone(
            told=_("Your place will still be changed"),
            why=_(
                "The person you were to meet cannot come. Please look here again when the round "
                "begins."
            )
            if in_pairs
            else _(
                "The others you were to meet cannot come. Please look here again when the round "
                "begins."
            ),
        )
    if one.away:
        return Alone(
            told=_("This round is over"),
            why=_("The person you were to meet could not come.")
            if in_pairs
            else _("The others you were to meet could not come."),
        )
    return Alone(
        told=_("This round is over"),
        why=_("The person you were to meet has withdrawn.")
        if in_pairs
        else _("The others you were to meet have withdrawn."),
    )


def again_told(one: OwnRound, met: Sequence[MetRow]) -> tuple[str, ...]:
    """Say whom of a round its reader met in rounds before it."""
    there = {mate.number for mate in one.mates if not mate.withdrawn}
    before = [
        (each.name, [n for n in each.rounds if n < one.number])
        for each in met
        if each.number in there
    ]
    return tuple(
        ngettext(
            "You met %(name)s in round %(rounds)s too.",
            "You met %(name)s in rounds %(rounds)s too.",
            len(rounds),
            name=name,
            rounds=", ".join(map(str, rounds)),
        )
        for name, rounds in before
        if rounds
    )
