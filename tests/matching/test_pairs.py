"""Exact matchings, bounds and schedules of pairs, against oracles that try everything."""

from functools import cache

import numpy as np
import pytest

from matching import Rules, make_plan, plan_pairs
from matching.pairs.bound import upper_bound
from matching.pairs.matching import (
    WEIGHT_LIMIT,
    by_networkx,
    by_pymatching,
    fullest_matching,
    max_weight_matching,
)
from tests.matching.rosters import some_roster


def random_graph(n, seed, *, density=1.0, top=9000):
    dice = np.random.default_rng(seed)
    u, v = np.triu_indices(n, 1)
    keep = dice.random(len(u)) < density
    u, v = u[keep], v[keep]
    return u, v, dice.integers(0, top, len(u))


def weight_of(mate, u, v, w):
    return int(w[mate[u] == v].sum())


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("density", [0.2, 1.0])
def test_networkx_and_pymatching_agree_on_the_weight(seed, density):
    u, v, w = random_graph(25, seed, density=density)
    one, two = by_networkx(25, u, v, w=w), by_pymatching(25, u, v, w=w)
    assert weight_of(one, u, v, w) == weight_of(two, u, v, w)


def test_the_largest_weight_that_is_allowed_is_still_exact():
    u, v, w = random_graph(20, 1)
    w = w + WEIGHT_LIMIT - int(w.max())
    one, two = by_networkx(20, u, v, w=w), by_pymatching(20, u, v, w=w)
    assert weight_of(one, u, v, w) == weight_of(two, u, v, w)


def test_a_heavier_weight_is_refused():
    with pytest.raises(ValueError, match=str(WEIGHT_LIMIT + 1)):
        max_weight_matching(2, np.array([0]), np.array([1]), w=np.array([WEIGHT_LIMIT + 1]))


def test_a_full_matching_is_preferred_to_a_heavy_one():
    # A path of six whose heavy inner edges would leave both ends alone.
    u, v = np.arange(5), np.arange(1, 6)
    mate = fullest_matching(6, u, v, w=np.array([0, 90, 0, 90, 0]))
    assert mate.tolist() == [1, 0, 3, 2, 5, 4]


def best_total(n, weights, rounds):
    """Try every schedule of full rounds without repeats."""

    def matchings(free, used):
        if not free:
            yield ()
            return
        a, rest = free[0], free[1:]
        for i, b in enumerate(rest):
            if (a, b) not in used:
                for more in matchings(rest[:i] + rest[i + 1 :], used):
                    yield ((a, b), *more)

    @cache
    def best(used, left):
        if left == 0:
            return 0
        found = [
            sum(weights[p] for p in m) + best(used | frozenset(m), left - 1)
            for m in matchings(tuple(range(n)), used)
        ]
        return max(found, default=-(10**9))

    return best(frozenset(), rounds)


@pytest.mark.parametrize("seed", range(4))
def test_one_round_is_optimal_and_no_schedule_beats_the_bound(seed):
    u, v, w = random_graph(8, seed)
    weights = dict(zip(zip(u.tolist(), v.tolist(), strict=True), w.tolist(), strict=True))
    one = plan_pairs(8, u, v, w, rounds=1)
    assert one.total == best_total(8, weights, 1)
    two = plan_pairs(8, u, v, w, rounds=2, fairness=0)
    best = best_total(8, weights, 2)
    assert two.total <= best <= two.upper_bound
    assert two.total >= best * 0.93


@pytest.mark.parametrize("n", [4, 6, 8, 10, 14])
def test_everybody_can_meet_everybody(n):
    roster = some_roster(n, seed=n)
    plan = make_plan(roster, Rules("pairs", rounds=n - 1))
    assert (plan.measures.byes, plan.measures.repeats) == (0, 0)


def test_removing_edges_never_raises_the_bound():
    u, v, w = random_graph(15, 3)
    bounds = [upper_bound(15, u[k:], v[k:], w=w[k:], rounds=3) for k in (0, 20, 40)]
    assert bounds == sorted(bounds, reverse=True)


def test_mates_are_mutual_and_never_repeat():
    u, v, w = random_graph(31, 5)
    plan = plan_pairs(31, u, v, w, rounds=6)
    assert plan.mates.shape == (6, 31)
    assert plan.mates.dtype == np.int32
    met = set()
    for row in plan.mates:
        assert row[row].tolist() == list(range(31))
        pairs = {(a, int(b)) for a, b in enumerate(row) if a < b}
        assert len(pairs) == 15
        assert met & pairs == set()
        met |= pairs
    assert plan.total <= plan.upper_bound


def test_byes_rotate():
    u, v, w = random_graph(9, 2)
    plan = plan_pairs(9, u, v, w, rounds=8)
    out = [int(np.flatnonzero(row == np.arange(9))[0]) for row in plan.mates]
    assert sorted(set(out)) == sorted(out)


def test_fairness_never_lowers_the_worst_and_keeps_its_allowance():
    u, v, w = random_graph(60, 4)
    plain = plan_pairs(60, u, v, w, rounds=3, fairness=0)
    fair = plan_pairs(60, u, v, w, rounds=3, fairness=0.01)
    assert fair.worst_ratio >= plain.worst_ratio
    assert fair.total >= plain.total - 0.01 * plain.upper_bound


def test_a_clock_cuts_the_plan():
    u, v, w = random_graph(20, 4)
    ticks = iter(range(100))
    plan = plan_pairs(20, u, v, w, rounds=4, seconds=2, clock=lambda: next(ticks))
    assert plan.cut
    assert all(len(set(row.tolist())) == 20 for row in plan.mates)


@pytest.mark.parametrize("edges", [([1], [0]), ([0, 0], [1, 1]), ([0], [5])])
def test_malformed_edges_are_refused(edges):
    u, v = edges
    with pytest.raises(ValueError, match="edge"):
        plan_pairs(3, np.array(u), np.array(v), np.ones(len(u), int))
