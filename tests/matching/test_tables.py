"""Tables: sizes, hosts, parties, repeats and the array door."""

from itertools import combinations

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import (
    Attendee,
    BadInput,
    Cancelled,
    Infeasible,
    Phase,
    Roster,
    Rules,
    Stop,
    make_plan,
    plan_tables,
)
from matching.tables.furnish import table_sizes
from tests.matching.rosters import some_roster


@pytest.mark.parametrize(("people", "size"), [(2, 4), (9, 4), (13, 5), (30, 4)])
def test_sizes_differ_by_at_most_one(people, size):
    sizes = table_sizes(people, size)
    assert (int(sizes.sum()), len(sizes)) == (people, -(-people // size))
    assert int(sizes.max() - sizes.min()) <= 1
    assert int(sizes.max()) <= size


def test_nobody_sits_alone():
    assert table_sizes(7, 2).tolist() == [3, 2, 2]
    plan = make_plan(some_roster(7), Rules("tables", 2, table_size=2))
    assert {len(m.attendees) for r in plan.rounds for m in r.meetings} == {2, 3}


def test_hosts_stay_and_parties_sit_together():
    roster = some_roster(20, seed=3)
    rules = Rules("tables", 4, hosts=(10, 13, 16), seat_together=((10, 40), (43, 46), (46, 49)))
    plan = make_plan(roster, rules)
    for host in rules.hosts:
        homes = {m.table for r in plan.rounds for m in r.meetings if m.host == host}
        assert len(homes) == 1
    for item in plan.rounds:
        tables = {a: m.table for m in item.meetings for a in m.attendees}
        assert tables[10] == tables[40]
        assert tables[43] == tables[46] == tables[49]


@pytest.mark.parametrize(
    ("tables", "size", "rounds"), [(5, 3, 4), (8, 4, 4), (10, 4, 5), (7, 5, 3)]
)
def test_known_rooms_are_filled_without_repeats(tables, size, rounds):
    n = tables * size
    plan = plan_tables(np.zeros((n, n), dtype=np.int64), [size] * tables, rounds)
    assert (plan.repeats, plan.violations) == (0, ())


def test_certain_repeats_are_told_with_what_would_do():
    plan = make_plan(some_roster(12, seed=2), Rules("tables", 5))
    assert plan.measures.repeats == sum(n.kind == "repeat" for n in plan.notices)
    assert [n.facts for n in plan.notices if n.kind == "repeats-certain"] == [
        (("possible", 1), ("least", 24))
    ]


def test_one_small_round_is_optimal():
    dice = np.random.default_rng(5)
    worth = np.triu(dice.integers(0, 100, (6, 6)), 1)
    worth = worth + worth.T
    best = 0
    for b in range(1, 6):
        for c in range(b + 1, 6):
            one = [0, b, c]
            two = [x for x in range(6) if x not in one]
            value = sum(int(worth[np.ix_(g, g)].sum()) // 2 for g in (one, two))
            best = max(best, value)
    plan = plan_tables(sp.csr_array(worth), [3, 3], 1)
    assert plan.total == best
    assert plan.total <= plan.upper_bound


def test_the_door_keeps_hosts_apart_pairs_and_the_seed():
    dice = np.random.default_rng(1)
    worth = np.triu(dice.integers(0, 100, (30, 30)), 1)
    worth = worth + worth.T
    given = {"hosts": range(6), "apart": [(6, 7), (8, 9)], "met": [(0, 10)], "together": [(11, 12)]}
    one, two = (plan_tables(worth, [5] * 6, 3, **given, seed=4) for _ in range(2))
    assert one.tables.tolist() == two.tables.tolist()
    assert one.tables[:, :6].tolist() == [list(range(6))] * 3
    assert (one.tables[:, 11] == one.tables[:, 12]).all()
    assert (one.violations, one.tables.dtype) == ((), np.int32)
    assert [np.bincount(row).tolist() for row in one.tables] == [[5] * 6] * 3


@st.composite
def halls(draw):
    sizes = draw(st.lists(st.integers(2, 5), min_size=1, max_size=5))
    n = sum(sizes)
    pair = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)).filter(lambda p: p[0] < p[1])
    pairs = st.lists(pair, max_size=4, unique=True)
    dice = np.random.default_rng(draw(st.integers(0, 99)))
    worth = np.triu(dice.integers(0, draw(st.sampled_from([1, 50])), (n, n)), 1)
    people = st.lists(st.integers(0, n - 1), max_size=len(sizes), unique=True)
    given_ = {
        "hosts": draw(people),
        "apart": draw(pairs),
        "together": draw(pairs),
        "met": draw(pairs),
    }
    return worth + worth.T, sizes, draw(st.integers(1, 4)), given_


@settings(max_examples=80, deadline=None, derandomize=True)
@given(halls())
def test_any_hall_is_seated_by_all_rules_or_refused(hall):
    worth, sizes, rounds, rules = hall
    try:
        plan = plan_tables(worth, sizes, rounds, **rules, effort=0.1)
    except Infeasible:
        return
    rows = plan.tables
    assert [np.bincount(row).tolist() for row in rows] == [sizes] * rounds
    assert rows[:, rules["hosts"]].tolist() == [list(range(len(rules["hosts"])))] * rounds
    assert all((rows[:, a] == rows[:, b]).all() for a, b in rules["together"])
    assert not any((rows[:, a] == rows[:, b]).any() for a, b in rules["apart"])
    assert (plan.violations, plan.cut) == ((), False)
    assert plan.total == sum(int(worth[row[:, None] == row].sum()) // 2 for row in rows)
    assert plan.total <= plan.upper_bound


def test_met_before_counts_as_a_repeat():
    worth = np.ones((4, 4), dtype=np.int64)
    everybody = [(a, b) for a in range(4) for b in range(a + 1, 4)]
    assert plan_tables(worth, [2, 2], 1, met=everybody).repeats == 2
    assert plan_tables(worth, [2, 2], 3).repeats == 0
    assert plan_tables(worth, [2, 2], 2, together=[(0, 1)], met=[(0, 1)]).repeats == 1


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"affinity": np.zeros((4, 5), int)}, "shape"),
        ({"affinity": [[0, 1], [1]]}, "shape"),
        ({"affinity": None}, "shape"),
        ({"affinity": sp.csr_array((60_000, 60_000), dtype=np.int64)}, "too-many"),
        ({"affinity": np.zeros((4, 4), bool)}, "not-a-number"),
        ({"affinity": np.zeros((4, 4), object)}, "not-a-number"),
        ({"affinity": np.zeros((0, 0), int), "sizes": []}, "empty"),
        ({"affinity": np.eye(4, k=1, dtype=int)}, "not-symmetric"),
        ({"affinity": np.full((4, 4), 0.5)}, "not-whole"),
        ({"affinity": np.full((4, 4), np.nan)}, "not-a-number"),
        ({"affinity": np.full((4, 4), np.inf)}, "not-a-number"),
        ({"affinity": np.full((4, 4), "x")}, "not-a-number"),
        ({"affinity": np.full((4, 4), -1)}, "negative"),
        ({"affinity": np.full((4, 4), 2**31)}, "too-large"),
        ({"sizes": [3, 1]}, "bad-sizes"),
        ({"sizes": [2.0, 2.0]}, "bad-sizes"),
        ({"sizes": [3, 2]}, "sizes"),
        ({"sizes": 12}, "shape"),
        ({"sizes": None}, "shape"),
        ({"sizes": [True, 3]}, "bad-sizes"),
        ({"hosts": 3}, "shape"),
        ({"hosts": None}, "shape"),
        ({"hosts": [True]}, "unknown-id"),
        ({"apart": 5}, "shape"),
        ({"together": None}, "shape"),
        ({"met": [1]}, "not-a-pair"),
        ({"apart": [{0, 1}]}, "not-a-pair"),
        ({"apart": [(None, None)]}, "unknown-id"),
        ({"apart": [("a", "a")]}, "unknown-id"),
        ({"apart": ["aa"]}, "unknown-id"),
        ({"seed": "q"}, "seed"),
        ({"seed": 1.5}, "seed"),
        ({"seed": -1}, "seed"),
        ({"seed": None}, "seed"),
        ({"seed": True}, "seed"),
        ({"rounds": True}, "rounds"),
        ({"rounds": None}, "rounds"),
        ({"effort": True}, "effort"),
        ({"effort": None}, "effort"),
        ({"seconds": "1"}, "seconds"),
        ({"rounds": 0}, "rounds"),
        ({"rounds": 1.5}, "rounds"),
        ({"hosts": [4]}, "unknown-id"),
        ({"hosts": [1, 1]}, "twice"),
        ({"apart": [(0, -1)]}, "unknown-id"),
        ({"apart": [(0, 1), (1, 0)]}, "twice"),
        ({"together": [(2, 2)]}, "self-pair"),
        ({"met": [(0, 1, 2)]}, "not-a-pair"),
        ({"effort": -1}, "effort"),
        ({"effort": float("nan")}, "effort"),
        ({"seconds": -0.1}, "seconds"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name(change, rule):
    asked = {"affinity": np.zeros((4, 4), int), "sizes": [2, 2], "rounds": 1} | change
    with pytest.raises(BadInput) as caught:
        plan_tables(asked.pop("affinity"), asked.pop("sizes"), asked.pop("rounds"), **asked)
    assert (caught.value.rule, isinstance(caught.value, ValueError)) == (rule, True)
    assert caught.value.facts != ()


@pytest.mark.parametrize(
    ("sizes", "rules", "rule", "who"),
    [
        ([3, 3], {"hosts": [0, 1, 2]}, "hosts", (0, 1, 2)),
        ([3, 3], {"hosts": [0, 1], "together": [(0, 1)]}, "hosts", (0, 1)),
        ([3, 3], {"apart": [(0, 1)], "together": [(0, 2), (1, 2)]}, "together-apart", (0, 1)),
        ([3, 3], {"together": [(0, 1), (1, 2), (2, 3)]}, "together", (0, 1, 2, 3)),
        ([4, 2], {"hosts": [5, 0], "together": [(0, 1), (1, 2)]}, "together", (0, 1, 2)),
        ([3, 3], {"together": [(0, 1), (2, 3), (4, 5)]}, "together", (0, 1, 2, 3, 4, 5)),
        ([3, 3], {"apart": [(0, i) for i in range(1, 5)]}, "keep-apart", (0,)),
        ([3, 3], {"apart": [(0, 1), (0, 2), (1, 2)]}, "keep-apart", (0, 1, 2)),
    ],
)
def test_rules_that_contradict_are_refused_with_names(sizes, rules, rule, who):
    with pytest.raises(Infeasible) as caught:
        plan_tables(np.zeros((6, 6), dtype=np.int64), sizes, 1, **rules)
    assert (caught.value.rule, caught.value.attendees) == (rule, who)


def test_a_time_limit_cuts_only_what_could_be_better():
    worth = np.ones((12, 12), dtype=np.int64)
    plan = plan_tables(worth, [4, 4, 4], 1, seconds=30)
    assert (plan.cut, plan.total) == (False, 18)
    dice = np.random.default_rng(3)
    worth = np.triu(dice.integers(0, 1000, (12, 12)), 1)
    again = plan_tables(worth + worth.T, [3] * 4, 3, seconds=0.0)
    assert again.cut
    assert [np.bincount(row).tolist() for row in again.tables] == [[3] * 4] * 3


def test_a_cancelled_search_keeps_or_discards():
    worth = np.ones((30, 30), dtype=np.int64)
    worth[:9, :9] = 7
    plan = plan_tables(worth, [5] * 6, 4, cancel=lambda: Stop.KEEP)
    assert (plan.cut, np.bincount(plan.tables[3]).tolist()) == (True, [5] * 6)
    with pytest.raises(Cancelled):
        plan_tables(worth, [5] * 6, 4, cancel=lambda: Stop.DISCARD)


def test_progress_rises_and_ends():
    seen = []
    dice = np.random.default_rng(1)
    worth = np.triu(dice.integers(0, 9, (20, 20)), 1)
    plan_tables(worth + worth.T, [4] * 5, 4, progress=seen.append, effort=0.2)
    fractions = [p.fraction for p in seen]
    assert fractions == sorted(fractions)
    assert (seen[-1].phase, fractions[-1]) == (Phase.CHECK, 1.0)
    assert seen[-1].gap >= 0


def test_the_matrix_is_left_as_it_was():
    worth = np.ones((6, 6), dtype=np.int64)
    plan_tables(worth, [3, 3], 2, effort=0.1)
    assert worth.tolist() == [[1] * 6] * 6


def test_large_tables_and_certain_repeats_are_told_beforehand():
    plan = make_plan(some_roster(12, seed=2), Rules("tables", 2, table_size=6))
    told = [(n.kind, n.facts) for n in plan.notices if n.kind in {"large-table", "repeats-certain"}]
    assert told == [
        ("repeats-certain", (("possible", 1), ("least", 12))),
        ("large-table", (("seats", 6),)),
    ]


def test_somebody_who_may_sit_with_too_few_is_named():
    people = [Attendee(1, "Ana", keep_apart=(2, 3, 4, 5, 6, 7))]
    people += [Attendee(i, "Sam") for i in range(2, 9)]
    with pytest.raises(Infeasible) as caught:
        make_plan(Roster.build(people), Rules("tables", 1))
    assert (caught.value.rule, caught.value.attendees) == ("keep-apart", (1,))
    assert caught.value.facts == (("pairs", 2), ("possible", 2), ("seats", 4))


def test_one_crowded_group_leaves_one_seating_per_table():
    dice = np.random.default_rng(7)
    worth = np.triu(dice.integers(0, 100, (40, 40)), 1)
    crowd = [(a, b) for a in range(10) for b in range(a)]
    plan = plan_tables(worth + worth.T, [4] * 10, 3, apart=crowd)
    assert plan.violations == ()
    assert [sorted(row[:10].tolist()) for row in plan.tables] == [list(range(10))] * 3


@pytest.mark.parametrize(("sizes", "rounds"), [([4, 4, 4], 2), ([4] * 5, 3)])
def test_more_effort_never_makes_a_tiny_room_worse(sizes, rounds):
    n = sum(sizes)
    worth = np.triu(np.random.default_rng(5).integers(0, 30, (n, n)), 1)
    plans = [plan_tables(worth + worth.T, sizes, rounds, effort=e) for e in (0.2, 0.5, 1.0, 1.5)]
    scores = [(-plan.repeats, plan.total) for plan in plans]
    assert scores == sorted(scores)


def test_a_tiny_room_with_certain_repeats_is_filled_at_best():
    worth = np.triu(np.random.default_rng(5).integers(0, 30, (8, 8)), 1)
    worth += worth.T
    rows = [
        np.array([(0 if x in one else 1) for x in range(8)])
        for one in combinations(range(8), 4)
        if 0 in one
    ]
    totals = [int(worth[row[:, None] == row].sum()) // 2 for row in rows]
    # Two and two of each table sit together again: four repeats, and no fewer.
    best = max(
        totals[i] + totals[j]
        for i, j in combinations(range(len(rows)), 2)
        if int((rows[i] * rows[j]).sum()) == 2
    )
    plans = [plan_tables(worth, [4, 4], 2, seed=seed) for seed in range(4)]
    assert [(plan.repeats, plan.total) for plan in plans] == [(4, best)] * 4


@pytest.mark.parametrize("hosts", [(), (0, 1, 2)])
def test_repeats_are_shared_out(hosts):
    worth = np.triu(np.random.default_rng(5).integers(0, 30, (12, 12)), 1)
    plan = plan_tables(worth + worth.T, [4] * 3, 6, hosts=hosts)
    meet = sum((row[:, None] == row).astype(int) for row in plan.tables)
    times = meet[np.triu_indices(12, 1)]
    assert plan.repeats == np.maximum(0, times - 1).sum() == (45 if hosts else 42)
    assert times.max() <= 3


def test_one_repeat_loosens_the_bound_by_one_affinity_at_most():
    worth = np.triu(np.random.default_rng(2).integers(0, 50, (20, 20)), 1)
    worth += worth.T
    new = plan_tables(worth, [4] * 5, 3)
    known = plan_tables(worth, [4] * 5, 3, met=list(combinations(range(20), 2))[:189])
    assert (new.repeats, known.repeats > 0) == (0, True)
    assert new.upper_bound < known.upper_bound
    again = sum(int(np.sort(row)[-3:].sum()) for row in worth) * 3 // 2
    assert known.upper_bound == min(again, new.upper_bound + known.repeats * int(worth.max()))
