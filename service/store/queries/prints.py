"""What lies on paper since decks were made."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.store.models import Membership, Print
from service.store.values import DeckKind


def prints_of(session: Session, event_id: int) -> list[Print]:
    """Return all prints of an event, the newest of each kind first."""
    return list(
        session.scalars(
            select(Print).where(Print.event_id == event_id).order_by(Print.kind, Print.id.desc())
        )
    )


def print_of(session: Session, event_id: int, kind: DeckKind, print_id: int) -> Print | None:
    """Return one print of this event and kind, if it is still kept."""
    return session.scalar(
        select(Print).where(Print.id == print_id, Print.event_id == event_id, Print.kind == kind)
    )


def printed_names(session: Session, event_id: int, number: int) -> list[str]:
    """Return the names that stand on somebody's papers, as far as prints are kept."""
    stored = session.scalars(select(Print.imprints).where(Print.event_id == event_id))
    return sorted({row[6] for rows in stored for row in rows if row[1] == number and row[6:]})


def setups_of(session: Session, organizer_id: int) -> dict[str, dict[str, Any]]:
    """Return how an organizer last had cards printed on each stock, at any event of theirs."""
    rows = session.execute(
        select(Print.stock, Print.setup)
        .join(Membership, Membership.event_id == Print.event_id)
        .where(Membership.organizer_id == organizer_id, Print.kind == DeckKind.CARDS)
        .order_by(Print.made_at, Print.id)
    )
    return {stock: setup for stock, setup in rows if setup is not None}
