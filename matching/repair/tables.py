"""Tables on the day: seats for those who came, tables levelled or given up; writes no words."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.errors import Infeasible
from matching.outcome import Round
from matching.progress import never
from matching.repair.board import Board
from matching.repair.climb import mend
from matching.repair.floor import NOWHERE
from matching.repair.hosts import seat_hosts
from matching.repair.newcomers import LEAST, seat_newcomers
from matching.roster import Roster
from matching.rules import Hosting

Ints = npt.NDArray[np.int64]
Unit = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Party:
    """Who may not be moved alone: parties to be seated together, by place, and the hosts."""

    units: tuple[Unit, ...]
    hosts: tuple[Hosting, ...]


def seat_at_tables(
    board: Board,
    roster: Roster,
    rounds: tuple[Round, ...],
    *,
    party: Party,
    size: int,
    most: int,
    stop: Callable[[], bool] = never,
) -> int:
    """Seat everybody who is there, moving as few of those who stay as the rules allow.

    Tables too small to be are given up; who came takes the seats that make tables even, by the
    assignment that is worth most; then tables are levelled and broken rules mended. Tables of
    ``size`` that are not needed any more are given up as well, the emptiest first, while that
    takes no more than ``most`` seats from people who stay. Returns how many it took.

    Raises
    ------
    Infeasible
        ``hosts`` when no table is free for a new one, ``alone`` when nobody can join somebody who
        must not move.
    """
    seat_hosts(board, roster, rounds, party.hosts)
    _seat_parties(board, party)
    spent = 0
    for k, item in enumerate(rounds):
        if not board.stirred(k):
            continue
        least = min([LEAST, *(len(m.attendees) for m in item.meetings)])
        # What one round leaves of its share is the next one's.
        left = most * (k + 1) // len(rounds) - spent
        spent += _give_up_tables(board, k, least=least, size=size, most=left)
        seat_newcomers(board, k)
    mend(board, stop)
    for k in range(len(rounds)):
        _settle_alone(board, k, roster)
    return spent


def _seat_parties(board: Board, party: Party) -> None:
    """Seat whoever came for a party with it; a party never moves apart."""
    for unit in party.units:
        for k in range(len(board.seats)):
            there = [p for p in unit if board.floor.here[k, p]]
            seated = [p for p in there if board.seats[k, p] >= 0]
            if not there:
                continue
            table = int(board.seats[k, seated[0]]) if seated else _best_table(board, k, there[0])
            for p in there:
                if board.seats[k, p] < 0:
                    board.shift(k, p, table)
            board.fixed[k, there] |= len(there) > 1


def _best_table(board: Board, k: int, who: int, *, but: int = NOWHERE) -> int:
    """Return the table that is best for one more: by rules, then by size, then by affinity."""
    worth = board.sums[k][who] - board.level * board.sizes[k]
    able = board.sizes[k] > 0
    if but != NOWHERE:
        able[but] = False
    return int(np.where(able, worth, worth.min() - 1).argmax())


def _give_up_tables(board: Board, k: int, *, least: int, size: int, most: int) -> int:
    """Give up the emptiest tables and spread their people over the others.

    As long as there are fewer than ``least`` people for a table it must be; as long as tables of
    ``size`` hold everybody without it, it is worth ``most`` seats in all. Returns how many seats
    were given up for that.
    """
    here = np.flatnonzero(board.floor.here[k])
    # Whom a rule keeps apart at one table has no other to go to.
    people, spent, last = len(here), 0, 3 if board.barred(here) else 2
    while True:
        used = np.flatnonzero(board.sizes[k]).tolist()
        able = [t for t in used if not board.fixed[k, board.members(k, t)].any()]
        if len(used) < last or not able:
            return spent
        table = min(able, key=lambda t: (int(board.sizes[k, t]), -t))
        who = board.members(k, table).tolist()
        if people >= least * len(used):
            spent += len(who)
            if people > size * (len(used) - 1) or spent > most:
                return spent - len(who)
        for p in who:
            board.shift(k, p, _best_table(board, k, p, but=table))


def _settle_alone(board: Board, k: int, roster: Roster) -> None:
    """Let whoever sits alone join the best other table, a locked one if need be."""
    for table in np.flatnonzero(board.sizes[k] == 1).tolist():
        if board.sizes[k, table] != 1:
            continue
        who = int(board.members(k, table)[0])
        if board.fixed[k, who]:
            number = board.floor.numbers[k]
            raise Infeasible("alone", (roster.ids[who],), "rules", (("round", number),))
        board.shift(k, who, _best_table(board, k, who, but=table))
