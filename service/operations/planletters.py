"""Letters about a plan: who sits where, and later what changed. Only to those who gave an address."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.operations.calendars import calendar_for
from service.operations.mail import post_message
from service.queue import Doorbell
from service.store.models import Event, Plan, Response
from service.store.queries.day import day_of
from service.store.queries.hosts import tables_hosted
from service.store.queries.places import company_of
from service.store.queries.plans import AttendeeRound, rounds_of_everybody

# The page of a table of an event, for the one of its people who hosts it, by row id.
TableLinkOf = Callable[[int, int, int], str]
PUBLISHED = "plan-published"
CHANGED = "plan-changed"


def tell_rounds(
    session: Session,
    doorbell: Doorbell,
    plan: Plan,
    *,
    instead_of: Plan | None,
    from_round: int = 1,
    link_of: Callable[[str], str],
    table_link_of: TableLinkOf,
    now: datetime,
) -> None:
    """Write to everybody what they have in a plan, and to hosts where the page of their table is.

    Where people followed another version of it (`instead_of`), only those hear of it for whom a round
    changes, and only of rounds to come: those before `from_round` are over.
    """
    event = session.get_one(Event, plan.event_id)
    known = company_of(session, instead_of.id) if instead_of is not None else {}
    now_known = company_of(session, plan.id) if known else {}
    hosted = _hosted(session, plan, table_link_of)
    all_rounds = rounds_of_everybody(session, event.id, plan.id)
    for response in _with_address(session, event.id):
        before = known.get(response.id)
        if known and before == now_known.get(response.id):
            continue
        rounds = all_rounds.get(response.id, [])
        left = [one for one in rounds if one.number >= from_round]
        if not rounds or (before is not None and not left):
            continue  # no part in it: they came later, or their last round is over
        _post(
            session,
            doorbell,
            PUBLISHED if before is None else CHANGED,
            _Letter(event, response, rounds, left, hosted.get(response.id, _NO_TABLE)),
            link_of=link_of,
            now=now,
        )


def tell_moved(
    session: Session,
    doorbell: Doorbell,
    plan: Plan,
    *,
    link_of: Callable[[str], str],
    table_link_of: TableLinkOf,
    now: datetime,
) -> int:
    """Write to everybody who has rounds to come that the event is at another time or place, and count them."""
    event = session.get_one(Event, plan.event_id)
    day = day_of(session, event.id)
    length, begun = timedelta(minutes=event.minutes), day.round if day else 0
    hosted = _hosted(session, plan, table_link_of)
    all_rounds = rounds_of_everybody(session, event.id, plan.id)
    told = 0
    for response in _with_address(session, event.id):
        rounds = all_rounds.get(response.id, [])
        left = [one for one in rounds if one.number >= begun and one.starts_at + length > now]
        if left:
            table = hosted.get(response.id, _NO_TABLE)
            letter = _Letter(event, response, rounds, left, table, moved=True)
            _post(session, doorbell, CHANGED, letter, link_of=link_of, now=now)
            told += 1
    return told


_NO_TABLE = (0, "")


def _hosted(session: Session, plan: Plan, table_link_of: TableLinkOf) -> dict[int, tuple[int, str]]:
    tables = tables_hosted(session, plan.id, plan.asked)
    return {one: (table, table_link_of(plan.event_id, table, one)) for one, table in tables.items()}


@dataclass(frozen=True, slots=True)
class _Letter:
    event: Event
    response: Response
    rounds: list[AttendeeRound]
    left: list[AttendeeRound]
    # The table they host with the link of its page, or `_NO_TABLE`.
    hosted: tuple[int, str]
    moved: bool = False


def _with_address(session: Session, event_id: int) -> Iterable[Response]:
    return session.scalars(
        select(Response)
        .where(
            Response.event_id == event_id,
            Response.email.is_not(None),
            Response.withdrawn_at.is_(None),
        )
        .order_by(Response.number)
    )


def _post(
    session: Session,
    doorbell: Doorbell,
    kind: str,
    letter: _Letter,
    *,
    link_of: Callable[[str], str],
    now: datetime,
) -> None:
    event, response = letter.event, letter.response
    table, table_link = letter.hosted
    seated = [one for one in letter.left if one.table is not None]
    post_message(
        session,
        doorbell,
        kind,
        recipient=response.email or "",
        event=event,
        response=response,
        facts={
            "name": response.name,
            "moved": letter.moved,
            "people": len({mate.number for one in seated for mate in one.mates}),
            "rounds": len(seated),
            "first_at": seated[0].starts_at if seated else None,
            "first_table": seated[0].table if seated else None,
            "link": link_of(response.key),
            "hosted": table,
            "table_link": table_link,
        },
        now=now,
        calendar=calendar_for(event, response.number, letter.rounds, made_at=now),
    )
