"""Exact matchings, bounds and schedules of pairs, against oracles that try everything."""

from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import BadInput, Cancelled, Rules, Stop, make_plan, plan_pairs
from matching.pairs.bound import upper_bound
from matching.pairs.matching import (
    WEIGHT_LIMIT,
    by_networkx,
    by_pymatching,
    fullest_matching,
    max_weight_matching,
)
from tests.matching.rosters import CALM, some_roster


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


def test_a_time_limit_cuts_the_plan():
    u, v, w = random_graph(20, 4)
    plan = plan_pairs(20, u, v, w, rounds=4, seconds=0)
    assert plan.cut
    assert all(sorted(row.tolist()) == list(range(20)) for row in plan.mates)
    assert plan.total <= plan.upper_bound


BAD = [
    ("people", (0, [], [], []), {}),
    ("people", ("4", [0], [1], [1]), {}),
    ("people", (True, [], [], []), {}),
    ("people", (10**12, [0], [1], [1]), {}),
    ("ends", (3, [1], [0], [1]), {}),
    ("ends", (3, [0], [5], [1]), {}),
    ("ends", (3, [-1], [1], [1]), {}),
    ("ends", (3, [1], [1], [1]), {}),
    ("twice", (3, [0, 0], [1, 1], [1, 2]), {}),
    ("weight", (3, [0], [1], [-1]), {}),
    ("weight", (3, [0], [1], [1_000_000_001]), {}),
    ("not-a-number", (3, [0], [1], [float("nan")]), {}),
    ("not-a-number", (3, [0], [1], ["much"]), {}),
    ("not-whole", (3, [0], [1], [0.5]), {}),
    ("shape", (3, [0], [1, 2], [1]), {}),
    ("shape", (3, [[0]], [[1]], [[1]]), {}),
    ("shape", (3, [[0], [1, 2]], [1], [1]), {}),
    ("weight", (3, [0], [1], [1e300]), {}),
    ("weight", (3, [0], [1], np.array([2**63 + 5], dtype=np.uint64)), {}),
    ("rounds", (3, [0], [1], [1]), {"rounds": 0}),
    ("rounds", (4, [0], [1], [1]), {"rounds": 10**9}),
    ("rounds", (3, [0], [1], [1]), {"rounds": True}),
    ("seed", (3, [0], [1], [1]), {"rounds": 1, "seed": "a"}),
    ("seconds", (3, [0], [1], [1]), {"rounds": 1, "seconds": "1"}),
    ("fairness", (3, [0], [1], [1]), {"rounds": 1, "fairness": None}),
    ("fairness", (3, [0], [1], [1]), {"rounds": 1, "fairness": 1.5}),
    ("fairness", (3, [0], [1], [1]), {"rounds": 1, "fairness": float("nan")}),
    ("seconds", (3, [0], [1], [1]), {"rounds": 1, "seconds": -1}),
]


@pytest.mark.parametrize(("rule", "graph", "options"), BAD)
def test_bad_input_is_named(rule, graph, options):
    with pytest.raises(BadInput) as caught:
        plan_pairs(*graph, **options)
    assert caught.value.rule == rule
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("n", [1, 2, 7, 41, 50])
def test_a_graph_without_edges_leaves_everybody_free(n):
    plan = plan_pairs(n, [], [], [], rounds=2)
    assert plan.mates.tolist() == [list(range(n))] * 2
    assert (plan.total, plan.upper_bound, plan.gap, plan.worst_ratio) == (0, 0, 0.0, 1.0)


@CALM
@given(st.integers(2, 70), st.integers(1, 9), st.integers(0, 99), st.floats(0.05, 1))
def test_any_graph_gives_matchings_without_repeats_below_the_bound(n, rounds, seed, density):
    u, v, w = random_graph(n, seed, density=density, top=50)
    plan = plan_pairs(n, u, v, w, rounds=min(rounds, n - 1))
    weights = dict(zip(zip(u.tolist(), v.tolist(), strict=True), w.tolist(), strict=True))
    met = []
    for row in plan.mates.tolist():
        assert [row[a] for a in row] == list(range(n))
        met += [(a, b) for a, b in enumerate(row) if a < b]
    assert len(set(met)) == len(met)
    assert sum(weights[pair] for pair in met) == plan.total <= plan.upper_bound
    for row in plan.mates.tolist():
        alone = [a for a, b in enumerate(row) if a == b]
        fillable = [(a, b) for a in alone for b in alone if (a, b) in weights]
        assert [pair for pair in fillable if pair not in met] == []


def test_larger_graphs_come_close_to_the_bound_and_are_full():
    u, v, w = random_graph(400, 7, density=0.1)
    plain = plan_pairs(400, u, v, w, rounds=4, fairness=0)
    assert (plain.mates == np.arange(400)).sum() == 0
    assert plain.gap < 0.002
    fair = plan_pairs(400, u, v, w, rounds=4)
    assert fair.gap < 0.012
    assert fair.worst_ratio >= plain.worst_ratio


def test_progress_rises_and_a_wish_is_heard():
    u, v, w = random_graph(300, 2)
    told = []
    plan_pairs(300, u, v, w, rounds=3, progress=told.append)
    fractions = [one.fraction for one in told]
    assert fractions == sorted(fractions)
    assert fractions[-1] == 1.0
    assert len(told) > 10
    kept = plan_pairs(300, u, v, w, rounds=3, cancel=lambda: Stop.KEEP)
    assert kept.cut
    assert (kept.mates == np.arange(300)).sum() == 0
    with pytest.raises(Cancelled):
        plan_pairs(300, u, v, w, rounds=3, cancel=lambda: Stop.DISCARD)


def test_a_long_flow_can_be_given_up():
    answers = iter([None, None, Stop.KEEP])
    u, v, w = random_graph(900, 2)
    assert len(u) > 300_000
    plan = plan_pairs(900, u, v, w, rounds=2, cancel=lambda: next(answers, Stop.KEEP))
    whole = plan_pairs(900, u, v, w, rounds=2, fairness=0, cancel=lambda: None)
    assert (plan.cut, whole.cut) == (True, False)
    assert plan.total <= whole.total <= whole.upper_bound <= plan.upper_bound


@pytest.mark.parametrize("n", [2, 4, 30, 60])
def test_the_heaviest_weights_are_planned_exactly_counted(n):
    u, v, w = random_graph(n, 3, top=1_000_000_000)
    w[0] = 1_000_000_000
    plan = plan_pairs(n, u, v, w, rounds=min(3, n - 1))
    weights = dict(zip(zip(u.tolist(), v.tolist(), strict=True), w.tolist(), strict=True))
    met = [(a, b) for row in plan.mates.tolist() for a, b in enumerate(row) if a < b]
    assert sum(weights[pair] for pair in met) == plan.total <= plan.upper_bound


def test_a_wish_is_heard_while_small_rosters_are_drawn_again():
    n = 24
    u, v, w = random_graph(n, 1)
    keep = (u // 4) != (v // 4)
    asked = []
    plan = plan_pairs(n, u[keep], v[keep], w[keep], 22, cancel=lambda: asked.append(1))
    assert len(asked) > 50
    assert plan.cut is False
    with pytest.raises(Cancelled):
        plan_pairs(
            n, u[keep], v[keep], w[keep], 22,
            cancel=lambda: Stop.DISCARD if len(asked) > 200 or asked.append(1) else None,
        )  # fmt: skip


def test_rounds_beyond_everybody_are_empty():
    u, v, w = random_graph(4, 1)
    plan = plan_pairs(4, u, v, w, rounds=1000)
    assert (plan.mates != np.arange(4)).any(axis=1).tolist() == [True] * 3 + [False] * 997
    assert plan.total == plan.upper_bound == int(w.sum())
