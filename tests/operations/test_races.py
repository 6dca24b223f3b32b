"""Two people at once, on each database: whoever comes second is judged by what the first one left."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.errors import NotFound
from service.operations.followups import add_note
from service.operations.plans import publish_plan
from service.operations.responses import (
    revise_own_response,
    revise_response,
    reword_own,
    withdraw_response,
)
from service.store.models import Answer, FollowUp, Plan, PlanState, Response
from service.store.session import Store
from service.store.values import Format, ResponseValues
from tests.factories import NOW, evening, table_page
from tests.web.scene import published_plan, ready_plan

# How long the second one is given to come as far as it can while the first one is not done.
ON_ITS_WAY = 0.5


@contextmanager
def behind(store: Store, second: Callable[[Session], None]) -> Iterator[Session]:
    """Do something in a transaction while `second` has begun another one, which is then heard out."""

    def act() -> None:
        with suppress(NotFound), store.writing() as session:
            second(session)

    thread = threading.Thread(target=act)
    with store.writing() as session:
        yield session
        session.flush()
        thread.start()
        thread.join(ON_ITS_WAY)
    thread.join()


@pytest.mark.parametrize(
    "write",
    [
        lambda session: revise_response(session, 1, ResponseValues(name="Ana", say="A"), now=NOW),
        lambda session: revise_own_response(session, 1, ResponseValues(name="Ana"), now=NOW),
        lambda session: reword_own(session, 1, "sourdough", "bread", now=NOW),
    ],
)
def test_nothing_is_stored_anew_of_whom_another_just_withdrew(any_store, write):
    evening(any_store, 1)
    with behind(any_store, write) as session:
        withdraw_response(session, 1, now=NOW)
    with any_store.reading() as session:
        row = session.scalars(select(Response)).one()
        left = session.scalars(select(Answer)).all()
    assert (row.name, row.say, row.email, row.withdrawn_at, left) == ("", "", None, NOW, [])


def test_of_two_plans_published_at_once_people_follow_one(any_store, doorbell):
    event_id = evening(any_store, 6)
    first, second = (ready_plan(any_store, doorbell, event_id) for _ in range(2))

    def publish(session, plan_id):
        publish_plan(session, doorbell, plan_id, link_of=str, table_link_of=table_page, now=NOW)

    with behind(any_store, lambda session: publish(session, second)) as session:
        publish(session, first)
    with any_store.reading() as session:
        told = session.scalars(select(Plan.id).where(Plan.state == PlanState.PUBLISHED)).all()
    assert told == [second]


def test_no_note_is_kept_of_a_writer_who_just_withdrew(any_store, doorbell):
    event_id = evening(any_store, 2, format=Format.PAIRS, rounds=1)
    published_plan(any_store, doorbell, event_id)
    later = NOW + timedelta(days=7, hours=1)

    def write(session):
        add_note(session, 1, 2, "she mends clocks", now=later)

    with behind(any_store, write) as session:
        withdraw_response(session, 1, now=later)
    with any_store.reading() as session:
        assert session.scalars(select(FollowUp)).all() == []
