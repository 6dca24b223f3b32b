"""Whom somebody met, what they noted about them, and with whom both said yes."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from service.store.models import FollowUp, Meeting, Plan, Response, Round, Seat
from service.store.queries.day import absent, attending
from service.store.queries.held import begun_rounds
from service.store.queries.hosts import hosts_in
from service.store.queries.people import namesakes_of
from service.store.queries.plans import published_plan
from service.store.values import Presence


@dataclass(frozen=True, slots=True)
class Met:
    """Somebody who sat at one's table, and in which rounds."""

    id: int
    number: int
    name: str
    rounds: tuple[int, ...]


def people_met(
    session: Session, plan: Plan, response_id: int, *, until: datetime
) -> tuple[Met, ...]:
    """Return whom somebody met in rounds that began by then, in the order they met."""
    return people_beside(session, plan, response_id, begun_rounds(session, plan, until=until))


def people_beside(
    session: Session, plan: Plan, response_id: int, rounds: Collection[int]
) -> tuple[Met, ...]:
    """Return with whom somebody sits in some rounds, in their order; nobody who is known not to be there."""
    own, other = aliased(Seat), aliased(Seat)
    rows = session.execute(
        select(Response.id, Response.number, Response.name, Round.number.label("round"))
        .join(other, other.response_id == Response.id)
        .join(Meeting, Meeting.id == other.meeting_id)
        .join(Round, Round.id == Meeting.round_id)
        .join(own, own.meeting_id == Meeting.id)
        .where(
            Round.plan_id == plan.id,
            Round.number.in_(rounds),
            own.response_id == response_id,
            other.response_id != response_id,
            ~absent(own.response_id),
            ~absent(other.response_id),
            Response.withdrawn_at.is_(None),
        )
        .order_by(Round.number, other.position)
    ).all()
    together: dict[int, list[int]] = {}
    for row in rows:
        together.setdefault(row.id, []).append(row.round)
    people, shared = {row.id: row for row in rows}, namesakes_of(session, plan.event_id)
    return tuple(
        Met(id_, row.number, shared.get(id_, row.name), tuple(together[id_]))
        for id_, row in people.items()
    )


def agreed_with(session: Session, response_id: int, *, at: datetime) -> list[tuple[str, str, str]]:
    """Return with whom somebody agreed at that instant to talk again: name, how to reach them, their line."""
    rows = session.execute(
        select(Response.name, FollowUp.contact, FollowUp.line)
        .join(Response, Response.id == FollowUp.writer_id)
        .where(FollowUp.other_id == response_id, FollowUp.agreed_at == at)
        .order_by(FollowUp.id)
    )
    return [(name, contact, line) for name, contact, line in rows]


def seated_by(session: Session, plan: Plan, *, until: datetime) -> frozenset[int]:
    """Return the row ids of all who were there for a seat in rounds that began by then."""
    return frozenset(
        session.scalars(
            select(Seat.response_id)
            .join(Meeting, Meeting.id == Seat.meeting_id)
            .join(Round, Round.id == Meeting.round_id)
            .where(
                Round.plan_id == plan.id,
                Round.number.in_(begun_rounds(session, plan, until=until)),
                ~absent(Seat.response_id),
            )
        )
    )


def unseen(session: Session, event_id: int) -> frozenset[int]:
    """Return the row ids of those who were not checked in; of none where nobody was.

    Hosts are seen at their tables, checked in or not: one who is not there leaves a table without a host.
    """
    rows, plan = attending(session, event_id), published_plan(session, event_id)
    # Whoever comes unannounced is here without being checked in.
    if not any(row.presence is Presence.HERE and not row.is_walk_up for row in rows):
        return frozenset()
    hosts = hosts_in(plan.asked) if plan else frozenset()
    return frozenset(
        row.response_id
        for row in rows
        if row.presence is Presence.EXPECTED and row.number not in hosts
    )


def follow_ups_by(session: Session, response_id: int) -> dict[int, FollowUp]:
    """Return what somebody noted, by the row id of whom it is about."""
    rows = session.scalars(
        select(FollowUp).where(FollowUp.writer_id == response_id).order_by(FollowUp.id)
    )
    return {row.other_id: row for row in rows}


def follow_up(session: Session, writer_id: int, other_id: int) -> FollowUp | None:
    """Return what one person noted about another."""
    return session.scalar(
        select(FollowUp).where(FollowUp.writer_id == writer_id, FollowUp.other_id == other_id)
    )


@dataclass(frozen=True, slots=True)
class Wishes:
    """How an event's people answered, counted. Nobody can be found in it."""

    writers: int
    willing: int
    agreed: int


def wishes_of(session: Session, event_id: int) -> Wishes:
    """Count who answered, who would talk to somebody again, and how many pairs both said yes."""
    of_event = FollowUp.event_id == event_id
    writers = select(func.count(FollowUp.writer_id.distinct())).where(of_event)
    agreed = select(func.count()).where(of_event, FollowUp.agreed_at.is_not(None))
    return Wishes(
        session.scalar(writers) or 0,
        session.scalar(writers.where(FollowUp.wants)) or 0,
        (session.scalar(agreed) or 0) // 2,
    )
