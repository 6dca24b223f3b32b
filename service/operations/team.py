"""Who runs an event together. An event keeps at least one owner."""

from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from service.errors import LastOwner, NotFound
from service.operations.organizers import new_organizer
from service.store.models import Event, Invitation, Membership
from service.store.values import Role
from service.tokens import digest, new_token

INVITATION_DAYS = 14


def invite(session: Session, event_id: int, *, role: Role, label: str, now: datetime) -> str:
    """Return the token of a link by which one person joins; it is shown once and not stored."""
    token = new_token()
    session.add(
        Invitation(
            event_id=event_id,
            role=role,
            label=label,
            digest=digest(token),
            created_at=now,
            expires_at=now + timedelta(days=INVITATION_DAYS),
            used_at=None,
        )
    )
    return token


def accept_invitation(session: Session, token: str, *, organizer_id: int, now: datetime) -> str:
    """Give the organizer the role they were invited to; return the event's slug.

    Someone who is in already keeps the role they have. `NotFound` when the link is not good.
    """
    invitation = session.scalar(
        select(Invitation)
        .where(
            Invitation.digest == digest(token),
            Invitation.used_at.is_(None),
            Invitation.expires_at > now,
        )
        .with_for_update()
    )
    if invitation is None:
        raise NotFound
    invitation.used_at = now
    if _membership(session, invitation.event_id, organizer_id) is None:
        session.add(
            Membership(
                event_id=invitation.event_id,
                organizer_id=organizer_id,
                role=invitation.role,
                created_at=now,
            )
        )
    return session.get_one(Event, invitation.event_id).slug


def join(
    session: Session, token: str, *, name: str, email: str, password: str, now: datetime
) -> tuple[int, str]:
    """Store a new organizer who came by an invitation; return id and slug."""
    organizer_id = new_organizer(session, name=name, email=email, password=password, now=now)
    return organizer_id, accept_invitation(session, token, organizer_id=organizer_id, now=now)


def withdraw_invitation(session: Session, event_id: int, invitation_id: int) -> None:
    """Make an unused link useless."""
    session.execute(
        delete(Invitation).where(Invitation.id == invitation_id, Invitation.event_id == event_id)
    )


def change_role(session: Session, event_id: int, organizer_id: int, role: Role) -> None:
    """Give a member another role."""
    membership = _membership(session, event_id, organizer_id)
    if membership is None:
        raise NotFound
    if membership.role is Role.OWNER and role is not Role.OWNER:
        _refuse_last_owner(session, event_id)
    membership.role = role


def remove_member(session: Session, event_id: int, organizer_id: int) -> None:
    """Take a member off the team."""
    membership = _membership(session, event_id, organizer_id)
    if membership is None:
        raise NotFound
    if membership.role is Role.OWNER:
        _refuse_last_owner(session, event_id)
    session.delete(membership)


def _membership(session: Session, event_id: int, organizer_id: int) -> Membership | None:
    return session.scalar(
        select(Membership).where(
            Membership.event_id == event_id, Membership.organizer_id == organizer_id
        )
    )


def _refuse_last_owner(session: Session, event_id: int) -> None:
    # The event row is locked so that two owners cannot leave at the same moment.
    session.scalar(select(Event.id).where(Event.id == event_id).with_for_update())
    owners = session.scalar(
        select(func.count())
        .select_from(Membership)
        .where(Membership.event_id == event_id, Membership.role == Role.OWNER)
    )
    if (owners or 0) < 2:
        raise LastOwner
