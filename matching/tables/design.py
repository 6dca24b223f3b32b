"""Zero-repeat rounds fitted to a room: hosts pinned, short tables short; knows no affinity."""

from dataclasses import dataclass

import numpy as np

from matching.tables.catalog import stored_rounds
from matching.tables.difference import transversal_rounds
from matching.tables.room import Bools, Ints, Room

_STEPS = 20_000


@dataclass(frozen=True, slots=True)
class Design:
    """Rounds for labels: ``tables`` (rounds, n) where each sits, ``pinned`` (n,) which host.

    A label that is pinned is worn by the host it names, others (-1) by any guest.
    """

    tables: Ints
    pinned: Ints


def design_of(room: Room, rounds: int) -> Design | None:
    """Return rounds in which no two labels meet twice, or None where none are known.

    Tables may have k or k - 1 seats. Hosts stay, which needs as many labels that never meet as
    there are hosts and short tables without one. Parties, which meet again and again, are not
    provided for.

    Parameters
    ----------
    room : Room
    rounds : int
    """
    short = room.sizes < room.most
    if room.parties or room.most - room.sizes.min() > 1 or room.most < 2:
        return None
    hosts = np.flatnonzero(room.home >= 0)
    if short[room.home[hosts]].any():
        return None
    for labels in _schedules(room.tables, room.most, rounds):
        special = _strangers(labels, len(hosts) + int(short.sum()))
        if special is not None:
            return _fitted(room, labels, hosts=hosts, special=special)
    return None


def _schedules(tables: int, size: int, rounds: int) -> list[Ints]:
    stored = stored_rounds(tables, size)
    built = transversal_rounds(tables, size, rounds)
    known = [] if built is None else [built]
    if stored is not None and len(stored) >= rounds:
        known.append(stored[:rounds])
    return known


def _strangers(labels: Ints, count: int) -> list[int] | None:
    """Return so many labels that never meet one another, by depth-first search."""
    if count == 0:
        return []
    meet = np.zeros((labels.shape[1], labels.shape[1]), dtype=np.bool_)
    for row in labels:
        meet |= row[:, None] == row[None, :]
    chosen: list[int] = []
    open_: list[Bools] = [np.ones(len(meet), dtype=np.bool_)]
    for _ in range(_STEPS):
        left = np.flatnonzero(open_[-1])
        if len(chosen) + len(left) < count:
            if not chosen:
                return None
            open_.pop()
            open_[-1][chosen.pop()] = False
            continue
        chosen.append(int(left[0]))
        if len(chosen) == count:
            return chosen
        open_.append(open_[-1] & ~meet[left[0]])
    return None


def _fitted(room: Room, labels: Ints, *, hosts: Ints, special: list[int]) -> Design:
    """Name the tables of each round so that hosts are at home and missing seats where due."""
    short = np.flatnonzero(room.sizes < room.most)
    named = np.append(room.home[hosts], short)
    others = np.setdiff1d(np.arange(room.tables), named)
    gone = special[len(hosts) :]
    here = np.setdiff1d(np.arange(labels.shape[1]), gone)
    rows = []
    for row in labels:
        name = np.empty(room.tables, dtype=np.int64)
        name[row[special]] = named
        name[np.setdiff1d(np.arange(room.tables), row[special])] = others
        rows.append(name[row][here])
    pinned = np.full(labels.shape[1], -1, dtype=np.int64)
    pinned[special[: len(hosts)]] = hosts
    return Design(np.array(rows), pinned[here])
