"""Seats are found wherever there are any, and refused with a proof or without a claim."""

from itertools import combinations

import numpy as np
import pytest

from matching import Attendee, Infeasible, Roster, Rules, make_plan, plan_tables
from matching.tables.legal import Sought, legal_round
from matching.tables.room import Room, marked


def seatings(sizes, hosts, apart, together):
    """Yield every round, as the table of each person, by brute force."""
    n = sum(sizes)

    def fill(row, left):
        if len(row) == n:
            yield row
            return
        who = len(row)
        for t in [hosts.index(who)] if who in hosts else range(len(sizes)):
            fits = left[t] and not any(row[a] == t for a in range(who) if (a, who) in apart)
            if fits and all(row[a] == t for a in range(who) if (a, who) in together):
                yield from fill([*row, t], [s - (i == t) for i, s in enumerate(left)])

    return fill([], sizes)


@pytest.mark.parametrize("rounds", [1, 2, 3])
def test_a_seating_that_works_once_works_as_often_as_asked(rounds):
    apart, together = [(0, j) for j in range(4, 11)], [(0, 1), (2, 3)]
    nothing = np.zeros((12, 12), dtype=np.int64)
    plan = plan_tables(nothing, [4, 4, 4], rounds, apart=apart, together=together)
    assert plan.violations == ()
    people = [Attendee(i, f"P{i}") for i in range(12)]
    rules = Rules("tables", rounds, keep_apart=tuple(apart), seat_together=tuple(together))
    assert len(make_plan(Roster.build(people), rules).rounds) == rounds


@pytest.mark.parametrize("seed", range(60))
def test_what_is_refused_has_no_seating_and_what_has_one_is_seated(seed):
    dice = np.random.default_rng(seed)
    sizes = [[3, 3, 2], [4, 4], [2, 2, 2, 2], [3, 3, 3]][seed % 4]
    n = sum(sizes)
    pairs = list(combinations(range(n), 2))
    order = dice.permutation(len(pairs)).tolist()
    few = int(dice.integers(1, 3))
    apart = [pairs[i] for i in order[few : few + int(dice.integers(n // 2, 2 * n))]]
    together = [pairs[i] for i in order[:few]] if seed % 3 else []
    hosts = dice.permutation(n)[: int(dice.integers(0, 3))].tolist()
    some = next(seatings(sizes, hosts, set(apart), set(together)), None)
    given = {"hosts": hosts, "apart": apart, "together": together}
    try:
        plan = plan_tables(np.ones((n, n), dtype=np.int64), sizes, 3, **given, effort=0.1)
    except Infeasible as refused:
        assert (some, refused.fact("proved")) in [(None, None), (None, 1)]
    else:
        assert (some is None, plan.violations) == (False, ())


def room_of(sizes, apart):
    n = sum(sizes)
    bars = marked(n, apart)
    home = np.full(n, -1)
    return Room.of(bars * 0, bars, sizes=np.array(sizes), home=home, units=(), met=())


def test_a_round_is_excluded_only_by_proof():
    odd = [(i, (i + 1) % 5) for i in range(5)]
    assert legal_round(room_of([3, 2], odd)) == Sought(excluded=True)
    many = list(combinations(range(900), 2))
    assert legal_round(room_of([3] * 300, many)) == Sought()


def test_a_refusal_after_a_proof_names_the_rules_that_forbid():
    # Nobody sits alone, so a ring of five needs a third table.
    people = [Attendee(i, f"P{i}") for i in range(5)]
    ring = tuple((i, (i + 1) % 5) for i in range(5))
    with pytest.raises(Infeasible) as caught:
        make_plan(Roster.build(people), Rules("tables", 2, table_size=3, keep_apart=ring))
    refused = caught.value
    assert (refused.rule, refused.attendees, refused.relaxation) == ("tables", (), "keep-apart")
    assert refused.facts == (("rules", "keep-apart"), ("proved", 1))
