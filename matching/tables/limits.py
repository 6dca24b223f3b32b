"""What counting says about tables before anybody is seated; knows no way to seat them."""

from collections.abc import Sequence
from itertools import chain

import numpy as np

from matching.company import Company
from matching.errors import Infeasible
from matching.interests.fold import fold
from matching.outcome import Notice
from matching.roster import Roster
from matching.rules import Rules, host_ids
from matching.tables.bound import least_repeats, possible_rounds
from matching.tables.furnish import room_of, table_sizes
from matching.tables.packing import packed
from matching.tables.room import Bools, Pairs, Room

# More people at one table than this rarely keep one conversation.
_TALKATIVE = 5


def check_tables(roster: Roster, rules: Rules, company: Company) -> None:
    """Refuse tables that counting alone shows to be impossible.

    Raises
    ------
    Infeasible
        ``hosts`` (more than tables), ``different`` (a group larger than the number of tables),
        and whatever `check_room` refuses; the fact ``possible`` says how many there may be.
    """
    sizes = table_sizes(len(roster), rules.table_size)
    check_hosts(host_ids(rules, roster), len(sizes))
    _check_groups(roster, rules, len(sizes))
    check_room(room_of(roster, rules, company), roster.ids, apart=company.apart)


def check_hosts(hosts: Sequence[int], tables: int) -> None:
    """Refuse more hosts than tables."""
    if len(hosts) > tables:
        raise Infeasible("hosts", tuple(hosts), "hosts", (("possible", tables),))


def check_room(room: Room, ids: Sequence[int], *, apart: Pairs) -> None:
    """Refuse a room whose rules leave no way to seat even one round, as far as counting shows.

    Parameters
    ----------
    room : Room
    ids : sequence of int
        How errors name each person.
    apart : sequence of pairs
        Who must be kept apart, even within a party, where other bars do not count.

    Raises
    ------
    Infeasible
        ``together`` (a party larger than its table, or parties that do not fit), ``hosts`` (two
        in one party), ``together-apart``, ``tables`` (somebody may sit with fewer people than
        the smallest table holds, or fewer pairs may meet than tables hold), or ``keep-apart``
        (more people who all exclude one another than tables).

    Notes
    -----
    Necessary conditions only. Cost O(n**2).
    """
    _check_parties(room, ids, apart)
    _check_packing(room, ids)
    _check_company(room, ids)
    _check_crowd(room, ids)


def warnings(room: Room, rounds: int) -> tuple[Notice, ...]:
    """Return what is certain of every plan for a room.

    ``repeats-certain`` says how many rounds are ``possible`` without repeats and how many repeats
    there are at ``least``; ``large-table`` that tables have ``seats`` for more people than talk as
    one.
    """
    told = []
    least = least_repeats(room, rounds)
    if least:
        facts = (("possible", possible_rounds(room, rounds)), ("least", least))
        told.append(Notice("repeats-certain", None, (), facts))
    if room.most > _TALKATIVE:
        told.append(Notice("large-table", None, (), (("seats", room.most),)))
    return tuple(told)


def _check_parties(room: Room, ids: Sequence[int], apart: Pairs) -> None:
    for party in room.parties:
        who = tuple(ids[i] for i in party)
        hosts = room.home[list(party)]
        if (hosts >= 0).sum() > 1:
            raise Infeasible("hosts", who, "seat-together", (("possible", 1),))
        most = int(room.sizes[hosts.max()]) if hosts.max() >= 0 else room.most
        if len(party) > most:
            raise Infeasible("together", who, "table-size", (("possible", most),))
    clash = [(a, b) for a, b in apart if room.party_of[a] == room.party_of[b] >= 0]
    if clash:
        pair = (ids[clash[0][0]], ids[clash[0][1]])
        raise Infeasible("together-apart", pair, "seat-together", (("pairs", len(clash)),))


def _check_packing(room: Room, ids: Sequence[int]) -> None:
    """Refuse parties that fit the tables one by one, but not all at once."""
    left = room.sizes.copy()
    np.subtract.at(left, room.home[room.home >= 0], 1)
    for party in room.parties:
        home = int(room.home[list(party)].max())
        if home >= 0:
            left[home] -= len(party) - 1
    parts = sorted((len(p) for p in room.parties if not room.fixed[p[0]]), reverse=True)
    if left.min() < 0 or packed(parts, left) is None:
        who = tuple(ids[i] for i in chain.from_iterable(room.parties))
        raise Infeasible("together", who, "seat-together", (("pairs", len(room.parties)),))


def _check_company(room: Room, ids: Sequence[int]) -> None:
    """Refuse a table of which somebody could not fill the other seats."""
    seats = np.where(room.home >= 0, room.sizes[room.home], room.sizes.min())
    allowed = room.people - room.barred.sum(axis=1)
    for party in room.parties:
        members = list(party)
        allowed[members] = room.people - room.barred[members].any(axis=0).sum()
        seats[members] = seats[members].max()
    short = np.flatnonzero(allowed < seats).tolist()
    if short:
        who = tuple(ids[i] for i in short)
        facts = (("possible", int(allowed[short].min())), ("asked", int(seats[short].max())))
        raise Infeasible("tables", who, "table-size", facts)
    pairs, needed = int(allowed.sum() - room.people) // 2, int((room.sizes**2).sum())
    if not room.parties and pairs < (needed - room.people) // 2:
        raise Infeasible("tables", (), "table-size", (("pairs", pairs),))


def _check_crowd(room: Room, ids: Sequence[int]) -> None:
    """Refuse more people than tables of whom no two may sit together; finds most such crowds."""
    many = room.barred.sum(axis=1)
    crowd: list[int] = []
    left: Bools = many >= room.tables
    for i in np.lexsort((np.arange(room.people), -many)).tolist():
        if left[i]:
            crowd.append(i)
            left = left & room.barred[i]
    if len(crowd) > room.tables:
        who = tuple(sorted(ids[i] for i in crowd))
        raise Infeasible("keep-apart", who, "keep-apart", (("possible", room.tables),))


def _check_groups(roster: Roster, rules: Rules, tables: int) -> None:
    for name in rules.different:
        members: dict[str, list[int]] = {}
        for a in roster.attendees:
            if value := fold(a.attribute(name)):
                members.setdefault(value, []).append(a.id)
        for who in members.values():
            if len(who) > tables:
                raise Infeasible("different", tuple(who), "different", (("possible", tables),))
