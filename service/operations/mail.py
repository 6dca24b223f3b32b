"""The outbox: a mail is a row first, and a worker carries it. Knows no SMTP."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.interfaces import ORMOption

from service.languages import ENGLISH, known
from service.mail.asking import address_in, link_to
from service.mail.compose import Composed, compose
from service.mail.post import Letter, PostAbsent, PostImpossible, Postman, PostRefused
from service.operations.erasing import BOTH_YES
from service.queue import DELIVER_MESSAGE, Doorbell, Ring
from service.store.call import call_of
from service.store.models import Event, Message, MessageState, Response
from service.store.session import Store, after_commit

ATTEMPTS = 6
# Longer than a server may take that answers each command of a letter just in time.
LEASE_SECONDS = 300
FIRST_PAUSE_SECONDS = 30
ABSENT_PAUSE_SECONDS = 600


def post_message(
    session: Session,
    doorbell: Doorbell,
    kind: str,
    *,
    recipient: str,
    event: Event,
    response: Response | None,
    facts: Mapping[str, object],
    now: datetime,
    calendar: str | None = None,
) -> None:
    """Store one mail and ring for it after the commit."""
    letter = _composed(kind, event, response, facts)
    message = Message(
        event_id=event.id,
        response_id=response.id if response else None,
        state=MessageState.QUEUED,
        kind=kind,
        recipient=recipient,
        subject=letter.subject,
        text=letter.text,
        html=letter.html,
        calendar=calendar,
        due_at=now,
        rung_at=now,
        created_at=now,
    )
    session.add(message)
    session.flush()
    ring = Ring(DELIVER_MESSAGE, message.id, 0)
    after_commit(session, lambda: doorbell.ring(ring))


def copy_message(session: Session, message: Message, *, recipient: str, now: datetime) -> None:
    """Store a mail once more, to somewhere else, as one that nobody has tried to carry."""
    session.add(
        Message(
            event_id=message.event_id,
            response_id=message.response_id,
            state=MessageState.QUEUED,
            kind=message.kind,
            recipient=recipient,
            subject=message.subject,
            text=message.text,
            html=message.html,
            calendar=message.calendar,
            due_at=now,
            created_at=message.created_at,
        )
    )
    # Before the old one is deleted: a number that comes free would be taken, and its worker misled.
    session.flush()


def waiting_letters(
    session: Session, event_id: int, kinds: Collection[str], *with_readers: ORMOption
) -> list[tuple[Message, Response]]:
    """Return such letters of an event that have not arrived, with their readers, and keep workers off them.

    Among them are those refused for good: they go to a corrected address. `with_readers` is what to load
    with these.
    """
    rows = session.execute(
        select(Message, Response)
        .join(Response, Response.id == Message.response_id)
        .options(*with_readers)
        .where(
            Message.event_id == event_id,
            Message.kind.in_(kinds),
            Message.state != MessageState.SENT,
        )
        .order_by(Message.id)
        .with_for_update(of=Message)
    )
    return [(message, response) for message, response in rows]


def write_anew(
    message: Message,
    event: Event,
    response: Response,
    facts: Mapping[str, object],
    *,
    calendar: str | None = None,
) -> None:
    """Let a letter that has not left say what is true now. One in a worker's hands may leave as it was."""
    letter = _composed(message.kind, event, response, facts)
    message.subject, message.text, message.html = letter.subject, letter.text, letter.html
    message.calendar = calendar


def _composed(
    kind: str, event: Event, response: Response | None, facts: Mapping[str, object]
) -> Composed:
    language = known(response.reads) if response else ENGLISH
    return compose(kind, {**event_facts(event), **facts}, language)


def event_facts(event: Event) -> dict[str, object]:
    """Return what every mail may say about its event."""
    return {
        "event": event.name,
        "place": event.place,
        "whom_to_ask": event.whom_to_ask,
        "ask_link": link_to(event.whom_to_ask),
        "is_online": event.is_online,
        "call": call_of(event.place, is_online=event.is_online),
        "starts_at": event.starts_at,
        "time_zone": event.time_zone,
        "minutes": event.minutes,
        "pause": event.pause_minutes,
        "closes_at": event.form_closes_at,
        "keep_until": event.keep_until,
    }


def deliver_message(store: Store, postman: Postman, message_id: int, *, now: datetime) -> None:
    """Carry one mail. A refusal is kept with its words and tried again later, six times at most."""
    with store.writing() as session:
        claimed = _claim(session, message_id, now)
    if claimed is None:
        return
    attempt, letter = claimed
    refusal: PostRefused | None = None
    try:
        postman.carry(letter)
    except PostRefused as fault:
        refusal = fault
    with store.writing() as session:
        _settle(session, message_id, attempt, refusal, now)


def _claim(session: Session, message_id: int, now: datetime) -> tuple[int, Letter] | None:
    free = or_(
        Message.state == MessageState.QUEUED,
        (Message.state == MessageState.SENDING) & (Message.lease_until < now),
    )
    claimed = session.execute(
        update(Message)
        .where(Message.id == message_id, free, Message.due_at <= now, Message.attempts < ATTEMPTS)
        .values(
            state=MessageState.SENDING,
            attempts=Message.attempts + 1,
            lease_until=now + timedelta(seconds=LEASE_SECONDS),
        )
        .returning(Message.attempts)
    ).scalar()
    if claimed is None:
        return None
    message = session.get_one(Message, message_id)
    return claimed, Letter(
        message.recipient,
        message.subject,
        message.text,
        message.html,
        # Numbers begin anew with a new database; mailboxes drop what comes under a name they have seen.
        f"attune-{message.id}-{message.created_at.timestamp():.0f}",
        message.calendar,
        _reply_to(session, message),
    )


def _reply_to(session: Session, message: Message) -> str:
    """Return where an answer goes; never to an organizer what is meant for whom somebody talks to again."""
    if message.kind == BOTH_YES:
        return ""
    return address_in(session.get_one(Event, message.event_id).whom_to_ask)


def give_up_letters(session: Session, *, now: datetime) -> None:
    """Fail letters whose workers died each time, so that their organizer learns of them."""
    session.execute(
        update(Message)
        .where(
            Message.state == MessageState.SENDING,
            Message.lease_until < now,
            Message.attempts >= ATTEMPTS,
        )
        .values(state=MessageState.FAILED, lease_until=None, error="its workers ended unheard")
    )


def _settle(
    session: Session, message_id: int, attempt: int, refusal: PostRefused | None, now: datetime
) -> None:
    # Another worker may have taken it meanwhile, and knows better.
    message = session.scalar(
        select(Message).where(
            Message.id == message_id,
            Message.state == MessageState.SENDING,
            Message.attempts == attempt,
        )
    )
    if message is None:
        return
    message.error = None if refusal is None else str(refusal)[:500]
    message.lease_until = None
    if refusal is None:
        message.state = MessageState.SENT
        message.sent_at = now
    elif isinstance(refusal, PostAbsent):
        message.state = MessageState.QUEUED
        message.attempts -= 1
        message.due_at = now + timedelta(seconds=ABSENT_PAUSE_SECONDS)
    elif isinstance(refusal, PostImpossible) or message.attempts >= ATTEMPTS:
        message.state = MessageState.FAILED
    else:
        message.state = MessageState.QUEUED
        message.due_at = now + timedelta(seconds=FIRST_PAUSE_SECONDS * 4 ** (message.attempts - 1))
