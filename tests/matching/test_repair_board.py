"""The board's sums are what a fresh count gives, whatever was shifted, and gains come true."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import Rules, make_plan
from matching.repair.board import UNEVEN, Board
from matching.repair.floor import NOWHERE, floor_of
from matching.repair.ground import ground_of
from tests.matching.rosters import some_roster

CALM = settings(max_examples=30, deadline=None, derandomize=True)
RULES = Rules("tables", 3, table_size=4, keep_apart=((10, 13),), met_before=((16, 19),))
ROSTER = some_roster(14, seed=2)
PLAN = make_plan(ROSTER, RULES)
GROUND = ground_of(ROSTER, RULES)
FLOOR = floor_of(PLAN.rounds[1:], ROSTER, gone=(), locked=(), spare=0)


def board_of(seats):
    return Board(GROUND, GROUND.met(PLAN.rounds[:1]), FLOOR, seats=seats, level=UNEVEN)


SHIFTS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 13), st.integers(NOWHERE, 3)), max_size=12
)


@CALM
@given(SHIFTS)
def test_shifts_keep_the_sums_true(shifts):
    board = board_of(FLOOR.seats)
    for k, who, to in shifts:
        board.shift(k, who, to)
    fresh = board_of(board.seats.copy())
    assert (board.sizes == fresh.sizes).all()
    assert (board.met == fresh.met).all()
    for mine, anew in zip(board.sums, fresh.sums, strict=True):
        assert (mine == anew).all()


@CALM
@given(SHIFTS, st.integers(0, 1), st.integers(0, 13), st.integers(0, 13))
def test_a_swap_gains_what_it_promised(shifts, k, one, other):
    board = board_of(FLOOR.seats)
    for step in shifts:
        board.shift(*step)
    own = board.own(k)
    gain, movers = board.swaps(k, np.array([one]), own=own)
    start, to = (int(board.seats[k, p]) for p in (one, other))
    if min(start, to) == NOWHERE or start == to:
        return
    before, moved = worth_of_round(board, k), board.moved()
    board.shift(k, one, to)
    board.shift(k, other, start)
    assert worth_of_round(board, k) - before == gain[0, other]
    assert board.moved() - moved == movers[0, other]


@CALM
@given(SHIFTS, st.integers(0, 1), st.integers(0, 13), st.integers(0, 3))
def test_a_move_gains_what_it_promised(shifts, k, who, to):
    board = board_of(FLOOR.seats)
    for step in shifts:
        board.shift(*step)
    gain, movers = board.moves(k, np.array([who]), own=board.own(k))
    start = int(board.seats[k, who])
    sizes = board.sizes[k]
    if NOWHERE in (start, to) or start == to or sizes[start] == 2 or not sizes[to]:
        return
    before, moved = worth_of_round(board, k), board.moved()
    board.shift(k, who, to)
    assert worth_of_round(board, k) - before == gain[0, to]
    assert board.moved() - moved == movers[0, to]


def worth_of_round(board, k):
    sizes = board.sizes[k]
    return (int(board.own(k).sum()) - UNEVEN * int((sizes * (sizes - 1)).sum())) // 2
