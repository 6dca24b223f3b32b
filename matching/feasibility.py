"""What no plan can do, said before anything is solved; knows no way to solve it."""

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from matching.company import Company
from matching.errors import Infeasible
from matching.roster import Roster
from matching.rules import Rules
from matching.tables.limits import check_tables

Ints = npt.NDArray[np.int64]
_BLOCK = 500


def check_feasible(roster: Roster, rules: Rules, company: Company) -> None:
    """Refuse what counting alone shows to be impossible.

    Raises
    ------
    Infeasible
        ``too-few`` attendees; ``keep-apart``, ``language``, ``different`` or ``met`` when that
        leaves somebody nobody to meet; ``rounds`` (pairs) when somebody has fewer possible
        partners than there are rounds, with the fact ``possible``; ``together`` (pairs) when
        somebody is to be seated with more people than there are rounds; for tables see
        ``check_tables``.

    Notes
    -----
    Necessary conditions only. Cost O(n^2).
    """
    if len(roster) < 2:
        raise Infeasible("too-few", roster.ids, "attendees", (("attendees", len(roster)),))
    partners = np.concatenate(
        [
            company.rows(low, min(company.n, low + _BLOCK)).sum(axis=1)
            for low in range(0, company.n, _BLOCK)
        ]
    )
    _check_alone(roster, rules, partners)
    if rules.format == "pairs":
        _check_rounds(roster, rules, partners)
        _check_together(roster, rules, company)
    else:
        check_tables(roster, rules, company)


def _check_alone(roster: Roster, rules: Rules, partners: Ints) -> None:
    alone = [roster.ids[i] for i in np.flatnonzero(partners == 0).tolist()]
    if not alone:
        return
    for rule, without in _WITHOUT.items():
        company = without(roster, rules)
        freed = tuple(a for a in alone if company.rows(*_place(roster, a)).any())
        if freed:
            raise Infeasible(rule, freed, rule, (("attendees", len(freed)),))
    raise Infeasible("alone", tuple(alone), "rules", (("attendees", len(alone)),))


def _place(roster: Roster, attendee: int) -> tuple[int, int]:
    at = roster.ids.index(attendee)
    return at, at + 1


def _check_rounds(roster: Roster, rules: Rules, partners: Ints) -> None:
    # With an odd number of people a bye each allows one round more than there are partners.
    spare = len(roster) % 2
    possible = int(partners.min()) + spare
    if rules.rounds > possible:
        short = np.flatnonzero(partners + spare < rules.rounds).tolist()
        who = tuple(roster.ids[i] for i in short)
        facts = (("possible", possible), ("asked", rules.rounds))
        raise Infeasible("rounds", who, "rounds", facts)


def _check_together(roster: Roster, rules: Rules, company: Company) -> None:
    wishes = np.zeros(company.n, dtype=np.int64)
    for a, b in company.together:
        wishes[[a, b]] += 1
    if wishes.max() > rules.rounds:
        who = tuple(roster.ids[i] for i in np.flatnonzero(wishes > rules.rounds).tolist())
        raise Infeasible("together", who, "rounds", (("possible", int(wishes.max())),))


def _no_apart(roster: Roster, rules: Rules) -> Company:
    free = tuple(replace(a, keep_apart=()) for a in roster.attendees)
    return Company(Roster(free, ""), replace(rules, keep_apart=()))


def _no_language(roster: Roster, rules: Rules) -> Company:
    return Company(Roster(tuple(replace(a, languages=()) for a in roster.attendees), ""), rules)


def _no_groups(roster: Roster, rules: Rules) -> Company:
    return Company(roster, replace(rules, different=()))


def _no_met(roster: Roster, rules: Rules) -> Company:
    free = tuple(replace(a, met=()) for a in roster.attendees)
    return Company(Roster(free, ""), replace(rules, met_before=()))


_WITHOUT = {
    "keep-apart": _no_apart,
    "language": _no_language,
    "different": _no_groups,
    "met": _no_met,
}
