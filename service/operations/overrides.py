"""What an organizer decides about words: stored, undone, brought from another event; true at once."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, selectinload

import matching
from matching.interests import Holding
from service.errors import NotFound
from service.operations.responses import locked_event, plans_of_event
from service.operations.roster import curation_of, make_general
from service.store.models import Deck, Meeting, Override, Plan, Round
from service.store.values import OverrideValues


def store_overrides(
    session: Session,
    event_id: int,
    several: Iterable[OverrideValues],
    *,
    organizer_id: int,
    now: datetime,
) -> None:
    """Store decisions in their order, and take what is no longer true off cards not yet printed."""
    locked_event(session, event_id)
    session.add_all(
        Override(
            event_id=event_id,
            action=one.action,
            words=one.words,
            other=one.other,
            reason=one.reason,
            organizer_id=organizer_id,
            created_at=now,
            undone_at=None,
        )
        for one in several
    )
    session.flush()
    drop_untrue(session, event_id)


def undo_override(session: Session, event_id: int, override_id: int, *, now: datetime) -> None:
    """Let a decision count no more; `NotFound` when it is none of this event's or undone already."""
    locked_event(session, event_id)
    row = session.scalar(
        select(Override).where(
            Override.id == override_id,
            Override.event_id == event_id,
            Override.undone_at.is_(None),
        )
    )
    if row is None:
        raise NotFound
    row.undone_at = now
    session.flush()
    drop_untrue(session, event_id)


def untrue_meetings(
    session: Session, event_id: int, curation: matching.Curation
) -> Sequence[Meeting]:
    """Return the meetings with a reason that words meaning this would not bear."""
    holding = Holding(curation)
    meetings = session.scalars(
        select(Meeting)
        .join(Round, Round.id == Meeting.round_id)
        .where(Round.plan_id.in_(plans_of_event(event_id)))
        .options(selectinload(Meeting.seats))
        .order_by(Meeting.id)
    )
    return [
        meeting
        for meeting in meetings
        if not all(
            holding.holds(reason["relation"], *reason["words"].values())
            for reason in meeting.reasons
        )
    ]


def drop_untrue(session: Session, event_id: int) -> None:
    """Take off cards what the meaning of words as it is now does not bear; decks are to be made again."""
    untrue = untrue_meetings(session, event_id, curation_of(session, event_id))
    for meeting in untrue:
        make_general(session, meeting)
    if untrue:
        session.execute(delete(Deck).where(Deck.plan_id.in_(plans_of_event(event_id))))
        session.execute(update(Plan).where(Plan.event_id == event_id).values(document=None))
