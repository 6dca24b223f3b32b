"""Events as organizers and attendees find them."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session, joinedload

from service.store.models import (
    Day,
    Event,
    Invitation,
    Membership,
    Organizer,
    Plan,
    PlanState,
    Response,
)
from service.store.queries.plans import counts
from service.store.values import Role
from service.tokens import digest


@dataclass(frozen=True, slots=True)
class EventLine:
    """One event in an organizer's list."""

    event: Event
    role: Role
    responses: int
    # Of the published plan, else of the one asked for last.
    plan_state: str | None
    # The clock of the rounds; None before anybody touched it.
    day: Day | None


def events_of(session: Session, organizer_id: int) -> list[EventLine]:
    """Return the organizer's events, the nearest or newest first."""
    responses = (
        select(func.count())
        .select_from(Response)
        .where(Response.event_id == Event.id, Response.withdrawn_at.is_(None))
        .correlate(Event)
        .scalar_subquery()
    )
    state = (
        select(Plan.state)
        .where(Plan.event_id == Event.id, counts())
        .order_by(case((Plan.state == PlanState.PUBLISHED, 0), else_=1), Plan.id.desc())
        .limit(1)
        .correlate(Event)
        .scalar_subquery()
    )
    rows = session.execute(
        select(Event, Membership.role, responses, state, Day)
        .join(Membership, Membership.event_id == Event.id)
        .outerjoin(Day, Day.event_id == Event.id)
        .where(Membership.organizer_id == organizer_id)
        .order_by(Event.starts_at.desc(), Event.id.desc())
    )
    return [
        EventLine(event, role, count or 0, plan_state.value if plan_state else None, day)
        for event, role, count, plan_state, day in rows
    ]


def last_zone_of(session: Session, organizer_id: int) -> str:
    """Return the time zone of the event that the organizer made or joined last; empty without any."""
    found = session.scalar(
        select(Event.time_zone)
        .join(Membership)
        .where(Membership.organizer_id == organizer_id)
        .order_by(Membership.created_at.desc(), Event.id.desc())
        .limit(1)
    )
    return found or ""


def membership_of(session: Session, slug: str, organizer_id: int) -> Membership | None:
    """Return the organizer's membership at an event, with the event."""
    return session.scalar(
        select(Membership)
        .join(Event, Event.id == Membership.event_id)
        .where(Event.slug == slug, Membership.organizer_id == organizer_id)
        .options(joinedload(Membership.event))
    )


def event_by_slug(session: Session, slug: str) -> Event | None:
    """Return an event by the name in its address."""
    return session.scalar(select(Event).where(Event.slug == slug))


def event_by_id(session: Session, event_id: int) -> Event | None:
    """Return an event that a signed link names."""
    return session.get(Event, event_id)


def team_of(session: Session, event_id: int) -> list[Membership]:
    """Return who runs an event, with the organizers, the first member first."""
    return list(
        session.scalars(
            select(Membership)
            .where(Membership.event_id == event_id)
            .options(joinedload(Membership.organizer))
            .join(Organizer, Organizer.id == Membership.organizer_id)
            .order_by(Membership.id)
        )
    )


def invitations_of(session: Session, event_id: int, now: datetime) -> list[Invitation]:
    """Return the invitations nobody has used yet, oldest first."""
    return list(
        session.scalars(
            select(Invitation)
            .where(
                Invitation.event_id == event_id,
                Invitation.used_at.is_(None),
                Invitation.expires_at > now,
            )
            .order_by(Invitation.id)
        )
    )


def invitation_by_token(session: Session, token: str, now: datetime) -> Invitation | None:
    """Return an unused invitation with its event, without using it."""
    return session.scalar(
        select(Invitation)
        .where(
            Invitation.digest == digest(token),
            Invitation.used_at.is_(None),
            Invitation.expires_at > now,
        )
        .options(joinedload(Invitation.event))
    )
