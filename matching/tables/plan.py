"""Rounds of tables for a roster; writes no words."""

from matching.affinity import Affinities
from matching.company import Company
from matching.errors import Infeasible
from matching.progress import Watch
from matching.roster import Roster
from matching.rules import Rules
from matching.seats import Seating


def seat_tables(
    roster: Roster,
    rules: Rules,
    company: Company,
    affinities: Affinities,
    *,
    seed: int,
    watch: Watch,
) -> Seating:
    """Return rounds of tables."""
    raise Infeasible("tables")
