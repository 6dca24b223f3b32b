"""What counting says about tables before anybody is seated; knows no way to seat them."""

import numpy as np
import numpy.typing as npt

from matching.company import Company
from matching.errors import Infeasible
from matching.roster import Roster
from matching.rules import Rules, apart_pairs, host_ids

Ints = npt.NDArray[np.int64]


def check_tables(roster: Roster, rules: Rules, company: Company) -> None:
    """Refuse tables that counting alone shows to be impossible.

    Raises
    ------
    Infeasible
        ``hosts`` (more than tables, or two to be seated together), ``together`` (a party larger
        than a table), ``together-apart`` (through others) or ``different`` (a group larger than
        the number of tables); the fact ``possible`` says how many there may be.
    """
    sizes = table_sizes(len(roster), rules.table_size)
    hosts = host_ids(rules, roster)
    if len(hosts) > len(sizes):
        raise Infeasible("hosts", hosts, "hosts", (("possible", len(sizes)),))
    _check_groups(roster, rules, len(sizes))
    _check_units(roster, rules, units_of(company.n, company.together), int(sizes.max()))


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


def units_of(n: int, together: tuple[tuple[int, int], ...]) -> tuple[tuple[int, ...], ...]:
    """Return the parties that pairs to be seated together add up to, singles included.

    Examples
    --------
    >>> units_of(5, ((0, 2), (2, 4)))
    ((0, 2, 4), (1,), (3,))
    """
    head = list(range(n))
    for a, b in together:
        one, two = head[a], head[b]
        head = [min(one, two) if h in (one, two) else h for h in head]
    found: dict[int, list[int]] = {}
    for i, h in enumerate(head):
        found.setdefault(h, []).append(i)
    return tuple(tuple(unit) for unit in found.values())


def _check_units(
    roster: Roster, rules: Rules, units: tuple[tuple[int, ...], ...], most: int
) -> None:
    hosts = frozenset(host_ids(rules, roster))
    apart = apart_pairs(rules, roster)
    for unit in units:
        who = tuple(roster.ids[i] for i in unit)
        if len(unit) > most:
            raise Infeasible("together", who, "table-size", (("possible", most),))
        if len(hosts & frozenset(who)) > 1:
            raise Infeasible("hosts", who, "seat-together", (("possible", 1),))
        clash = [pair for pair in apart if pair[0] in who and pair[1] in who]
        if clash:
            raise Infeasible("together-apart", clash[0], "seat-together", (("pairs", len(clash)),))


def _check_groups(roster: Roster, rules: Rules, tables: int) -> None:
    if "group" not in rules.different:
        return
    members: dict[str, list[int]] = {}
    for a in roster.attendees:
        if a.group:
            members.setdefault(a.group, []).append(a.id)
    for who in members.values():
        if len(who) > tables:
            raise Infeasible("different", tuple(who), "different", (("possible", tables),))
