"""Following up: notes about each other, and addresses only where both said yes. Declining is silent."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.errors import FollowUpClosed, NotFound
from service.operations.erasing import BOTH_YES
from service.operations.letters import ASK_AGAIN, FOLLOW_UP_DAYS, Agreed, agreed_facts, ask_facts
from service.operations.mail import post_message
from service.operations.responses import locked_event
from service.queue import Doorbell
from service.store.evening import held_end, is_over
from service.store.models import Event, FollowUp, Response
from service.store.queries.day import day_of
from service.store.queries.followups import (
    Met,
    follow_up,
    people_beside,
    people_met,
    seated_by,
    unseen,
)
from service.store.queries.held import begun_rounds
from service.store.queries.people import with_address
from service.store.queries.plans import published_plan
from service.store.values import MOST_NOTED, FollowUpValues


@dataclass(frozen=True, slots=True)
class Window:
    """Whether people may follow up, and until when. It begins with the first round of the published plan."""

    is_open: bool
    closes_at: datetime


def window_of(session: Session, event: Event, *, now: datetime) -> Window:
    """Return the time for follow-ups: from the first round to two weeks after, never past erasing."""
    plan = published_plan(session, event.id)
    erased = datetime.combine(event.keep_until, time(), ZoneInfo(event.time_zone))
    ended = held_end(event, day_of(session, event.id), now=now)
    closes_at = min(ended + timedelta(days=FOLLOW_UP_DAYS), erased)
    has_begun = plan is not None and bool(begun_rounds(session, plan, until=now))
    return Window(has_begun and now < closes_at, closes_at)


def met_by(session: Session, event_id: int, response_id: int, *, now: datetime) -> tuple[Met, ...]:
    """Return whom somebody has met so far, by the plan that people follow."""
    plan = published_plan(session, event_id)
    return people_met(session, plan, response_id, until=now) if plan else ()


def notable_by(
    session: Session, event_id: int, response_id: int, *, now: datetime
) -> tuple[Met, ...]:
    """Return about whom somebody may note something: whom they met, and whom in a round that was taken back.

    Which that was nobody keeps: it is taken for the one that begins next on a clock that was used.
    """
    plan, clock = published_plan(session, event_id), day_of(session, event_id)
    if plan is None:
        return ()
    begun = begun_rounds(session, plan, until=now)
    taken_back = {clock.round + 1} if clock is not None and clock.revision else set()
    return people_beside(session, plan, response_id, begun | taken_back)


def store_follow_up(
    session: Session,
    doorbell: Doorbell,
    writer_id: int,
    number: int,
    values: FollowUpValues,
    *,
    link_of: Callable[[str], str],
    now: datetime,
) -> None:
    """Keep what somebody noted about one they met; when both said yes, tell both.

    Raises `FollowUpClosed` outside its time and `NotFound` for somebody they did not meet. A yes that
    the other has answered stays: their addresses are known to each other.
    """
    writer, other, row = _opened(session, writer_id, number, now=now)
    row.note = values.note
    row.updated_at = now
    if row.agreed_at is not None:
        return
    row.line = values.line
    row.contact = values.contact
    row.wants = values.wants
    back = follow_up(session, other.id, writer.id)
    if not (row.wants and back is not None and back.wants):
        return
    row.agreed_at = back.agreed_at = now
    session.flush()
    event = session.get_one(Event, writer.event_id)
    for reader, about, theirs in ((writer, other, back), (other, writer, row)):
        if reader.email:
            post_message(
                session,
                doorbell,
                BOTH_YES,
                recipient=reader.email,
                event=event,
                response=reader,
                facts=agreed_facts(
                    reader.name,
                    link_of(reader.key),
                    Agreed(about.name, theirs.contact, theirs.line),
                ),
                now=now,
            )


def add_note(session: Session, writer_id: int, number: int, note: str, *, now: datetime) -> None:
    """Add a line to what somebody noted, from a card: what stands there is never shown or replaced.

    Raises as `store_follow_up` does.
    """
    _, _, row = _opened(session, writer_id, number, now=now)
    lines = [line for line in row.note.split("\n") if line]
    if note not in lines:
        row.note = "\n".join((*lines, note))[:MOST_NOTED]
    row.updated_at = now


@dataclass(frozen=True, slots=True)
class Asking:
    """Whom one mail asks with whom they would talk again, and which of them nobody checked in."""

    people: tuple[Response, ...]
    unseen: frozenset[int]


def asking_of(session: Session, event: Event, *, now: datetime) -> Asking | None:
    """Return whom to ask; None before the last round is over, once they were asked, and when it is too late."""
    plan = published_plan(session, event.id)
    if plan is None or event.asked_again_at is not None:
        return None
    if not (
        window_of(session, event, now=now).is_open
        and is_over(event, day_of(session, event.id), now=now)
    ):
        return None
    met = seated_by(session, plan, until=now)
    people = tuple(one for one in with_address(session, event.id) if one.id in met)
    return Asking(people, unseen(session, event.id) & {one.id for one in people})


def ask_everybody(
    session: Session,
    doorbell: Doorbell,
    event_id: int,
    *,
    link_of: Callable[[str], str],
    now: datetime,
) -> None:
    """Write to everybody who sat somewhere and gave an address, once; at other times to nobody."""
    event = locked_event(session, event_id)
    asking = asking_of(session, event, now=now)
    if asking is None:
        return
    event.asked_again_at = now
    until = window_of(session, event, now=now).closes_at
    for response in asking.people:
        was_seen = response.id not in asking.unseen
        post_message(
            session,
            doorbell,
            ASK_AGAIN,
            recipient=response.email or "",
            event=event,
            response=response,
            facts=ask_facts(response.name, link_of(response.key), until, was_seen=was_seen),
            now=now,
        )


def forget_unanswered(session: Session, *, now: datetime) -> None:
    """Erase every wish that nobody met, once its time is over. Notes stay with their writers."""
    waiting = select(Event).where(
        Event.starts_at < now,
        select(FollowUp.id)
        .where(FollowUp.event_id == Event.id, FollowUp.wants, FollowUp.agreed_at.is_(None))
        .exists(),
    )
    for event in session.scalars(waiting.order_by(Event.id)).all():
        if window_of(session, event, now=now).closes_at > now:
            continue
        for row in session.scalars(
            select(FollowUp).where(FollowUp.event_id == event.id, FollowUp.agreed_at.is_(None))
        ):
            row.wants, row.contact, row.line = False, "", ""


def _opened(
    session: Session, writer_id: int, number: int, *, now: datetime
) -> tuple[Response, Response, FollowUp]:
    """Return writer, other and the writer's row, new if need be, with the event locked."""
    event_id = session.scalars(select(Response.event_id).where(Response.id == writer_id)).one()
    # One at a time in an event: two who say yes at once must both see it, and who withdrew stays forgotten.
    event = locked_event(session, event_id)
    writer = session.get_one(Response, writer_id)
    window = window_of(session, event, now=now)
    notable = notable_by(session, event.id, writer.id, now=now)
    met = next((one for one in notable if one.number == number), None)
    if now >= window.closes_at or (met is None and not window.is_open):
        raise FollowUpClosed
    if met is None or writer.withdrawn_at is not None:
        raise NotFound
    row = follow_up(session, writer.id, met.id)
    if row is None:
        row = FollowUp(
            event_id=event.id,
            writer_id=writer.id,
            other_id=met.id,
            note="",
            line="",
            contact="",
            wants=False,
            created_at=now,
            updated_at=now,
        )
        session.add(row)
    return writer, session.get_one(Response, met.id), row
