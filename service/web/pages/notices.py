"""What an organizer must know about a plan, as sentences: one for each kind and round."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

from service.web.language import calendar_day
from service.web.rows import PersonRow
from service.web.words import _, ngettext

MOST = 6
# These are about all of their people or about nobody.
WHOLE = frozenset({"trio", "repeat", "together-missed"})
# These are known before a plan is made.
FORESEEN = frozenset({"repeats-certain", "large-table"})
# Around a name, so that those that run from right to left leave the sentence as it is.
FIRST, LAST = "\u2068", "\u2069"
Facts = tuple[tuple[str, object], ...]


def notices_of(
    notices: Iterable[Mapping[str, object]],
    people: Iterable[PersonRow],
    *,
    held: Collection[int] | None = None,
) -> tuple[str, ...]:
    """Return what stored notices tell, in order of round, without people who have withdrawn.

    Of one round they tell only where it is `held`, if that is known.
    """
    names = {one.number: f"{FIRST}{one.name}{LAST}" for one in people if not one.withdrawn}
    alike: dict[tuple[str, int, Facts], list[tuple[int, ...]]] = {}
    for one in notices:
        kind = str(one.get("kind", ""))
        number = _number(one.get("round"))
        if held is not None and number and number not in held:
            continue
        # Which meeting it is says the round and the name.
        facts = () if kind == "question-again" else facts_of(one)
        alike.setdefault((kind, number, facts), []).append(_numbers(one))
    return tuple(
        said
        for (kind, number, facts), groups in sorted(alike.items(), key=lambda one: one[0][1])
        if (said := _told(kind, number, dict(facts), _present(kind, groups, names)))
    )


def again_told(event: str, starts_at: datetime, time_zone: str, pairs: int) -> str:
    """Say how many meet again whom they met at an earlier event."""
    return ngettext(
        "One pair meets again who met at %(event)s on %(day)s.",
        "%(num)s pairs meet again who met at %(event)s on %(day)s.",
        pairs,
        event=f"{FIRST}{event}{LAST}",
        day=calendar_day(starts_at.astimezone(ZoneInfo(time_zone)).date()),
    )


def facts_of(notice: Mapping[str, object]) -> Facts:
    """Return the facts of a stored notice, which are pairs or a mapping."""
    facts = notice.get("facts")
    if isinstance(facts, Mapping):
        return tuple((str(key), value) for key, value in facts.items())
    if isinstance(facts, (list, tuple)):
        return tuple((str(key), value) for key, value in facts)
    return ()


def certain_repeats(notices: Iterable[Mapping[str, object]]) -> int:
    """Return how many repeats counting showed to be certain before a plan was made."""
    told = (dict(facts_of(one)) for one in notices if one.get("kind") == "repeats-certain")
    return max((_number(facts.get("least")) for facts in told), default=0)


def foreseen_of(kind: str, facts: Mapping[str, object]) -> tuple[str, str]:
    """Return what is certain before a plan is made, and what it means."""
    if kind == "large-table":
        seats = _number(facts.get("seats"))
        return (
            _("Tables have up to %(seats)s seats.", seats=seats),
            _("Up to five people keep one conversation; larger tables tend to split."),
        )
    possible = _number(facts.get("possible"))
    if not possible:
        return (
            _("With these people and tables, some meet again in every plan."),
            _("There will be as few of them as we can find."),
        )
    fact = ngettext(
        "With these people and tables, at most %(num)s round is possible without meeting twice.",
        "With these people and tables, at most %(num)s rounds are possible without meeting twice.",
        possible,
    )
    return fact, _("In more rounds, some meet again.")


def _told(
    kind: str, number: int, facts: Mapping[str, object], groups: Sequence[tuple[str, ...]]
) -> str:
    if kind in FORESEEN:
        return " ".join(foreseen_of(kind, facts))
    if kind == "sizes":
        return _sizes(number, facts)
    if not groups:
        return ""
    pairs, names = _groups(groups), _called(tuple(chain.from_iterable(groups)))
    said = {
        "bye": _("Round %(round)s: a free seat for %(names)s.", round=number, names=names),
        "trio": _("Round %(round)s, a group of three: %(names)s.", round=number, names=pairs),
        "repeat": _("Round %(round)s, meeting again: %(names)s.", round=number, names=pairs),
        "question-again": _(
            "Round %(round)s, hearing a question for the second time: %(names)s.",
            round=number,
            names=names,
        ),
        "hostless": _(
            "Round %(round)s: table %(table)s has lost its host, %(names)s.",
            round=number,
            table=facts.get("table"),
            names=names,
        ),
        "together-missed": _(
            "They were to sit together, but one was not there: %(names)s.", names=pairs
        ),
    }
    return said.get(kind, "")


def _sizes(number: int, facts: Mapping[str, object]) -> str:
    smallest, largest = facts.get("smallest"), facts.get("largest")
    tables = _number(facts.get("tables"))
    if smallest == largest:
        return ngettext(
            "Round %(round)s: %(num)s table of %(seats)s.",
            "Round %(round)s: %(num)s tables of %(seats)s.",
            tables,
            round=number,
            seats=smallest,
        )
    return _(
        "Round %(round)s: %(tables)s tables of %(smallest)s to %(largest)s.",
        round=number,
        tables=tables,
        smallest=smallest,
        largest=largest,
    )


def _present(
    kind: str, groups: Iterable[tuple[int, ...]], names: Mapping[int, str]
) -> tuple[tuple[str, ...], ...]:
    """Return the names of each group that is still there."""

    def here() -> Iterator[tuple[str, ...]]:
        for who in groups:
            known = tuple(names[one] for one in who if one in names)
            if known and (len(known) == len(who) or kind not in WHOLE):
                yield known

    return tuple(here())


def _groups(groups: Sequence[tuple[str, ...]]) -> str:
    more = len(groups) - MOST
    said = [_called(who) for who in groups[:MOST]]
    if more > 0:
        said.append(ngettext("%(num)s more", "%(num)s more", more))
    return "; ".join(said)


def _called(names: Sequence[str]) -> str:
    """Return names with commas and an "and", a few at most."""
    more = len(names) - MOST
    if more > 0:
        names = (*names[:MOST], ngettext("%(num)s more", "%(num)s more", more))
    if len(names) < 2:
        return "".join(names)
    return _("%(names)s and %(last)s", names=", ".join(names[:-1]), last=names[-1])


def _numbers(notice: Mapping[str, object]) -> tuple[int, ...]:
    found = notice.get("attendees")
    return tuple(map(_number, found)) if isinstance(found, (list, tuple)) else ()


def _number(value: object) -> int:
    return value if isinstance(value, int) else 0
