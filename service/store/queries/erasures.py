"""Receipts of what was erased."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.models import Erasure

SHOWN = 20


def erasures_of(session: Session, organizer_id: int) -> list[Erasure]:
    """Return an owner's latest receipts, the newest first."""
    return list(
        session.scalars(
            select(Erasure)
            .where(Erasure.organizer_id == organizer_id)
            .order_by(Erasure.erased_at.desc(), Erasure.id.desc())
            .limit(SHOWN)
        )
    )
