"""What counting says before a plan, in words. Names people for plain rules only, never for a private wish."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from service.web.pages.reasons import names_of
from service.web.rows import PersonRow
from service.web.words import _, ngettext

# Counting ends there: no evening has more rounds.
MOST_ROUNDS = 20


class Hard(Protocol):
    """People with few others to meet, and for which rule."""

    @property
    def rule(self) -> str:
        """The rule that leaves them few."""
        ...

    @property
    def attendees(self) -> Sequence[int]:
        """Whom it concerns; nobody where that is not to be told."""
        ...


class Cost(Protocol):
    """What a rule takes away."""

    @property
    def rule(self) -> str:
        """The rule that was left out."""
        ...

    @property
    def rounds(self) -> int:
        """Rounds without repeats with it."""
        ...

    @property
    def rounds_without(self) -> int:
        """Rounds without repeats when it is left out."""
        ...

    @property
    def others(self) -> int:
        """Others whom a person may meet with it, on average."""
        ...

    @property
    def others_without(self) -> int:
        """Others whom a person may meet when it is left out, on average."""
        ...


class Readiness(Protocol):
    """What counting says of an event's people."""

    @property
    def pairs(self) -> int:
        """Rounds of pairs without repeats."""
        ...

    @property
    def tables(self) -> Sequence[tuple[int, int]]:
        """Table sizes and their rounds without repeats."""
        ...

    @property
    def hard(self) -> Sequence[Hard]:
        """Who has few others to meet."""
        ...

    @property
    def costliest(self) -> Cost | None:
        """The rule that takes most away."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class HardLine:
    """One reason why people have few others to meet, with names where these may be told."""

    names: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """Rounds by size, who is hard to seat, and which rule costs most."""

    rounds: tuple[str, ...]
    hard: tuple[HardLine, ...]
    cost: str
    saved: str


def ready_of(found: Readiness, people: Sequence[PersonRow]) -> Ready:
    """Return the words for what was counted."""
    return Ready(
        rounds=(
            _("Pairs: %(rounds)s.", rounds=_rounds(found.pairs)),
            *(
                _("Tables of %(size)s: %(rounds)s.", size=size, rounds=_rounds(rounds))
                for size, rounds in found.tables
            ),
        ),
        hard=tuple(
            HardLine(names=names_of(one.attendees, people), why=_why(one.rule))
            for one in found.hard
        ),
        cost=_cost(found.costliest.rule) if found.costliest else "",
        saved=_saved(found.costliest) if found.costliest else "",
    )


def _rounds(rounds: int) -> str:
    if rounds == 0:
        return _("none")
    if rounds >= MOST_ROUNDS:
        return _("%(rounds)s rounds or more", rounds=rounds)
    return ngettext("%(num)s round", "%(num)s rounds", rounds)


def _why(rule: str) -> str:
    return {
        "language": _("Few others ticked a language that they speak."),
        "different": _("Many others belong to the same group."),
        "combined": _("Languages and groups together leave them few."),
        "history": _("Some have met many of the others at earlier events."),
        "wishes": _("Private wishes leave some people few others. Who wished what stays private."),
    }[rule]


def _cost(rule: str) -> str:
    return {
        "language": _("A common language costs most."),
        "different": _("Keeping groups apart costs most."),
        "history": _("Earlier events cost most."),
        "wishes": _("Private wishes cost most."),
    }[rule]


def _saved(cost: Cost) -> str:
    """Say what would be possible without a rule: more rounds, else more people to meet."""
    if cost.rounds_without > cost.rounds:
        return ngettext(
            "Without this, %(num)s round would be possible rather than %(now)s.",
            "Without this, %(num)s rounds would be possible rather than %(now)s.",
            cost.rounds_without,
            now=cost.rounds,
        )
    return ngettext(
        "Without this, people could meet %(num)s other rather than %(now)s, on average.",
        "Without this, people could meet %(num)s others rather than %(now)s, on average.",
        cost.others_without,
        now=cost.others,
    )
