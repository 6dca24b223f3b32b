"""The day's repair: from a published plan and who left or came to a plan for the rest of it."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt

from matching.errors import BadInput, EngineFault, Infeasible
from matching.outcome import Plan, Round
from matching.pairs.plan import WISHES
from matching.progress import Cancel, Phase, Report, Watch
from matching.repair.board import UNEVEN, Board
from matching.repair.changes import Repaired, changes_between
from matching.repair.climb import please
from matching.repair.floor import Floor, Lock, floor_of
from matching.repair.ground import Ground, ground_of
from matching.repair.hosts import hosting_to_come
from matching.repair.meetings import Seats
from matching.repair.pairs import Turns, seat_in_pairs
from matching.repair.rewrite import rewritten
from matching.repair.tables import Party, seat_at_tables
from matching.repair.together import rounds_together
from matching.roster import Attendee, Roster
from matching.rules import Rules, check_rules
from matching.verify import violations
from matching.violation import Violation


def repair_plan(
    plan: Plan,
    roster: Roster,
    rules: Rules,
    *,
    from_round: int,
    gone: Iterable[int] = (),
    added: Iterable[Attendee] = (),
    locked: Iterable[Lock] = (),
    held: Iterable[int] = (),
    skipped: Iterable[tuple[int, int]] = (),
    most: int | None = None,
    seed: int = 0,
    progress: Report | None = None,
    cancel: Cancel | None = None,
) -> Repaired:
    """Change the rounds to come for who left and who came, and as few seats as can be.

    Parameters
    ----------
    plan : Plan
        The published plan.
    roster : Roster
        What it was made for.
    rules : Rules
        What it was made under; may name those who were added.
    from_round : int
        The first round that is not finished.
    gone : iterable of int
        Ids of those who are not there from that round on.
    added : iterable of Attendee
        Who came, and is there from that round on.
    locked : iterable of int or str
        Numbers of rounds and ids of meetings whose people keep their seats. Who came may still
        take a seat that was left free there.
    held : iterable of int
        Ids of those who keep their seats, whoever else sits there.
    skipped : iterable of (round, id)
        Who is away from one round only.
    most : int, optional
        How many seats of people who stay may change in all. What rules and empty seats need
        comes first and may exceed it; what is left serves affinity. Without it one for every full
        hundred of them in each round: none where fewer stay.
    seed : int
        Decides between questions used equally often.
    progress, cancel : callable, optional
        As for ``make_plan``; KEEP leaves out the changes for affinity.

    Returns
    -------
    Repaired
        The same for the same arguments.

    Raises
    ------
    BadInput
        ``roster`` (the plan was made for another), ``rounds`` (the rules ask for another number),
        ``from-round``, ``unknown-id``, ``locked`` (no such round or meeting to come) or ``takeover``
        (of no such table).
    BadRoster
        If an id was added that is on the roster already.
    BadRules
    Infeasible
        ``too-few`` people in a round; ``hosts`` when one who came finds no table; ``alone`` when
        nobody can join somebody at a table; ``together`` (pairs); ``keep-apart``, ``different``
        or ``language`` when the search finds no seats without such a pair; ``finished`` when
        finished rounds break the rules already.
    EngineFault
        If the judges find a fault of the engine in the changed plan.

    Notes
    -----
    Who came inherits the itinerary of somebody who left, by one linear assignment; then priced
    moves and swaps, as told in ``docs/decisions/0012``. Cost O(rounds * n^2) for each pass.

    Examples
    --------
    >>> from matching.plan import make_plan
    >>> people = [Attendee(i, f"P{i}", ("chess",)) for i in range(1, 9)]
    >>> roster, rules = Roster.build(people), Rules("pairs", rounds=3)
    >>> plan = make_plan(roster, rules)
    >>> repaired = repair_plan(
    ...     plan, roster, rules, from_round=2, gone=[4], added=[Attendee(9, "Zoë")]
    ... )
    >>> repaired.moved, repaired.newcomers, repaired.plan.rounds[1].absent
    (0, (9,), (4,))
    """
    watch = Watch(progress, cancel)
    watch.report(Phase.READ, count=len(roster))
    gone, added, locked = tuple(sorted(set(gone))), tuple(added), tuple(locked)
    held, skipped = tuple(held), tuple(skipped)
    named = (*gone, *held, *(a for _, a in skipped))
    _check(plan, roster, rules, from_round=from_round, named=named, locked=locked)
    whole = Roster.build((*roster.attendees, *added), roster.curation)
    check_rules(rules, whole)
    watch.report(Phase.UNDERSTAND)
    ground = ground_of(whole, rules)
    late = tuple(a.id for a in added)
    done = tuple(_with_absent(r, late) for r in plan.rounds[: from_round - 1])
    coming = plan.rounds[from_round - 1 :]
    watch.report(Phase.DRAW)
    spare = _unseated(coming, whole) + 1 if rules.format == "pairs" else 0
    floor = floor_of(
        coming, whole, gone=gone, locked=locked, spare=spare, skipped=skipped, held=held
    )
    watch.stopped()
    watch.report(Phase.SEAT)
    most = floor.allowance if most is None else most
    board, wished = _seated(ground, floor, done, coming, most=most)
    # Somebody of a table that was given up may have found their published seat again.
    needed = max(0, board.moved() - wished)
    check_bars(board, ground)
    please(board, most - board.moved(), watch.stopped)
    watch.report(Phase.WRITE)
    made = rewritten(plan, ground, done, seats_of(board, whole), seed=seed)
    made = replace(made, cut=plan.cut or watch.cut)
    watch.report(Phase.CHECK)
    judge(made, whole, rules, from_round=from_round)
    changes = changes_between(plan.rounds, made.rounds)
    watch.report(Phase.CHECK, 1.0, gap=made.measures.gap)
    return Repaired(made, whole, changes, floor.staying, needed)


def _check(
    plan: Plan,
    roster: Roster,
    rules: Rules,
    *,
    from_round: int,
    named: tuple[int, ...],
    locked: tuple[Lock, ...],
) -> None:
    rounds = len(plan.rounds)
    if plan.roster_digest != roster.digest:
        raise BadInput("roster")
    if rules.rounds != rounds or rules.format != plan.format:
        raise BadInput("rounds", (), "", (("rounds", rounds), ("format", plan.format)))
    if not 1 <= from_round <= rounds:
        raise BadInput("from-round", (), "", (("from_round", from_round), ("rounds", rounds)))
    unknown = tuple(a for a in named if a not in frozenset(roster.ids))
    if unknown:
        raise BadInput("unknown-id", unknown, "", (("field", "gone"),))
    coming = plan.rounds[from_round - 1 :]
    known = {r.number for r in coming} | {m.id for r in coming for m in r.meetings}
    for lock in locked:
        if lock not in known:
            raise BadInput("locked", (), "", (("locked", lock),))


def _unseated(rounds: Iterable[Round], roster: Roster) -> int:
    """Return for how many people a round has no seat yet, at most: who came, came back or sat out."""
    seated = (sum(len(m.attendees) for m in r.meetings) + len(r.absent) for r in rounds)
    return max(0, *(len(roster) - one for one in seated))


def _with_absent(item: Round, late: Sequence[int]) -> Round:
    return replace(item, absent=tuple(sorted({*item.absent, *late}))) if late else item


def _seated(
    ground: Ground,
    floor: Floor,
    done: tuple[Round, ...],
    coming: tuple[Round, ...],
    *,
    most: int,
) -> tuple[Board, int]:
    """Return the board with everybody seated who is there, and how many seats moved by wish."""
    rules, roster = ground.rules, ground.roster
    tables = rules.format == "tables"
    board = Board(ground, ground.met(done), floor, seats=floor.seats, level=UNEVEN if tables else 0)
    for item, here in zip(coming, floor.here, strict=True):
        if here.sum() < 2:
            raise Infeasible("too-few", (), "attendees", (("round", item.number),))
    if tables:
        party = Party(ground.units, hosting_to_come(rules, roster, done))
        size = rules.table_size
        return board, seat_at_tables(board, roster, coming, party=party, size=size, most=most)
    turns = Turns(
        turns_taken(done, roster),
        np.array([WISHES[a.size] for a in roster.attendees], dtype=np.int64),
        rules.odd == "trio",
        rounds_together(floor, ground, done),
    )
    seat_in_pairs(board, turns)
    return board, 0


def turns_taken(done: Iterable[Round], roster: Roster) -> npt.NDArray[np.int64]:
    """Return how often each attendee was in a trio or had a bye."""
    place = {a: i for i, a in enumerate(roster.ids)}
    turns = np.zeros(len(roster), dtype=np.int64)
    for item in done:
        trios = [a for m in item.meetings if len(m.attendees) > 2 for a in m.attendees]
        turns[[place[a] for a in (*trios, *item.byes)]] += 1
    return turns


def check_bars(board: Board, ground: Ground) -> None:
    """Refuse seats in which somebody sits with whom they must not meet."""
    ids = ground.roster.ids
    for k, number in enumerate(board.floor.numbers):
        pair = board.broken(k)
        if pair is not None:
            rule = ground.bar(pair)
            raise Infeasible(rule, (ids[pair[0]], ids[pair[1]]), rule, (("round", number),))


def seats_of(board: Board, roster: Roster) -> tuple[Seats, ...]:
    """Return the rounds to come as they stand on the board."""
    ids = roster.ids
    found = []
    for k, seats in enumerate(board.seats):
        tables = tuple(
            (int(t) + 1, tuple(ids[i] for i in board.members(k, int(t)).tolist()))
            for t in np.flatnonzero(board.sizes[k])
        )
        here = board.floor.here[k]
        byes = tuple(ids[i] for i in np.flatnonzero(here & (seats < 0)).tolist())
        absent = tuple(ids[i] for i in np.flatnonzero(~here).tolist())
        found.append(Seats(tables, byes, absent))
    return tuple(found)


def judge(plan: Plan, roster: Roster, rules: Rules, *, from_round: int) -> None:
    """Refuse a changed plan in which the judges find a broken rule."""
    found = violations(plan, roster, rules)
    past: Sequence[Violation] = [v for v in found if v.round is not None and v.round < from_round]
    if past:
        facts = (("round", past[0].round or 0), ("kind", past[0].kind))
        raise Infeasible("finished", past[0].attendees, "rules", facts)
    if found:
        raise EngineFault(found)
