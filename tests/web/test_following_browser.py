"""A phone and a host's page left open, in a real browser: they follow, and take nothing from anybody."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from service.store.queries.ownrounds import rounds_of_response
from service.web.host.links import table_link
from tests.factories import NOW
from tests.web import scene

pytestmark = pytest.mark.xdist_group("browser")

NAME = "Amara Okafor"
LOOK = "window.dispatchEvent(new Event('online'))"
SAID = "document.querySelector('[data-say]').textContent"


@pytest.fixture
def tables(store, house, plan_id):
    with store.reading() as session:
        who = scene.response_named(store, house.event_id, NAME)
        return [one.table for one in rounds_of_response(session, plan_id, who.id)]


@pytest.fixture
def opened(chromium):
    contexts = []

    def window(address, **options):
        context = chromium.new_context(viewport={"width": 360, "height": 740}, **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(address)
        return page

    yield window
    for one in contexts:
        one.close()


def test_a_phone_follows_the_rounds_and_says_only_what_is_new(
    live, opened, store, house, mine, tables, clock
):
    scene.begin(store, house, 1)
    page = opened(live + mine)
    page.evaluate("window.kept = 'the same page'")
    page.locator("#more-1 summary").click()
    link = page.get_by_role("link", name="Whom you met")
    link.focus()
    clock.now = NOW + timedelta(minutes=20)
    scene.begin(store, house, 2, now=clock.now)
    page.evaluate(LOOK)
    page.locator("[data-say]:not(:empty)").wait_for(state="attached")
    assert page.evaluate(SAID) == (
        f"Now, until 13:35: table {tables[1]} Next, round 3: table {tables[2]}"
    )
    assert page.evaluate("window.kept") == "the same page"
    assert page.evaluate("document.activeElement.textContent") == "Whom you met"
    assert page.locator("#more-1").evaluate("one => one.open") is True
    assert page.locator("[data-still]").is_hidden()


def test_what_somebody_opened_and_holds_stays_theirs(live, opened, store, house, mine, tables):
    scene.begin(store, house, 1)
    page = opened(live + mine)
    page.locator("#break summary").click()
    page.get_by_role("button", name="Sit out round 2").focus()
    number = scene.response_named(store, house.event_id, NAME).number
    house.browser.post(
        f"/events/{house.slug}/day/people/{number}", data={"presence": "here", "seen": "expected"}
    )
    with page.expect_response("**/now"):
        page.evaluate(LOOK)
    page.locator("#at-the-door").wait_for(state="detached")
    assert page.locator("#break").evaluate("one => one.open") is True
    assert page.evaluate("document.activeElement.textContent") == "Sit out round 2"
    assert page.evaluate(SAID) == ""


def test_a_lost_network_is_told_and_what_stood_there_stays(
    live, opened, store, house, mine, tables
):
    scene.begin(store, house, 1)
    page = opened(live + mine)
    page.context.set_offline(True)
    page.evaluate(LOOK)
    told = page.locator("[data-away]")
    told.wait_for(state="visible")
    assert told.inner_text() == "Connection lost. This is how it was at 13:00."
    assert page.locator("#tonight p").first.inner_text() == f"Now, until 13:15: table {tables[0]}"
    page.context.set_offline(False)
    told.wait_for(state="hidden")
    assert page.evaluate(SAID) == "Connected again."


def test_a_hidden_page_asks_for_nothing_and_looks_once_it_is_seen(
    live, opened, store, house, mine, tables
):
    page = opened(live + mine)
    asked = []
    page.on("request", lambda one: "/static/" in one.url or asked.append(urlsplit(one.url).path))
    hide = "Object.defineProperty(document, 'hidden', {value: %s, configurable: true});"
    tell = "document.dispatchEvent(new Event('visibilitychange'))"
    page.evaluate(hide % "true" + tell + ";" + LOOK)
    scene.begin(store, house, 1)
    assert asked == []
    page.evaluate(hide % "false" + tell)
    page.get_by_text(f"Now, until 13:15: table {tables[0]}").first.wait_for()
    assert asked == [f"{mine}/now"]


def test_a_host_is_told_which_round_runs(app, live, opened, store, house, plan_id):
    with app.test_request_context():
        path = urlsplit(table_link(house.event_id, 1)).path
    scene.begin(store, house, 1)
    page = opened(live + path)
    scene.begin(store, house, 2)
    page.evaluate(LOOK)
    page.get_by_role("heading", name="Round 2 · now, until 13:15").wait_for()
    assert page.evaluate(SAID).startswith("Round 2 · now, until 13:15 Round 3 · about 13:20 next")
    assert page.locator("[aria-current=step] h2").inner_text() == "Round 2 · now, until 13:15"


def test_without_javascript_a_press_shows_how_it_stands(live, opened, store, house, mine, tables):
    scene.begin(store, house, 1)
    page = opened(live + mine, java_script_enabled=False)
    assert page.locator("[data-still]").inner_text() == "As of 13:00. Look again"
    scene.begin(store, house, 2)
    page.get_by_role("link", name="Look again").click()
    assert page.locator("#tonight p").first.inner_text() == f"Now, until 13:15: table {tables[1]}"
