"""Decks and their parts."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from service.store.models import Deck, DeckPart, Plan
from service.store.values import DeckKind


def decks_of(session: Session, plan_id: int) -> list[Deck]:
    """Return the decks of a plan with their parts, without bytes."""
    return list(
        session.scalars(
            select(Deck)
            .where(Deck.plan_id == plan_id)
            .options(selectinload(Deck.parts))
            .order_by(Deck.kind, Deck.stock)
        )
    )


def cards_setup(session: Session, event_id: int) -> dict[str, Any] | None:
    """Return how cards of this event were last asked for, which all its other papers follow.

    Cards that only replace some of earlier ones look as those do, and count where there are no others.
    """
    return session.scalar(
        select(Deck.setup)
        .join(Plan, Plan.id == Deck.plan_id)
        .where(Plan.event_id == event_id, Deck.kind == DeckKind.CARDS)
        .order_by(Deck.since.is_not(None), Deck.requested_at.desc(), Deck.id.desc())
        .limit(1)
    )


def deck_of(session: Session, event_id: int, deck_id: int) -> Deck | None:
    """Return one deck of this event with its parts, without bytes."""
    return session.scalar(
        select(Deck)
        .join(Plan, Plan.id == Deck.plan_id)
        .where(Deck.id == deck_id, Plan.event_id == event_id)
        .options(selectinload(Deck.parts))
    )


def part_content(
    session: Session, event_id: int, deck_id: int, number: int
) -> tuple[str, bytes] | None:
    """Return the name and bytes of one part."""
    row = session.execute(
        select(DeckPart.name, DeckPart.content)
        .join(Deck, Deck.id == DeckPart.deck_id)
        .join(Plan, Plan.id == Deck.plan_id)
        .where(Deck.id == deck_id, Plan.event_id == event_id, DeckPart.number == number)
    ).one_or_none()
    return None if row is None else (row[0], row[1])
