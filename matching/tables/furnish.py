"""From roster and rules to a room: sizes, hosts, parties, bars; seats nobody."""

from dataclasses import replace

import numpy as np

from matching.affinity import Affinities
from matching.company import Company
from matching.progress import Between, unwatched
from matching.roster import Roster
from matching.rules import Rules, host_ids
from matching.tables.room import Bools, Ints, Room, Whole, units_of

_ROWS = 500


def room_of(
    roster: Roster,
    rules: Rules,
    company: Company,
    affinities: Affinities | None = None,
    *,
    between: Between = unwatched,
) -> Room:
    """Return the room of a roster; without affinities all are 0.

    People who met before may sit together again, as a repeat. The organizer's seat-together
    outweighs every bar but keep-apart. ``between`` is called between blocks of rows; what it
    raises ends the work.

    Notes
    -----
    Five bytes for each of n * n pairs, in blocks of rows.
    """
    n = len(roster)
    units = units_of(n, company.together)
    barred = _bars(roster, rules, between)
    for unit in units:
        barred[np.ix_(unit, unit)] = False
    place = {a: i for i, a in enumerate(roster.ids)}
    hosts = [place[a] for a in host_ids(rules, roster)]
    home = np.full(n, -1, dtype=np.int64)
    home[hosts] = np.arange(len(hosts))
    sizes = table_sizes(n, rules.table_size)
    return Room.of(
        _worth(n, affinities, between), barred, sizes=sizes, home=home, units=units, met=company.met
    )


def table_sizes(people: int, size: int) -> Ints:
    """Return the seats of each table: as few tables as hold everybody, larger ones first.

    Nobody sits alone: an odd number at tables of two makes one table of three.

    Examples
    --------
    >>> table_sizes(10, 4).tolist(), table_sizes(3, 8).tolist()
    ([4, 3, 3], [3])
    """
    tables = max(1, min(-(-people // size), people // 2))
    sizes = np.full(tables, people // tables, dtype=np.int64)
    sizes[: people % tables] += 1
    return sizes


def _bars(roster: Roster, rules: Rules, between: Between) -> Bools:
    """Return who must not meet, shape (n, n), whether or not they met before."""
    n = len(roster)
    strangers = tuple(replace(a, met=()) for a in roster.attendees)
    company = Company(Roster(strangers, roster.digest), replace(rules, met_before=()))
    barred = np.empty((n, n), dtype=np.bool_)
    for low in range(0, n, _ROWS):
        high = min(n, low + _ROWS)
        between()
        np.logical_not(company.rows(low, high), out=barred[low:high])
    np.fill_diagonal(barred, val=False)
    return barred


def _worth(n: int, affinities: Affinities | None, between: Between) -> Whole:
    if affinities is None:
        return np.broadcast_to(np.int32(0), (n, n))
    worth = np.empty((n, n), dtype=np.int32)
    for low in range(0, n, _ROWS):
        high = min(n, low + _ROWS)
        between()
        worth[low:high] = affinities.rows(low, high)
    return worth
