"""What can be said of a plan before it is made; solves nothing."""

from matching.company import Company
from matching.feasibility import check_feasible
from matching.outcome import Notice
from matching.roster import Roster
from matching.rules import Rules, check_rules
from matching.tables.furnish import room_of
from matching.tables.limits import warnings


def foresee(roster: Roster, rules: Rules) -> tuple[Notice, ...]:
    """Return what every plan will have to tell, or refuse exactly as `make_plan` would.

    Returns
    -------
    tuple of Notice
        For tables ``repeats-certain`` and ``large-table``, as far as counting shows.

    Raises
    ------
    BadRules, Infeasible
        With the attendees and the smallest relaxation.

    Notes
    -----
    Cost O(n^2) in small integers.

    Examples
    --------
    >>> from matching.roster import Attendee
    >>> roster = Roster.build(Attendee(i, f"P{i}") for i in range(1, 13))
    >>> [(n.kind, n.facts) for n in foresee(roster, Rules("tables", 5, table_size=4))]
    [('repeats-certain', (('possible', 1), ('least', 24)))]
    """
    check_rules(rules, roster)
    company = Company(roster, rules)
    check_feasible(roster, rules, company)
    if rules.format == "pairs":
        return ()
    return warnings(room_of(roster, rules, company), rules.rounds)
