"""What stands whole on a phone: long names, and each column of a list that is looked at."""

import re
from urllib.parse import urlsplit

import pytest

from service.operations import day
from service.operations.responses import withdraw_response
from service.store.values import Format, ResponseValues
from service.web.live.links import screen_link
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import House, private_path, signed_in
from tests.web.test_organizer import BASE, upload

pytestmark = pytest.mark.xdist_group("browser")
LONG = ("Zoë Featherstonehaugh", "Wolfeschlegelsteinhausen Ng")
# In how many lines each word of an element stands.
LINES = """element => {
  const found = {}
  const walk = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    for (const word of node.data.matchAll(/\\S+/g)) {
      const range = document.createRange()
      range.setStart(node, word.index)
      range.setEnd(node, word.index + word[0].length)
      found[word[0]] = new Set([...range.getClientRects()].map((box) => box.top)).size
    }
  }
  return found
}"""


@pytest.fixture
def long_house(app, store):
    owner = scene.olivia(store)
    people = [ResponseValues(name=name, interests=("tea",)) for name in LONG]
    event_id = scene.gathering(store, owner, people, rounds=1)
    return House(owner, event_id, scene.SLUG, signed_in(app, store))


@pytest.fixture
def window(chromium, store, live):
    def opened(width):
        context = chromium.new_context(viewport={"width": width, "height": 800})
        contexts.append(context)
        token = scene.token_of(store)
        context.add_cookies([{"name": "attune", "value": token, "url": live}])
        return context.new_page()

    contexts = []
    yield opened
    for one in contexts:
        one.close()


def test_a_long_name_is_never_broken_inside_a_word(app, live, window, store, long_house, doorbell):
    scene.published_plan(store, doorbell, long_house.event_id)
    first, second = (scene.response_named(store, long_house.event_id, one) for one in LONG)
    page = window(360)
    seen = []
    for path, place in (
        (f"{BASE}/people/{first.number}", "h1"),
        (f"{BASE}/people/{second.number}", "h1"),
        (f"{BASE}/day/people/{second.number}", "h1"),
        (private_path(app, first.key), ".oncard .name"),
        (private_path(app, second.key), ".oncard .name"),
    ):
        page.goto(live + path)
        page.wait_for_function("document.fonts.ready")
        lines = page.locator(place).first.evaluate(LINES)
        seen.append({word: count for word, count in lines.items() if len(word) > 12})
    one, two = {"Featherstonehaugh": 1}, {"Wolfeschlegelsteinhausen": 1}
    assert seen == [one, two, two, two, one]


def test_every_column_of_a_list_is_seen_without_moving_it(live, window, house):
    header = ",".join(f"Column {n}" for n in range(9))
    cells = ",".join(f"a rather long answer {n}" for n in range(9))
    kept = upload(house.browser, f"Name,{header}\nJo,{cells}\n").location
    for width in (360, 1280):
        page = window(width)
        page.goto(live + kept)
        boxes = [one.bounding_box() for one in page.locator("select[name^=column-]").all()]
        assert len(boxes) == 10
        assert all(box["x"] >= 0 and box["x"] + box["width"] <= width for box in boxes)
    shown = house.browser.get(kept).text
    assert re.findall(r"<q dir=\"auto\">(a rather long answer 8)</q>", shown) == [
        "a rather long answer 8"
    ]


def test_the_ways_to_look_at_a_plan_stand_whole_in_each_language(
    live, window, store, long_house, doorbell
):
    scene.published_plan(store, doorbell, long_house.event_id)
    page = window(360)
    hidden = {}
    for language in ("en", "de", "es", "fr"):
        page.set_extra_http_headers({"Accept-Language": language})
        page.goto(f"{live}{BASE}/plan")
        tabs = page.locator("main nav.tabs")
        hidden[language] = tabs.evaluate("one => one.scrollWidth - one.clientWidth")
        assert page.locator("html").get_attribute("lang") == language
    assert hidden == dict.fromkeys(hidden, 0)


def test_the_big_screen_stays_in_its_window_with_somebody_left_alone(
    app, live, chromium, store, long_house, doorbell
):
    scene.changed(store, long_house.event_id, format=Format.PAIRS)
    scene.published_plan(store, doorbell, long_house.event_id)
    with store.writing() as session:
        day.begin_round(session, long_house.event_id, 1, seen=0, now=NOW)
        gone = scene.response_named(store, long_house.event_id, LONG[1])
        withdraw_response(session, gone.id, now=NOW)
    with app.test_request_context():
        path = urlsplit(screen_link(long_house.event_id, 0)).path
    context = chromium.new_context(viewport={"width": 1280, "height": 720}, locale="de")
    page = context.new_page()
    page.goto(live + path)
    told = page.locator(".seats li b").all_inner_texts()
    rows = page.locator(".seats li").evaluate_all(
        "all => all.filter((one) => one.scrollWidth > one.clientWidth).length"
    )
    width = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    assert (told, rows, width) == (["Anderer Tisch"], 0, 1280)
