"""The hours of an evening as it runs: from when to when its rounds are, and whether its form takes answers."""

from datetime import datetime
from typing import Protocol

from sqlalchemy.orm import Session

from service.store.begun import begun_on
from service.store.evening import (
    begun_times,
    is_running,
    planned_times,
    running_round,
    span_of,
    times_now,
)
from service.store.models import Event
from service.store.queries.day import day_of
from service.store.queries.held import Waited, held_rounds, is_awaited
from service.store.queries.plans import published_plan, rounds_listed


class FormHours(Protocol):
    """From when to when the form of an event takes answers."""

    @property
    def form_opens_at(self) -> datetime | None:
        """From when it takes answers, if there is a beginning."""
        ...

    @property
    def form_closes_at(self) -> datetime:
        """Until when; the planned begin of the rounds stands for their real one."""
        ...

    @property
    def starts_at(self) -> datetime:
        """When the first round is planned to begin."""
        ...

    @property
    def moved_at(self) -> datetime | None:
        """When it was last moved to another day; None while it never was."""
        ...


class _Closing(FormHours, Waited, Protocol):
    """An event with the hours of its form."""


def hours_now(
    session: Session, event: Waited, *, now: datetime
) -> tuple[datetime, datetime] | None:
    """Return from when to when the rounds that are held are, or really were; None without a published plan."""
    plan = published_plan(session, event.id)
    if plan is None:
        return None
    planned = planned_times(rounds_listed(session, plan.id))
    numbers = held_rounds(session, plan, now=now)
    held = [one for one in planned if one[0] in numbers]
    times = times_now(event, day_of(session, event.id), starts=held, now=now)
    return span_of(event, times.values())


def round_running(session: Session, event: Waited, *, now: datetime) -> int:
    """Return which round runs, or 0; by the clock once it is used, where one that stands still does not."""
    clock = day_of(session, event.id)
    if clock is not None and clock.round:
        return clock.round if is_running(clock, now=now) else 0
    plan = published_plan(session, event.id)
    if plan is None or is_awaited(session, event, clock, now=now):
        return 0
    planned = planned_times(rounds_listed(session, plan.id))
    return running_round(event, clock, rounds=planned, now=now)


def takes_answers(session: Session, event_id: int, hours: FormHours, *, now: datetime) -> bool:
    """Say whether the form of an event with these hours takes answers.

    One that closes when the first round begins closes when it really does, early or late: by the clock, and
    by the planned time unless people wait for the round. Once a round was held it stays closed, whenever
    the rest is to be; one that was given a time of its own goes by that until its event moves. Nothing is
    read where the hours alone decide, and of the event itself nothing before it is to begin: a form is sent
    while a room waits.
    """
    if hours.form_opens_at is not None and now < hours.form_opens_at:
        return False
    has_own_time = hours.form_closes_at < hours.starts_at
    if has_own_time and (now >= hours.form_closes_at or hours.moved_at is None):
        return now < hours.form_closes_at
    clock = day_of(session, event_id)
    if begun_on(clock):
        return False
    if now < hours.starts_at:
        return True
    return is_awaited(session, session.get_one(Event, event_id), clock, now=now)


def form_closed_at(session: Session, event: _Closing, *, now: datetime) -> datetime:
    """Return since when a form that is closed takes no answers: once it closed when a round began, then."""
    clock = day_of(session, event.id)
    follows = event.form_closes_at >= event.starts_at or event.moved_at is not None
    begun = begun_times(clock, now=now).values() if clock is not None and follows else ()
    return min(at for at in (event.form_closes_at, now, *(at for at, _ in begun)))
