"""Changes of a plan by hand, as sentences: what is asked for, what it would do, what was done, by whom."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from service.store.values import ChangeKind, EditValues
from service.web.language import lately
from service.web.pages.newmeetings import MadeRow
from service.web.pages.reasons import Why, why_not
from service.web.pages.seatdiff import again_told
from service.web.planrows import ChangeRow
from service.web.rows import EventRow, PersonRow
from service.web.words import _, ngettext

MOST = 8
# Around a name, so that those that run from right to left leave the sentence as it is.
FIRST, LAST = "\u2068", "\u2069"
Name = Callable[[int], str]


class ForecastRow(Protocol):
    """What a change would do, in numbers."""

    @property
    def refusal(self) -> str:
        """Why it cannot be made; empty where it can."""
        ...

    @property
    def broken(self) -> Sequence[tuple[str, Sequence[int]]]:
        """Which rules it would break, and between whom where that may be told."""
        ...

    @property
    def failure(self) -> dict[str, Any] | None:
        """Why nobody can take the place, as facts."""
        ...

    @property
    def again(self) -> Sequence[tuple[int, int, int, tuple[int, ...]]]:
        """Who would meet again: round, two people, the other rounds."""
        ...

    @property
    def known(self) -> int:
        """How many would meet who know each other from before."""
        ...

    @property
    def less(self) -> Sequence[int]:
        """Who would have less in common with whom they meet."""
        ...

    @property
    def more(self) -> Sequence[int]:
        """Who would have more."""
        ...

    @property
    def free(self) -> Sequence[tuple[int, int]]:
        """Who would have nobody to meet: round and number."""
        ...

    @property
    def cards(self) -> Sequence[int]:
        """Whose cards would change."""
        ...

    @property
    def whole(self) -> int:
        """Whether the whole plan has more or less in common, by its sign."""
        ...

    @property
    def meetings(self) -> Sequence[MadeRow]:
        """Who would sit together that does not now."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One thing a change would do. `good` decides the sign before it."""

    good: bool
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One line of history."""

    who: str
    when: str
    what: str


def names_by(people: Iterable[PersonRow]) -> Name:
    """Return what puts a name to a number, and keeps who has withdrawn unnamed."""
    known = {one.number: f"{FIRST}{one.name}{LAST}" for one in people if not one.withdrawn}
    return lambda number: known.get(number, _("somebody who has withdrawn"))


def asked_for(values: EditValues, name: Name) -> str:
    """Return a change as a sentence, before it is made."""
    who, facts = name(values.who), {"round": values.round}
    if values.kind is ChangeKind.SWAP:
        other = name(values.other or 0)
        return _(
            "Round %(round)s: %(who)s and %(other)s change places.", who=who, other=other, **facts
        )
    if values.kind is ChangeKind.MOVE:
        return _(
            "Round %(round)s: %(who)s moves to table %(table)s.",
            who=who,
            table=values.table,
            **facts,
        )
    if values.kind is ChangeKind.JOIN:
        other = name(values.other or 0)
        return _("Round %(round)s: %(who)s and %(other)s meet.", who=who, other=other, **facts)
    if values.kind is ChangeKind.SKIP:
        return _("%(who)s is not there in round %(round)s.", who=who, **facts)
    return _("%(who)s is not there from round %(round)s on.", who=who, **facts)


def effects_of(forecast: ForecastRow, name: Name) -> tuple[Effect, ...]:
    """Return what a change that can be made would do, what may trouble somebody first."""
    effects = [
        Effect(
            good=False,
            text=again_told(name(a), name(b), number, rounds),
        )
        for number, a, b, rounds in forecast.again
    ]
    if forecast.known:
        text = ngettext(
            "One pair would meet who know each other from before. Who said so stays private.",
            "%(num)s pairs would meet who know each other from before. Who said so stays private.",
            forecast.known,
        )
        effects.append(Effect(good=False, text=text))
    meet_again = bool(effects)
    if not meet_again:
        effects.append(Effect(good=True, text=_("Nobody meets anybody for a second time by it.")))
    for number, who in forecast.free:
        text = _("%(who)s would have a free seat in round %(round)s.", who=name(who), round=number)
        effects.append(Effect(good=False, text=text))
    effects += _company(forecast, name)
    holds = (
        _("Apart from that, every rule still holds.")
        if meet_again
        else _("Every rule still holds.")
    )
    effects.append(Effect(good=True, text=holds))
    if forecast.cards:
        text = ngettext(
            "One person’s card changes. If it is printed already, print it again.",
            "The cards of %(num)s people change. If they are printed already, print those again.",
            len(forecast.cards),
        )
        effects.append(Effect(good=True, text=text))
    return tuple(effects)


def refusal_of(
    forecast: ForecastRow, people: Iterable[PersonRow]
) -> tuple[str, tuple[str, ...], Why | None]:
    """Return why a change cannot be made: a heading, reasons, and what the engine said."""
    told = {
        "nothing": _("They sit at that table already."),
        "company": _(
            "One of them has somebody to meet in this round already. They can change places instead."
        ),
        "locked": _("Somebody or some table in it is kept in place. Let it go first."),
        "last": _(
            "Then no round would be left for this person. If they are not coming at all, take them "
            "out on the page of people."
        ),
    }
    if forecast.refusal in told:
        return _("This cannot be done."), (told[forecast.refusal],), None
    if forecast.refusal == "impossible":
        return _("This cannot be done."), (), why_not(forecast.failure or {}, people)
    return _("This would break a rule."), _broken(forecast.broken, names_by(people)), None


def history_of(
    changes: Iterable[ChangeRow], event: EventRow, name: Name, *, now: datetime
) -> tuple[Done, ...]:
    """Return who changed what, and when, in the order of the rows."""
    return tuple(
        Done(
            who=(one.organizer.name if one.organizer else "") or _("An organizer"),
            when=lately(one.made_at, event.time_zone, now=now),
            what=done_told(one.kind, one.facts, name),
        )
        for one in changes
    )


def done_told(kind: ChangeKind, facts: Mapping[str, Any], name: Name) -> str:
    """Return what somebody did by hand, as the history has it."""
    told = {
        ChangeKind.UNDO: _("Went one step back."),
        ChangeKind.REDO: _("Went one step forward again."),
        ChangeKind.REST: _("Planned everything anew that is not kept in place."),
    }
    if kind in told:
        return told[kind]
    if kind in {ChangeKind.LOCK, ChangeKind.UNLOCK}:
        return _kept(facts, name, keeps=kind is ChangeKind.LOCK)
    numbers = {field: int(value) for field, value in facts.items()}
    return asked_for(
        EditValues(
            kind=kind,
            round=numbers["round"],
            who=numbers["who"],
            other=numbers.get("other"),
            table=numbers.get("table"),
        ),
        name,
    )


def _company(forecast: ForecastRow, name: Name) -> list[Effect]:
    effects = []
    if forecast.less:
        text = _("Less in common with whom they meet: %(names)s.", names=_few(forecast.less, name))
        effects.append(Effect(good=False, text=text))
    if forecast.more:
        text = _("More in common with whom they meet: %(names)s.", names=_few(forecast.more, name))
        effects.append(Effect(good=True, text=text))
    if forecast.whole < 0:
        text = _("Over all, people would have a little less in common.")
    elif forecast.whole > 0:
        text = _("Over all, people would have a little more in common.")
    else:
        text = _("Over all, people would have as much in common as now.")
    return [*effects, Effect(good=forecast.whole >= 0, text=text)]


def _few(numbers: Sequence[int], name: Name) -> str:
    names = [name(one) for one in numbers[:MOST]]
    if len(numbers) > MOST:
        more = len(numbers) - MOST
        names.append(ngettext("%(num)s more", "%(num)s more", more))
    return ", ".join(names)


def _broken(broken: Sequence[tuple[str, Sequence[int]]], name: Name) -> tuple[str, ...]:
    """Return each broken rule, with names where they may be told, and what helps."""
    said: list[str] = []
    for kind in dict.fromkeys(kind for kind, _who in broken):
        pairs = [(who[0], who[1]) for one, who in broken if one == kind and len(who) == 2]
        said += _between(kind, pairs, name) or [_rule(kind)]
    return tuple(said)


def _between(kind: str, pairs: Sequence[tuple[int, int]], name: Name) -> list[str]:
    """Return a sentence for each person who stands between others and a rule."""
    told = {
        "language": _("%(who)s has no language in common with %(names)s."),
        "different": _("%(who)s belongs to the same group as %(names)s."),
    }
    helps = {
        "language": _("Ask them for another language they would enjoy."),
        "different": _("Let people of the same group meet, or use smaller tables."),
    }
    said, left = [], list(pairs)
    while kind in told and left:
        often = Counter(one for pair in left for one in pair)
        who = max(often, key=lambda one: (often[one], -one))
        others = sorted(sum(pair) - who for pair in left if who in pair)
        left = [pair for pair in left if who not in pair]
        said.append(told[kind] % {"who": name(who), "names": _few(others, name)})
    return [*said, helps[kind]] if said else []


def _rule(kind: str) -> str:
    told = {
        "apart": _("A private wish would not be kept. Who wished what stays private."),
        "size": _("A group would be too small or too large. Change places with somebody instead."),
        "language": _("Two people would meet who have no language in common."),
        "different": _("Two people of the same group would meet."),
        "together": _("People who are to sit together would not."),
        "host": _("A table would lose its host, or have two."),
    }
    return told.get(kind, _("The round would not work any more."))


def _kept(facts: Mapping[str, Any], name: Name, *, keeps: bool) -> str:
    if "who" in facts:
        who = name(int(facts["who"]))
        return _("%(who)s stays in place.", who=who) if keeps else _("%(who)s may move.", who=who)
    if keeps:
        return _("Round %(round)s: table %(table)s stays as it is.", **facts)
    return _("Round %(round)s: table %(table)s may change.", **facts)
