"""Why a plan cannot be, in words with names and the smallest change. Never says who wished it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from service.web.rows import PersonRow
from service.web.words import _, ngettext

MOST_NAMES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """What stands in the way, whom it concerns, what would be enough."""

    heading: str
    text: str
    names: tuple[str, ...]
    change: str
    incident: str = ""


def why_not(failure: Mapping[str, object], people: Iterable[PersonRow]) -> Why:
    """Return the words for a failure's facts."""
    if "incident" in failure:
        return Why(
            heading=_("Something went wrong on our side."),
            text=_("Your answers and rules are safe. Please make the plan again."),
            names=(),
            change=_("If it happens again, tell the operator this number."),
            incident=str(failure["incident"]),
        )
    rule = str(failure.get("rule", ""))
    facts = failure.get("facts")
    known: Mapping[str, object] = facts if isinstance(facts, Mapping) else {}
    heading, text = _told(rule, known)
    return Why(
        heading=heading,
        text=text,
        names=names_of(failure.get("attendees"), people),
        change=_change(str(failure.get("relaxation", "")), known),
    )


def names_of(numbers: object, people: Iterable[PersonRow]) -> tuple[str, ...]:
    """Return the names of attendees, a few at most, in the order of their numbers."""
    wanted: Sequence[object] = numbers if isinstance(numbers, (list, tuple)) else ()
    names = [one.name for one in people if one.number in wanted and not one.withdrawn]
    if len(names) <= MOST_NAMES:
        return tuple(names)
    rest = len(names) - MOST_NAMES
    return (*names[:MOST_NAMES], ngettext("%(num)s more", "%(num)s more", rest))


def _told(rule: str, facts: Mapping[str, object]) -> tuple[str, str]:
    told = {
        "people": (
            _("There are too few people for a plan."),
            _("A plan needs at least as many people as sit together."),
        ),
        "keep-apart": (
            _("Some private wishes cannot all be kept."),
            _(
                "These people would all have to sit apart, and there are not enough "
                "places for that."
            ),
        ),
        "seat-together": (
            _("These people do not fit at one table."),
            _("They are to sit together, and the table has fewer seats."),
        ),
        "together-apart": (
            _("Two rules contradict each other."),
            _("These people are to sit together and apart."),
        ),
        "hosts": (
            _("There are more tables than hosts."),
            _("Each table needs a host of its own."),
        ),
        "different": (
            _("One group is too large to be kept apart."),
            _(
                "More than half of the people belong to the same group, so some would "
                "sit out each round."
            ),
        ),
        "rounds": (
            _("This many rounds cannot be filled."),
            _("People would have to meet again, and your rules do not allow it."),
        ),
    }
    fallback = (
        _("The rules cannot all be kept."),
        _("No plan exists that keeps every rule for these people."),
    )
    heading, text = told.get(rule, fallback)
    possible, asked = facts.get("possible"), facts.get("asked", facts.get("wanted"))
    if possible is not None and asked is not None:
        more = _(
            "%(possible)s are possible, and you asked for %(asked)s.",
            possible=possible,
            asked=asked,
        )
        text = f"{text} {more}"
    return heading, text


def _change(relaxation: str, facts: Mapping[str, object]) -> str:
    changes = {
        "people": _("Wait for more answers, or import a list."),
        "keep-apart": _("Ask one of these people whether a wish may be let go, or add a table."),
        "seat-together": _("Use larger tables, or split them into two groups."),
        "hosts": _("Name more hosts, or use fewer and larger tables."),
        "different": _("Allow people of the same group to meet, or use tables."),
        "rounds": _("Ask for fewer rounds, or use larger tables."),
        "table-size": _("Change the size of the tables."),
        "tables": _("Use smaller tables, so that there are more of them."),
        "format": _("Use tables instead of pairs."),
    }
    if relaxation == "rounds" and "possible" in facts:
        possible = int(str(facts["possible"]))
        return ngettext("Ask for %(num)s round.", "Ask for %(num)s rounds.", possible)
    return changes.get(
        relaxation, _("Change the number of rounds or the size of the tables, and plan again.")
    )
