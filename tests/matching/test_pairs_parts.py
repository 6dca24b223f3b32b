"""Parts of a schedule of pairs: coloring, boards, odd numbers; each on its own."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matching import Rules, make_plan
from matching.pairs.board import NONE, SPENT, Board, Edges
from matching.pairs.coloring import Fixed, color_edges
from matching.pairs.matching import by_networkx, greedy_matching
from tests.matching.rosters import CALM, some_roster


def sparse(n, degree, seed):
    """Return edges of a graph in which nobody has more than ``degree``."""
    dice, left, found = np.random.default_rng(seed), [degree] * n, set()
    for a, b in dice.integers(0, n, (n * degree * 2, 2)).tolist():
        pair = (min(a, b), max(a, b))
        if a != b and left[a] and left[b] and pair not in found:
            found.add(pair)
            left[a] -= 1
            left[b] -= 1
    ends = np.array(sorted(found), dtype=np.int64).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]


@CALM
@given(st.integers(2, 40), st.integers(1, 6), st.integers(0, 99), st.integers(0, 5))
def test_a_coloring_is_proper_and_keeps_what_is_fixed(n, rounds, seed, fixed):
    u, v = sparse(n, rounds, seed)
    taken = {}
    kept = []
    for e in range(min(fixed, len(u))):
        ends = (int(u[e]), int(v[e]))
        free = [c for c in range(rounds) if not any((x, c) in taken for x in ends)]
        if free:
            kept.append((e, free[0]))
            taken |= {(x, free[0]): e for x in ends}
    set_ = [e for e, _ in kept]
    rest = np.setdiff1d(np.arange(len(u)), set_)
    given_ = Fixed(tuple((int(u[e]), int(v[e])) for e in set_), tuple(c for _, c in kept))
    color = color_edges(n, u[rest], v[rest], rounds=rounds, seed=seed, fixed=given_)
    seats = [
        (int(x), int(c)) for ends in (u[rest], v[rest]) for x, c in zip(ends, color, strict=True)
    ]
    seats = [seat for seat in seats if seat[1] >= 0] + list(taken)
    assert len(set(seats)) == len(seats)
    assert set(color.tolist()) <= {-1, *range(rounds)}


def test_few_edges_of_a_large_graph_stay_without_a_round():
    u, v = sparse(600, 5, 3)
    color = color_edges(600, u, v, rounds=5, seed=0)
    assert (color < 0).sum() <= len(u) // 200


@pytest.mark.parametrize("seed", range(4))
def test_greedy_takes_the_heaviest_first(seed):
    dice = np.random.default_rng(seed)
    u, v = np.triu_indices(12, 1)
    w = dice.permutation(len(u)) + 1
    left, taken = set(range(12)), []
    for e in np.argsort(-w).tolist():
        if {int(u[e]), int(v[e])} <= left:
            taken.append((int(u[e]), int(v[e])))
            left -= set(taken[-1])
    mate = greedy_matching(12, u, v, w=w)
    assert sorted(taken) == [(a, int(b)) for a, b in enumerate(mate) if a < b]
    best = by_networkx(12, u, v, w=w)
    assert 2 * w[mate[u] == v].sum() >= w[best[u] == v].sum()


def test_a_board_tells_the_same_twice():
    edges = Edges.of(4, np.array([0, 0, 1, 2]), np.array([1, 2, 3, 3]), w=np.array([5, 1, 2, 4]))
    board = Board(edges, 2)
    board.place(0, np.array([0, 3]))
    board.place(1, np.array([1]))
    assert board.mates(0).tolist() == [1, 0, 3, 2]
    assert board.mates(1).tolist() == [2, NONE, 0, NONE]
    assert board.vacant(1).tolist() == [1, 3]
    assert board.totals().tolist() == [6, 5, 5, 4]
    board.spend(np.array([1]), np.array([3]))
    assert board.when.tolist() == [0, 1, SPENT, 0]
    wider = board.extended(np.array([0, 0]), np.array([1, 3]), np.array([9, 7]))
    assert wider.edges.w.tolist() == [5, 1, 7, 2, 4]
    assert wider.when.tolist() == [0, 1, NONE, SPENT, 0]
    assert wider.mates(0).tolist() == board.mates(0).tolist()
    board.release(0, np.array([2, 3]))
    assert board.mates(0).tolist() == [1, 0, NONE, NONE]


@pytest.mark.parametrize(("people", "rounds"), [(43, 6), (61, 9), (105, 4)])
def test_larger_odd_rosters_share_trios_out(people, rounds):
    plan = make_plan(some_roster(people, seed=people), Rules("pairs", rounds))
    trios = [m.attendees for r in plan.rounds for m in r.meetings if len(m.attendees) == 3]
    assert len(trios) == rounds
    assert plan.measures.byes == 0
    assert sorted(a for t in trios for a in t) == sorted({a for t in trios for a in t})


def test_seated_together_and_kept_apart_in_a_larger_roster():
    roster = some_roster(60, seed=8)
    ids = roster.ids
    together = tuple((ids[i], ids[i + 1]) for i in range(0, 20, 2))
    apart = tuple((ids[i], ids[i + 2]) for i in range(40))
    plan = make_plan(roster, Rules("pairs", 4, seat_together=together, keep_apart=apart))
    met = [m.attendees for r in plan.rounds for m in r.meetings]
    assert [met.count(pair) for pair in together] == [1] * 10
    assert [pair for pair in apart if pair in met] == []
    assert (plan.measures.byes, plan.measures.repeats) == (0, 0)
