"""How time, memory and gap grow with people, for the array doors; draws no picture."""

from collections.abc import Iterator
from dataclasses import dataclass

from matching import plan_pairs
from matching.pairs.bound import upper_bound
from service.cli.bench.clock import timed_alone
from service.cli.bench.crowds import Crowd, crowd
from service.cli.bench.figure import Say
from service.cli.bench.peers import networkx_round

SIZES = (100, 200, 500, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000)
_ROUNDS = 3
# Above this many people networkx takes minutes for one round.
_PEER = 1000


@dataclass(frozen=True, slots=True)
class Point:
    """One size: CPU seconds of each way, gap in percent, and peak memory in MB."""

    people: int
    edges: int
    flow: float
    plain: float
    fair: float
    peer: float | None
    gap: float
    megabytes: int


def curve(say: Say, *, most: int) -> Iterator[Point]:
    """Measure three rounds with 32 candidates each, for every size up to ``most``."""
    for n in SIZES:
        if n > most:
            return
        say(f"scale: {n:,} people")
        made = crowd(n, seed=1)
        flow = timed_alone(upper_bound, n, made.u, made.v, w=made.w, rounds=_ROUNDS)
        plain = timed_alone(_plan, made, 0.0)
        fair = timed_alone(_plan, made, 0.01)
        peer = timed_alone(networkx_round, made).seconds if n <= _PEER else None
        yield Point(
            n,
            len(made.u),
            flow.seconds,
            plain.seconds,
            fair.seconds,
            peer,
            100 * plain.answer,
            max(plain.megabytes, fair.megabytes),
        )


def _plan(made: Crowd, fairness: float) -> float:
    return plan_pairs(made.n, made.u, made.v, made.w, _ROUNDS, fairness=fairness).gap
