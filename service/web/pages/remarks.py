"""What can be said of an event before a plan: one line each, with a sign. Names nobody who wished anything."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.store.call import call_of
from service.store.evening import is_past
from service.store.namesakes import same, typed
from service.store.values import Format
from service.web.language import moment
from service.web.pages.notices import facts_of, foreseen_of
from service.web.pages.ready import Readiness
from service.web.pages.why import quoted
from service.web.rows import EventRow
from service.web.words import _, ngettext

FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One line about what is possible. `good` decides the sign before it."""

    good: bool
    fact: str
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A newer draft beside the plan that people follow. Once a round has begun otherwise, it stays one."""

    plan_id: int
    may_be_published: bool


class DifferingRow(Protocol):
    """One thing in which people who meet must differ."""

    @property
    def label(self) -> str:
        """The question; empty for the built-in group."""
        ...

    @property
    def attributes(self) -> Sequence[str]:
        """What is compared; nothing where nobody has answered."""
        ...

    @property
    def unknown(self) -> int:
        """How many have not said what they are."""
        ...


class Outlook(Protocol):
    """What can be said before a plan is asked for."""

    @property
    def people(self) -> int:
        """How many take part."""
        ...

    @property
    def unknown_names(self) -> Sequence[str]:
        """Names in private wishes that fit nobody."""
        ...

    @property
    def failure(self) -> dict[str, object] | None:
        """Why no plan is possible, as facts."""
        ...

    @property
    def differing(self) -> Sequence["DifferingRow"]:
        """In what people who meet must differ."""
        ...

    @property
    def notices(self) -> Sequence[Mapping[str, object]]:
        """What every plan will have to tell."""
        ...

    @property
    def readiness(self) -> Readiness | None:
        """What counting says of rounds, people and rules."""
        ...

    @property
    def all_history_counts(self) -> bool:
        """Whether nobody need meet again whom they met at an earlier event, as far as rules go."""
        ...


def remarks_of(event: EventRow, outlook: Outlook, *, has_begun: bool) -> tuple[Remark, ...]:
    """Return what is possible with the people there are; nothing good while something stands in the way.

    Until a round has begun that is what the settings ask for, whatever was published.
    """
    remarks = []
    if outlook.people == 1:
        fact = _("A plan needs two people.")
        remarks.append(Remark(good=False, fact=fact, more=_("It becomes good from about twelve.")))
    is_possible = outlook.people >= FEWEST and outlook.failure is None
    if is_possible:
        remarks.append(_seating(event, outlook, has_begun=has_begun))
        remarks.extend(_known_again(outlook))
        remarks.extend(_certain(outlook))
    remarks.extend(map(_differing, outlook.differing))
    if unknown := len(outlook.unknown_names):
        fact = ngettext(
            "One name in a private note fits nobody here.",
            "%(num)s names in private notes fit nobody here.",
            unknown,
        )
        more = _(
            "Such a note has no effect until somebody of that name answers. Who "
            "wrote it stays private."
        )
        remarks.append(Remark(good=False, fact=fact, more=more))
    elif is_possible:
        fact = _("All private wishes can be kept.")
        more = _("They shape the seating and are never printed.")
        remarks.append(Remark(good=True, fact=fact, more=more))
    return tuple(remarks)


def _differing(one: DifferingRow) -> Remark:
    """Say whether a rule of the organizer's has any effect, and for whom it has none."""
    label = quoted([one.label])
    if not one.attributes:
        fact = _("Nobody has answered %(label)s yet.", label=label)
        more = _("People are to differ in it; until somebody answers, the rule is left out.")
        return Remark(good=False, fact=fact, more=more)
    fact = _("People who meet differ in %(label)s.", label=label)
    if not one.unknown:
        return Remark(good=True, fact=fact)
    more = ngettext(
        "One person has not answered it and may meet anybody.",
        "%(num)s people have not answered it and may meet anybody.",
        one.unknown,
    )
    return Remark(good=False, fact=fact, more=more)


def form_remark(event: EventRow, *, is_open: bool, has_begun: bool, now: datetime) -> Remark:
    """Return whether the form takes answers, and until when; `has_begun` says whether a round has."""
    closes = moment(event.form_closes_at, event.time_zone)
    if is_open and event.form_closes_at <= now:
        fact = _("The form is open until round 1 begins.")
        return Remark(good=True, fact=fact)
    if not is_open and (has_begun or now >= event.starts_at):
        fact = _("The event has begun, and the form takes no answers.")
        return Remark(good=False, fact=fact)
    if now >= event.form_closes_at:
        fact = _("The form closed on %(closes)s.", closes=closes)
        return Remark(good=False, fact=fact, more=_("You can open it again in the settings."))
    if event.form_opens_at is not None and now < event.form_opens_at:
        opens = moment(event.form_opens_at, event.time_zone)
        return Remark(good=False, fact=_("The form opens on %(opens)s.", opens=opens))
    return Remark(
        good=True,
        fact=_("The form is open until %(closes)s.", closes=closes),
        more=_("It asks a dozen things, and only the name is needed."),
    )


def call_remark(event: EventRow, *, now: datetime) -> tuple[Remark, ...]:
    """Say that an event online has no address yet by which to join."""
    if not event.is_online or is_past(event, now=now) or call_of(event.place, is_online=True):
        return ()
    more = _("Settings has a place for the address of the call.")
    return (Remark(good=False, fact=_("Nobody can join yet."), more=more),)


def newer_draft(draft: Draft | None) -> tuple[Remark, ...]:
    """Say that a draft waits which people do not follow."""
    if draft is None:
        return ()
    more = (
        _("Nobody follows it until you publish it. It stands under Plan.")
        if draft.may_be_published
        else _("A round has begun, so it cannot be published any more.")
    )
    return (Remark(good=False, fact=_("There is a newer draft of the plan."), more=more),)


def same_names(names: Sequence[str]) -> tuple[Remark, ...]:
    """Return a word about each name that several people have, in the order of the names."""
    called: dict[str, list[str]] = {}
    for name in names:
        called.setdefault(same(typed(name)), []).append(typed(name))
    more = _("Lists and cards number them, in the order they came. An initial would say it better.")
    return tuple(
        Remark(good=False, fact=_called(alike[0], len(alike)), more=more)
        for _key, alike in sorted(called.items())
        if len(alike) > 1
    )


def _called(name: str, count: int) -> str:
    if count == 2:
        return _("Two people are called %(name)s.", name=name)
    return ngettext(
        "%(num)s person is called %(name)s.",
        "%(num)s people are called %(name)s.",
        count,
        name=name,
    )


def _certain(outlook: Outlook) -> Iterator[Remark]:
    """Say what every plan will have to tell."""
    for one in outlook.notices:
        fact, more = foreseen_of(str(one["kind"]), dict(facts_of(one)))
        yield Remark(good=False, fact=fact, more=more)


def _seating(event: EventRow, outlook: Outlook, *, has_begun: bool) -> Remark:
    rounds = event.rounds_held if has_begun else event.rounds
    if (event.format_held if has_begun else event.format) is Format.PAIRS:
        fact = ngettext("%(num)s round of pairs", "%(num)s rounds of pairs", rounds)
        odd = _(
            "With an odd number, one group of three forms each round. Where no three can meet without "
            "a repeat, one person has a free seat instead. The turns are shared out."
        )
        even = (
            _("Everyone meets one new person in each round.")
            if outlook.all_history_counts
            else _("Everyone meets another person in each round.")
        )
        more = odd if outlook.people % 2 else even
    else:
        fact = ngettext(
            "%(num)s round at tables of %(size)s",
            "%(num)s rounds at tables of %(size)s",
            rounds,
            size=event.table_size_held if has_begun else event.table_size,
        )
        more = _("Where the number does not fit, a few tables have one seat less.")
    minutes = _("%(minutes)s minutes each.", minutes=event.minutes)
    return Remark(good=True, fact=f"{fact}, {minutes}", more=more)


def _known_again(outlook: Outlook) -> Iterator[Remark]:
    """Say that not all whom people met at earlier events can be new to them."""
    if not outlook.all_history_counts:
        more = _(
            "Too few people are new to one another for so many rounds, so some may meet again whom "
            "they met there."
        )
        yield Remark(good=False, fact=_("An earlier event cannot count."), more=more)
