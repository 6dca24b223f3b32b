"""The pages in a real browser: nothing in the way of anybody, at any width, in any light."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.browser import LAUNCH_ARGS, chromium_path
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_organizer import upload

pytestmark = pytest.mark.xdist_group("browser")
GUESTS = (
    'Name,Email,Status,Interests,Job\nJo,jo@example.org,going,"tea, bees",x\n'
    "Gu,jo@example.org,going,,\nNo,n@example.org,declined,,\nX,bad@,maybe so,go,\n"
)
OWN = (
    {
        "text": "Department?",
        "hint": "Yours.",
        "kind": "choice",
        "options": "A\nB",
        "differs": "yes",
    },
    {"text": "Clubs?", "kind": "several", "options": "chess\nchoir", "printable": "yes"},
    {"text": "Your city?", "kind": "choice", "options": "\n".join("abcdefgh")},
    {"text": "What do you do?", "kind": "line", "printable": "yes"},
)
MODES = [(width, light) for width in (360, 1280) for light in ("light", "dark")]
ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# In the dark only colors differ.
RULES = {
    "light": {"runOnly": {"type": "tag", "values": ALL_RULES}},
    "dark": {"runOnly": {"type": "rule", "values": ["color-contrast"]}},
}


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=LAUNCH_ARGS)
        yield browser
        browser.close()


@pytest.fixture
def paths(app, store, house, doorbell) -> dict[str, str]:
    """Every kind of page, with people and plans behind it."""
    for question in OWN:
        house.browser.post("/events/common-ground/form", data=question)
    house.browser.post("/events/common-ground/form/groups", data={"parts": "yes"})
    plan_id = scene.published_plan(store, doorbell, house.event_id)
    scene.ready_deck(store, doorbell, plan_id)
    for name, make in (
        ("Running", scene.running_plan),
        ("Ready", scene.ready_plan),
        ("Failed", scene.failed_plan),
    ):
        make(store, doorbell, scene.gathering(store, house.owner_id, name=name))
    key = scene.response_named(store, house.event_id, "Mei-Ling Zhou").key
    past_key, past_card = scene.evening_gone_by(store, doorbell, house.owner_id)
    past = private_path(app, past_key)
    return {
        "form": "/e/common-ground",
        "mine": private_path(app, key),
        "overview": "/events/common-ground",
        "running": "/events/running/plan",
        "ready": "/events/ready/plan",
        "failed": "/events/failed/plan",
        "edit": f"/events/common-ground/plans/{plan_id}/rounds/1/edit",
        "edit a person": f"/events/common-ground/plans/{plan_id}/rounds/1/edit/2",
        "foreseen": f"/events/common-ground/plans/{plan_id}/edit?kind=skip&round=1&who=2",
        "refused": f"/events/common-ground/plans/{plan_id}/edit?kind=swap&round=1&who=2&other=2",
        "history": f"/events/common-ground/plans/{plan_id}/history",
        "plans": "/events/common-ground/plans",
        "graph": "/events/common-ground/graph",
        "graph of one": "/events/common-ground/graph?who=1",
        "print": "/events/common-ground/print",
        "import": upload(house.browser, GUESTS).location,
        "rooms": "/events/common-ground/rooms",
        "people": "/events/common-ground/people",
        "person": "/events/common-ground/people/1",
        "own-form": "/events/common-ground/form",
        "form-question": "/events/common-ground/form/2",
        "words": "/events/common-ground/words?rare=1",
        "settings": "/events/common-ground/settings",
        "met": f"{past}/met",
        "agreed": f"{past}/met/2",
        "follow-up": f"{past}/met/3",
        "card": f"/c/{past_card}",
        "after": "/events/gone/after",
    }


@pytest.fixture
def look(chromium, live, store, house):
    """Open a page as the owner, at a width and in a light; pages of one kind share a window."""
    windows = {}
    token = scene.token_of(store)

    def opened(path: str, *, width: int = 360, light: str = "light", script: bool = True):
        kind = (width, light, script)
        if kind not in windows:
            context = chromium.new_context(
                viewport={"width": width, "height": 800},
                color_scheme=light,
                java_script_enabled=script,
                reduced_motion="reduce",
            )
            context.add_cookies([{"name": "attune", "value": token, "url": live}])
            windows[kind] = context.new_page()
        windows[kind].goto(live + path)
        return windows[kind]

    yield opened
    for page in windows.values():
        page.context.close()


@pytest.mark.parametrize(("width", "light"), MODES)
def test_nothing_stands_in_anybodys_way(look, paths, width, light):
    axe, found = Axe(), {}
    for name, path in paths.items():
        page = look(path, width=width, light=light)
        violations = axe.run(page, options=RULES[light]).response["violations"]
        found[name] = [
            (one["id"], [node["html"][:120] for node in one["nodes"]]) for one in violations
        ]
    assert found == {name: [] for name in paths}


def test_the_judge_of_access_finds_what_is_wrong(look):
    page = look("/e/common-ground")
    page.evaluate("document.querySelector('label[for=name]').remove()")
    found = Axe().run(page, options=RULES["light"]).response["violations"]
    assert sorted(one["id"] for one in found) == ["label", "label-title-only"]


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_page_scrolls_sideways_on_a_small_phone(look, paths, live, language):
    widths = {}
    speaks = {"name": "attune-language", "value": language, "url": live}
    look("/", width=320).context.add_cookies([speaks])
    for name, path in paths.items():
        page = look(path, width=320)
        widths[name] = page.evaluate("document.documentElement.scrollWidth")
    assert widths == dict.fromkeys(paths, 320)


def test_the_header_of_a_phone_is_short_shows_every_tab_and_lets_one_sign_out(look, house):
    page = look("/events/common-ground")
    boxes = [one.bounding_box() for one in page.locator("nav.tabs.event a").all()]
    assert len({box["y"] for box in boxes}) == 2
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in boxes)
    height = page.locator("header.top").bounding_box()["height"]
    button = page.locator("header.top").get_by_role("button", name="Sign out").bounding_box()
    assert (height < 72, button["x"] + button["width"] <= 360) == (True, True)


def test_no_page_asks_another_host_or_breaks_its_own_policy(look, paths, live):
    said, asked = [], set()
    page = look("/")
    page.on("console", lambda message: said.append(message.text))
    page.on("request", lambda request: asked.add(request.url.startswith((live, "data:"))))
    for path in paths.values():
        page.goto(live + path)
    assert (said, asked) == ([], {True})


def test_the_form_works_without_javascript(look, live, store, house):
    page = look("/e/common-ground", script=False)
    page.get_by_role("button", name="Send").click()
    assert page.locator("#name-fault").inner_text() == (
        "Please give a name. Any name you like to be called is fine."
    )
    page.get_by_label("What should your card call you?").fill("Ada")
    page.get_by_label("night trains").check(force=True)
    page.get_by_label("In your own words").first.fill("bees, chess")
    page.get_by_label("Curiosity").check(force=True)
    page.get_by_role("button", name="Send").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Thank you, Ada."
    row = scene.response_named(store, house.event_id, "Ada")
    assert (row.name, row.depth) == ("Ada", 2)


def test_the_form_works_by_keyboard_with_typed_words_as_chips(look, house):
    page = look("/e/common-ground")
    page.get_by_label("What should your card call you?").focus()
    page.keyboard.type("Ada")
    words = page.get_by_label("In your own words").first
    words.focus()
    page.keyboard.type("bees")
    page.keyboard.press("Enter")
    page.keyboard.type("Night Trains,")
    assert [one.input_value() for one in page.locator('input[name="interests"]:checked').all()] == [
        "bees",
        "night trains",
    ]
    assert words.input_value() == ""
    for value in ("Curiosity", "Kindness", "Craft", "Courage", "Play"):
        page.get_by_label(value).focus()
        page.keyboard.press("Space")
    assert page.locator("[data-count]").inner_text() == "5 of 5 chosen. Fewer is fine."
    assert page.locator('input[name="values"]:disabled').count() == 5


def test_words_are_suggested_and_ambiguous_ones_asked_about(look, house):
    page = look("/e/common-ground")
    box = page.locator("#interests_text")
    box.press_sequentially("tea, bould")
    page.get_by_role("button", name="bouldering", exact=True).click()
    assert box.input_value() == ""
    box.press_sequentially("python")
    box.press("Enter")
    page.get_by_role("button", name="python programming", exact=True).click()
    box.press_sequentially("my own zyxwv")
    box.press("Enter")
    chosen = page.locator('[data-chips="interests"] input').evaluate_all(
        "all => all.map(one => one.value)"
    )
    assert chosen == ["tea", "bouldering", "python programming", "my own zyxwv"]


def test_a_comma_parts_nothing_inside_brackets_or_behind_a_no(look, house):
    page = look("/e/common-ground")
    box = page.locator("#interests_text")
    for typed in ("sports (golf, tennis), chess,", "anything but golf, tennis and cricket"):
        box.press_sequentially(typed)
    box.press("Enter")
    chosen = page.locator('[data-chips="interests"] input').evaluate_all(
        "all => all.map(one => one.value)"
    )
    assert chosen == ["sports (golf, tennis)", "chess", "anything but golf, tennis and cricket"]


def test_the_organizer_may_pick_a_suggested_topic(look, house):
    page = look("/events/common-ground/words")
    page.locator("#other").press_sequentially("bould")
    page.get_by_role("button", name="bouldering", exact=True).click()
    assert page.locator("#other").input_value() == "bouldering"


def test_a_running_plan_is_watched_until_it_is_ready(look, store, house, doorbell):
    plan_id = scene.running_plan(store, doorbell, house.event_id)
    page = look("/events/common-ground/plan")
    page.get_by_role("heading", name="Within 12% of the best possible so far.").wait_for()
    with store.writing() as session:
        plan = session.get_one(scene.Plan, plan_id)
        plan.progress = {"phase": "seat", "fraction": 0.8, "gap": 0.05, "count": 3}
    page.get_by_role("heading", name="Within 5% of the best possible so far.").wait_for()
    with store.writing() as session:
        session.get_one(scene.Plan, plan_id).state = scene.PlanState.CANCELED
    page.get_by_role("heading", name="You stopped this plan.").wait_for()


def test_a_name_is_dragged_onto_another_and_the_cost_is_said_first(look, store, house, doorbell):
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    page = look(f"/events/common-ground/plans/{plan_id}/rounds/1/edit", width=1280)
    one, other = (page.locator(f"[data-table='{n}'] [data-who]").first for n in (1, 2))
    numbers = [each.get_attribute("data-who") for each in (one, other)]
    one.drag_to(other)
    page.wait_for_url(f"**/edit?round=1&who={numbers[0]}&kind=swap&other={numbers[1]}")
    page.get_by_role("button", name="Make this change").click()
    page.wait_for_url(f"**/plans/{plan_id + 1}/rounds/1/edit")
