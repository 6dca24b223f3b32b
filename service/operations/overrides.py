"""What an organizer decides about words: stored, undone, brought from another event; true at once."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session, selectinload

import matching
from matching.interests import Holding, fold
from matching.interests.overlay import fault_of, outdone
from service.errors import BadOverride, NotFound
from service.operations.quoted import make_general, plans_of_event
from service.operations.responses import locked_event
from service.operations.roster import curation_of
from service.store.models import Deck, Meeting, Override, Plan, Round
from service.store.values import OverrideValues


def store_overrides(
    session: Session,
    event_id: int,
    several: Iterable[OverrideValues],
    *,
    organizer_id: int,
    now: datetime,
) -> int:
    """Store decisions in their order, and take what is no longer true off cards not yet printed.

    Those that stand already are not stored again; how many others there were is returned.
    `BadOverride` for one that says nothing.
    """
    several = list(several)
    matching_of(several)
    locked_event(session, event_id)
    standing = {(one.action, one.words, one.other) for one in curation_of(session, event_id)}
    fresh = [
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
        if (one.action.value, one.words, one.other) not in standing
    ]
    session.add_all(fresh)
    session.flush()
    drop_untrue(session, event_id)
    return len(fresh)


def matching_of(several: Sequence[OverrideValues]) -> matching.Curation:
    """Return decisions as the engine has them, or raise `BadOverride` for the first that says nothing."""
    found = matching.curation_of((one.action.value, one.words, one.other) for one in several)
    for number, one in enumerate(found, 1):
        if fault := fault_of(one):
            raise BadOverride(number, fault, "other" if fold(one.words) else "words")
    return found


def undo_override(session: Session, event_id: int, override_id: int, *, now: datetime) -> None:
    """Let a decision count no more; `NotFound` when it is none of this event's or undone already."""
    locked_event(session, event_id)
    _standing(session, event_id, override_id).undone_at = now
    session.flush()
    drop_untrue(session, event_id)


def undo_together(session: Session, event_id: int, override_id: int, *, now: datetime) -> None:
    """Let every decision count no more that was stored at the same moment as this one; or `NotFound`."""
    locked_event(session, event_id)
    one = _standing(session, event_id, override_id)
    session.execute(
        update(Override)
        .where(
            Override.event_id == event_id,
            Override.created_at == one.created_at,
            Override.undone_at.is_(None),
        )
        .values(undone_at=now)
    )
    drop_untrue(session, event_id)


def _standing(session: Session, event_id: int, override_id: int) -> Override:
    row = session.scalar(
        select(Override).where(
            Override.id == override_id,
            Override.event_id == event_id,
            Override.undone_at.is_(None),
        )
    )
    if row is None:
        raise NotFound
    return row


def outdone_of(rows: Iterable[Override]) -> frozenset[int]:
    """Return the ids of the decisions, in their order, in whose place a later one counts."""
    standing = [one for one in rows if one.undone_at is None]
    found = outdone(
        matching.curation_of((one.action.value, one.words, one.other) for one in standing)
    )
    return frozenset(one.id for one, late in zip(standing, found, strict=True) if late)


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
