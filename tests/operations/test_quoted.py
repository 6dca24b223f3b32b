"""What of a changed answer goes out of plans, and what stays."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from service.operations.responses import revise_response, values_of
from service.store.models import Meeting, Response
from service.store.values import Format
from tests.factories import NOW, evening, person
from tests.web.scene import published_plan

BEES, CHESS = "keeping bees", "chess"


@pytest.fixture
def changed(any_store, doorbell):
    """Let one of two who share both, and value the same, change an answer; return what they share then."""
    people = [
        replace(
            person(n), interests=(BEES, CHESS), values=("making do", "curiosity"), curious_about=()
        )
        for n in (1, 2)
    ]
    event_id = evening(any_store, people, format=Format.PAIRS, rounds=1)
    published_plan(any_store, doorbell, event_id)

    def meeting():
        with any_store.reading() as session:
            (row,) = session.scalars(select(Meeting)).all()
            return row.ladder, {(one["kind"], *one["words"].values()) for one in row.reasons}

    def change(**values):
        before = meeting()
        with any_store.writing() as session:
            row = session.scalars(
                select(Response).where(Response.number == 1).options(selectinload(Response.answers))
            ).one()
            revise_response(session, row.id, replace(values_of(row), **values), now=NOW)
        after = meeting()
        return before[0] == after[0], before[1] - after[1]

    return change


@pytest.mark.parametrize(
    "values",
    [
        {"access": ("large print",)},
        # As the form sends them that offers curiosity to tick.
        {"values": ("curiosity", "making do")},
        {"interests": ("opera", BEES, CHESS)},
        {"sensitive": True},
        {"depth": 3},
        {"languages": ("en", "fr")},
    ],
)
def test_what_is_still_true_stays_with_its_questions(changed, values):
    assert changed(**values) == (True, set())


def test_only_what_was_taken_back_goes_with_the_questions(changed):
    assert changed(interests=(BEES,)) == (False, {("interest", CHESS, CHESS)})


def test_what_may_not_be_printed_any_more_goes(changed):
    gone = {("interest", BEES, BEES), ("interest", CHESS, CHESS)}
    assert changed(printable=("values",)) == (False, gone)


def test_words_that_became_mere_curiosity_are_no_shared_interest_any_more(changed):
    gone = {("interest", CHESS, CHESS)}
    assert changed(interests=(BEES,), curious_about=(CHESS,)) == (False, gone)
