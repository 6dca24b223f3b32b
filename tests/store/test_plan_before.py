"""Which plan people have on paper beside the one that holds now."""

from datetime import timedelta

import pytest

from service.store.models import Plan, PlanState, Print
from service.store.queries.plans import plan_before
from service.store.values import DeckKind
from tests.factories import NOW, evening


def minute(number: int):
    return NOW + timedelta(minutes=number)


@pytest.mark.parametrize(
    ("printed", "wanted"), [((), 1), ((5,), 0), ((5, 15), 1), ((5, 25), 0), ((25,), 1)]
)
def test_papers_are_of_the_plan_that_stood_when_they_were_made(any_store, printed, wanted):
    event_id = evening(any_store, 0)
    with any_store.writing() as session:
        plans = [
            Plan(
                event_id=event_id,
                state=PlanState.READY,
                seed=number,
                requested_at=minute(10 * number),
                rung_at=minute(10 * number),
                published_at=minute(10 * number),
            )
            for number in range(3)
        ]
        session.add_all(plans)
        session.add_all(
            Print(
                event_id=event_id, kind=DeckKind.WALL, stock="a4", imprints=[], made_at=minute(at)
            )
            for at in printed
        )
        session.flush()
        assert plan_before(session, event_id, plans[2].id) is plans[wanted]
