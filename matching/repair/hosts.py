"""Hosts on the day: who of them sits at which table in the rounds to come; moves nobody else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from matching.errors import BadInput, Infeasible
from matching.outcome import Round
from matching.repair.board import Board
from matching.roster import Roster
from matching.rules import Hosting, Rules, hostings


def hosting_to_come(rules: Rules, roster: Roster, done: Sequence[Round]) -> tuple[Hosting, ...]:
    """Return who hosts after the rounds that are done, with the table that they had in those."""
    seats = [(r.number, m.host, m.table) for r in done for m in r.meetings]
    found = []
    for one in (each for each in hostings(rules, roster) if each.last > len(done)):
        had = [t for n, host, t in seats if host == one.host and one.first <= n <= one.last]
        found.append(replace(one, table=had[0]) if had else one)
    return tuple(found)


def seat_hosts(
    board: Board, roster: Roster, rounds: Sequence[Round], hosting: Sequence[Hosting]
) -> None:
    """Give each host one table: their own, else one without a host, first those whose host left.

    Who becomes a host on the day keeps the first of their tables in every round to come.

    Raises
    ------
    BadInput
        ``takeover`` when there is no such table.
    Infeasible
        ``hosts`` when no table is free for one of them.
    """
    place = {a: i for i, a in enumerate(roster.ids)}
    spans = {one: _there(board, rounds, one, place[one.host]) for one in hosting}
    seats = {
        one: [int(board.seats[k, place[one.host]]) for k in sorted(spans[one])] for one in hosting
    }
    whole = [t for t in range(board.sizes.shape[1]) if (board.sizes[:, t] > 0).all()]
    homes = _homes(spans, seats, free=(*_widowed(rounds), *whole))
    for one, home in homes.items():
        if home >= board.sizes.shape[1]:
            raise BadInput("takeover", (one.host,), "", (("table", home + 1),))
        for k in sorted(spans[one]):
            board.fixed[k, place[one.host]] = True
            if board.seats[k, place[one.host]] != home:
                board.shift(k, place[one.host], home)


def _homes(
    spans: Mapping[Hosting, frozenset[int]],
    seats: Mapping[Hosting, Sequence[int]],
    *,
    free: Sequence[int],
) -> dict[Hosting, int]:
    """Return the table, from 0, of each who is there while they host."""
    there = [one for one in spans if spans[one]]
    homes = {one: one.table - 1 for one in there if one.table is not None}

    def taken(mine: Hosting) -> set[int]:
        """Return the tables that others host while this one does."""
        return {t for one, t in homes.items() if one != mine and spans[one] & spans[mine]}

    for one in there:
        own = [t for t in seats[one] if t >= 0 and t not in taken(one)]
        if own:
            homes.setdefault(one, own[0])
    for one in there:
        if one not in homes:
            left = [t for t in free if t not in taken(one)]
            if not left:
                raise Infeasible("hosts", (one.host,), "hosts", (("possible", len(taken(one))),))
            homes[one] = left[0]
    return homes


def _there(board: Board, rounds: Sequence[Round], one: Hosting, place: int) -> frozenset[int]:
    """Return the rounds, from 0, in which somebody hosts and is there."""
    return frozenset(
        k
        for k, item in enumerate(rounds)
        if one.first <= item.number <= one.last and board.floor.here[k, place]
    )


def _widowed(rounds: Iterable[Round]) -> list[int]:
    """Return the tables that were published with a host, in order of host."""
    published = {m.host: m.table - 1 for r in rounds for m in r.meetings if m.host is not None}
    return [table for _, table in sorted(published.items())]
