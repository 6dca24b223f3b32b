"""The best seating that can be found for a room: a design, a search, the better of both."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from matching.tables.allowed import allowed_tables
from matching.tables.anneal import Cooling, anneal
from matching.tables.bound import least_repeats, least_thrice, upper_bound
from matching.tables.design import Design, design_of
from matching.tables.labels import worn
from matching.tables.opening import opening_tables
from matching.tables.pace import Budget, Pace
from matching.tables.room import Ints, Room
from matching.tables.score import Score, score
from matching.tables.ties import with_good_ties

# Steps of a search with effort 1, fewer where a step is dear or the room small.
_STEPS, _DEAR, _SMALL = 10_000, 60, 30
_LEAST = 2_000
_LABEL_STEPS = 8_000
# Share of the time for them in a tight room.
_LABELS = 0.4
# Larger rooms cannot be cooled from hot in reasonable time; their first seating is a good one.
_LARGE = 3000
# Share of all possible pairs that meet, from which on a room counts as tight.
_TIGHT = 0.45
# Up to so many people a search starts without forbidden pairs; in larger rooms it hardly ever
# needs to, and they are mended where they are left.
_CAREFUL = 150
# People up to whom a design may help though the room is not tight.
_KNOWN = 400
# So few people are seated several times, for a search ends where its dice lead it.
_TINY, _STARTS = 30, 4
_TINY_STEPS = 2000
# Share of a start for its seating, before all change places.
_REWORN = 0.5
# Share of a search before repeats that are certain are shared out among more people.
_UNSHARED = 0.5
# How they are: from all in motion to hardly any.
_SHARING = (Cooling(toll=4.0, even=True), Cooling(toll=1.0, even=True), Cooling(even=True))


@dataclass(frozen=True, slots=True)
class Ask:
    """How many rounds, which dice, and how long to try.

    ``stopped`` is told the share done and the gap of the best seating so far, if there is one,
    and returns whether to end.
    """

    rounds: int
    seed: int
    budget: Budget
    stopped: Callable[[float, float | None], bool] = lambda _done, _gap: False

    def pace(self, steps: int, start: float, end: float, gap: float | None = None) -> Pace:
        """Return the pace between two shares of the whole work."""
        return self.budget.part(steps, start, end, stopped=lambda done: self.stopped(done, gap))

    def starts(self) -> Iterator["Ask"]:
        """Yield asks for searches of their own, one after another, each with dice of its own."""
        budgets = self.budget.starts(_STARTS)
        for number, budget in enumerate(budgets):

            def stopped(done: float, gap: float | None, number: int = number) -> bool:
                return self.stopped((number + done) / len(budgets), gap)

            yield Ask(self.rounds, self.seed + (number << 32), budget, stopped)


@dataclass(frozen=True, slots=True)
class Found:
    """The table of each person in each round, shape (rounds, n), its score, and the best goal."""

    tables: Ints
    score: Score
    goal: Score

    @property
    def gap(self) -> float:
        """How far the total is below the goal, as a share of it."""
        return (self.goal.total - self.score.total) / self.goal.total if self.goal.total else 0.0


def best_tables(room: Room, ask: Ask) -> Found:
    """Return the best seating that was found.

    Parameters
    ----------
    room : Room
    ask : Ask

    Raises
    ------
    NoSeat
        If no arrangement of the parties was found.
    NoRound
        If it is proved that every seating has a forbidden pair.

    Notes
    -----
    A design has no repeats and leaves open who wears which label; cooling is free to trade
    both. In tight rooms the first wins, in others the second; the better is kept, and whoever
    sits without a good tie is given one where that costs little.
    """
    if room.people > _TINY:
        return _tied(room, _best(room, ask))
    founds: list[Found] = []
    for start in ask.starts():
        founds.append(_tied(room, _best(room, start)))
        best = max(founds, key=lambda found: found.score)
        if best.score >= best.goal or start.stopped(1.0, best.gap):
            break
    return best


def _tied(room: Room, found: Found) -> Found:
    if found.score >= found.goal:
        return found
    tables = with_good_ties(room, found.tables)
    return Found(tables, score(room, tables), found.goal)


def _best(room: Room, ask: Ask) -> Found:
    least = least_repeats(room, ask.rounds)
    thrice = least_thrice(room, ask.rounds) if least else 0
    goal = Score(0, -least, -thrice, upper_bound(room, ask.rounds, repeats=least))
    tight = ask.rounds * (room.most - 1) > _TIGHT * (room.people - 1)
    known = not least and (tight or room.people <= _KNOWN)
    design = design_of(room, ask.rounds) if known else None
    if design is None:
        if tight and room.people <= _TINY and not room.parties:
            return _reworn(room, ask, goal)
        return _shared_out(room, ask, goal, tight=tight)
    share = _LABELS if tight else _LABELS / 4
    tables = worn(room, design, pace=ask.pace(_LABEL_STEPS, 0.0, share), seed=ask.seed, goal=goal)
    dressed = Found(tables, score(room, tables), goal)
    if dressed.score >= goal:
        return dressed
    return max(
        dressed,
        _cooled(room, ask, goal, start=share, tight=tight, gap=dressed.gap),
        key=lambda found: found.score,
    )


def _reworn(room: Room, ask: Ask, goal: Score) -> Found:
    """Return a cooled seating of which all people then change places in all rounds at once.

    Where hardly any move is free of a further repeat, cooling finds few repeats and little more.
    """
    rough = _shared_out(room, ask, goal, tight=True, end=_REWORN)
    pinned = np.where(room.home >= 0, np.arange(room.people), -1)
    pace = ask.pace(_TINY_STEPS, _REWORN, 1.0, rough.gap)
    tables = worn(room, Design(rough.tables, pinned), pace=pace, seed=ask.seed, goal=goal)
    return max(rough, Found(tables, score(room, tables), goal), key=lambda found: found.score)


def _shared_out(room: Room, ask: Ask, goal: Score, *, tight: bool, end: float = 1.0) -> Found:
    """Return a cooled seating whose repeats, never more of them, are those of more people.

    Cooling alone lets those who have most in common meet in every round, once they meet again.
    """
    start = end * _UNSHARED if goal.repeats else end
    found = _cooled(room, ask, goal, start=0.0, tight=tight, end=start)
    share = (end - start) / len(_SHARING)
    for number, cooling in enumerate(_SHARING):
        if found.score.broken or found.score.thrice >= goal.thrice:
            break
        low = start + number * share
        pace = ask.pace(_steps(room, ask) // 3, low, low + share, found.gap)
        tables = anneal(room, found.tables, pace=pace, seed=ask.seed, cooling=cooling, goal=goal)
        found = max(found, Found(tables, score(room, tables), goal), key=lambda one: one.score)
    return found


def legal_tables(room: Room, ask: Ask) -> Found:
    """Return a seating that was improved only until it held no forbidden pair, if that was found.

    For a caller who wants what there is before there was a plan: only what `ask.stopped` raises
    ends the work.
    """

    def deaf(done: float, gap: float | None) -> bool:
        ask.stopped(done, gap)
        return False

    any_legal = Score(0, -ask.rounds * room.people**2, 0, 0)
    return _cooled(room, replace(ask, stopped=deaf), any_legal, start=0.0, tight=False)


def _cooled(
    room: Room,
    ask: Ask,
    goal: Score,
    *,
    start: float,
    tight: bool,
    end: float = 1.0,
    gap: float | None = None,
) -> Found:
    """Return a seating that was cooled from one that fills table after table."""
    dice = np.random.default_rng(ask.seed)

    def stopped(_done: float = 0.0) -> bool:
        return ask.stopped(start, gap)

    opening = opening_tables(room, ask.rounds, dice=dice, between=stopped)
    if room.people <= _CAREFUL:
        opening = allowed_tables(room, opening, seed=ask.seed, stopped=stopped)
    cooling = Cooling(0.4, 0.1) if room.people > _LARGE else Cooling(toll=1.0 if tight else None)
    pace = ask.pace(_steps(room, ask), start, end, gap)
    tables = anneal(room, opening, pace=pace, seed=ask.seed, cooling=cooling, goal=goal)
    found = Found(tables, score(room, tables), goal)
    if found.score.broken == 0 or room.people <= _CAREFUL or stopped():
        return found
    tables = allowed_tables(room, tables, seed=ask.seed, stopped=stopped)
    pace = replace(pace, stopped=stopped)
    tables = anneal(room, tables, pace=pace, seed=ask.seed, cooling=Cooling(0.4, 0.1), goal=goal)
    return max(found, Found(tables, score(room, tables), goal), key=lambda one: one.score)


def _steps(room: Room, ask: Ask) -> int:
    """Return the steps of a search with effort 1."""
    steps = min(_STEPS * _DEAR // max(_DEAR, room.tables), _SMALL * ask.rounds * room.people)
    return max(_LEAST, steps)
