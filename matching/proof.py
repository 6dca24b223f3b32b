"""Whether a plan's upper bound is proved, by sums alone; shares nothing with what found it."""

import numpy as np
import numpy.typing as npt

from matching.measure import best_of
from matching.outcome import Plan
from matching.progress import Between, spaced, unwatched
from matching.recount import Recount

Ints = npt.NDArray[np.int64]


def proved_bound(plan: Plan, recount: Recount, between: Between = unwatched) -> int | None:
    """Return a number that no plan under these rules can exceed, as far as this plan proves one.

    Parameters
    ----------
    plan : Plan
    recount : Recount
        Of the roster and the rules it was made from.
    between : callable
        Called between rows; what it raises ends the work.

    Returns
    -------
    int or None
        For pairs, what ``plan.prices`` prove: of any rounds without repeats, twice the total is at
        most the sum of each attendee's price for every round, and of what pairs are worth above
        the prices of both (weak duality of linear programs). For tables, and for pairs that were
        cut short, half the sum of everybody's best company, and for each repeat the largest
        affinity. None where the plan proves nothing:
        if it was changed after it was made, covers candidates only, comes from a release that
        told no prices, or has prices of another number of attendees.

    Notes
    -----
    Cost O(n * (n + words)): one row of affinities per attendee.

    Examples
    --------
    >>> from matching import Attendee, Roster, Rules, make_plan
    >>> people = [Attendee(i, "X", ("chess",)) for i in (1, 2, 3, 4)]
    >>> roster, rules = Roster.build(people), Rules("pairs", 2)
    >>> plan = make_plan(roster, rules)
    >>> proved_bound(plan, Recount(roster, rules)) == plan.measures.upper_bound
    True
    """
    if plan.measures.certified != "all":
        return None
    if plan.prices and len(plan.prices) != len(recount.ids):
        return None
    if plan.prices:
        return _priced(plan, recount, between)
    if plan.format == "pairs" and not plan.cut:
        return None
    return _counted(plan, recount, between)


def _priced(plan: Plan, recount: Recount, between: Between) -> int:
    prices = np.array(plan.prices, dtype=np.int64)
    # A negative price proves nothing.
    prices = np.maximum(prices, 0)
    above = 0
    for i, a in enumerate(spaced(recount.ids, between)):
        spare = 2 * recount.affinities(a) - prices - prices[i]
        above += int(spare[recount.allowed(a) & (spare > 0)].sum())
    return (len(plan.rounds) * int(prices.sum()) + above // 2) // 2


def _counted(plan: Plan, recount: Recount, between: Between) -> int:
    sizes = {a: len(m.attendees) for r in plan.rounds for m in r.meetings for a in m.attendees}
    hosts = {m.host for r in plan.rounds for m in r.meetings}
    largest = 2 if plan.format == "pairs" else max(sizes.values(), default=1)
    rounds = len(plan.rounds)
    once = again = most = 0
    for a in spaced(recount.ids, between):
        beside = (sizes[a] if a in hosts else largest) - 1
        row = np.where(recount.allowed_again(a), recount.affinities(a), 0)
        once += best_of(row, rounds * beside)
        again += best_of(row, beside) * rounds
        most = max(most, int(row.max(initial=0)))
    if plan.format == "tables" and recount.together:
        return again // 2
    # Beyond the first time that two meet, each meeting is a repeat and adds one affinity.
    repeats = plan.measures.repeats if plan.format == "tables" else 0
    return min(once // 2 + repeats * most, again // 2)
