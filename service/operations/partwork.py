"""Who renders which part of a deck: parts are laid out once, taken one by one, and stored by any worker."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import CursorResult, delete, func, or_, select, update
from sqlalchemy.orm import Session

from service.operations.incidents import given_up
from service.operations.plans import MAX_ATTEMPTS
from service.printing.cards import Sheet
from service.store.models import Deck, DeckPart, DeckState, PartWork

log = logging.getLogger(__name__)


def lay_out(session: Session, deck_id: int, count: int) -> None:
    """Make a row for each part of a deck, in place of those of an earlier attempt."""
    session.execute(delete(DeckPart).where(DeckPart.deck_id == deck_id))
    session.execute(delete(PartWork).where(PartWork.deck_id == deck_id))
    session.add_all(PartWork(deck_id=deck_id, number=number) for number in range(1, count + 1))


def take(
    session: Session, deck_id: int, *, worker: str, now: datetime, lease: timedelta
) -> int | None:
    """Take the first part that nobody renders, and return its number; None where there is none.

    Call it in a transaction that holds the deck's row.
    """
    free = (
        PartWork.deck_id == deck_id,
        PartWork.is_done.is_(False),
        or_(PartWork.worker.is_(None), PartWork.lease_until < now),
    )
    number = session.scalar(select(func.min(PartWork.number)).where(*free))
    if number is None:
        return None
    session.execute(
        update(PartWork)
        .where(PartWork.deck_id == deck_id, PartWork.number == number)
        .values(worker=worker, lease_until=now + lease, attempt=PartWork.attempt + 1)
    )
    return number


def keep(
    session: Session, deck_id: int, number: int, sheet: Sheet, *, worker: str, name: str
) -> bool:
    """Store a part; False where another worker has it by now, and nothing is stored."""
    mine = session.execute(
        update(PartWork)
        .where(
            PartWork.deck_id == deck_id,
            PartWork.number == number,
            PartWork.worker == worker,
            PartWork.is_done.is_(False),
        )
        .values(
            is_done=True,
            worker=None,
            lease_until=None,
            pages=sheet.pages,
            report=[asdict(misfit) for misfit in sheet.report],
        )
    )
    assert isinstance(mine, CursorResult)
    if not mine.rowcount:
        return False
    session.add(
        DeckPart(deck_id=deck_id, number=number, name=name, content=sheet.pdf, size=len(sheet.pdf))
    )
    return True


def done(session: Session, deck_id: int) -> Sequence[PartWork] | None:
    """Return all parts in order once every one is stored; None before."""
    rows = session.scalars(
        select(PartWork).where(PartWork.deck_id == deck_id).order_by(PartWork.number)
    ).all()
    return rows if all(row.is_done for row in rows) else None


def clear(session: Session, deck_id: int) -> None:
    """Forget who rendered what, once the deck is ready."""
    session.execute(delete(PartWork).where(PartWork.deck_id == deck_id))


def is_rendered_by(worker: str) -> Any:
    """Return the condition that a worker has a part of a deck."""
    return (
        select(PartWork.id).where(PartWork.deck_id == Deck.id, PartWork.worker == worker).exists()
    )


def free(
    session: Session, condition: Any, *, now: datetime, new_incident: Callable[[], str]
) -> None:
    """Put parts back whose worker is gone; give up a deck of which one was begun three times."""
    gone = (PartWork.worker.is_not(None), PartWork.is_done.is_(False), condition)
    spent = select(PartWork.deck_id).where(*gone, PartWork.attempt >= MAX_ATTEMPTS)
    for deck_id in sorted(set(session.scalars(spent))):
        incident = new_incident()
        log.error("part-given-up deck=%s incident=%s", deck_id, incident)
        session.execute(
            update(Deck)
            .where(Deck.id == deck_id, Deck.state == DeckState.RUNNING)
            .values(given_up(DeckState.FAILED, incident, now=now))
        )
    freed = session.execute(
        update(PartWork)
        .where(*gone)
        .values(worker=None, lease_until=None)
        .returning(PartWork.deck_id, PartWork.number)
    )
    for deck_id, number in freed:
        log.warning("part-freed deck=%s part=%s", deck_id, number)


def waits() -> Any:
    """Return the condition that a deck in the making has parts left, and that nobody renders any."""
    mine = select(PartWork.id).where(PartWork.deck_id == Deck.id)
    left = mine.where(PartWork.is_done.is_(False)).exists()
    return left & ~mine.where(PartWork.worker.is_not(None)).exists()
