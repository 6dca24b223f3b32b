"""In which round to come two meet who are to be seated together; for pairs only."""

from collections.abc import Sequence

from matching.errors import Infeasible
from matching.outcome import Round
from matching.repair.floor import Floor
from matching.repair.ground import Ground

Pair = tuple[int, int]


def rounds_together(
    floor: Floor, ground: Ground, finished: Sequence[Round]
) -> tuple[tuple[Pair, ...], ...]:
    """Return, for each round to come, the pairs to be seated together in it, by place.

    Where the published plan has them together it stays so; a pair that lost its round, or has
    come, gets the first one in which both are there and neither is bound.

    Raises
    ------
    Infeasible
        ``together`` when no such round is left although both are there in one.
    """
    ids = ground.roster.ids
    rounds: list[list[Pair]] = [[] for _ in floor.numbers]
    if ground.rules.format != "pairs":
        return tuple(tuple(r) for r in rounds)
    done = [frozenset(m.attendees) for r in finished for m in r.meetings]
    waiting = []
    for pair in ground.company.together:
        homes = [k for k in range(len(rounds)) if _share(floor, k, pair)]
        if homes:
            rounds[homes[0]].append(pair)
        elif not any({ids[pair[0]], ids[pair[1]]} <= who for who in done):
            waiting.append(pair)
    for pair in waiting:
        both = [k for k in range(len(rounds)) if floor.here[k, list(pair)].all()]
        home = next((k for k in both if _unbound(floor, k, pair, rounds[k])), None)
        if home is not None:
            rounds[home].append(pair)
        elif both:
            who = (ids[pair[0]], ids[pair[1]])
            raise Infeasible("together", who, "rounds", (("possible", len(rounds) + 1),))
    return tuple(tuple(r) for r in rounds)


def _share(floor: Floor, k: int, pair: Pair) -> bool:
    a, b = pair
    return bool(floor.seats[k, a] == floor.seats[k, b] >= 0)


def _unbound(floor: Floor, k: int, pair: Pair, taken: Sequence[Pair]) -> bool:
    """Return whether both may change seats, and no mate of theirs is bound to them."""
    bound = {p for other in taken for p in other}
    mates = {
        q
        for p in pair
        for q in range(len(floor.seats[k]))
        if floor.seats[k, p] >= 0 and floor.seats[k, q] == floor.seats[k, p]
    }
    return not (bound & (mates | set(pair))) and not floor.pinned[k, sorted(mates)].any()
