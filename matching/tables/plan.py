"""Rounds of tables for a roster: sizes, hosts, units, bound and notices; writes no words."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import numpy.typing as npt

from matching.affinity import Affinities
from matching.company import Company
from matching.errors import Infeasible
from matching.outcome import Notice
from matching.progress import Phase, Watch
from matching.roster import Roster
from matching.rules import Rules, host_ids
from matching.seats import Seating, Seats
from matching.tables.limits import table_sizes, units_of
from matching.tables.search import NoSeat, Room, seat_rounds

Ints = npt.NDArray[np.int64]
_KICKS = 12


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
    in a notice, as is the number of rounds that counting alone allows without any.

    Raises
    ------
    Infeasible
        ``together`` when parties do not fit the tables, or ``tables`` when the search finds no
        seating without a forbidden pair; what counting shows is refused before.
    """
    watch.report(Phase.DRAW)
    sizes = table_sizes(len(roster), rules.table_size)
    hosts = host_ids(rules, roster)
    room = _room(roster, rules, company, affinities, sizes)
    watch.report(Phase.DRAW, 1.0, count=int((room.worth > 0).sum()) // 2)
    watch.stopped()
    kicks = max(2, min(_KICKS, 4000 // len(roster)))
    steps = rules.rounds * (kicks + 1)

    def step(done: int) -> bool:
        watch.report(Phase.SEAT, done / steps, count=min(done, rules.rounds))
        return watch.stopped()

    try:
        tables = seat_rounds(room, rounds=rules.rounds, kicks=kicks, seed=seed, step=step)
    except NoSeat as fault:
        who = tuple(roster.ids[i] for i in fault.unit)
        raise Infeasible("together", who, "seat-together") from None
    _check_bars(roster, room, tables)
    rounds = tuple(Seats(groups_of(row, len(sizes))) for row in tables)
    again = repeats_of(room, tables)
    bound = tables_bound(room, rounds=rules.rounds, again=bool(again) or bool(company.together))
    notices = _notices(roster, rules, again)
    return Seating(rounds, bound, "all", hosts, notices)


def groups_of(row: Ints, tables: int) -> tuple[tuple[int, ...], ...]:
    """Return who sits at each table of a round."""
    return tuple(tuple(np.flatnonzero(row == t).tolist()) for t in range(tables))


def tables_bound(room: Room, *, rounds: int, again: bool) -> int:
    """Return a simple upper bound: half the sum of everybody's best table mates.

    With repeats (``again``) each round may hold the same best ones; without, they differ.
    """
    seats = int(room.sizes.max()) - 1
    most = seats if again else seats * rounds
    worth = np.where(room.barred, 0, room.worth)
    best = np.sort(worth, axis=1)[:, ::-1][:, :most].sum()
    return int(best) * (rounds if again else 1) // 2


def repeats_of(room: Room, tables: Ints) -> list[tuple[int, int, int]]:
    """Return (round from 1, a, b) for every meeting that was not the first of two people."""
    seen = {(int(a), int(b)) for a, b in np.argwhere(np.triu(room.met > 0, 1))}
    again = []
    for number, row in enumerate(tables, 1):
        for group in groups_of(row, len(room.sizes)):
            for pair in combinations(group, 2):
                if room.together[pair]:
                    continue
                if pair in seen:
                    again.append((number, *pair))
                seen.add(pair)
    return again


def _room(
    roster: Roster, rules: Rules, company: Company, affinities: Affinities, sizes: Ints
) -> Room:
    n = len(roster)
    strangers = tuple(replace(a, met=()) for a in roster.attendees)
    may = Company(Roster(strangers, ""), replace(rules, met_before=())).rows(0, n)
    np.fill_diagonal(may, val=True)
    met = np.zeros((n, n), dtype=np.int64)
    for a, b in company.met:
        met[a, b] = met[b, a] = 1
    hosts = [roster.ids.index(a) for a in host_ids(rules, roster)]
    home = np.full(n, -1, dtype=np.int64)
    home[hosts] = np.arange(len(hosts))
    units = units_of(n, company.together)
    together = np.zeros((n, n), dtype=np.bool_)
    for unit in units:
        together[np.ix_(unit, unit)] = len(unit) > 1
    ordered = sorted(units, key=lambda u: (home[list(u)].max() < 0, -len(u), u))
    return Room(
        affinities.rows(0, n), ~(may | together), met, sizes, home, tuple(ordered), together
    )


def _check_bars(roster: Roster, room: Room, tables: Ints) -> None:
    for row in tables:
        broken = np.argwhere(np.triu(room.barred & (row[:, None] == row[None, :]), 1))
        if len(broken):
            who = tuple(roster.ids[int(i)] for i in broken[0])
            raise Infeasible("tables", who, "table-size")


def _notices(roster: Roster, rules: Rules, again: list[tuple[int, int, int]]) -> tuple[Notice, ...]:
    most = max(1, (len(roster) - 1) // max(1, min(rules.table_size, len(roster)) - 1))
    notices = []
    if again and rules.rounds > most:
        notices.append(Notice("repeats-certain", None, (), (("possible", most),)))
    ids = roster.ids
    notices += [Notice("repeat", number, (ids[a], ids[b])) for number, a, b in again]
    return tuple(notices)
