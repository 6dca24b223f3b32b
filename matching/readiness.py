"""What counting says of a roster: possible rounds, who is hard to seat, what costs; seats nobody."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from matching.company import Company
from matching.roster import Roster
from matching.rules import Pair, Rules, host_ids, met_pairs
from matching.tables.bound import least_repeats
from matching.tables.furnish import table_sizes
from matching.tables.room import Room, units_of

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
# What narrows down who may meet, in the order in which it is told. Only the last two are everybody's
# to see; wishes are what attendees said in private, history who sat together at earlier events.
RULES = ("wishes", "history", "language", "different")
PLAIN = frozenset({"language", "different"})
# More rounds than an evening holds: counting ends here.
MOST_ROUNDS = 20
SIZES = (3, 4, 5, 6)
_ROWS = 500
# A rule is worth naming from this part of the pairs on: one in twenty.
_PART = 20


@dataclass(frozen=True, slots=True)
class Hard:
    """People with few others to meet, and why: one of RULES, or ``combined`` for the plain two together.

    ``attendees`` is empty where naming them would tell what is not everybody's to see.
    """

    rule: str
    attendees: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cost:
    """What a rule takes away: rounds without repeats, and others whom people may meet on average."""

    rule: str
    rounds: int
    rounds_without: int
    others: int
    others_without: int


@dataclass(frozen=True, slots=True)
class Readiness:
    """At most how many rounds have no repeat, in pairs and for each table size that can be filled."""

    pairs: int
    tables: tuple[tuple[int, int], ...]
    hard: tuple[Hard, ...] = ()
    costliest: Cost | None = None


def readiness(roster: Roster, rules: Rules) -> Readiness:
    """Count what is possible with these people, without seating anybody.

    Parameters
    ----------
    roster : Roster
    rules : Rules
        Sound ones (`check_rules`); they need not be feasible. ``met_before`` is history.

    Returns
    -------
    Readiness
        Rounds are upper bounds, at most MOST_ROUNDS, and 0 where one round is impossible. Somebody
        is hard to seat who may meet fewer others than the rounds take while there are enough, or
        fewer than twice as many and no more than half of all. People are named for a plain rule
        only if the plain rules alone make them so. The costliest rule is the one without which
        most rounds, then most pairs, become possible; None where none costs a round or one pair
        in twenty.

    Notes
    -----
    Cost O(n^2) bytes a few times over: each rule is left out once, and nothing is solved.

    Examples
    --------
    >>> from matching.roster import Attendee
    >>> roster = Roster.build(Attendee(i, f"P{i}") for i in range(1, 13))
    >>> readiness(roster, Rules("pairs", 5)).tables
    ((3, 5), (4, 1), (6, 1))
    >>> spoken = [("en",)] * 9 + [("en", "fr")] + [("fr",)] * 2
    >>> people = [Attendee(i, f"P{i}", languages=said) for i, said in enumerate(spoken, 1)]
    >>> found = readiness(Roster.build(people), Rules("pairs", 3))
    >>> found.pairs, found.hard
    (2, (Hard(rule='language', attendees=(11, 12)),))
    >>> found.costliest
    Cost(rule='language', rounds=2, rounds_without=11, others=8, others_without=11)
    """
    if len(roster) < 2:
        return Readiness(0, ())
    count = _Counts(roster, rules)
    whole = frozenset(RULES)
    return Readiness(
        count.pair_rounds(whole),
        tuple((size, count.table_rounds(whole, size)) for size in SIZES if _fills(roster, size)),
        _hard(count),
        _costliest(count),
    )


class _Counts:
    """Counts under each choice of RULES, each made once; a rule that nobody has is no choice."""

    def __init__(self, roster: Roster, rules: Rules) -> None:
        self.roster, self.rules = roster, rules
        said = rules.keep_apart or any(a.met or a.keep_apart for a in roster.attendees)
        there = (
            said,
            rules.met_before,
            any(a.languages for a in roster.attendees),
            rules.different,
        )
        self.rules_there = tuple(name for name, has in zip(RULES, there, strict=True) if has)
        self._companies: dict[frozenset[str], tuple[Bools, Ints, tuple[Pair, ...]]] = {}

    @property
    def needed(self) -> int:
        """How many others everybody meets in the rounds that are asked for."""
        each = 1 if self.rules.format == "pairs" else self.rules.table_size - 1
        return self.rules.rounds * each

    def others(self, kept: frozenset[str]) -> Ints:
        """Return how many others each person may meet under these rules, shape (n,)."""
        return self._company(kept)[1]

    def rounds(self, kept: frozenset[str]) -> int:
        """Return the rounds without repeats in the format that is asked for."""
        if self.rules.format == "pairs":
            return self.pair_rounds(kept)
        return self.table_rounds(kept, self.rules.table_size)

    def pair_rounds(self, kept: frozenset[str]) -> int:
        """Return at most how many rounds of pairs have no repeat; an odd number may take byes."""
        others, n = self.others(kept), len(self.roster)
        least = int(others.min())
        spare = n % 2 if least else 0
        return min(MOST_ROUNDS, least + spare, int(others.sum()) // 2 // (n // 2))

    def table_rounds(self, kept: frozenset[str], size: int) -> int:
        """Return at most how many rounds at tables of this size have no repeat."""
        barred, _, met = self._company(kept)
        n, rules = len(self.roster), replace(self.rules, format="tables", table_size=size)
        sizes, home = table_sizes(n, size), np.full(n, -1, dtype=np.int64)
        hosts = np.flatnonzero(np.isin(self.roster.ids, host_ids(rules, self.roster)))
        if len(hosts) > len(sizes):
            return 0
        home[hosts] = np.arange(len(hosts))
        place = {a: i for i, a in enumerate(self.roster.ids)}
        units = units_of(n, [(place[a], place[b]) for a, b in rules.seat_together])
        worth = np.broadcast_to(np.int32(0), (n, n))
        room = Room.of(worth, barred, sizes=sizes, home=home, units=units, met=met)
        several = range(1, MOST_ROUNDS + 1)
        return bisect_left(several, 1, key=lambda rounds: least_repeats(room, rounds))

    def _company(self, kept: frozenset[str]) -> tuple[Bools, Ints, tuple[Pair, ...]]:
        """Return who is barred from whom at tables, how many others are left, and who met before."""
        key = kept & frozenset(self.rules_there)
        if key not in self._companies:
            self._companies[key] = _counted(*_under(self.roster, self.rules, key))
        return self._companies[key]


def _under(roster: Roster, rules: Rules, kept: frozenset[str]) -> tuple[Roster, Rules]:
    """Return roster and rules with only these of RULES."""
    people = roster.attendees
    if "wishes" not in kept:
        people = tuple(
            replace(a, met=(), keep_apart=()) if a.met or a.keep_apart else a for a in people
        )
        rules = replace(rules, keep_apart=())
    if "language" not in kept:
        people = tuple(replace(a, languages=()) if a.languages else a for a in people)
    rules = replace(
        rules,
        met_before=rules.met_before if "history" in kept else (),
        different=rules.different if "different" in kept else (),
    )
    return Roster(people, roster.digest), rules


def _counted(roster: Roster, rules: Rules) -> tuple[Bools, Ints, tuple[Pair, ...]]:
    n, place = len(roster), {a: i for i, a in enumerate(roster.ids)}
    strangers = tuple(replace(a, met=()) if a.met else a for a in roster.attendees)
    company = Company(Roster(strangers, roster.digest), replace(rules, met_before=()))
    barred = np.empty((n, n), dtype=np.bool_)
    for low in range(0, n, _ROWS):
        high = min(n, low + _ROWS)
        np.logical_not(company.rows(low, high), out=barred[low:high])
    np.fill_diagonal(barred, val=False)
    for unit in units_of(n, company.together) if company.together else ():
        barred[np.ix_(unit, unit)] = False
    met = tuple((place[a], place[b]) for a, b in met_pairs(rules, roster))
    others = n - 1 - barred.sum(axis=1, dtype=np.int64)
    ends = np.array(met, dtype=np.int64).reshape(-1, 2)
    # Who are to sit together meet although they know each other, and at tables anybody may.
    fresh = ends[~barred[ends[:, 0], ends[:, 1]]]
    np.subtract.at(others, fresh.ravel(), 1)
    return barred, others, met


def _hard(count: _Counts) -> tuple[Hard, ...]:
    """Return who is hard to seat, named only where plain rules alone make it so."""
    plain = _few(count, PLAIN)
    language, different = (
        _few(count, frozenset({"language"})),
        _few(count, frozenset({"different"})),
    )
    met = _few(count, PLAIN | {"history"})
    named = (
        ("language", language),
        ("different", different & ~language),
        ("combined", plain & ~language & ~different),
    )
    told = [Hard(rule, _who(count.roster.ids, few)) for rule, few in named if few.any()]
    if (met & ~plain).any():
        told.append(Hard("history"))
    if (_few(count, frozenset(RULES)) & ~met).any():
        told.append(Hard("wishes"))
    return tuple(told)


def _few(count: _Counts, kept: frozenset[str]) -> Bools:
    """Return who has few others to meet for what these rules do, shape (n,)."""
    others, all_others = count.others(kept), len(count.roster) - 1
    short = (others < count.needed) & (count.needed <= all_others)
    narrow = (others < 2 * count.needed) & (2 * others <= all_others)
    few: Bools = (short | narrow) & (others < all_others)
    return few


def _who(ids: Sequence[int], few: Bools) -> tuple[int, ...]:
    return tuple(ids[i] for i in np.flatnonzero(few).tolist())


def _costliest(count: _Counts) -> Cost | None:
    whole, n = frozenset(RULES), len(count.roster)
    rounds, pairs = count.rounds(whole), int(count.others(whole).sum())
    found: Cost | None = None
    most = (0, 0)
    for rule in count.rules_there:
        freed = count.rounds(whole - {rule}), int(count.others(whole - {rule}).sum())
        gain = (freed[0] - rounds, freed[1] - pairs)
        counts = gain[0] > 0 or _PART * gain[1] >= freed[1] > pairs
        if counts and gain > most:
            most, found = gain, Cost(rule, rounds, freed[0], pairs // n, freed[1] // n)
    return found


def _fills(roster: Roster, size: int) -> bool:
    """Say whether there is a table of this size at all."""
    return int(table_sizes(len(roster), size).max()) == size
