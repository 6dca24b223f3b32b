"""What counting says about tables before anybody is seated; knows no way to seat them."""

from collections.abc import Sequence
from itertools import chain
from typing import NoReturn

import numpy as np

from matching.company import Company
from matching.errors import Infeasible
from matching.interests.fold import fold
from matching.outcome import Notice
from matching.roster import Roster
from matching.rules import Rules, host_ids
from matching.tables.bound import crowded_pairs, least_repeats, possible_rounds
from matching.tables.causes import Causes, barred
from matching.tables.furnish import room_of, table_sizes
from matching.tables.packing import packed
from matching.tables.room import Bools, Ints, Pairs, Room, units_of

# More people at one table than this rarely keep one conversation.
_TALKATIVE = 5
_WISHES = Causes(None)


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
    _check_groups(roster, rules, company, tables=len(sizes))
    room = room_of(roster, rules, company)
    check_room(room, roster.ids, apart=company.apart, causes=Causes(company))


def check_hosts(hosts: Sequence[int], tables: int) -> None:
    """Refuse more hosts than tables."""
    if len(hosts) > tables:
        raise Infeasible("hosts", tuple(hosts), "hosts", (("possible", tables),))


def check_room(room: Room, ids: Sequence[int], *, apart: Pairs, causes: Causes = _WISHES) -> None:
    """Refuse a room whose rules leave no way to seat even one round, as far as counting shows.

    Parameters
    ----------
    room : Room
    ids : sequence of int
        How errors name each person.
    apart : sequence of pairs
        Who must be kept apart, even within a party, where other bars do not count.
    causes : Causes
        Which rules the bars of the room come from.

    Raises
    ------
    Infeasible
        ``together`` (a party larger than its table, or parties that do not fit), ``hosts`` (two
        in one party), ``together-apart``, or ``tables`` (fewer ``pairs`` may meet than tables
        hold). One of BARS, or ``combined`` with the fact ``rules``, where somebody may sit with
        fewer people (``possible``, themselves included) than there are ``seats`` at the smallest
        table, where each table has one of the ``hosts`` from whom somebody is barred, or where
        more people than tables (``possible``) all exclude one another. The fact ``pairs`` is how
        many pairs at least would have to be released.

    Notes
    -----
    Necessary conditions only. Cost O(n**2).
    """
    _check_parties(room, ids, apart)
    _check_packing(room, ids)
    _check_company(room, ids, causes)
    _check_hosted(room, ids, causes)
    _check_crowd(room, ids, causes)


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


def _check_company(room: Room, ids: Sequence[int], causes: Causes) -> None:
    """Refuse a table of which somebody could not fill the other seats."""
    seats = np.where(room.home >= 0, room.sizes[room.home], room.sizes.min())
    allowed = room.people - room.barred.sum(axis=1)
    for party in room.parties:
        members = list(party)
        allowed[members] = room.people - room.barred[members].any(axis=0).sum()
        seats[members] = seats[members].max()
    if (allowed < seats).any():
        _refuse_short(room, ids, causes, allowed=allowed, seats=seats)
    pairs, needed = int(allowed.sum() - room.people) // 2, int((room.sizes**2).sum())
    if not room.parties and pairs < (needed - room.people) // 2:
        named = "+".join(causes.all(room.people))
        raise Infeasible("tables", (), named, (("rules", named), ("pairs", pairs)))


def _refuse_short(
    room: Room, ids: Sequence[int], causes: Causes, *, allowed: Ints, seats: Ints
) -> NoReturn:
    """Name those who are short of company for the same reason as the first of them."""
    short = np.flatnonzero(allowed < seats)
    why = [causes.between(_unit(room, i), range(room.people)) for i in short.tolist()]
    who = short[[rules == why[0] for rules in why]]
    lacking = (seats - allowed)[who]
    # One pair less helps two people at most; members of a party lack the same company.
    halved = 0 if room.parties else -(-int(lacking.sum()) // 2)
    pairs = max(int(lacking.max()), halved)
    possible, most = int(allowed[who].min()), int(seats[who].max())
    facts = (("pairs", pairs), ("possible", possible), ("seats", most))
    raise barred(why[0], tuple(ids[i] for i in who.tolist()), "", facts=facts)


def _check_hosted(room: Room, ids: Sequence[int], causes: Causes) -> None:
    """Refuse guests who are barred from somebody of the host's party at every table."""
    hosts = np.flatnonzero(room.home >= 0).tolist()
    if len(hosts) < room.tables:
        return
    shut = np.ones(room.people, dtype=np.bool_)
    for host in hosts:
        from_one: Bools = np.logical_or.reduce(room.barred[:, _unit(room, host)], axis=1)
        for party in room.parties:
            from_one[list(party)] = from_one[list(party)].any()
        shut &= from_one
    for i in np.flatnonzero(shut & ~room.fixed).tolist():
        who, there = _unit(room, i), [x for host in hosts for x in _unit(room, host)]
        rules = causes.between(who, there)
        raise barred(rules, tuple(ids[x] for x in who), "hosts", facts=(("hosts", len(hosts)),))


def _unit(room: Room, i: int) -> list[int]:
    number = int(room.party_of[i])
    return list(room.parties[number]) if number >= 0 else [i]


def _check_crowd(room: Room, ids: Sequence[int], causes: Causes) -> None:
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
        pairs = crowded_pairs(len(crowd), room.tables)
        facts = (("pairs", pairs), ("possible", room.tables))
        raise barred(causes.between(crowd, crowd), who, "", facts=facts)


def _check_groups(roster: Roster, rules: Rules, company: Company, *, tables: int) -> None:
    """Refuse a group that must be parted at more tables than there are, parties counted once."""
    party = {roster.ids[i]: unit for unit in units_of(company.n, company.together) for i in unit}
    for name in rules.different:
        members: dict[str, list[int]] = {}
        for a in roster.attendees:
            if value := fold(a.attribute(name)):
                members.setdefault(value, []).append(a.id)
        for who in members.values():
            if len({party[a] for a in who}) > tables:
                raise Infeasible("different", tuple(who), "different", (("possible", tables),))
