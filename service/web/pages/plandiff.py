"""In what a plan differs from one that was asked for otherwise, in words. Knows no names."""

from collections.abc import Collection, Mapping

from service.web.planrows import PlanRow
from service.web.words import _, ngettext


def differing_told(
    row: PlanRow, other: PlanRow, first: int, pairs: Mapping[int, Collection[tuple[int, int]]]
) -> tuple[str, ...]:
    """Say in what a plan differs from the one numbered `first`, and how many meet in both."""
    differences = (
        (_more(row.asked, other.asked, "rounds"), _rounds),
        (_more(row.measures, other.measures, "byes"), _free_seats),
        (_more(row.measures, other.measures, "repeats"), _repeats),
    )
    told = [say(more, first) for more, say in differences if more]
    return (*told, _in_both(frozenset(pairs[row.id]), frozenset(pairs[other.id]), first))


def _more(mine: Mapping[str, object] | None, theirs: Mapping[str, object] | None, what: str) -> int:
    here, there = ((one or {}).get(what) for one in (mine, theirs))
    return here - there if isinstance(here, int) and isinstance(there, int) else 0


def _rounds(more: int, first: int) -> str:
    """Say how many rounds more or less there are."""
    if more > 0:
        return ngettext(
            "One round more than plan %(number)s.",
            "%(num)s rounds more than plan %(number)s.",
            more,
            number=first,
        )
    return ngettext(
        "One round less than plan %(number)s.",
        "%(num)s rounds less than plan %(number)s.",
        -more,
        number=first,
    )


def _free_seats(more: int, first: int) -> str:
    """Say how many free seats more or less there are over all rounds."""
    if more > 0:
        return ngettext(
            "One free seat more than in plan %(number)s.",
            "%(num)s free seats more than in plan %(number)s.",
            more,
            number=first,
        )
    return ngettext(
        "One free seat less than in plan %(number)s.",
        "%(num)s free seats less than in plan %(number)s.",
        -more,
        number=first,
    )


def _repeats(more: int, first: int) -> str:
    """Say how many times more or less two meet again."""
    if more > 0:
        return ngettext(
            "Two meet again once more than in plan %(number)s.",
            "Two meet again %(num)s times more than in plan %(number)s.",
            more,
            number=first,
        )
    return ngettext(
        "Two meet again once less than in plan %(number)s.",
        "Two meet again %(num)s times less than in plan %(number)s.",
        -more,
        number=first,
    )


def _in_both(
    mine: frozenset[tuple[int, int]], theirs: frozenset[tuple[int, int]], first: int
) -> str:
    both = len(mine & theirs)
    if not both:
        return _("Nobody meets here whom they meet in plan %(number)s.", number=first)
    return ngettext(
        "One of %(total)s pairs of people meets in plan %(number)s too.",
        "%(num)s of %(total)s pairs of people meet in plan %(number)s too.",
        both,
        total=len(mine),
        number=first,
    )
