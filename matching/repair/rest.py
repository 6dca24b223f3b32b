"""The rest of a plan thought over again around what is locked; changes nothing that is."""

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from matching.errors import BadInput, Infeasible
from matching.outcome import Plan
from matching.pairs.plan import WISHES
from matching.progress import Cancel, Phase, Report, Watch
from matching.repair.board import AGAIN, Board
from matching.repair.day import check_bars, judge, seats_of
from matching.repair.edits import NOTHING_KEPT, Kept
from matching.repair.floor import NOWHERE, Floor, floor_of
from matching.repair.ground import Ground, ground_of
from matching.repair.hosts import hosting_to_come
from matching.repair.pairs import Turns, seat_in_pairs
from matching.repair.rewrite import rewritten
from matching.repair.tables import Party, seat_at_tables
from matching.repair.together import rounds_together
from matching.roster import Roster
from matching.rules import Rules, check_rules

# With no seats to lose, repeats come before even tables.
_UNEVEN = AGAIN // 100


def replan_rest(
    plan: Plan,
    roster: Roster,
    rules: Rules,
    *,
    kept: Kept = NOTHING_KEPT,
    seed: int = 0,
    progress: Report | None = None,
    cancel: Cancel | None = None,
) -> Plan:
    """Seat everybody anew who is not locked, in every round.

    Parameters
    ----------
    plan : Plan
        Made for this roster, or brought up to it.
    roster : Roster
    rules : Rules
    kept : Kept
        Rounds and meetings that stay as they are, and people who keep their seats.
    seed : int
        Decides between questions used equally often.
    progress, cancel : callable, optional
        As for ``make_plan``; KEEP ends the search for better seats.

    Returns
    -------
    Plan
        Never with more repeats than the plan given, nor with less in common at equal repeats,
        where that plan keeps the rules. The same for the same arguments.

    Raises
    ------
    BadInput
        ``roster``, ``locked`` or ``unknown-id``.
    Infeasible
        As ``repair_plan``: what is locked breaks a rule, or leaves no way to keep one.
    EngineFault

    Notes
    -----
    From the seats as they are, swaps and moves of everybody unlocked, until none gains. For pairs
    also from empty seats: an exact matching of each round, then the same swaps. The better counts.
    Cost O(rounds * n^2) for each pass, 60 passes at most.

    Examples
    --------
    >>> from matching.plan import make_plan
    >>> from matching.roster import Attendee
    >>> roster = Roster.build(Attendee(i, f"P{i}", ("chess",)) for i in range(1, 9))
    >>> rules = Rules("pairs", rounds=2)
    >>> plan = make_plan(roster, rules)
    >>> again = replan_rest(plan, roster, rules, kept=Kept(locked=("1-2",)))
    >>> again.rounds[0].meetings[1] == plan.rounds[0].meetings[1]
    True
    """
    watch = Watch(progress, cancel)
    watch.report(Phase.READ, count=len(roster))
    _check(plan, roster, kept)
    check_rules(rules, roster)
    watch.report(Phase.UNDERSTAND)
    ground = ground_of(roster, rules)
    watch.report(Phase.DRAW)
    spare = 0
    if rules.format == "pairs":
        # Seats from nothing may take a table more than people with byes left.
        tables = max((m.table for r in plan.rounds for m in r.meetings), default=0)
        spare = 1 + max(0, len(roster) // 2 - tables)
    floor = floor_of(plan.rounds, roster, gone=(), locked=kept.locked, spare=spare, held=kept.held)
    loose = replace(
        floor,
        seats=np.where(floor.pinned, floor.seats, NOWHERE),
        sealed=floor.shut,
        stirred=np.ones_like(floor.stirred),
    )
    found: list[Plan] = []
    starts = (floor, loose) if rules.format == "pairs" else (floor,)
    for number, start in enumerate(starts):
        watch.report(Phase.SEAT, number / len(starts))
        try:
            board = _seated(ground, plan, start, loose, stop=watch.stopped)
            check_bars(board, ground)
        except Infeasible:
            if not found and start is starts[-1]:
                raise
            continue
        found.append(rewritten(plan, ground, (), seats_of(board, roster), seed=seed))
    watch.report(Phase.WRITE)
    best = replace(min(found, key=_order), cut=plan.cut or watch.cut)
    watch.report(Phase.CHECK)
    judge(best, roster, rules, from_round=1)
    watch.report(Phase.CHECK, 1.0, gap=best.measures.gap)
    return best


def _order(plan: Plan) -> tuple[int, int, int]:
    return plan.measures.repeats, plan.measures.byes, -plan.measures.total_affinity


def _check(plan: Plan, roster: Roster, kept: Kept) -> None:
    if plan.roster_digest != roster.digest:
        raise BadInput("roster")
    known = {r.number for r in plan.rounds} | {m.id for r in plan.rounds for m in r.meetings}
    for lock in kept.locked:
        if lock not in known:
            raise BadInput("locked", (), "", (("locked", lock),))
    unknown = tuple(a for a in kept.held if a not in frozenset(roster.ids))
    if unknown:
        raise BadInput("unknown-id", unknown, "", (("field", "held"),))


def _seated(
    ground: Ground, plan: Plan, start: Floor, loose: Floor, *, stop: Callable[[], bool]
) -> Board:
    """Return a board seated from where a floor begins; only what is locked keeps its seat."""
    rules, roster = ground.rules, ground.roster
    tables = rules.format == "tables"
    _refuse_few(start)
    # Only what is locked has a seat to lose.
    board = Board(ground, ground.met(()), loose, seats=start.seats, level=_UNEVEN if tables else 0)
    if tables:
        party = Party(ground.units, hosting_to_come(rules, roster, ()))
        size = rules.table_size
        seat_at_tables(board, roster, plan.rounds, party=party, size=size, most=0, stop=stop)
        return board
    turns = Turns(
        np.zeros(len(roster), dtype=np.int64),
        np.array([WISHES[a.size] for a in roster.attendees], dtype=np.int64),
        rules.odd == "trio",
        rounds_together(start, ground, ()),
    )
    seat_in_pairs(board, turns, stop)
    return board


def _refuse_few(floor: Floor) -> None:
    numbers: Sequence[int] = floor.numbers
    for number, here in zip(numbers, floor.here, strict=True):
        if here.sum() < 2:
            raise Infeasible("too-few", (), "attendees", (("round", number),))
