"""Who takes over a table that has lost its host: which tables, who may, and why not. Seats nobody."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

import matching
from service.errors import Stale
from service.operations.history import takeovers_asked
from service.operations.roster import numbers_of
from service.store.models import Plan
from service.store.queries.hosts import hosts_in
from service.store.queries.places import places_of


@dataclass(frozen=True, slots=True)
class Vacancies:
    """What a plan lacks in hosts from a round on, in numbers of people.

    `lost` are the tables at which people sit without their host, each with whose it is; `busy` those who
    are there and host, `free` those who are there and could.
    """

    from_round: int
    lost: Mapping[int, int]
    busy: frozenset[int]
    free: frozenset[int]


def vacancies_of(
    session: Session,
    plan: Plan,
    *,
    from_round: int,
    gone: Collection[int] = (),
    came: Collection[int] = (),
) -> Vacancies:
    """Return who lacks at which table; `gone` will not be there and `came` will, whatever the plan says."""
    hosts = hosts_in(plan.asked, from_round)
    if not hosts:
        return Vacancies(from_round, {}, frozenset(), frozenset())
    people = {row_id: number for number, row_id in numbers_of(session, plan.event_id).items()}
    coming = [
        (people[one.response_id], one.table)
        for one in places_of(session, plan.id)
        if one.round >= from_round and people[one.response_id] not in gone
    ]
    seated, still = {number for number, _ in coming}, {table for _, table in coming}
    homes = _homes(session, plan, hosts, people)
    lost = {homes[one]: one for one in sorted(homes) if one not in seated and homes[one] in still}
    there = frozenset(seated | {*came})
    return Vacancies(from_round, lost, there & hosts, there - hosts)


def takeovers_made(session: Session, plan: Plan) -> tuple[matching.Takeover, ...]:
    """Return who takes over which table by this repair; those of earlier repairs count already."""
    had = session.get(Plan, plan.repairs) if plan.repairs else None
    before = takeovers_asked(had.asked) if had else ()
    return tuple(one for one in takeovers_asked(plan.asked) if one not in before)


def takeovers_of(vacancies: Vacancies, hosts: Mapping[int, int]) -> tuple[matching.Takeover, ...]:
    """Return that these people, by the number of the table, host from a round on.

    Raises `Stale` where a table has its host or nobody (`hosted`), and with who it is about somebody who
    is not there (`away`) or hosts already (`hosts`).
    """
    busy, found = set(vacancies.busy), []
    for table, number in sorted(hosts.items()):
        if table not in vacancies.lost:
            raise Stale("hosted")
        if number in busy:
            raise Stale("hosts", (number,))
        if number not in vacancies.free:
            raise Stale("away", (number,))
        busy.add(number)
        instead_of = vacancies.lost[table]
        found.append(matching.Takeover(vacancies.from_round, table, number, instead_of))
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
