"""Who takes over a table that has lost its host: which tables, who may, and why not. Seats nobody."""

from collections.abc import Collection, Mapping

from sqlalchemy.orm import Session

import matching
from service.errors import Stale
from service.operations.history import takeovers_asked
from service.operations.roster import numbers_of
from service.store.models import Plan
from service.store.queries.hosts import hosts_in
from service.store.queries.places import places_of


def lost_tables(
    session: Session, plan: Plan, *, from_round: int, gone: Collection[int]
) -> dict[int, int]:
    """Return the tables at which people sit without their host from a round on, and whose each is.

    `gone` are the numbers of those who will not be there, whatever the plan says.
    """
    hosts = hosts_in(plan.asked, from_round)
    if not hosts:
        return {}
    people = {row_id: number for number, row_id in numbers_of(session, plan.event_id).items()}
    coming = [one for one in places_of(session, plan.id) if one.round >= from_round]
    there = [one for one in coming if people[one.response_id] not in gone]
    seated = {people[one.response_id] for one in there}
    homes = _homes(session, plan, hosts, people)
    still = {one.table for one in there}
    return {homes[one]: one for one in sorted(homes) if one not in seated and homes[one] in still}


def takeovers_of(
    session: Session,
    plan: Plan,
    hosts: Mapping[int, int],
    *,
    from_round: int,
    gone: Collection[int],
    came: Collection[int],
) -> tuple[matching.Takeover, ...]:
    """Return that these people, by the number of the table, host from a round on.

    Raises `Stale` where a table has its host or nobody (`hosted`), and with who it is about somebody who
    is not there (`away`) or hosts already (`hosts`).
    """
    if not hosts:
        return ()
    lost = lost_tables(session, plan, from_round=from_round, gone=gone)
    numbers = {row_id: number for number, row_id in numbers_of(session, plan.event_id).items()}
    seated = {
        numbers[one.response_id] for one in places_of(session, plan.id) if one.round >= from_round
    }
    there = (seated | {*came}) - {*gone}
    busy = set(hosts_in(plan.asked, from_round)) & there
    found = []
    for table, number in sorted(hosts.items()):
        if table not in lost:
            raise Stale("hosted")
        if number not in there:
            raise Stale("away", (number,))
        if number in busy:
            raise Stale("hosts", (number,))
        busy.add(number)
        found.append(matching.Takeover(from_round, table, number, instead_of=lost[table]))
    return tuple(found)


def _homes(
    session: Session, plan: Plan, hosts: Collection[int], people: Mapping[int, int]
) -> dict[int, int]:
    """Return the table of each host: as they took it over, or sat there last in this plan or one it repairs."""
    homes = {one.host: one.table for one in takeovers_asked(plan.asked) if one.host in hosts}
    had: Plan | None = plan
    while had is not None and not homes.keys() >= set(hosts):
        sat = {
            people[one.response_id]: one.table
            for one in places_of(session, had.id)
            if one.table is not None and people[one.response_id] in hosts_in(had.asked, one.round)
        }
        homes = {**{one: sat[one] for one in sat if one in hosts}, **homes}
        had = session.get(Plan, had.repairs) if had.repairs else None
    return {host: table for host, table in homes.items() if host is not None}
