"""What attendees wrote."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from service.store.models import Answer, Response, Upload
from service.store.values import Kind


def responses_of(session: Session, event_id: int) -> list[Response]:
    """Return everybody who takes part, by name, with their answers."""
    return list(
        session.scalars(
            select(Response)
            .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
            .options(selectinload(Response.answers))
            .order_by(func.lower(Response.name), Response.number)
        )
    )


def needs_are_known(session: Session, event_id: int) -> bool:
    """Say whether somebody who takes part has written what they need to be there."""
    found = session.scalar(
        select(Answer.id)
        .join(Response, Response.id == Answer.response_id)
        .where(
            Response.event_id == event_id,
            Response.withdrawn_at.is_(None),
            Answer.kind == Kind.ACCESS,
        )
        .limit(1)
    )
    return found is not None


def newest_responses_of(session: Session, event_id: int, limit: int) -> list[Response]:
    """Return who wrote last by themselves, newest first, without answers; nobody who was only imported."""
    return list(
        session.scalars(
            select(Response)
            .where(Response.event_id == event_id, Response.withdrawn_at.is_(None), Response.is_own)
            .order_by(Response.updated_at.desc(), Response.number.desc())
            .limit(limit)
        )
    )


def count_of(session: Session, event_id: int) -> int:
    """Count who takes part."""
    return (
        session.scalar(
            select(func.count())
            .select_from(Response)
            .where(Response.event_id == event_id, Response.withdrawn_at.is_(None))
        )
        or 0
    )


def addresses_of(session: Session, event_id: int) -> dict[int, str]:
    """Return the addresses of those who gave one, by row id."""
    rows = session.execute(
        select(Response.id, Response.email)
        .where(
            Response.event_id == event_id,
            Response.withdrawn_at.is_(None),
            Response.email.is_not(None),
        )
        .order_by(Response.id)
    )
    return {row_id: email for row_id, email in rows if email}


def response_by_key(session: Session, key: str) -> Response | None:
    """Return the response a private link opens, withdrawn ones too."""
    return session.scalar(
        select(Response).where(Response.key == key).options(selectinload(Response.answers))
    )


def response_by_number(session: Session, event_id: int, number: int) -> Response | None:
    """Return one attendee of an event."""
    return session.scalar(
        select(Response)
        .where(
            Response.event_id == event_id,
            Response.number == number,
            Response.withdrawn_at.is_(None),
        )
        .options(selectinload(Response.answers))
    )


def upload_of(session: Session, event_id: int, upload_id: int) -> Upload | None:
    """Return a file that waits for the organizer's yes."""
    return session.scalar(select(Upload).where(Upload.id == upload_id, Upload.event_id == event_id))
