"""Whether a plan's notices tell its trios, byes and repeats, and nothing that is not so."""

from collections import Counter

from matching.measure import repeated
from matching.outcome import Plan
from matching.recount import Recount
from matching.violation import Violation

Told = tuple[int | None, frozenset[int]]


def untold(plan: Plan, recount: Recount) -> list[Violation]:
    """Return what notices should tell and do not, and what they tell and is not so.

    ``repeat`` for two who meet again, ``notices`` for everything else.
    """
    pairs = plan.format == "pairs"
    trios: list[Told] = [
        (item.number, frozenset(m.attendees))
        for item in plan.rounds
        for m in item.meetings
        if pairs and len(m.attendees) > 2
    ]
    byes: list[Told] = [(item.number, frozenset((a,))) for item in plan.rounds for a in item.byes]
    repeats: list[Told] = [*repeated(plan.rounds, recount, pairs=pairs)]
    silent = [("repeat", one) for one in _silent(plan, "repeat", repeats)]
    for kind, true in (("trio", trios), ("bye", byes)):
        silent += [("notices", one) for one in _silent(plan, kind, true)]
    tell = {"trio": trios, "bye": byes, "repeat": repeats}
    if pairs:  # sizes of tables and their hosts are told of tables alone
        tell |= {"sizes": [], "hostless": []}
    for kind, true in tell.items():
        silent += [("notices", one) for one in _untrue(plan, kind, true)]
    return [Violation(kind, number, tuple(sorted(who))) for kind, (number, who) in silent]


def _telling(plan: Plan, kind: str) -> Counter[Told]:
    return Counter((n.round, frozenset(n.attendees)) for n in plan.notices if n.kind == kind)


def _silent(plan: Plan, kind: str, true: list[Told]) -> list[Told]:
    told = _telling(plan, kind)
    return [one for one in true if one not in told]


def _untrue(plan: Plan, kind: str, true: list[Told]) -> list[Told]:
    """Return what is told and is not so, or is told twice, in the order told."""
    so = frozenset(true)
    return [one for one, times in _telling(plan, kind).items() if times > 1 or one not in so]
