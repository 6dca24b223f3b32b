"""Why a plan cannot be, in words with names and the smallest change. Never says who wished it."""

from collections.abc import Iterable, Mapping, Sequence

from service.web.pages.why import Why, with_differing
from service.web.rows import PersonRow
from service.web.words import _, ngettext

__all__ = ["Why", "names_of", "why_not"]

MOST_NAMES = 6
# Rules that may leave more people than tables of whom no two sit together.
_CROWDING = ("keep-apart", "language", "combined")


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
    bars = str(known.get("rules", rule)).split("+")
    at_tables = _at_tables(rule, known, names)
    if at_tables is not None:
        return with_differing(at_tables, known)
    if "keep-apart" in bars:
        # Beside private wishes nothing else is told apart: it would say who has none.
        return _wished(names, known, alone=bars == ["keep-apart"])
    heading, text = _told(rule, known)
    why = Why(
        heading=heading,
        text=text,
        names=names,
        # Where there are only too many rounds, fewer of them release nobody's rule.
        change=_change("rounds" if "asked" in known else str(failure.get("relaxation", "")), known),
    )
    return with_differing(why, known)


def _at_tables(rule: str, facts: Mapping[str, object], names: tuple[str, ...]) -> Why | None:
    """Return the words for what keeps people from tables, or None where it is something else."""
    if rule == "tables":
        return _unseated(facts)
    if "seats" in facts:
        return _unfilled(names, facts)
    if "hosts" in facts:
        return _hosted(names)
    if rule in _CROWDING and "possible" in facts and "asked" not in facts:
        return _crowded(facts)
    return None


def _wished(names: Sequence[str], facts: Mapping[str, object], *, alone: bool) -> Why:
    """Return the words for private wishes, alone the reason or not, that leave none or too few to meet.

    These people may have wished nothing: nobody is to be asked.
    """
    said, none = ", ".join(names), "asked" not in facts
    text = {
        (True, True): _(
            "Under the private wishes of this event nobody is left to meet for %(names)s.",
            names=said,
        ),
        (True, False): _(
            "Under the private wishes of this event too few people are left to meet for "
            "%(names)s in this many rounds.",
            names=said,
        ),
        (False, True): _(
            "Private wishes together with other rules leave nobody to meet for %(names)s.",
            names=said,
        ),
        (False, False): _(
            "Private wishes together with other rules leave too few people to meet for "
            "%(names)s in this many rounds.",
            names=said,
        ),
    }[alone, none]
    if none:
        change = ngettext(
            "More people, or one wish fewer, would help. Who wished what stays private.",
            "More people, or at least %(num)s wishes fewer, would help. "
            "Who wished what stays private.",
            int(str(facts.get("pairs", 1))),
        )
    else:
        change = _(
            "Fewer rounds, more people, or one wish fewer, would help. "
            "Who wished what stays private."
        )
    heading = _("Some private wishes cannot all be kept.")
    return Why(heading=heading, text=text, names=(), change=change)


def _crowded(facts: Mapping[str, object]) -> Why:
    """Return the words for more people than tables of whom no two may sit together; names nobody."""
    text = ngettext(
        "More people must sit apart from one another than there are tables. There is %(num)s table.",
        "More people must sit apart from one another than there are tables. There are %(num)s tables.",
        int(str(facts["possible"])),
    )
    return Why(
        heading=_("There are too few tables for all wishes and languages."),
        text=text,
        names=(),
        change=_("Make the tables smaller, so that there are more of them."),
    )


def _unseated(facts: Mapping[str, object]) -> Why:
    """Return the words for tables without any seating that is known; two who must not meet are not named."""
    if facts.get("proved") == 0:
        text = _("We found no seating in which nobody sits with a person they must not sit with.")
    else:
        text = _("In every seating somebody sits with a person they must not sit with.")
    return Why(
        heading=_("The tables are too large for these rules."),
        text=text,
        names=(),
        change=_("Make the tables smaller. Who wished what stays private."),
    )


def _unfilled(names: tuple[str, ...], facts: Mapping[str, object]) -> Why:
    """Return the words for people who may sit with too few to fill a table."""
    text = _(
        "A table has %(asked)s seats, and these people may sit at one of %(possible)s at most.",
        asked=facts["seats"],
        possible=facts["possible"],
    )
    return Why(
        heading=_("The tables are too large for these rules."),
        text=text,
        names=names,
        change=_("Make the tables smaller."),
    )


def _hosted(names: tuple[str, ...]) -> Why:
    """Return the words for guests who may sit with no host; names no host."""
    return Why(
        heading=_("Hosts and tables do not go together."),
        text=_("Every table has a host, and these people may sit with none of them."),
        names=names,
        change=_("Leave one table without a host."),
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
        "combined": (
            _("These people have nobody to meet."),
            _("No single rule does it, but all together leave nobody whom they may sit with."),
        ),
    }
    fallback = (
        _("The rules cannot all be kept."),
        _("No plan exists that keeps every rule for these people."),
    )
    heading, text = told.get(rule, fallback)
    possible, asked = facts.get("possible"), facts.get("asked")
    if rule == "different" and possible is None:
        heading, text = told["combined"][0], _("Everybody else is the same in what must differ.")
    if asked is not None and rule != "rounds":
        heading, text = told["rounds"][0], _few(rule)
    if possible is not None and asked is not None:
        more = ngettext(
            "%(num)s round is possible, and you asked for %(asked)s.",
            "%(num)s rounds are possible, and you asked for %(asked)s.",
            int(str(possible)),
            asked=asked,
        )
        text = f"{text} {more}"
    return heading, text


def _few(rule: str) -> str:
    few = {
        "language": _("Too few others share a language with these people."),
        "met": _("These people know too many of the others already."),
        "different": _("Too many others belong to the same group as these people."),
    }
    return few.get(rule, _("All rules together leave these people too few others to meet."))


def _change(relaxation: str, facts: Mapping[str, object]) -> str:
    changes = {
        "attendees": _("Wait for more answers, or import a list."),
        "keep-apart": _(
            "More people, or one wish fewer, would help. Who wished what stays private."
        ),
        "language": _("Ask them for another language they would enjoy."),
        "met": _("Let them meet somebody they know."),
        "seat-together": _("Release one of those who are to sit together."),
        "different": _("Let people of the same group meet, or use smaller tables."),
        "rounds": _("Ask for fewer rounds."),
        "table-size": _("Change the size of the tables."),
    }
    if relaxation == "rounds" and "possible" in facts:
        possible = int(str(facts["possible"]))
        return ngettext("Ask for %(num)s round.", "Ask for %(num)s rounds.", possible)
    if relaxation == "hosts" and "possible" in facts:
        return ngettext(
            "There is one table, for one host. Under People, let the others be guests, or make "
            "the tables smaller.",
            "There are %(num)s tables, for as many hosts. Under People, let the others be "
            "guests, or make the tables smaller.",
            int(str(facts["possible"])),
        )
    if "+" in relaxation:
        return _("Release some of the rules about these people.")
    fallback = _("Change the number of rounds or the size of the tables, and plan again.")
    return changes.get(relaxation, fallback)
