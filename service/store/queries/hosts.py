"""Who hosts which table of a plan. Who is to host in plans to come stands with the people."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from service.store.evening import planned_times, running_round
from service.store.models import Event, Meeting, Plan, Response, Round, Seat
from service.store.queries.day import absent, day_of
from service.store.queries.held import is_awaited


def hosts_asked(asked: Mapping[str, Any] | None) -> tuple[int, ...]:
    """Return the numbers of those whom a plan was asked to keep at one table; a repair keeps its plan's."""
    return tuple((asked or {}).get("hosts", ()))


def hosts_in(asked: Mapping[str, Any] | None, number: int | None = None) -> frozenset[int]:
    """Return the numbers of those who host in a round of a plan, or in the last one.

    Whoever took a table over hosts from that round on, and whom it was taken from no more.
    """
    hosts = set(hosts_asked(asked))
    for one in sorted((asked or {}).get("takeovers", ()), key=lambda one: int(one["round"])):
        if number is None or one["round"] <= number:
            hosts = hosts - {one["instead_of"]} | {one["host"]}
    return frozenset(hosts)


def hosts_from(asked: Mapping[str, Any] | None, number: int) -> int:
    """Return from which round on somebody hosts who does: 1 unless they took a table over."""
    takeovers = (asked or {}).get("takeovers", ())
    return max((one["round"] for one in takeovers if one["host"] == number), default=1)


def tables_hosted(
    session: Session, plan_id: int, asked: Mapping[str, Any] | None
) -> dict[int, int]:
    """Return which table each host of a plan has, by row id; who left before the last round has none."""
    hosts = hosts_in(asked)
    if not hosts:
        return {}
    last = select(func.max(Round.number)).where(Round.plan_id == plan_id).scalar_subquery()
    return _tables_of(session, plan_id, hosts, Round.number == last)


@dataclass(frozen=True, slots=True)
class HostedNow:
    """Which table each host has who is there in the round that runs, by row id; none while none runs."""

    round: int
    tables: Mapping[int, int]


def hosted_now(session: Session, plan: Plan, *, now: datetime) -> HostedNow:
    """Return who hosts in the round that runs, even if a repair gives their table to others afterwards."""
    asked = plan.asked or {}
    if not (asked.get("hosts") or asked.get("takeovers")):
        return HostedNow(0, {})
    event, clock = session.get_one(Event, plan.event_id), day_of(session, plan.event_id)
    rounds = session.execute(
        select(Round.number, Round.starts_at, Round.minutes)
        .where(Round.plan_id == plan.id)
        .order_by(Round.number)
    )
    planned = planned_times(rounds)
    if is_awaited(session, event, clock, now=now):
        return HostedNow(0, {})
    number = running_round(event, clock, rounds=planned, now=now)
    hosts = hosts_in(asked, number)
    there = (Round.number == number, ~absent(Response.id))
    return HostedNow(number, _tables_of(session, plan.id, hosts, *there))


def _tables_of(
    session: Session, plan_id: int, hosts: Collection[int], *where: ColumnElement[bool]
) -> dict[int, int]:
    rows = session.execute(
        select(Response.id, Meeting.table)
        .join(Seat, Seat.response_id == Response.id)
        .join(Meeting, Meeting.id == Seat.meeting_id)
        .join(Round, Round.id == Meeting.round_id)
        .where(
            Round.plan_id == plan_id,
            *where,
            Response.number.in_(hosts),
            Response.withdrawn_at.is_(None),
        )
        .order_by(Meeting.table)
    )
    return {row.id: row.table for row in rows}
