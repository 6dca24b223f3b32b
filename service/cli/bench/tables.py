"""Rounds of tables: classic rooms without repeats, mixed sizes, and affinity; prints nothing."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt
from ortools.sat.python import cp_model

from matching import plan_tables
from service.cli.bench.crowds import crowd, employers, likeness
from service.cli.bench.figure import Figures, Say, at_least, at_most, noted
from service.cli.bench.pairs import Seed

Ints = npt.NDArray[np.int64]

# (tables, seats, rounds) of the social golfer problem, and the repeats that the genetic solver of
# good-enough-golfers left in three seconds or one run, as published in our research notes; None
# where it was not done in 45 s.
CLASSIC: dict[tuple[int, int, int], int | None] = {
    (8, 4, 5): 0, (8, 4, 7): 1, (8, 4, 8): 5, (8, 4, 9): 15, (8, 4, 10): 29, (5, 3, 7): 6,
    (6, 3, 7): 1, (6, 3, 8): 4, (7, 3, 9): 2, (8, 3, 10): 2, (8, 3, 11): 11, (5, 4, 5): 0,
    (6, 4, 6): 4, (7, 4, 7): 4, (10, 4, 9): 1, (5, 5, 6): 0, (6, 5, 6): 16, (7, 7, 8): 174,
    (6, 6, 3): 0, (8, 6, 6): 15, (10, 6, 6): 3, (10, 8, 5): 13, (12, 8, 6): 24,
    (20, 8, 6): None, (40, 6, 6): None,
}  # fmt: skip


def classic(say: Say) -> Figures:
    """Measure the 25 classic rooms, three seconds each."""
    repeats = {}
    for g, k, rounds in CLASSIC:
        say(f"{g} tables of {k}, {rounds} rounds")
        nothing = np.zeros((g * k, g * k), dtype=np.int64)
        repeats[g, k, rounds] = plan_tables(nothing, [k] * g, rounds, seconds=3).repeats
    case = "25 classic rooms, 3 s each"
    none = sum(count == 0 for count in repeats.values())
    yield at_least(case, "without repeats", [none], 20, " of 25")
    known = {room: count for room, count in CLASSIC.items() if count is not None}
    yield noted(
        case, "repeats in the 23 the genetic solver finished", [sum(repeats[r] for r in known)]
    )
    yield noted(case, "its own repeats there (published)", [sum(known.values())])
    say("CP-SAT, 8 tables of 4, 5 and 7 rounds, 15 s each")
    for rounds in (5, 7):
        yield noted(
            f"8 tables of 4, {rounds} rounds",
            "repeats by CP-SAT in 15 s",
            [_by_cp_sat(8, 4, rounds)],
        )


def mixed(say: Say) -> Figures:
    """Measure sizes that differ by one, wherever counting allows the rounds without repeats."""
    tried = done = 0
    for n in range(12, 201, 4):
        say(f"mixed sizes: {n} people")
        for k in range(3, 11):
            sizes = [n // -(-n // k) + (t < n % -(-n // k)) for t in range(-(-n // k))]
            for rounds in range(2, 7):
                if len(sizes) >= k and _counted(n, sizes, rounds):
                    nothing = np.zeros((n, n), dtype=np.int64)
                    tried += 1
                    done += plan_tables(nothing, sizes, rounds, seconds=1).repeats == 0
    case = (
        f"tables of 3 to 10, up to 200 people, up to 6 rounds ({tried} rooms that counting allows)"
    )
    yield at_least(case, "without repeats", [100 * done / tried], 97, " %")


def _counted(n: int, sizes: Sequence[int], rounds: int) -> bool:
    used = rounds * sum(s * (s - 1) // 2 for s in sizes)
    return used <= n * (n - 1) // 2 and rounds * (max(sizes) - 1) <= n - 1


def affine(seeds: Sequence[Seed], say: Say) -> Figures:
    """Measure 1,000 people at tables of six, four rounds, eight seconds."""
    yield from _seated(seeds, say, likeness, "1,000 people, tables of 6, 4 rounds, 8 s", bar=0.86)
    # Sums of rarities have long tails: many want the same company, and the simple bound is loose.
    yield from _seated(seeds, say, _rarities, "the same, affinity a sum of rarities", bar=0)


def _seated(
    seeds: Sequence[Seed], say: Say, affinity_of: Callable[..., Ints], case: str, *, bar: float
) -> Figures:
    plans, shares, chance = [], [], []
    for one in seeds:
        say(f"{case}, seed {one.number}")
        works = employers(1000, seed=one.number, exponent=one.exponent)
        affinity = affinity_of(1000, seed=one.number, exponent=one.exponent)
        a, b = np.nonzero(np.triu(works[:, None] == works[None, :], 1))
        apart = list(zip(a.tolist(), b.tolist(), strict=True))
        sizes = [6] * 165 + [5] * 2
        plans.append(plan_tables(affinity, sizes, 4, apart=apart, seconds=8))
        free = np.where(works[:, None] == works[None, :], 0, affinity)
        bound = int(np.sort(free, axis=1)[:, ::-1][:, : 4 * 5].sum()) // 2
        shares.append(plans[-1].total / bound)
        chance.append(4 * 5 * int(free.sum()) / 999 / 2 / bound)
    yield at_most(case, "repeats", [p.repeats for p in plans], 0)
    yield at_most(case, "forbidden pairs together", [len(p.violations) for p in plans], 0)
    what = "affinity, of the simple bound"
    yield at_least(case, what, shares, bar) if bar else noted(case, what, shares)
    yield noted(case, "the same by chance", chance)


def _rarities(n: int, *, seed: int, exponent: float) -> Ints:
    made = crowd(n, seed=seed, exponent=exponent, top=None)
    dense = np.zeros((n, n), dtype=np.int64)
    dense[made.u, made.v] = dense[made.v, made.u] = made.w
    return dense


def _by_cp_sat(g: int, k: int, rounds: int) -> int:
    """Return the repeats of the best schedule that CP-SAT finds with one worker in 15 s."""
    n = g * k
    model = cp_model.CpModel()
    seat = {
        (p, r, t): model.new_bool_var("") for p in range(n) for r in range(rounds) for t in range(g)
    }
    for r in range(rounds):
        for p in range(n):
            model.add_exactly_one(seat[p, r, t] for t in range(g))
        for t in range(g):
            model.add(sum(seat[p, r, t] for p in range(n)) == k)
    for p in range(n):  # the first round can be named
        model.add(seat[p, 0, p // k] == 1)
    again = []
    for a in range(n):
        for b in range(a + 1, n):
            beside = []
            for r in range(rounds):
                for t in range(g):
                    both = model.new_bool_var("")
                    model.add_bool_or(~seat[a, r, t], ~seat[b, r, t], both)
                    beside.append(both)
            more = model.new_int_var(0, rounds, "")
            model.add(more >= sum(beside) - 1)
            again.append(more)
    model.minimize(sum(again))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_time_in_seconds = 15
    status = solver.solve(model)
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return n * n
    return round(solver.objective_value)
