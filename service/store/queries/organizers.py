"""Who is signed in, and where."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from service.store.models import SignIn, SignInLink
from service.tokens import digest


def sign_in_of(session: Session, token: str, now: datetime) -> SignIn | None:
    """Return the living sign-in that a browser's token opens, with its organizer."""
    return session.scalar(
        select(SignIn)
        .where(SignIn.digest == digest(token), SignIn.expires_at > now)
        .options(joinedload(SignIn.organizer))
    )


def sign_ins_of(session: Session, organizer_id: int, now: datetime) -> list[SignIn]:
    """Return the organizer's living sign-ins, newest first."""
    return list(
        session.scalars(
            select(SignIn)
            .where(SignIn.organizer_id == organizer_id, SignIn.expires_at > now)
            .order_by(SignIn.created_at.desc(), SignIn.id.desc())
        )
    )


def sign_in_link_exists(session: Session, token: str, now: datetime) -> bool:
    """Say whether a one-time link is still good, without using it."""
    return (
        session.scalar(
            select(SignInLink.id).where(
                SignInLink.digest == digest(token),
                SignInLink.used_at.is_(None),
                SignInLink.expires_at > now,
            )
        )
        is not None
    )
