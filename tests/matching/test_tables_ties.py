"""Good ties: fewer people without one, and nothing else gets worse."""

import numpy as np
import pytest

from matching.tables.room import Room
from matching.tables.score import score
from matching.tables.ties import good_from, lonely, with_good_ties


def room_of(n, size, seed, *, hosts=0, barred=0.0):
    dice = np.random.default_rng(seed)
    worth = np.triu(dice.integers(0, 100, (n, n)) ** 3 // 1000, 1)
    bars = np.triu(dice.random((n, n)) < barred, 1)
    home = np.full(n, -1)
    home[:hosts] = np.arange(hosts)
    sizes = np.full(n // size, size)
    units = ((n - 1, n - 2),)
    return Room.of(
        worth + worth.T, bars | bars.T, sizes=sizes, home=home, units=units, met=((5, 6),)
    )


def some_tables(room, rounds, seed):
    dice = np.random.default_rng(seed)
    free = np.arange(room.tables, room.people - 2)
    rows = []
    for _ in range(rounds):
        row = np.concatenate([np.arange(room.tables), np.zeros(room.people - room.tables, int)])
        row[-2:] = 0
        seats = np.repeat(np.arange(room.tables), room.sizes - 1)
        seats = np.delete(seats, np.flatnonzero(seats == 0)[:2])
        row[free] = dice.permutation(seats)
        rows.append(row)
    return np.array(rows)


@pytest.mark.parametrize("seed", range(5))
def test_fewer_are_lonely_and_no_rule_suffers(seed):
    room = room_of(48, 6, seed, hosts=8, barred=0.02)
    before = some_tables(room, 3, seed)
    after = with_good_ties(room, before)
    one, two = score(room, before), score(room, after)
    assert two.repeats >= one.repeats
    assert two.thrice >= one.thrice
    assert two.broken >= one.broken
    assert len(lonely(room, after)) < len(lonely(room, before))
    assert after[:, :8].tolist() == before[:, :8].tolist()
    assert (after[:, -1] == after[:, -2]).all()
    assert [np.bincount(row).tolist() for row in after] == [[6] * 8] * 3


def test_a_good_tie_is_among_ones_best_company():
    room = room_of(20, 4, 1)
    good = good_from(room, 2)
    assert [(room.worth[i] >= good[i]).sum() >= 4 for i in range(20)] == [True] * 20


def test_who_shares_nothing_is_not_called_lonely():
    nothing = np.zeros((8, 8), dtype=np.int64)
    home = np.full(8, -1)
    room = Room.of(nothing, nothing > 0, sizes=np.array([4, 4]), home=home, units=(), met=())
    assert lonely(room, np.array([[0, 0, 0, 0, 1, 1, 1, 1]])).tolist() == []
