"""What can be said of a plan before it is made; solves nothing."""

from matching.company import Company
from matching.feasibility import check_feasible
from matching.roster import Roster
from matching.rules import Rules, check_rules


def foresee(roster: Roster, rules: Rules) -> None:
    """Refuse what counting alone shows to be impossible, exactly as `make_plan` would.

    Raises
    ------
    BadRules, Infeasible
        With the attendees and the smallest relaxation.

    Notes
    -----
    Cost O(n^2) in small integers.
    """
    check_rules(rules, roster)
    check_feasible(roster, rules, Company(roster, rules))
