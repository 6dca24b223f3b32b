"""The big screen in a real browser: who was looked for stands at their table of the round; then all return."""

from urllib.parse import urlsplit

import pytest

from service.store.queries.ownrounds import rounds_of_response
from service.store.values import Format
from service.web.live.links import screen_link
from tests.web import scene

pytestmark = pytest.mark.xdist_group("browser")

NAME = "Amara Okafor"


@pytest.fixture
def tables(store, house, doorbell):
    scene.changed(store, house.event_id, format=Format.PAIRS)
    plan_id = scene.published_plan(store, doorbell, house.event_id)
    with store.reading() as session:
        who = scene.response_named(store, house.event_id, NAME)
        return [one.table for one in rounds_of_response(session, plan_id, who.id)]


@pytest.fixture
def path(app, house, tables):
    with app.test_request_context():
        return urlsplit(screen_link(house.event_id, 0)).path


@pytest.fixture
def page(chromium, live):
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def seen_on(page):
    return [one.inner_text().split("\n") for one in page.locator("[data-name]:visible").all()]


def test_who_was_found_follows_the_round(page, live, store, house, path, tables):
    scene.begin(store, house, 1)
    page.goto(f"{live}{path}?find=amara")
    first = seen_on(page)
    scene.begin(store, house, 2)
    page.locator("h2:visible", has_text="Round 2: your table").wait_for()
    assert (first, seen_on(page)) == (
        [[NAME, f"Table {tables[0]}"]],
        [[NAME, f"Table {tables[1]}"]],
    )


@pytest.mark.parametrize("how", ["asked", "typed"])
def test_everybody_returns_after_a_while(page, live, path, how):
    page.clock.install()
    page.goto(live + path + ("?find=amara" if how == "asked" else ""))
    if how == "typed":
        page.get_by_label("Where is").press_sequentially("amara")
    found = len(seen_on(page))
    page.clock.run_for(18_000)
    still = len(seen_on(page))
    page.clock.run_for(4_000)
    assert (found, still, len(seen_on(page))) == (1, 1, len(scene.CAST))
    assert (page.get_by_label("Where is").input_value(), page.url) == ("", live + path)
    assert page.locator(".hits").count() == 0


def test_a_press_brings_everybody_back(page, live, path):
    page.goto(f"{live}{path}?find=amara")
    page.get_by_role("link", name="Show everybody").click()
    assert (len(seen_on(page)), page.url) == (len(scene.CAST), live + path)


def test_without_javascript_a_link_leads_back(chromium, live, path):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live}{path}?find=amara")
    assert page.locator(".hits li bdi").all_inner_texts() == [NAME]
    page.get_by_role("link", name="Show everybody").click()
    assert (len(seen_on(page)), page.url) == (len(scene.CAST), live + path)
    context.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080)])
def test_names_fill_the_height_and_stay_inside_the_window(page, live, path, width, height):
    page.set_viewport_size({"width": width, "height": height})
    page.goto(live + path)
    boxes = [one.bounding_box() for one in page.locator("[data-name]:visible").all()]
    lowest = max(box["y"] + box["height"] for box in boxes)
    assert 0.75 * height < lowest <= height
