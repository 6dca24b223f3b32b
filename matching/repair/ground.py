"""What a change has to go by: affinities, who must not meet and who has met; seats nobody."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np
import numpy.typing as npt

from matching.affinity import Affinities
from matching.company import Company
from matching.interests.fold import fold
from matching.interests.understanding import Understanding, understand
from matching.outcome import Round
from matching.roster import Roster
from matching.rules import Rules
from matching.tables.room import units_of

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Counts = npt.NDArray[np.int16]


@dataclass(frozen=True, slots=True)
class Ground:
    """Dense matrices over a roster, by place, and the parties to be seated together.

    ``barred`` says who must not meet, whoever met before; ``free`` who may meet any number of
    times: parties at tables. In the pairs format there are no parties.
    """

    roster: Roster
    rules: Rules
    understanding: Understanding
    worth: Ints
    barred: Bools
    free: Bools
    units: tuple[tuple[int, ...], ...]
    company: Company

    def met(self, rounds: Iterable[Round]) -> Counts:
        """Return how often each two met: once before the event, and in these rounds."""
        place = {a: i for i, a in enumerate(self.roster.ids)}
        met = np.zeros(self.worth.shape, dtype=np.int16)
        meant = frozenset(self.company.together)
        for a, b in self.company.met:
            if (a, b) not in meant:
                met[a, b] = met[b, a] = 1
        for item in rounds:
            for meeting in item.meetings:
                who = [place[a] for a in meeting.attendees]
                met[np.ix_(who, who)] += 1
        np.fill_diagonal(met, 0)
        return met

    def bar(self, pair: tuple[int, int]) -> str:
        """Return the rule by which two, the smaller place first, must not meet."""
        if pair in frozenset(self.company.apart):
            return "keep-apart"
        one, two = (self.roster.attendees[i] for i in pair)
        alike = any(
            fold(one.attribute(name)) == fold(two.attribute(name)) != ""
            for name in self.rules.different
        )
        return "different" if alike else "language"


def ground_of(roster: Roster, rules: Rules) -> Ground:
    """Return the ground of a roster under its rules.

    Notes
    -----
    Cost O(n^2): about 0.1 s for 1000 people.
    """
    n = len(roster)
    understanding = understand(roster)
    company = Company(roster, rules)
    strangers = tuple(replace(a, met=()) for a in roster.attendees)
    may = Company(Roster(strangers, ""), replace(rules, met_before=())).rows(0, n)
    free = np.zeros((n, n), dtype=np.bool_)
    units = units_of(n, company.together) if rules.format == "tables" else ()
    parties = tuple(unit for unit in units if len(unit) > 1)
    for unit in parties:
        for a, b in combinations(unit, 2):
            free[a, b] = free[b, a] = True
    barred = ~(may | free)
    np.fill_diagonal(barred, val=False)
    worth = Affinities(understanding, roster, preset=rules.preset).rows(0, n)
    return Ground(roster, rules, understanding, worth, barred, free, parties, company)
