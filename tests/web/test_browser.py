"""The pages in a real browser: what works without JavaScript, and what it adds."""

from urllib.parse import parse_qs, urlsplit

import pytest

from tests.web import scene
from tests.web.conftest import private_path

pytestmark = pytest.mark.xdist_group("browser")


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


def test_the_header_of_a_phone_is_short_unfolds_every_tab_and_lets_one_sign_out(look, house):
    page = look("/events/common-ground")
    header, tabs = page.locator("header.top"), page.get_by_role("navigation", name="Event")
    heights = [one.bounding_box()["height"] for one in (header, tabs)]
    button = header.get_by_role("button", name="Sign out").bounding_box()
    assert (max(heights) < 72, button["x"] + button["width"] <= 360) == (True, True)
    tabs.locator("summary").press("Enter")
    names = [one.inner_text() for one in tabs.get_by_role("link").all()]
    boxes = [one.bounding_box() for one in tabs.get_by_role("link").all()]
    assert names == [
        *("Overview", "People", "Words", "Questions", "Plan"),
        *("Print", "Day", "After", "Team", "Settings"),
    ]
    assert all(box["x"] >= 0 and box["x"] + box["width"] <= 360 for box in boxes)


def fonts_asked_for(page, address):
    asked = []
    page.on("request", lambda one: asked.append(one.url.rsplit("/", 1)[1]))
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => null)")
    return {name for name in asked if name.startswith("noto-")}


def test_letters_of_other_scripts_come_only_where_they_stand(look, live, house, store, doorbell):
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    page = look("/")
    asked = [
        fonts_asked_for(page, f"{live}{path}")
        for path in (
            "/account",
            "/e/common-ground",
            f"/events/common-ground/plans/{plan_id}/people",
        )
    ]
    everybodys = {"noto-arabic.woff2", "noto-cyrillic.woff2", "noto-hebrew.woff2"}
    assert asked == [set(), set(), everybodys]


def test_a_page_that_is_read_from_the_right_is_mirrored(look, house):
    page = look("/events/common-ground/words", width=1280)
    page.evaluate("document.documentElement.dir = 'rtl'")
    brand, account = (page.locator(name).bounding_box()["x"] for name in (".brand", ".me"))
    arrow = page.locator("svg.turns").first.evaluate("one => getComputedStyle(one).transform")
    assert (brand > account, arrow) == (True, "matrix(-1, 0, 0, 1, 0, 0)")


def test_paper_is_dark_on_white_and_shows_what_is_folded(app, look, store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    key = scene.response_named(store, house.event_id, "Amara Okafor").key
    page = look(private_path(app, key), light="dark")
    page.emulate_media(media="print", color_scheme="dark")
    ink, ground = page.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    folded = page.locator("details.round .q").evaluate_all(
        "all => all.map(one => one.checkVisibility())"
    )
    assert (ink, ground, folded.count(True)) == ("rgb(29, 36, 51)", "rgb(255, 255, 255)", 2)


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


def test_a_design_is_chosen_by_keyboard_and_the_large_card_follows(look, store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    page = look("/events/common-ground/print")
    page.get_by_text("How they look").click()
    gallery = page.get_by_role("group", name="Look").first
    gallery.get_by_role("radio", name="Circles, one for each person").focus()
    page.keyboard.press("ArrowDown")
    assert gallery.get_by_role("radio", name="A band of color").is_checked()
    large = page.get_by_alt_text("Front and back of a card as it will look").first
    assert asked_of(large) == {"design": ["band"], "accent": ["#1f6f6b"]}
    page.get_by_label("One color for all rounds").first.check()
    colored = {"accent": ["#1f6f6b"], "colored": ["yes"]}
    assert asked_of(large) == {"design": ["band"], **colored}
    assert [asked_of(image) for image in gallery.locator("img").all()] == [
        {"design": [each], "side": ["front"], **colored} for each in ("circles", "band", "plain")
    ]


def asked_of(image) -> dict[str, list[str]]:
    """How a picture of a card is asked for."""
    return parse_qs(urlsplit(image.get_attribute("src")).query)


def test_a_name_is_dragged_onto_another_and_the_cost_is_said_first(look, store, house, doorbell):
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    page = look(f"/events/common-ground/plans/{plan_id}/rounds/1/edit", width=1280)
    one, other = (page.locator(f"[data-table='{n}'] [data-who]").first for n in (1, 2))
    numbers = [each.get_attribute("data-who") for each in (one, other)]
    one.drag_to(other)
    page.wait_for_url(f"**/edit?round=1&who={numbers[0]}&kind=swap&other={numbers[1]}")
    page.get_by_role("button", name="Make this change").click()
    page.wait_for_url(f"**/plans/{plan_id + 1}/rounds/1/edit?done=1")


def test_of_two_who_wait_one_is_dragged_onto_the_other_to_meet(look, store, house, doorbell):
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    for version, who in enumerate((1, 5)):
        asked = {"kind": "skip", "round": "1", "who": who}
        house.browser.post(f"/events/common-ground/plans/{plan_id + version}/edit", data=asked)
    page = look(f"/events/common-ground/plans/{plan_id + 2}/rounds/1/edit", width=1280)
    one, other = (page.locator("[data-alone]").nth(n) for n in (0, 1))
    numbers = [each.get_attribute("data-who") for each in (one, other)]
    one.drag_to(other)
    page.wait_for_url(f"**/edit?round=1&who={numbers[0]}&kind=join&other={numbers[1]}")
