"""Rounds of pairs against other solvers and their own bound, on the same graphs; prints nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from matching import PairPlan, plan_pairs
from matching.pairs.bound import upper_bound
from service.cli.bench.clock import Timed, timed, timed_alone
from service.cli.bench.crowds import Crowd, crowd
from service.cli.bench.figure import Figures, Say, at_least, at_most, noted
from service.cli.bench.peers import fairest, networkx_round, rounds_by, rustworkx_round


@dataclass(frozen=True, slots=True)
class Seed:
    """Which crowd of a size: its number and the exponent of its Zipf law."""

    number: int
    exponent: float


SEEDS = (Seed(1, 1.0), Seed(2, 0.7), Seed(3, 1.3))


def thousand(seeds: Sequence[Seed], say: Say) -> Figures:
    """Measure 1,000 people with 32 candidates each, in one round, two and five."""
    crowds = [crowd(1000, seed=one.number, exponent=one.exponent) for one in seeds]
    say("networkx, one round of 1,000, one seed after another")
    peer = [timed(networkx_round, one) for one in crowds]
    rust = [timed(rustworkx_round, one) for one in crowds]
    once = [_planned(one, 1) for one in crowds]
    case = "1,000 people, 1 round"
    yield at_least(case, "times faster than networkx", _ratios(peer, once), 100)
    yield noted(case, "times faster than rustworkx", _ratios(rust, once))
    yield at_most(case, "gap to the bound", _gaps(once), 0.15, " %")
    best = [100 * (1 - p.answer.total / o.answer) for p, o in zip(once, peer, strict=True)]
    yield noted(case, "below the true optimum", best, " %")
    yield at_most(
        "1,000 people, 2 rounds", "gap", _gaps([_planned(c, 2) for c in crowds]), 0.25, " %"
    )
    yield from _five(crowds, peer, say)


def _five(crowds: list[Crowd], peer: list[Timed[int]], say: Say) -> Figures:
    plain = [_planned(one, 5) for one in crowds]
    fair = [_planned(one, 5, fairness=0.01) for one in crowds]
    exact = [timed(rounds_by, one, 5, exact=True) for one in crowds]
    greedy = [timed(rounds_by, one, 5, exact=False) for one in crowds]
    case = "1,000 people, 5 rounds, fairness on"
    yield at_least(case, "networkx rounds in the time of the plan", _ratios(peer, fair), 30)
    yield at_most(case, "gap", _gaps(fair), 1, " %")
    say("linear programs of fairness, 1,000 people")
    most = [fairest(one, 5) for one in crowds]
    shares = [100 * f.answer.worst_ratio / m for f, m in zip(fair, most, strict=True)]
    yield at_least(case, "worst ratio, of the most possible", shares, 90, " %")
    case = "1,000 people, 5 rounds, fairness off"
    yield at_most(case, "gap", _gaps(plain), 0.1, " %")
    apart = [_behind(e.answer, p.answer) for e, p in zip(exact, plain, strict=True)]
    ratio = [p / e for p, e in zip(_gaps(plain), apart, strict=True)]
    yield at_most(case, "gap, of exact rounds one after another", ratio, 0.5)
    yield noted(case, "gap of exact rounds one after another", apart, " %")
    behind = [_behind(g.answer, p.answer) for g, p in zip(greedy, plain, strict=True)]
    yield noted(case, "gap of greedy rounds", behind, " %")
    yield noted(case, "time, of exact rounds", [1 / x for x in _ratios(exact, plain)])


def ten_thousand(seeds: Sequence[Seed], say: Say) -> Figures:
    """Measure 10,000 people against their own bound flow."""
    plans, flows, twos = [], [], []
    for one in seeds:
        say(f"10,000 people, seed {one.number}")
        made = crowd(10_000, seed=one.number, exponent=one.exponent)
        flows.append(timed(_flow, made, 5))
        plans.append(timed_alone(_plan, made, 5, 0.0))
        twos.append(timed_alone(_plan, made, 2, 0.0))
    case = "10,000 people, 5 rounds, fairness off"
    yield at_most(case, "gap", _gaps(plans), 0.1, " %")
    yield at_most(case, "time, of its own bound flow", [1 / x for x in _ratios(flows, plans)], 4)
    yield at_most(case, "memory", [p.megabytes for p in plans], 2000, " MB")
    yield at_most("10,000 people, 2 rounds", "gap", _gaps(twos), 0.25, " %")


def hundred_thousand(seeds: Sequence[Seed], say: Say) -> Figures:
    """Measure 100,000 people in three rounds."""
    plans, empty, told = [], [], []
    for one in seeds:
        say(f"100,000 people, seed {one.number}: making the crowd takes a minute")
        made = crowd(100_000, seed=one.number, exponent=one.exponent)
        say("planning")
        alone = timed_alone(_plan_told, made, 3)
        plan, count = alone.answer
        plans.append(Timed(plan, alone.seconds, alone.megabytes))
        empty.append(fillable(made, plan))
        told.append(count)
    case = "100,000 people, 3 rounds, fairness off"
    yield at_most(case, "gap", _gaps(plans), 0.3, " %")
    yield at_most(case, "empty seats that could be filled", empty, 0)
    yield at_most(case, "memory", [p.megabytes for p in plans], 8000, " MB")
    yield noted(case, "time", [p.seconds for p in plans], " s")
    yield at_least(case, "reports of progress", told, 20)


def fillable(crowd: Crowd, plan: PairPlan) -> int:
    """Return how many pairs of people are both alone in a round and could still meet in it."""
    alone = plan.mates == np.arange(crowd.n)
    met = (plan.mates[:, crowd.u] == crowd.v).any(axis=0)
    return int((alone[:, crowd.u] & alone[:, crowd.v] & ~met).sum())


def _plan(crowd: Crowd, rounds: int, fairness: float) -> PairPlan:
    return plan_pairs(crowd.n, crowd.u, crowd.v, crowd.w, rounds=rounds, fairness=fairness)


def _plan_told(crowd: Crowd, rounds: int) -> tuple[PairPlan, int]:
    told: list[float] = []
    plan = plan_pairs(
        crowd.n, crowd.u, crowd.v, crowd.w, rounds, fairness=0,
        progress=lambda report: told.append(report.fraction),
    )  # fmt: skip
    return plan, len(set(told))


def _planned(crowd: Crowd, rounds: int, *, fairness: float = 0.0) -> Timed[PairPlan]:
    return timed(_plan, crowd, rounds, fairness)


def _flow(crowd: Crowd, rounds: int) -> int:
    return upper_bound(crowd.n, crowd.u, crowd.v, w=crowd.w, rounds=rounds)


def _gaps(plans: Sequence[Timed[PairPlan]]) -> list[float]:
    return [100 * one.answer.gap for one in plans]


def _behind(total: int, plan: PairPlan) -> float:
    return 100 * (plan.upper_bound - total) / plan.upper_bound


def _ratios(slow: Sequence[Timed[int]], fast: Sequence[Timed[PairPlan]]) -> list[float]:
    return [a.seconds / b.seconds for a, b in zip(slow, fast, strict=True)]
