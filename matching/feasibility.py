"""What no plan can do, said before anything is solved; knows no way to solve it."""

from dataclasses import dataclass
from itertools import chain, combinations

import numpy as np
import numpy.typing as npt

from matching.company import BARS, Company
from matching.errors import Facts, Infeasible
from matching.progress import Between, unwatched
from matching.roster import Roster
from matching.rules import Rules
from matching.tables.limits import check_tables

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
_BYTES = 4_000_000
# Every choice of rules as a number with a bit for each of BARS: fewer first, then in their order.
_CHOICES = tuple(
    sum(1 << bar for bar in chosen)
    for chosen in chain.from_iterable(
        combinations(range(len(BARS)), size) for size in range(len(BARS) + 1)
    )
)


def check_feasible(
    roster: Roster, rules: Rules, company: Company, between: Between = unwatched
) -> None:
    """Refuse what counting alone shows to be impossible.

    ``between`` is called between blocks of rows; what it raises ends the work.

    Raises
    ------
    Infeasible
        ``too-few`` attendees; one of BARS, or ``combined`` where several only together do it,
        when somebody has nobody to meet, or (pairs, then with the fact ``asked``) fewer possible
        partners than there are rounds; ``rounds`` (pairs) when there are more rounds than others;
        ``together`` (pairs) when somebody is to be seated with more people than there are rounds.
        The fact ``possible`` says how many partners or rounds there are, ``rules`` which bars it
        takes, ``pairs`` how many keep-apart pairs to release at least; ``relaxation`` names the
        fewest rules to release. For tables see ``check_tables``.

    Notes
    -----
    Necessary conditions only. Cost O(n^2) in bytes.
    """
    if len(roster) < 2:
        raise Infeasible("too-few", roster.ids, "attendees", (("attendees", len(roster)),))
    if rules.format == "pairs":
        partners = _partners(company, between)
        _check_partners(roster, company, partners)
        # With an odd number of people a bye each allows one round more than there are partners.
        spare = len(roster) % 2
        short = partners + spare < rules.rounds
        _check_rounds(roster, company, short, needed=rules.rounds - spare, asked=rules.rounds)
        _check_together(roster, rules, company)
    else:
        check_tables(roster, rules, company)


def _partners(company: Company, between: Between) -> Ints:
    size = max(1, _BYTES // company.n)
    counts = []
    for low in range(0, company.n, size):
        between()
        counts.append(company.rows(low, min(company.n, low + size)).sum(axis=1))
    return np.concatenate(counts)


def _check_partners(roster: Roster, company: Company, partners: Ints) -> None:
    found = _shortage(company, np.flatnonzero(partners == 0), needed=1)
    if found is not None:
        who = tuple(roster.ids[i] for i in found.who)
        facts: Facts = (("attendees", len(who)),)
        if _names(found.cause) == ["keep-apart"]:
            # No two of them may meet, so that each pair released helps two.
            facts = (("pairs", -(-len(who) // 2)), *facts)
        raise _refusal(found, who, facts)


def _check_rounds(
    roster: Roster, company: Company, short: Bools, *, needed: int, asked: int
) -> None:
    found = _shortage(company, np.flatnonzero(short), needed=needed)
    if found is not None:
        who = tuple(roster.ids[i] for i in found.who)
        possible = found.partners + asked - needed
        raise _refusal(found, who, (("possible", possible), ("asked", asked)))


@dataclass(frozen=True, slots=True)
class _Shortage:
    """Who has too few partners for one and the same reason, and how many the worst of them has.

    ``cause`` is the smallest choice of bars that alone leaves them short, ``release`` the
    smallest whose release mends it for all of them.
    """

    who: tuple[int, ...]
    partners: int
    cause: int
    release: int


def _shortage(company: Company, short: Ints, *, needed: int) -> _Shortage | None:
    """Return the reason of the first of these attendees, with all who share it."""
    found: list[tuple[int, Ints]] = []
    cause = None
    for i in short.tolist():
        others = _others(company, i)
        if others[0] >= needed:
            continue
        why = next(c for c in _CHOICES if _free(others, len(_CHOICES) - 1 - c) < needed)
        cause = why if cause is None else cause
        if why == cause:
            found.append((i, others))
    if cause is None:
        return None
    counts = [others for _, others in found]
    mends = (c for c in _CHOICES if all(_free(others, c) >= needed for others in counts))
    least = min(int(others[0]) for others in counts)
    return _Shortage(tuple(i for i, _ in found), least, cause, next(mends, 0))


def _others(company: Company, i: int) -> Ints:
    """Return how many others each choice of bars, and no further one, keeps from attendee ``i``."""
    weights = 1 << np.arange(len(BARS))
    barred = weights @ company.bars(i)
    return np.bincount(np.delete(barred, i), minlength=len(_CHOICES))


def _free(others: Ints, released: int) -> int:
    """Return how many others may be met once these bars are released."""
    return sum(int(count) for bars, count in enumerate(others) if bars & ~released == 0)


def _refusal(found: _Shortage, who: tuple[int, ...], facts: Facts) -> Infeasible:
    names = _names(found.cause)
    if not names:
        return Infeasible("rounds", who, "rounds", facts)
    relaxation = "+".join(_names(found.release))
    if len(names) == 1:
        return Infeasible(names[0], who, relaxation, facts)
    return Infeasible("combined", who, relaxation, (*facts, ("rules", "+".join(names))))


def _names(choice: int) -> list[str]:
    return [name for bar, name in enumerate(BARS) if choice >> bar & 1]


def _check_together(roster: Roster, rules: Rules, company: Company) -> None:
    wishes = np.zeros(company.n, dtype=np.int64)
    for a, b in company.together:
        wishes[[a, b]] += 1
    if wishes.max() > rules.rounds:
        who = tuple(roster.ids[i] for i in np.flatnonzero(wishes > rules.rounds).tolist())
        raise Infeasible("together", who, "rounds", (("possible", int(wishes.max())),))
