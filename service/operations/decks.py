"""Print work: asked for, claimed, rendered in parts by a worker, kept as bytes."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, delete, or_, select, update
from sqlalchemy.orm import Session

from service.operations.changedcards import keep_print
from service.operations.deckwork import DeckWork
from service.printing.cards import Misfit
from service.printing.setup import PLAIN, Setup
from service.printing.typeset import Typesetter
from service.queue import RENDER_DECK, Doorbell, Ring
from service.store.models import Deck, DeckPart, DeckState, Plan
from service.store.session import Store, after_commit
from service.store.values import DeckKind


def request_deck(
    session: Session,
    doorbell: Doorbell,
    plan_id: int,
    *,
    kind: DeckKind,
    stock: str,
    now: datetime,
    setup: Setup = PLAIN,
    since: int | None = None,
) -> int:
    """Ask for a deck, ring after the commit, and return its id. One that is there is made anew.

    A deck in the making is left to finish. With `since` it holds only what differs from that
    print.
    """
    session.get_one(Plan, plan_id, with_for_update=True)
    deck = session.scalar(
        select(Deck).where(Deck.plan_id == plan_id, Deck.kind == kind, Deck.stock == stock)
    )
    if deck is not None and deck.state in {DeckState.QUEUED, DeckState.RUNNING}:
        return deck.id
    if deck is not None:
        session.delete(deck)
        session.flush()
    deck = Deck(
        plan_id=plan_id,
        kind=kind,
        stock=stock,
        setup=setup.stored(),
        since=since,
        state=DeckState.QUEUED,
        requested_at=now,
        rung_at=now,
    )
    session.add(deck)
    session.flush()
    ring = Ring(RENDER_DECK, deck.id, 0)
    after_commit(session, lambda: doorbell.ring(ring))
    return deck.id


def render_deck(
    store: Store,
    typesetter: Typesetter,
    deck_id: int,
    *,
    worker: str,
    lease_seconds: int,
    now: Callable[[], datetime],
) -> None:
    """Render a waiting deck part by part; each part is stored as soon as it is done."""
    lease = timedelta(seconds=lease_seconds)
    with store.writing() as session:
        attempt = _claim(session, deck_id, worker, now(), lease)
        if attempt is None:
            return
        session.execute(delete(DeckPart).where(DeckPart.deck_id == deck_id))
    with store.reading() as session:
        work = DeckWork(session, session.get_one(Deck, deck_id))
    report: list[Misfit] = []
    pages = done = 0
    for number, part in enumerate(work.parts(), start=1):
        sheet = part.typeset(typesetter)
        report += sheet.report
        pages += sheet.pages
        done += part.count
        with store.writing() as session:
            if not _still_mine(session, deck_id, attempt, lease_until=now() + lease, done=done):
                return
            name = f"{work.stem}-{number:02}.pdf"
            session.add(
                DeckPart(
                    deck_id=deck_id,
                    number=number,
                    name=name,
                    content=sheet.pdf,
                    size=len(sheet.pdf),
                )
            )
    with store.writing() as session:
        is_ready = _still_mine(
            session,
            deck_id,
            attempt,
            state=DeckState.READY,
            finished_at=now(),
            lease_until=None,
            pages=pages,
            report=[asdict(misfit) for misfit in report],
            changes=work.changes.stored() if work.changes else None,
        )
        if is_ready and work.is_print:
            keep_print(session, deck_id, work.imprints, now=now())


def fail_deck(store: Store, deck_id: int, *, worker: str, incident: str, now: datetime) -> None:
    """Give up a deck that this worker renders, after a fault of ours."""
    with store.writing() as session:
        session.execute(
            update(Deck)
            .where(Deck.id == deck_id, Deck.state == DeckState.RUNNING, Deck.worker == worker)
            .values(
                state=DeckState.FAILED,
                failure={"incident": incident},
                finished_at=now,
                lease_until=None,
            )
        )


def _claim(
    session: Session, deck_id: int, worker: str, now: datetime, lease: timedelta
) -> int | None:
    free = or_(
        Deck.state == DeckState.QUEUED,
        (Deck.state == DeckState.RUNNING) & (Deck.lease_until < now),
    )
    return session.execute(
        update(Deck)
        .where(Deck.id == deck_id, free)
        .values(
            state=DeckState.RUNNING,
            attempt=Deck.attempt + 1,
            worker=worker,
            lease_until=now + lease,
            done=0,
        )
        .returning(Deck.attempt)
    ).scalar()


def _still_mine(session: Session, deck_id: int, attempt: int, **values: object) -> bool:
    result = session.execute(
        update(Deck)
        .where(Deck.id == deck_id, Deck.state == DeckState.RUNNING, Deck.attempt == attempt)
        .values(**values)
    )
    assert isinstance(result, CursorResult)
    return bool(result.rowcount)
