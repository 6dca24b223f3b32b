"""Where a draft stands beside the published plan: what pages say of each, before and after a round began."""

import re
from datetime import timedelta

from tests.factories import NOW
from tests.web import scene
from tests.web.test_next_step import begin


def test_the_list_of_events_speaks_of_the_published_plan_before_any_draft(
    store, house, doorbell, clock
):
    def line():
        return re.findall(r" · ([^<·]*?) <span", house.browser.get("/").text)

    scene.changed(store, house.event_id, starts_at=NOW)
    scene.published_plan(store, doorbell, house.event_id)
    scene.ready_plan(store, doorbell, house.event_id)
    seen = line()
    begin(house, 1)
    seen += line()
    clock.now += timedelta(minutes=16)
    seen += line()
    clock.now += timedelta(days=3)
    seen += line()
    assert seen == [
        "The plan is published.",
        "Round 1 runs until 13:15.",
        "Round 1 is over.",
        "The rounds are over.",
    ]
