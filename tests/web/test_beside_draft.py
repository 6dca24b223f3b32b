"""Where a draft stands beside the published plan: what pages say of each, before and after a round began."""

import re
from datetime import timedelta

from service.store.queries.plans import plan_for_page
from tests.factories import NOW
from tests.planned import plan_made
from tests.web import scene
from tests.web.test_next_step import begin
from tests.web.test_organizer import BASE


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


def test_the_published_plan_opens_and_tells_of_the_draft_before_and_after_a_round_began(
    store, house, doorbell
):
    told_id = scene.published_plan(store, doorbell, house.event_id)
    draft_id = other_draft(store, house, doorbell)
    again = f'action="{BASE}/plans"'

    def told_on(page):
        return re.findall(r'<p class="told">(.*?) <a href="(.*?)">(.*?)</a></p>', page)

    draft = (f"{BASE}/plans/{draft_id}/rounds/1", "Look at the draft")
    before = house.browser.get(f"{BASE}/plan").text
    assert (shown(before), again in before) == (told_id, True)
    assert told_on(before) == [("There is a newer draft of the plan.", *draft)]
    begin(house, 1)
    page = house.browser.get(f"{BASE}/plan").text
    late = (
        "There is a newer draft of the plan. A round has begun, so it cannot be published any more."
    )
    assert (shown(page), again in page) == (told_id, False)
    assert told_on(page) == [(late, *draft)]


def test_who_watches_a_plan_being_made_is_led_to_it_beside_the_published_one(
    store, house, doorbell
):
    scene.published_plan(store, doorbell, house.event_id)
    made_id = scene.queued_plan(store, doorbell, house.event_id)
    watched = f"{BASE}/plan?made={made_id}"
    page = house.browser.get(f"{BASE}/plan").text
    assert (f'data-then="{watched}"' in page, house.browser.get(watched).status_code) == (True, 200)
    plan_made(store, made_id)
    led = house.browser.get(watched)
    assert (led.status_code, led.location) == (303, f"{BASE}/plans/{made_id}/rounds/1")


def test_who_publishes_an_older_plan_sees_that_it_is_published(store, house, doorbell):
    older_id = scene.ready_plan(store, doorbell, house.event_id)
    newer_id = other_draft(store, house, doorbell)
    opened = house.browser.get(f"{BASE}/plans/{older_id}/rounds/1").text
    assert f'<a href="{BASE}/plans/{newer_id}/rounds/1">Go to the newest</a>' in opened
    said = house.browser.post(f"{BASE}/plans/{older_id}/publish", follow_redirects=True).text
    tab = house.browser.get(f"{BASE}/plan").text
    is_told = "The plan is published: everybody finds their rounds under their private link."
    assert [(shown(one), is_told in one, "/publish" in one) for one in (said, tab)] == [
        (older_id, True, False),
        (older_id, False, False),
    ]
    # A newer one that came to nothing does not stand in its way either.
    other_id = scene.ready_plan(store, doorbell, house.event_id)
    scene.failed_plan(store, doorbell, house.event_id)
    said = house.browser.post(f"{BASE}/plans/{other_id}/publish", follow_redirects=True).text
    assert (shown(said), is_told in said) == (other_id, True)


def test_a_draft_that_is_too_late_is_not_said_to_be_published_or_printed_one_day(
    store, house, doorbell
):
    scene.published_plan(store, doorbell, house.event_id)
    other_draft(store, house, doorbell)
    waits = "Nobody follows it until you publish it. It stands under Plan."
    late = "A round has begun, so it cannot be published any more."
    printed = "Your newer draft is printed once you publish it."

    def said():
        pages = [house.browser.get(f"{BASE}{path}").text for path in ("", "/print")]
        return waits in pages[0], late in pages[0], printed in pages[1]

    before = said()
    begin(house, 1)
    assert (before, said()) == ((True, False, True), (False, True, False))


def other_draft(store, house, doorbell):
    """A newer draft that seats the first round otherwise."""
    draft_id = scene.ready_plan(store, doorbell, house.event_id)
    with store.writing() as session:
        plan = plan_for_page(session, house.event_id, draft_id)
        plan.document = "otherwise"
        first = min(plan.rounds, key=lambda one: one.number)
        here, there = (one.seats[0] for one in first.meetings[:2])
        here.response_id, there.response_id = there.response_id, here.response_id
    return draft_id


def shown(page):
    """The plan that a page is about."""
    tabs = page.partition('<nav class="tabs"')[2]
    return int(re.search(rf"{BASE}/plans/(\d+)/rounds/1", tabs)[1])
