"""Rounds of tables for a roster, with bound and notices; writes no words."""

from itertools import starmap

import numpy as np

from matching.affinity import Affinities
from matching.company import Company
from matching.errors import Infeasible
from matching.outcome import Notice
from matching.progress import Phase, Watch
from matching.roster import Roster
from matching.rules import Rules, host_ids
from matching.seats import Seating, Seats
from matching.tables.bound import upper_bound
from matching.tables.causes import Causes, unseated
from matching.tables.furnish import room_of
from matching.tables.legal import NoRound
from matching.tables.limits import warnings
from matching.tables.opening import NoSeat
from matching.tables.pace import Budget
from matching.tables.room import Ints, Room
from matching.tables.score import repeated
from matching.tables.seating import Ask, best_tables, legal_tables


def seat_tables(
    roster: Roster,
    rules: Rules,
    company: Company,
    affinities: Affinities,
    *,
    seed: int,
    watch: Watch,
) -> Seating:
    """Return rounds of tables whose sizes differ by at most one.

    Hosts keep their table; forbidden pairs never share one; repeats come last and are each told
    in a notice, beside those of `warnings`.

    Raises
    ------
    Infeasible
        ``together`` when parties do not fit the tables, or ``tables`` when no seating without a
        forbidden pair is found (the fact ``proved`` is 0) or there is none (1), with the ``rules``
        that forbid; what counting shows is refused before.
    """
    watch.report(Phase.DRAW)
    room = room_of(roster, rules, company, affinities, between=watch.stopped)
    watch.report(Phase.DRAW, 1.0, count=int(np.count_nonzero(room.worth)) // 2)
    watch.stopped()

    def stopped(done: float, gap: float | None) -> bool:
        watch.report(Phase.SEAT, done, gap=gap, count=round(done * rules.rounds))
        return watch.stopped()

    try:
        ask = Ask(rules.rounds, seed, Budget(), stopped)
        found = best_tables(room, ask)
        if watch.cut and found.score.broken:
            found = legal_tables(room, ask)
    except NoSeat as fault:
        who = tuple(roster.ids[i] for i in fault.unit)
        raise Infeasible("together", who, "seat-together") from None
    except NoRound:
        raise unseated(Causes(company).all(room.people), proved=True) from None
    if found.score.broken:
        raise unseated(Causes(company).all(room.people), proved=False)
    watch.report(Phase.SEAT, 1.0, count=rules.rounds)
    rounds = tuple(Seats(_groups(row, room.tables)) for row in found.tables)
    bound = upper_bound(room, rules.rounds, repeats=-found.score.repeats)
    notices = (*warnings(room, rules.rounds), *_repeats(roster, room, found.tables))
    return Seating(rounds, bound, "all", host_ids(rules, roster), notices)


def _groups(row: Ints, tables: int) -> tuple[tuple[int, ...], ...]:
    """Return who sits at each table of a round."""
    order = np.argsort(row, kind="stable")
    ends = np.searchsorted(row[order], np.arange(1, tables))
    return tuple(tuple(group.tolist()) for group in np.split(order, ends))


def _repeats(roster: Roster, room: Room, tables: Ints) -> list[Notice]:
    """Return a notice for every meeting of two that was not their first."""

    def told(a: int, b: int, number: int) -> Notice:
        return Notice("repeat", number + 1, (roster.ids[a], roster.ids[b]))

    again = sorted(
        zip(*(x.tolist() for x in repeated(room, tables)), strict=True), key=lambda m: m[2]
    )
    return list(starmap(told, again))
