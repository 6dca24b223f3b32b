"""Everything by keyboard alone: one can see where one is, goes in the order of the page, and gets out again."""

import pytest

from service.store.models import Response
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_day import presences
from tests.web.test_organizer import BASE

pytestmark = pytest.mark.xdist_group("browser")
MOST_STOPS = 300
# Where the keyboard is: its place in the document, and whether one sees it. A tile shows it on its face.
HERE = """() => {
  const one = document.activeElement;
  if (one === document.body) return null;
  const face = one.matches(".chip input, .tile input") ? one.nextElementSibling : one;
  const box = face.getBoundingClientRect();
  const ring = getComputedStyle(face);
  return {
    place: [...document.querySelectorAll("*")].indexOf(one),
    name: (one.ariaLabel ?? (one.labels?.[0] ?? one).textContent).trim().replace(/\\s+/g, " "),
    isSeen: ring.outlineStyle === "solid" && parseFloat(ring.outlineWidth) >= 3
      && box.bottom > 0 && box.top < innerHeight && box.width > 0,
  };
}"""


@pytest.fixture
def page(chromium, live, store, house):
    context = chromium.new_context(
        base_url=live, viewport={"width": 1280, "height": 800}, reduced_motion="reduce"
    )
    context.add_cookies([{"name": "attune", "value": scene.token_of(store), "url": live}])
    yield context.new_page()
    context.close()


def to(page, name: str):
    """Go on by the tabulator until something of that name has the focus."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here and here["name"].startswith(name):
            return
    raise AssertionError(f"the keyboard does not reach {name!r}")


def press(page, name: str):
    """Press what leads to another page."""
    to(page, name)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def stops(page) -> list[dict]:
    """Where the keyboard stops from the top of the page to its end."""
    seen = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        if here is None or (seen and here["place"] == seen[0]["place"]):
            return seen
        seen.append(here)
    raise AssertionError("the keyboard does not get out of the page")


@pytest.fixture
def paths(app, store, house, doorbell):
    plan_id = scene.published_plan(store, doorbell, house.event_id)
    scene.ready_deck(store, doorbell, plan_id)
    key, _card = scene.evening_gone_by(store, doorbell, house.owner_id)
    return {
        "form": "/e/common-ground",
        "day": f"{BASE}/day",
        "edit": f"{BASE}/plans/{plan_id}/rounds/1/edit",
        "print": f"{BASE}/print",
        "follow-up": f"{private_path(app, key)}/met/3",
    }


def test_one_sees_where_one_is_in_the_order_of_the_page_and_gets_out(page, paths):
    found = {}
    for name, path in paths.items():
        page.goto(path)
        seen = stops(page)
        places = [one["place"] for one in seen]
        unseen = [one["name"] for one in seen if not one["isSeen"]]
        found[name] = (seen[0]["name"], places == sorted(set(places)), unseen)
    assert found == dict.fromkeys(paths, ("Skip to the content", True, []))


def test_somebody_is_checked_in_and_the_keyboard_stays_at_their_name(page, store, house, paths):
    page.goto(paths["day"])
    to(page, "Check in Bo")
    page.keyboard.press("Enter")
    page.get_by_text("Bo is checked in.").wait_for()
    assert page.evaluate(HERE)["name"] == "Undo Bo"
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Check in Bo").wait_for()
    to(page, "Check in Diego")
    page.keyboard.press("Space")
    page.get_by_text("Diego Quispe is checked in.").wait_for()
    told = presences(store, house)
    assert (told["Bo"], told["Diego Quispe"]) == ("expected", "here")


def test_a_list_is_brought_in_and_a_column_is_named(page, store, house):
    page.goto(f"{BASE}/import")
    page.get_by_label("CSV or XLSX").set_input_files(
        [{"name": "l.csv", "mimeType": "text/csv", "buffer": b"Who,Likes\nAda,bees\nCai,tea\n"}]
    )
    press(page, "Look at it")
    to(page, "Who")
    page.keyboard.type("Name")
    to(page, "Likes")
    page.keyboard.type("Could happily")
    press(page, "Look again with these columns")
    press(page, "Store 2 people")
    with store.reading() as session:
        names = {one.name for one in session.query(Response).filter_by(event_id=house.event_id)}
    assert {"Ada", "Cai"} <= names


def test_two_change_places_and_a_table_is_kept(page, paths):
    page.goto(paths["edit"])
    one, other = (page.locator(f"[data-table='{n}'] [data-who]").first.inner_text() for n in (1, 2))
    press(page, one)
    to(page, "With whom?")
    page.keyboard.type(other)
    press(page, "See what it would change")
    press(page, "Make this change")
    assert page.locator("[data-table='2'] [data-who]").all_inner_texts().count(one) == 1
    press(page, "Keep as it is, Table 1")
    assert page.locator("[data-table='1']").get_by_text("Kept as it is.").count() == 1


def test_cards_are_asked_for(page, paths, doorbell):
    page.goto(paths["print"])
    press(page, "Make these")
    assert doorbell.rings[-1].job == "workers.jobs.render_deck"


def test_something_they_said_is_noted(page, paths):
    page.goto(paths["follow-up"])
    to(page, "One thing they said")
    page.keyboard.type("I mend clocks.")
    to(page, "I would like to talk with")
    page.keyboard.press("Space")
    to(page, "How they may reach you")
    page.keyboard.type("ada@example.org")
    press(page, "Store")
    assert page.get_by_text("Stored.").count() == 1
    assert page.get_by_label("One thing they said").input_value() == "I mend clocks."
