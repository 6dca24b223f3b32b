"""Print work: asked for, claimed, rendered in parts by a worker, kept as bytes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import CursorResult, or_, select, update
from sqlalchemy.orm import Session

from service.operations import partwork
from service.operations.changedcards import keep_print
from service.operations.deckwork import CodeOf, DeckWork, Part
from service.operations.incidents import given_up
from service.printing.cards import Sheet
from service.printing.setup import PLAIN, Setup, setup_from
from service.printing.typesetter import Typesetter
from service.queue import RENDER_DECK, Doorbell, Ring
from service.store.models import Deck, DeckState, PartWork, Plan
from service.store.queries.decks import cards_setup
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
    setup: Setup | None = None,
    since: int | None = None,
) -> int:
    """Ask for a deck, ring after the commit, and return its id. One that is there is made anew.

    A deck in the making is left to finish. With `since` it holds only what differs from that
    print. Without a setup, papers look as the event's cards were last asked for.
    """
    plan = session.get_one(Plan, plan_id, with_for_update=True)
    if setup is None and kind is DeckKind.CARDS:
        setup = PLAIN
    elif setup is None:
        chosen = setup_from(cards_setup(session, plan.event_id)).look
        setup = Setup(look=replace(chosen, coded=False))
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
    doorbell: Doorbell | None = None,
    code_of: CodeOf | None = None,
    seconds: float = 3600,
) -> None:
    """Render a waiting deck, or take part in one that others render, until no part or no time is left.

    The first worker lays out the parts and rings for others. Each part is stored as soon as it is done;
    whoever stores the last one finishes the deck. After `seconds` no further part is begun: the sweep
    rings for what is left, so that a deck may take longer than a job.
    """
    until = now() + timedelta(seconds=seconds)
    making = _Making(store, deck_id, worker, timedelta(seconds=lease_seconds), now, code_of)
    with store.writing() as session:
        attempt = _claim(session, deck_id, worker, now(), making.lease)
    if (work := making.read()) is None:
        return
    parts = tuple(work.parts())
    if attempt is None:
        attempt = making.joined(work)
    elif making.lay_out(attempt, work, parts) and doorbell is not None:
        _ring_for_others(doorbell, deck_id, attempt, len(parts))
    if attempt is None:
        return
    if not parts:
        making.finish_empty(attempt, work)
    while now() < until and (number := making.take(attempt)) is not None:
        part = parts[number - 1]
        if not making.keep(attempt, number, part.typeset(typesetter), work, part=part):
            return


@dataclass(frozen=True, slots=True)
class _Making:
    """One worker's share in the making of a deck. What it stores holds only for its own attempt."""

    store: Store
    deck_id: int
    worker: str
    lease: timedelta
    now: Callable[[], datetime]
    code_of: CodeOf | None

    def read(self) -> DeckWork | None:
        """Read all that is printed, of a deck that is in the making."""
        with self.store.reading() as session:
            deck = session.get(Deck, self.deck_id)
            if deck is None or deck.state is not DeckState.RUNNING:
                return None
            return DeckWork(session, deck, code_of=self.code_of)

    def joined(self, work: DeckWork) -> int | None:
        """Return the attempt that others make, if they print the very same."""
        with self.store.reading() as session:
            return session.scalar(
                select(Deck.attempt).where(
                    Deck.id == self.deck_id,
                    Deck.state == DeckState.RUNNING,
                    Deck.digest == work.digest,
                )
            )

    def lay_out(self, attempt: int, work: DeckWork, parts: Sequence[Part]) -> bool:
        """Make the parts known; from now on the deck is no single worker's."""
        with self.store.writing() as session:
            known = {"digest": work.digest, "worker": None, "cards": sum(p.count for p in parts)}
            is_mine = _still_mine(session, self.deck_id, attempt, **known)
            if is_mine:
                partwork.lay_out(session, self.deck_id, len(parts))
        return is_mine

    def take(self, attempt: int) -> int | None:
        """Take the next part that is free."""
        with self.store.writing() as session:
            # Longer than the part's: where a worker dies, its part alone is rendered again.
            until = self.now() + 2 * self.lease
            if not _still_mine(session, self.deck_id, attempt, lease_until=until):
                return None
            return partwork.take(
                session, self.deck_id, worker=self.worker, now=self.now(), lease=self.lease
            )

    def keep(self, attempt: int, number: int, sheet: Sheet, work: DeckWork, *, part: Part) -> bool:
        """Store a part, and finish the deck with the last one; False where that is no longer ours."""
        with self.store.writing() as session:
            # The deck's row first, always: it is what lets two workers store one after the other.
            held = {"lease_until": self.now() + 2 * self.lease, "done": Deck.done + part.count}
            if not _still_mine(session, self.deck_id, attempt, **held) or not partwork.keep(
                session, self.deck_id, number, sheet, worker=self.worker, name=part.name
            ):
                session.rollback()
                return False
            session.flush()
            if (rows := partwork.done(session, self.deck_id)) is not None:
                self._finish(session, attempt, work, rows)
        return True

    def finish_empty(self, attempt: int, work: DeckWork) -> None:
        """Finish a deck that has nothing to print."""
        with self.store.writing() as session:
            self._finish(session, attempt, work, ())

    def _finish(
        self, session: Session, attempt: int, work: DeckWork, rows: Sequence[PartWork]
    ) -> None:
        is_ready = _still_mine(
            session,
            self.deck_id,
            attempt,
            state=DeckState.READY,
            finished_at=self.now(),
            lease_until=None,
            pages=sum(row.pages for row in rows),
            report=[misfit for row in rows for misfit in row.report or ()],
            changes=work.changes.stored() if work.changes else None,
        )
        partwork.clear(session, self.deck_id)
        if is_ready and work.is_print:
            keep_print(session, self.deck_id, work.imprints, now=self.now())


def _ring_for_others(doorbell: Doorbell, deck_id: int, attempt: int, parts: int) -> None:
    """Ask as many workers to join as there is work for."""
    for seat in range(1, min(parts, doorbell.workers_seen())):
        doorbell.ring(Ring(RENDER_DECK, deck_id, attempt, seat))


def fail_deck(store: Store, deck_id: int, *, worker: str, incident: str, now: datetime) -> None:
    """Give up a deck that this worker renders, after a fault of ours."""
    with store.writing() as session:
        session.execute(
            update(Deck)
            .where(
                Deck.id == deck_id,
                Deck.state == DeckState.RUNNING,
                or_(Deck.worker == worker, partwork.is_rendered_by(worker)),
            )
            .values(given_up(DeckState.FAILED, incident, now=now))
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
            digest=None,
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
