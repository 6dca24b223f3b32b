"""Letters about a plan: who sits where, and later what changed. Only to those who gave an address.

A letter that has not left yet is written anew rather than followed by another that says it better.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy.orm import Session

from service.operations.letters import (
    CHANGED,
    MOVED,
    PUBLISHED,
    TIMED,
    Moved,
)
from service.operations.planwriter import LinkOf, TableLinkOf, Writer, writer_of
from service.queue import Doorbell
from service.store.evening import is_past, rounds_over
from service.store.models import Event, Plan, Response
from service.store.queries.day import day_of, missing_of
from service.store.queries.hosts import tables_hosted
from service.store.queries.ownrounds import AttendeeRound
from service.store.queries.people import with_address
from service.store.queries.places import company_of


def tell_rounds(
    session: Session,
    doorbell: Doorbell,
    plan: Plan,
    *,
    instead_of: Plan | None,
    from_round: int = 1,
    link_of: LinkOf,
    table_link_of: TableLinkOf,
    now: datetime,
) -> None:
    """Write to everybody what they have in a plan, and to hosts where the page of their table is.

    Where people followed another plan before (`instead_of`), only those hear of it for whom a round
    or the table they host changes, and only of rounds to come: those before `from_round` are over.
    Who is known not to be there hears nothing.
    """
    telling = _telling(session, plan, instead_of, from_round, link_of, table_link_of, now)
    waiting = telling.writer.write_anew(session)
    for response, kind in telling.news(session, plan):
        if waiting.isdisjoint({(response.id, PUBLISHED), (response.id, kind)}):
            telling.writer.post(session, doorbell, kind, response)


def count_told(
    session: Session,
    plan: Plan,
    *,
    instead_of: Plan | None,
    from_round: int = 1,
    link_of: LinkOf,
    table_link_of: TableLinkOf,
    now: datetime,
) -> int:
    """Return to how many `tell_rounds` would write, and write to nobody."""
    telling = _telling(session, plan, instead_of, from_round, link_of, table_link_of, now)
    return sum(1 for _ in telling.news(session, plan))


def tell_moved(
    session: Session,
    doorbell: Doorbell,
    plan: Plan,
    *,
    moved: Moved,
    new_cards: bool,
    link_of: LinkOf,
    table_link_of: TableLinkOf,
    now: datetime,
) -> int:
    """Write to everybody who has rounds to come that the event is at another time or place, and count them.

    Where only minutes are `moved`, a round that runs by the clock keeps its own: those to whom none else
    comes hear nothing. Nor does who is known not to be there. Where cards say what they said, nobody is
    sent for `new_cards`.
    """
    writer = writer_of(session, plan, _to_come(session, plan, now), link_of, table_link_of, now)
    writer = replace(writer, new_cards=new_cards, moved=moved)
    waiting = writer.write_anew(session)
    only_minutes = moved == Moved(minutes=True)
    kind, news = (TIMED, (PUBLISHED, MOVED, TIMED)) if only_minutes else (MOVED, (PUBLISHED, MOVED))
    told, missing = 0, missing_of(session, plan.event_id, rounds=())
    for response in with_address(session, plan.event_id):
        comes = writer.not_begun(response) if only_minutes else writer.left(response)
        if response.id not in missing and comes:
            if waiting.isdisjoint((response.id, one) for one in news):
                writer.post(session, doorbell, kind, response)
            told += 1
    return told


def write_rounds_anew(
    session: Session,
    plan: Plan,
    *,
    link_of: LinkOf,
    table_link_of: TableLinkOf,
    now: datetime,
) -> None:
    """Let letters about a plan that have not left say what is true of its event now."""
    to_come = _to_come(session, plan, now)
    writer_of(session, plan, to_come, link_of, table_link_of, now).write_anew(session)


@dataclass(frozen=True, slots=True)
class _Telling:
    """A plan that is told, and with whom people met in the plan before, by row id."""

    writer: Writer
    known: Mapping[int, object]

    def news(self, session: Session, plan: Plan) -> Iterator[tuple[Response, str]]:
        """Yield who hears of the plan, with the kind of letter."""
        now_known = company_of(session, plan.id) if self.known else {}
        missing = missing_of(session, plan.event_id, rounds=())
        for response in with_address(session, plan.event_id):
            if response.id in missing:
                continue
            before = self.known.get(response.id)
            same = before == now_known.get(response.id) and self.writer.hosts_as_before(response)
            if self.known and same:
                continue
            rounds = self.writer.rounds.get(response.id)
            if not rounds or (before is not None and not self.writer.left(response)):
                continue  # no part in it: they came later, or their last round is over
            yield response, PUBLISHED if before is None else CHANGED


def _telling(
    session: Session,
    plan: Plan,
    instead_of: Plan | None,
    from_round: int,
    link_of: LinkOf,
    table_link_of: TableLinkOf,
    now: datetime,
) -> _Telling:
    writer = writer_of(
        session, plan, lambda one: one.number >= from_round, link_of, table_link_of, now
    )
    if instead_of is None:
        return _Telling(writer, {})
    hosted = tables_hosted(session, instead_of.id, instead_of.asked)
    return _Telling(replace(writer, hosted_before=hosted), company_of(session, instead_of.id))


def _to_come(session: Session, plan: Plan, now: datetime) -> Callable[[AttendeeRound], bool]:
    event = session.get_one(Event, plan.event_id)
    day = day_of(session, event.id)
    if day is not None and day.round and not is_past(event, now=now):
        over = rounds_over(day, now=now)
        return lambda one: one.number > over
    return lambda one: one.ends_at > now
