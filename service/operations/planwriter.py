"""One letter about a plan as it is now, new or written anew. Decides on nobody who gets one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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
from service.store.evening import counting_clock
from service.store.models import Day, Event, MessageState, Plan, Response
from service.store.queries.day import day_of, left_of
from service.store.queries.hosts import hosts_from, tables_hosted
from service.store.queries.ownrounds import AttendeeRound, rounds_of_everybody

# The private page of an attendee, by the key of their response.
LinkOf = Callable[[str], str]
# The page of a table of an event, for the one of its people who hosts it, by row id.
TableLinkOf = Callable[[int, int, int], str]


@dataclass(frozen=True, slots=True)
class Writer:
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


def writer_of(
    session: Session,
    plan: Plan,
    is_left: Callable[[AttendeeRound], bool],
    link_of: LinkOf,
    table_link_of: TableLinkOf,
    now: datetime,
) -> Writer:
    """Return what writes about a plan as it is now; `is_left` says which rounds are to come."""
    hosted = {
        one: (table, table_link_of(plan.event_id, table, one))
        for one, table in tables_hosted(session, plan.id, plan.asked).items()
    }
    rounds = rounds_of_everybody(session, plan.event_id, plan.id, now=now)
    event = session.get_one(Event, plan.event_id)
    clock = day_of(session, plan.event_id)
    return Writer(event, plan.asked, rounds, hosted, is_left, clock, link_of, now)
