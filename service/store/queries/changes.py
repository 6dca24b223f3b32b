"""Who changed what, as the organizer may read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Row, Select, func, select
from sqlalchemy.orm import Session

from service.store.models import Change, Organizer, Response
from service.store.values import ChangedBy, TrailKind

# As many as anybody reads; the newest count.
MOST = 40


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """One change: by whom, which fields, when. `organizer` is empty where no account is left."""

    kind: TrailKind
    by: ChangedBy
    organizer: str
    fields: tuple[str, ...]
    at: datetime


def changes_of(session: Session, response_id: int) -> list[ChangeRow]:
    """Return the latest changes of one person's answers, newest first."""
    return _told(session.execute(_changes().where(Change.response_id == response_id)).all())


def withdrawals_of(session: Session, event_id: int) -> list[ChangeRow]:
    """Return the latest withdrawals of an event, newest first."""
    kept = _changes().where(Change.event_id == event_id, Change.kind == TrailKind.WITHDRAWN)
    return _told(session.execute(kept).all())


def withdrawn_count(session: Session, event_id: int) -> int:
    """Count who withdrew."""
    found = session.scalar(
        select(func.count())
        .select_from(Response)
        .where(Response.event_id == event_id, Response.withdrawn_at.is_not(None))
    )
    return found or 0


def _changes() -> Select[Change, str | None]:
    return (
        select(Change, Organizer.name)
        .outerjoin(Organizer, Organizer.id == Change.organizer_id)
        .order_by(Change.id.desc())
        .limit(MOST)
    )


def _told(rows: Sequence[Row[Change, str | None]]) -> list[ChangeRow]:
    return [
        ChangeRow(one.kind, one.by, name or "", tuple(one.fields), one.at) for one, name in rows
    ]
