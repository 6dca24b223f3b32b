"""The bound of pairs and its proof, against linear programming and brute force."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from matching import Infeasible, Rules, make_plan, plan_pairs, violations
from matching.pairs.bound import relax, upper_bound
from matching.pairs.prices import priced_bound, seat_prices
from matching.patience import Abandoned, patiently
from matching.proof import proved_bound
from matching.recount import Recount
from tests.matching.rosters import CALM, some_roster


def graph(n, seed, density=0.6):
    dice = np.random.default_rng(seed)
    u, v = np.triu_indices(n, 1)
    keep = dice.random(len(u)) < density
    return u[keep], v[keep], dice.integers(0, 60, int(keep.sum()))


def by_linear_program(n, u, v, w, seats):
    m = len(u)
    rows, columns = np.concatenate([u, v]), np.tile(np.arange(m), 2)
    degree = sp.csr_array((np.ones(2 * m), (rows, columns)), shape=(n, m))
    return -linprog(-w, A_ub=degree, b_ub=seats, bounds=(0, 1), method="highs").fun


@CALM
@given(st.integers(3, 16), st.integers(1, 4), st.integers(0, 999))
def test_the_flow_is_the_optimum_of_the_linear_program_and_prices_prove_it(n, rounds, seed):
    u, v, w = graph(n, seed)
    seats = np.full(n, rounds)
    best = relax(n, u, v, w=w, seats=seats)
    assert best.doubled == (round(2 * by_linear_program(n, u, v, w, seats)) if len(u) else 0)
    degree = np.bincount(u, best.halves, n) + np.bincount(v, best.halves, n)
    assert (degree <= 2 * seats).all()
    assert int((best.halves * w).sum()) == best.doubled
    prices = seat_prices(n, u, v, w=w, seats=seats, relaxed=best)
    above = np.maximum(0, 2 * w - prices[u] - prices[v]).sum()
    assert (prices >= 0).all()
    assert int((seats * prices).sum() + above) == best.doubled
    matrix = np.full((n, n), -1)
    matrix[u, v] = matrix[v, u] = w
    assert priced_bound(lambda low, high: matrix[low:high], prices, seats) == best.bound


def best_by_trying(n, w, rounds, met=frozenset()):
    """Try every way to leave people free or pair them, round after round."""
    if rounds == 0:
        return 0

    def matchings(free):
        if len(free) < 2:
            yield ()
            return
        a, rest = free[0], free[1:]
        yield from matchings(rest)
        for b in rest:
            if (a, b) in w and (a, b) not in met:
                for more in matchings(tuple(x for x in rest if x != b)):
                    yield ((a, b), *more)

    return max(
        sum(w[p] for p in m) + best_by_trying(n, w, rounds - 1, met | frozenset(m))
        for m in matchings(tuple(range(n)))
    )


@pytest.mark.parametrize("seed", range(8))
def test_no_schedule_of_six_beats_the_bound_and_ours_is_the_best_or_fuller(seed):
    u, v, w = graph(6, seed, density=0.8)
    weights = dict(zip(zip(u.tolist(), v.tolist(), strict=True), w.tolist(), strict=True))
    best = best_by_trying(6, weights, 2)
    plan = plan_pairs(6, u, v, w, rounds=2, fairness=0)
    assert plan.total <= best <= plan.upper_bound
    empty = int((plan.mates == np.arange(6)).sum())
    assert plan.total == best or empty == 0


@CALM
@given(st.integers(4, 20), st.integers(0, 99), st.integers(0, 60))
def test_removing_a_rule_never_lowers_the_bound(n, seed, apart):
    roster = some_roster(n, seed=seed)
    pairs = list(combinations(roster.ids, 2))[: apart // 4]
    strict = Rules("pairs", 2, keep_apart=tuple(pairs[: n // 2]))
    try:
        plan = make_plan(roster, strict)
    except Infeasible:
        return
    free = make_plan(roster, replace(strict, keep_apart=()))
    assert free.measures.upper_bound >= plan.measures.upper_bound


@pytest.mark.parametrize("odd", ["trio", "bye"])
def test_a_plan_proves_its_bound_and_a_lower_claim_is_caught(odd):
    roster, rules = some_roster(23, seed=6), Rules("pairs", 3, odd=odd)
    plan = make_plan(roster, rules)
    assert proved_bound(plan, Recount(roster, rules)) == plan.measures.upper_bound
    claim = replace(plan.measures, upper_bound=plan.measures.upper_bound - 1)
    kinds = {one.kind for one in violations(replace(plan, measures=claim), roster, rules)}
    assert kinds == {"measures", "bound"}


@pytest.mark.parametrize("rounds", [2, 6])
def test_a_plan_of_tables_is_bounded_by_counting(rounds):
    roster, rules = some_roster(20, seed=6), Rules("tables", rounds, table_size=5)
    plan = make_plan(roster, rules)
    proved = proved_bound(plan, Recount(roster, rules))
    assert plan.measures.total_affinity <= proved <= plan.measures.upper_bound


def test_a_bound_is_that_of_its_rounds():
    one, two = np.array([0, 0, 1]), np.array([1, 2, 2])
    bounds = [upper_bound(3, one, two, w=np.array([6, 4, 3]), rounds=r) for r in (1, 2, 3)]
    assert bounds == [6, 13, 13]


def test_a_long_call_answers_or_is_given_up():
    assert patiently(sorted_pair, lambda: False, one=2, two=1) == (1, 2)
    with pytest.raises(Abandoned):
        patiently(forever, lambda: True)


def sorted_pair(one, two):
    return tuple(sorted((one, two)))


def forever():
    while True:
        pass
