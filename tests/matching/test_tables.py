"""Tables: sizes, hosts, parties, repeats and the array door."""

import numpy as np
import pytest
import scipy.sparse as sp

from matching import Rules, make_plan, plan_tables
from matching.tables.limits import table_sizes
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


def test_sizes_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="7"):
        plan_tables(np.zeros((7, 7), dtype=np.int64), [3, 3], 1)
