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
    names = names_of(failure.get("attendees"), people)
    if rule == "keep-apart":
        return _wished(names)
    heading, text = _told(rule, known)
    return Why(
        heading=heading,
        text=text,
        names=names,
        change=_change(str(failure.get("relaxation", "")), known),
    )


def _wished(names: Sequence[str]) -> Why:
    """Return the words for private wishes. These people may have wished nothing: nobody is to be asked."""
    return Why(
        heading=_("Some private wishes cannot all be kept."),
        text=_(
            "Under the private wishes of this event nobody is left to meet for %(names)s.",
            names=", ".join(names),
        ),
        names=(),
        change=_("More people, or one wish fewer, would help. Who wished what stays private."),
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
        "too-few": (
            _("There are too few people for a plan."),
            _("At least two must take part, and it becomes good from about twelve."),
        ),
        "language": (
            _("These people have no language in common with the others."),
            _("Nobody else listed a language that they would enjoy talking in."),
        ),
        "met": (
            _("These people know everybody here already."),
            _("With only new faces, there is nobody left for them to meet."),
        ),
        "together": (
            _("These people do not fit together."),
            _("They are to sit together, and there are too few seats or rounds for that."),
        ),
        "together-apart": (
            _("Two rules contradict each other."),
            _("These people are to sit together, and also apart."),
        ),
        "hosts": (
            _("Hosts and tables do not go together."),
            _("Each table has one host, and these people would have to share one or have none."),
        ),
        "different": (
            _("One group is too large to be seated apart."),
            _("These people belong to the same group, and there are fewer tables than members."),
        ),
        "rounds": (
            _("This many rounds cannot be filled."),
            _("These people would run out of others whom they may meet."),
        ),
        "tables": (
            _("The tables are too large for these rules."),
            _("Somebody would have to sit with a person they must not sit with."),
        ),
        "alone": (
            _("These people have nobody to meet."),
            _("All rules together leave nobody whom they may sit with."),
        ),
    }
    fallback = (
        _("The rules cannot all be kept."),
        _("No plan exists that keeps every rule for these people."),
    )
    heading, text = told.get(rule, fallback)
    possible, asked = facts.get("possible"), facts.get("asked")
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
        "attendees": _("Wait for more answers, or import a list."),
        "keep-apart": _(
            "More people, or one wish fewer, would help. Who wished what stays private."
        ),
        "language": _("Ask them for another language they would enjoy."),
        "met": _("Let them meet somebody they know."),
        "seat-together": _("Release one of those who are to sit together."),
        "hosts": _("Name as many hosts as there are tables."),
        "different": _("Let people of the same group meet, or use smaller tables."),
        "rounds": _("Ask for fewer rounds."),
        "table-size": _("Change the size of the tables."),
        "rules": _("Release one of the rules about these people."),
    }
    if relaxation == "rounds" and "possible" in facts and "asked" in facts:
        possible = int(str(facts["possible"]))
        return ngettext("Ask for %(num)s round.", "Ask for %(num)s rounds.", possible)
    fallback = _("Change the number of rounds or the size of the tables, and plan again.")
    return changes.get(relaxation, fallback)
