"""Rounds without repeats that are known beforehand: stored, built, fitted to hosts and sizes."""

from itertools import combinations

import numpy as np
import pytest

from matching import plan_tables
from matching.tables.bound import least_repeats
from matching.tables.catalog import _STORED, stored_rounds
from matching.tables.design import design_of
from matching.tables.difference import transversal_rounds
from matching.tables.furnish import table_sizes
from matching.tables.room import Room


def shape_and_repeats(labels):
    """Return the sorted sizes of tables over all rounds, and how many pairs meet again."""
    sizes, seen, again = set(), set(), 0
    for row in labels:
        sizes |= set(np.bincount(row).tolist())
        for group in (np.flatnonzero(row == t).tolist() for t in range(row.max() + 1)):
            for pair in combinations(group, 2):
                again += pair in seen
                seen.add(pair)
    return sorted(sizes), again


@pytest.mark.parametrize(("tables", "size"), sorted(_STORED))
def test_every_stored_schedule_repeats_nothing(tables, size):
    rounds = stored_rounds(tables, size)
    assert rounds.shape == (len(rounds), tables * size)
    assert shape_and_repeats(rounds) == ([size], 0)


@pytest.mark.parametrize(
    ("tables", "size", "stored"),
    [
        *((5, 3, 7), (6, 3, 8), (7, 3, 10), (8, 3, 11), (9, 3, 13), (10, 3, 14), (12, 3, 17)),
        *((6, 4, 7), (7, 4, 9), (9, 4, 11), (6, 5, 6)),
    ],
)
def test_the_catalog_reaches_as_many_rounds_as_it_says(tables, size, stored):
    assert len(stored_rounds(tables, size)) == stored


@pytest.mark.parametrize(
    ("tables", "size", "rounds"),
    [
        *((3, 3, 4), (4, 4, 5), (5, 5, 6), (7, 7, 8), (8, 4, 9), (9, 3, 10), (25, 5, 26)),
        *((16, 5, 16), (27, 4, 27), (6, 4, 5), (10, 8, 6), (14, 7, 9), (12, 6, 6), (2, 1, 1)),
    ],
)
def test_difference_matrices_repeat_nothing(tables, size, rounds):
    labels = transversal_rounds(tables, size, rounds)
    assert labels.shape == (rounds, tables * size)
    assert shape_and_repeats(labels) == ([size], 0)


@pytest.mark.parametrize(("tables", "size", "rounds"), [(3, 4, 2), (6, 6, 4), (4, 3, 7)])
def test_where_no_rounds_are_known_none_are_claimed(tables, size, rounds):
    assert transversal_rounds(tables, size, rounds) is None


def room_for(sizes, hosts):
    n = int(sum(sizes))
    home = np.full(n, -1)
    home[:hosts] = np.arange(hosts)
    worth = np.zeros((n, n), dtype=np.int64)
    return Room.of(worth, worth > 0, sizes=np.array(sizes), home=home, units=(), met=())


@pytest.mark.parametrize(
    ("people", "size", "rounds", "hosts"),
    [(18, 4, 5, 0), (18, 4, 5, 3), (30, 5, 5, 6), (23, 4, 6, 1), (31, 4, 8, 0), (14, 3, 6, 2)],
)
def test_a_design_fits_hosts_and_short_tables(people, size, rounds, hosts):
    room = room_for(table_sizes(people, size), hosts)
    design = design_of(room, rounds)
    assert [np.bincount(row).tolist() for row in design.tables] == [room.sizes.tolist()] * rounds
    assert shape_and_repeats(design.tables)[1] == 0
    pinned = np.flatnonzero(design.pinned >= 0)
    assert sorted(design.pinned[pinned].tolist()) == list(range(hosts))
    assert (design.tables[:, pinned] == room.home[design.pinned[pinned]]).all()


@pytest.mark.parametrize(
    ("sizes", "hosts", "rounds", "least"),
    [
        ([4] * 3, 0, 2, 3),  # a table of four holds two who sat at one of three tables
        ([4] * 8, 0, 11, 32),  # everybody has 31 others, and 33 seats beside them
        ([4] * 5, 5, 6, 15),  # fifteen guests have met all five hosts
        ([4] * 8, 0, 10, 0),
    ],
)
def test_repeats_that_are_certain_are_counted_beforehand(sizes, hosts, rounds, least):
    assert least_repeats(room_for(sizes, hosts), rounds) == least


def test_a_host_at_a_short_table_has_no_design():
    assert design_of(room_for([4, 4, 4, 3], 4), 2) is None


@pytest.mark.parametrize(
    ("tables", "size", "rounds"),
    [(8, 4, 9), (5, 3, 7), (6, 3, 8), (7, 3, 9), (8, 3, 11), (6, 4, 6), (6, 5, 6), (7, 7, 8)],
)
def test_tight_rooms_have_no_repeats(tables, size, rounds):
    n = tables * size
    plan = plan_tables(np.zeros((n, n), dtype=np.int64), [size] * tables, rounds)
    assert (plan.repeats, plan.violations, plan.cut) == (0, (), False)


def test_labels_are_worn_by_affinity_and_rules():
    dice = np.random.default_rng(2)
    worth = np.triu(dice.integers(0, 100, (24, 24)), 1)
    worth += worth.T
    apart = [(0, 1), (5, 9)]
    plan = plan_tables(worth, [4] * 6, 6, hosts=[23, 7], apart=apart)
    assert (plan.repeats, plan.violations) == (0, ())
    assert plan.tables[:, [23, 7]].tolist() == [[0, 1]] * 6
    assert plan.total > int(worth.sum()) // 2 * 18 // 23
