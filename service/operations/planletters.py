"""Letters about a plan: who sits where, and later what changed. Only to those who gave an address.

A letter that has not left yet is written anew rather than followed by another that says it better.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from service.operations.calendars import calendar_for
from service.operations.letters import (
    CHANGED,
    MOVED,
    PUBLISHED,
    TIMED,
    Ahead,
    Facts,
    Moved,
    plan_facts,
    speaks_of_move,
    speaks_of_new_cards,
)
from service.operations.mail import post_message, waiting_letters, write_anew
from service.queue import Doorbell
from service.store.evening import counting_clock, is_past, rounds_over
from service.store.models import Day, Event, MessageState, Plan, Response
from service.store.queries.day import day_of, left_of, missing_of
from service.store.queries.hosts import hosts_from, tables_hosted
from service.store.queries.ownrounds import AttendeeRound, rounds_of_everybody
from service.store.queries.people import with_address
from service.store.queries.places import company_of

# The private page of an attendee, by the key of their response.
LinkOf = Callable[[str], str]
# The page of a table of an event, for the one of its people who hosts it, by row id.
TableLinkOf = Callable[[int, int, int], str]


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
    writer = _writer(session, plan, _to_come(session, plan, now), link_of, table_link_of, now)
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
    _writer(session, plan, to_come, link_of, table_link_of, now).write_anew(session)


@dataclass(frozen=True, slots=True)
class _Telling:
    """A plan that is told, and with whom people met in the plan before, by row id."""

    writer: "_Writer"
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
    writer = _writer(
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


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes about one plan as it is now.

    `hosted` is the table of a host with the link of its page; `hosted_before` that of a host of the
    plan before.

    `new_cards` says that an event that moved has other cards on paper, `moved` what else is new of it.

    While rounds run their planned times are not said: the `clock` goes its own way.
    """

    event: Event
    asked: Mapping[str, Any] | None
    rounds: dict[int, list[AttendeeRound]]
    hosted: dict[int, tuple[int, str]]
    is_left: Callable[[AttendeeRound], bool]
    clock: Day | None
    link_of: LinkOf
    now: datetime
    hosted_before: Mapping[int, int] = field(default_factory=dict)
    new_cards: bool = False
    moved: Moved = field(default_factory=Moved)

    def hosts_as_before(self, response: Response) -> bool:
        """Say whether somebody has the table that they hosted in the plan before, or had and has none."""
        return self.hosted_before.get(response.id, 0) == self.hosted.get(response.id, (0,))[0]

    def left(self, response: Response) -> list[AttendeeRound]:
        """Return the rounds that somebody has to come."""
        return [one for one in self.rounds.get(response.id, ()) if self.is_left(one)]

    def not_begun(self, response: Response) -> list[AttendeeRound]:
        """Return the rounds that somebody has to come and of which none runs by the clock."""
        begun = self._running.round if self._running else 0
        return [one for one in self.left(response) if one.number > begun]

    def post(self, session: Session, doorbell: Doorbell, kind: str, response: Response) -> None:
        """Write a new letter."""
        post_message(
            session,
            doorbell,
            kind,
            recipient=response.email or "",
            event=self.event,
            response=response,
            facts=self._facts(response, self.moved, new_cards=kind != MOVED or self.new_cards),
            now=self.now,
            calendar=self._calendar(response),
        )

    def write_anew(self, session: Session) -> frozenset[tuple[int, str]]:
        """Write those anew that have not left; return to whom, and of which kind, for those in no hands yet.

        What waits for somebody who is known not to be there, and to whom no round comes, is dropped.
        """
        stayed = left_of(session, self.event.id).stayed
        waiting = []
        for message, response in waiting_letters(
            session, self.event.id, (PUBLISHED, CHANGED, MOVED, TIMED)
        ):
            if (
                message.state is MessageState.QUEUED
                and response.number in stayed
                and not self.not_begun(response)
            ):
                session.delete(message)
            else:
                waiting.append((message, response))
        for message, response in waiting:
            calendar = self._calendar(response)
            # What it asked for because of an earlier change, it goes on asking for.
            asks = message.kind != MOVED or self.new_cards or speaks_of_new_cards(message.html)
            moved = self.moved.after(speaks_of_move(message.html))
            facts = self._facts(response, moved, new_cards=asks)
            write_anew(message, self.event, response, facts, calendar=calendar)
        return frozenset(
            (response.id, message.kind)
            for message, response in waiting
            if message.state is MessageState.QUEUED
        )

    def _facts(self, response: Response, moved: Moved, *, new_cards: bool) -> Facts:
        seated = [one for one in self.left(response) if one.table is not None]
        first = self._next(response)
        table, table_link = self.hosted.get(response.id, (0, ""))
        ahead = Ahead(
            people=len({mate.number for one in seated for mate in one.mates}),
            rounds=len(seated),
            first_at=first.starts_at if first and self._running is None else None,
            first_round=first.number if first else None,
            first_table=first.table if first else None,
            hosted=table,
            hosted_from=hosts_from(self.asked, response.number),
            hosted_before=0 if table else self.hosted_before.get(response.id, 0),
            table_link=table_link,
            new_cards=new_cards,
            moved=moved.to(self.event.starts_at),
        )
        return plan_facts(response.name, self.link_of(response.key), ahead)

    def _next(self, response: Response) -> AttendeeRound | None:
        """Return the round for which somebody takes a seat next: on the clock none that has begun."""
        running = self._running
        rounds = self.left(response) if running is None else self.rounds.get(response.id, ())
        begun = running.round if running else 0
        return next((one for one in rounds if one.table is not None and one.number > begun), None)

    @property
    def _running(self) -> Day | None:
        return counting_clock(self.event, self.clock, now=self.now)

    def _calendar(self, response: Response) -> str:
        rounds = self.rounds.get(response.id, ())
        return calendar_for(self.event, response.number, rounds, clock=self.clock, made_at=self.now)


def _writer(
    session: Session,
    plan: Plan,
    is_left: Callable[[AttendeeRound], bool],
    link_of: LinkOf,
    table_link_of: TableLinkOf,
    now: datetime,
) -> _Writer:
    hosted = {
        one: (table, table_link_of(plan.event_id, table, one))
        for one, table in tables_hosted(session, plan.id, plan.asked).items()
    }
    rounds = rounds_of_everybody(session, plan.event_id, plan.id, now=now)
    event = session.get_one(Event, plan.event_id)
    clock = day_of(session, plan.event_id)
    return _Writer(event, plan.asked, rounds, hosted, is_left, clock, link_of, now)
