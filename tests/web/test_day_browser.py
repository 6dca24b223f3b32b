"""The day in a real browser: the door by hand and without JavaScript, and the screen that keeps counting."""

import threading
from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from werkzeug.serving import make_server

from service.app import create_app
from service.operations import day
from service.store.models import Day, Event
from service.web.attendee.links import check_in_link
from service.web.live.links import screen_link
from tests.factories import NOW, letter_links, make_people, person
from tests.web import scene
from tests.web.test_day import DAY, presences, say

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def plan_id(store, house, doorbell):
    return scene.published_plan(store, doorbell, house.event_id)


@pytest.fixture
def now_live(settings, store, doorbell, typesetter, house, plan_id):
    """The app behind a real socket, at the time that it is."""
    app = create_app(
        settings, store=store, doorbell=doorbell, typesetter=typesetter, encoder=lambda: None
    )
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def opened(chromium, store, house):
    """Windows that are closed at the end."""
    contexts = []

    def window(address, *, signed_in=True, **options):
        context = chromium.new_context(reduced_motion="reduce", **options)
        contexts.append(context)
        if signed_in:
            token = scene.token_of(store)
            context.add_cookies([{"name": "attune", "value": token, "url": address}])
        return context.new_page()

    yield window
    for one in contexts:
        one.close()


@pytest.fixture
def screen_path(app, house):
    with app.test_request_context():
        return urlsplit(screen_link(house.event_id, 0)).path


def test_the_door_works_without_javascript_and_the_code_on_a_phone_too(
    app, live, opened, store, house, plan_id
):
    page = opened(live, java_script_enabled=False, viewport={"width": 360, "height": 800})
    page.goto(live + DAY)
    page.get_by_label("Find a name").fill("tui")
    page.get_by_role("button", name="Find", exact=True).click()
    page.get_by_role("button", name="Check in Tūī Parata").click()
    assert page.locator("[role=status]").first.inner_text() == "Tūī Parata is checked in."
    page.get_by_role("button", name="Undo").first.click()
    with app.test_request_context():
        key = scene.response_named(store, house.event_id, "Bo").key
        path = urlsplit(check_in_link(key)).path
    page.goto(live + path)
    page.get_by_role("button", name="Check in").click()
    page.goto(live + DAY)
    page.get_by_label("What should their card call them?").fill("Zoë")
    page.get_by_role("button", name="Add and check in").click()
    assert page.get_by_role("heading", name="Zoë is here.").count() == 1
    told = presences(store, house)
    assert (told["Tūī Parata"], told["Bo"], told["Zoë"]) == ("expected", "here", "here")


def test_a_page_left_open_shows_who_others_check_in(live, opened, store, house, plan_id):
    page = opened(live)
    page.goto(live + DAY)
    page.evaluate("window.kept = 'the same page'")
    say(house, scene.response_named(store, house.event_id, "Bo").number, "here")
    page.get_by_role("button", name="Undo Bo").wait_for()
    assert page.locator("h1").inner_text() == "One person is here."
    assert page.evaluate("window.kept") == "the same page"


LOOK = "window.dispatchEvent(new Event('online'))"


def test_a_page_left_open_follows_the_clock_of_others_and_takes_nothing_from_its_reader(
    now_live, opened, store, house, plan_id
):
    page = opened(now_live)
    page.goto(now_live + DAY)
    page.evaluate("window.kept = 'the same page'")
    page.locator("#clock summary", has_text="Round 1 has not begun yet.").click()
    page.get_by_label("Begin another round").select_option("3")
    page.get_by_label("Find a name").fill("tu")
    page.get_by_label("What should their card call them?").fill("Zoë")
    clock = page.locator("#clock summary")
    for does, told, offer in (
        ("begin", "Round 1 runs until", "Stop the clock"),
        ("pause", "Round 1 stands still", "Let it go on"),
        ("back", "Round 1 has not begun yet.", "Begin round 1"),
    ):
        with store.writing() as session:
            seen = {"seen": day.row(session, house.event_id).revision}
            now, links = datetime.now(UTC), letter_links(datetime.now(UTC))
            if does == "begin":
                session.get_one(Event, house.event_id).starts_at = now
                day.begin_round(session, house.event_id, 1, now=now, **seen)
            elif does == "pause":
                day.pause_round(session, house.event_id, now=now, **seen)
            else:
                day.take_back_round(session, house.event_id, **seen, **links)
        page.evaluate(LOOK)
        clock.filter(has_text=told).wait_for()
        assert page.locator("#clock > form button").inner_text() == offer
        assert page.get_by_label("Begin another round").input_value() == "3"
    assert page.evaluate("document.activeElement.id") == "name"
    typed = ("Find a name", "What should their card call them?")
    assert [page.get_by_label(one).input_value() for one in typed] == ["tu", "Zoë"]
    # Who left is told beside the clock as well.
    say(house, scene.response_named(store, house.event_id, "Bo").number, "missing")
    page.evaluate(LOOK)
    page.locator("#coming", has_text="One person with a seat is not there.").wait_for()
    assert page.evaluate("window.kept") == "the same page"


def test_a_tap_changes_its_line_alone_and_tells_who_was_faster(live, opened, store, house, plan_id):
    page = opened(live)
    say(house, scene.response_named(store, house.event_id, "Diego Quispe").number, "here")
    page.goto(
        f"{live}{DAY}?done={scene.response_named(store, house.event_id, 'Diego Quispe').number}"
    )
    page.get_by_text("Diego Quispe is checked in.").wait_for()
    page.evaluate("window.kept = 'the same page'")
    page.get_by_role("button", name="Check in Amara Okafor").click()
    page.get_by_text("Amara Okafor is checked in.").wait_for()
    # What was said of somebody else before, with its undo, is gone.
    assert page.get_by_text("Diego Quispe is checked in.").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "Undo Amara Okafor"
    assert page.locator('[data-count="here"]').inner_text() == "2"
    say(house, scene.response_named(store, house.event_id, "Bo").number, "missing")
    page.get_by_role("button", name="Check in Bo").click()
    page.get_by_text("Nothing was changed: Bo is marked as not there").wait_for()
    assert page.locator("h1").inner_text() == "2 people are here."
    told = presences(store, house)
    assert (told["Amara Okafor"], told["Bo"], page.evaluate("window.kept")) == (
        "here",
        "missing",
        "the same page",
    )


def test_a_list_of_names_is_narrowed_while_typing(live, opened, plan_id):
    page = opened(live)
    page.goto(live + DAY)
    page.get_by_label("Find a name").press_sequentially("nguyen")
    shown = page.locator("#door-list > li:visible")
    assert [one.get_attribute("data-name") for one in shown.all()] == ["Nguyễn Thị Lan"]


def short_round(store, house, seconds, round_=1):
    """Let a round begin now, with so many seconds of its minutes left."""
    with store.writing() as session:
        row = day.row(session, house.event_id)
        day.begin_round(session, house.event_id, round_, seen=row.revision, now=datetime.now(UTC))
        row.seconds = row.left = seconds


def test_the_screen_counts_chimes_and_calls_up_the_next_round(
    now_live, opened, store, house, screen_path
):
    page = opened(now_live, signed_in=False)
    page.goto(now_live + screen_path)
    assert page.locator("h2:visible").inner_text().startswith("Round 1, ")
    page.get_by_role("button", name="Turn the sound on").click()
    page.locator("main[data-heard=yes]").wait_for()
    short_round(store, house, 6)
    page.locator("h2:visible", has_text="Round 1: your table").wait_for()
    page.locator('main[data-rang="1 half"]').wait_for()
    page.locator('main[data-rang="1 end"]').wait_for()
    assert page.locator("h1").inner_text() == "Time to move. Please find your table for round 2."
    assert page.locator("h2:visible").inner_text() == "Next, round 2: your table"
    assert page.locator("[data-say]").inner_text() == (
        "Time to move. Please find your table for round 2."
    )


def test_the_screen_goes_on_counting_without_a_network_and_after_a_refresh(
    now_live, opened, store, house, screen_path
):
    page = opened(now_live, signed_in=False)
    page.goto(now_live + screen_path)
    short_round(store, house, 8)
    page.locator("h1", has_text="Round 1 of 3").wait_for()
    page.reload()
    page.locator("h1", has_text="Round 1").wait_for()
    page.context.set_offline(True)
    lost = page.locator("[data-lost-told]:visible")
    lost.get_by_text("Connection lost, still counting.").wait_for()
    page.locator("h1", has_text="Time to move. Please find your table for round 2.").wait_for()
    assert page.locator("[data-digits]").inner_text() == "0:00"
    assert lost.inner_text() == "Connection lost. The organizer says how it goes on."
    assert page.locator("h2:visible").inner_text() == "Next, round 2: your table"
    page.context.set_offline(False)
    page.locator("[data-say]", has_text="Connected again.").wait_for(state="attached")
    with store.reading() as session:
        assert session.query(Day).one().round == 1


def test_a_network_lost_in_the_last_round_is_no_matter_once_it_is_over(
    now_live, opened, store, house, screen_path
):
    page = opened(now_live, signed_in=False)
    page.goto(now_live + screen_path)
    short_round(store, house, 8, round_=3)
    page.locator("h1", has_text="Round 3 of 3").wait_for()
    page.context.set_offline(True)
    page.locator("[data-lost-told]:visible").wait_for()
    before = page.locator("[data-digits]").inner_text()
    page.locator("h1", has_text="That was the last round. Thank you all.").wait_for()
    assert (before > "0:00", page.locator("[data-digits]").inner_text()) == (True, "0:00")
    assert page.locator("[data-lost-told]:visible").count() == 0


def test_an_evening_ended_after_its_round_thanks_on_the_screen_and_seats_nobody(
    now_live, opened, store, house, screen_path
):
    page = opened(now_live, signed_in=False)
    page.goto(now_live + screen_path)
    short_round(store, house, 2)
    page.locator("h1", has_text="Time to move.").wait_for()
    with store.writing() as session:
        seen = day.row(session, house.event_id).revision
        day.end_after(session, house.event_id, 1, seen=seen, **letter_links(NOW))
    for _ in ("as it happens", "opened anew"):
        page.locator("h1", has_text="That was the last round. Thank you all.").wait_for()
        page.locator("[data-lists]", has_text="Round 1: your table").wait_for(state="attached")
        parts = ("[data-timer]", "[data-bar]", "[role=search]", "h2", "[data-name]")
        assert [page.locator(f"{one}:visible").count() for one in parts] == [0] * 5
        page.reload()


def test_a_round_begun_while_another_runs_is_the_one_that_the_screen_names(
    now_live, opened, store, house, screen_path
):
    page = opened(now_live, signed_in=False)
    short_round(store, house, 600)
    page.goto(now_live + screen_path)
    page.locator("h1", has_text="Round 1 runs until").wait_for()
    short_round(store, house, 600, round_=3)
    page.locator("h2:visible", has_text="Round 3: your table").wait_for()
    later = page.locator("h1").inner_text()
    with store.writing() as session:
        seen = day.row(session, house.event_id).revision
        links = letter_links(datetime.now(UTC))
        day.take_back_round(session, house.event_id, seen=seen, **links)
    page.locator("h2:visible", has_text="Round 1: your table").wait_for()
    told = (later, page.locator("h1").inner_text(), page.locator("[data-say]").inner_text())
    assert told == ("Round 3 of 3", "Round 1 of 3", "Round 1 of 3")


def test_the_screen_follows_an_evening_that_ends_sooner_and_a_link_that_is_replaced(
    now_live, opened, store, house, screen_path
):
    page = opened(now_live, signed_in=False)
    page.goto(now_live + screen_path)
    short_round(store, house, 600)
    page.locator("h1", has_text="Round 1 of 3").wait_for()
    with store.writing() as session:
        seen = day.row(session, house.event_id).revision
        day.end_after(session, house.event_id, 2, seen=seen, **letter_links(NOW))
    page.locator("h1", has_text="Round 1 of 2").wait_for()
    with store.writing() as session:
        day.renew_screen(session, house.event_id)
    page.get_by_text("This link does not open anything.").first.wait_for()


def test_the_screen_finds_a_name_while_typing(now_live, opened, screen_path):
    page = opened(now_live, signed_in=False)
    page.goto(now_live + screen_path)
    page.get_by_label("Where is").press_sequentially("tui")
    shown = page.locator("[data-name]:visible")
    assert [one.get_attribute("data-name") for one in shown.all()] == ["Tūī Parata"]
    page.get_by_role("button", name="Find").click()
    found = page.get_by_text("Tūī Parata")
    assert [found.locator("visible=true").count(), shown.count()] == [1, 1]
    page.get_by_label("Where is").fill("")
    assert shown.count() == len(scene.CAST)
    page.goto(f"{now_live}{screen_path}?find=a")
    tables = page.locator("[data-name]:visible b").all()
    rights = [one.bounding_box()["x"] + one.bounding_box()["width"] for one in tables]
    # One below another: long names have the whole width beside their tables.
    assert (len(rights), len(set(rights))) == (5, 1)
    assert rights[0] <= page.viewport_size["width"]


def test_every_name_of_a_page_stands_inside_the_window(
    now_live, opened, store, house, doorbell, screen_path
):
    with store.writing() as session:
        people = [person(n, name=f"Guest Longname {n:02}") for n in range(50 - len(scene.CAST))]
        make_people(session, session.get_one(Event, house.event_id), people)
    scene.published_plan(store, doorbell, house.event_id)
    page = opened(now_live, signed_in=False)
    page.goto(now_live + screen_path)
    wide = [(1280, 720), (1280, 800), (1366, 768), (1024, 768), (1920, 1080)]
    cut = {}
    for width, height in wide:
        page.set_viewport_size({"width": width, "height": height})
        edges = [
            box["y"] + box["height"]
            for box in (one.bounding_box() for one in page.locator("[data-name]:visible").all())
        ]
        cut[width, height] = sum(edge > height for edge in edges) if len(edges) > 9 else "few"
    assert cut == dict.fromkeys(wide, 0)


def forty(store, house):
    """Make it an evening of forty, of whom two have one name."""
    with store.writing() as session:
        people = [person(n, name=f"Guest Longname {n:02}") for n in range(38 - len(scene.CAST))]
        namesakes = [person(n, name="Ulla Berg") for n in (98, 99)]
        make_people(session, session.get_one(Event, house.event_id), [*people, *namesakes])


def inside(page, place):
    """Say whether something stands whole in the first screen."""
    box = place.bounding_box()
    return box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]


def test_on_a_phone_three_letters_and_one_tap_check_a_guest_in(
    live, opened, store, house, doorbell, plan_id
):
    forty(store, house)
    scene.published_plan(store, doorbell, house.event_id)
    say(house, scene.response_named(store, house.event_id, "Bo").number, "missing")
    for light in ("light", "dark"):
        page = opened(live, viewport={"width": 360, "height": 740}, color_scheme=light)
        page.goto(live + DAY)
        first = page.locator("#door-list > li").first
        seen = [page.locator("#clock"), page.get_by_role("link", name="Repair the rounds to come")]
        seen += [page.get_by_label("Find a name"), first.get_by_role("button")]
        assert [inside(page, one) for one in seen] == [True] * 4
    page.get_by_label("Find a name").press_sequentially("ull")
    taps = page.locator("#door-list > li:visible button")
    assert [inside(page, one) for one in taps.all()] == [True, True]
    page.get_by_label("Find a name").fill("tui")
    taps.click()
    page.get_by_text("Tūī Parata is checked in.").wait_for()
    # The next name is typed over the last one.
    page.get_by_label("Find a name").focus()
    page.keyboard.type("ama")
    assert page.get_by_label("Find a name").input_value() == "ama"
    assert presences(store, house)["Tūī Parata"] == "here"


def test_the_day_is_read_in_the_order_in_which_it_stands(live, opened, store, house, plan_id):
    say(house, scene.response_named(store, house.event_id, "Bo").number, "missing")
    for width in (360, 1280):
        page = opened(live, viewport={"width": width, "height": 740})
        page.goto(live + DAY)
        places = ("h1", "#clock", "[aria-labelledby=change]", "#find", "#door-list", "#walk-up")
        boxes = [page.locator(one).bounding_box() for one in places]
        assert [box["y"] for box in boxes[:5]] == sorted(box["y"] for box in boxes[:5])
        beside = boxes[5]["x"] > boxes[4]["x"] + boxes[4]["width"]
        below = boxes[5]["y"] > boxes[4]["y"] + boxes[4]["height"]
        assert (beside, below) == ((False, True) if width == 360 else (True, False))


def test_the_line_of_the_clock_unfolds_to_all_of_it(now_live, opened, store, house, plan_id):
    short_round(store, house, 600)
    page = opened(now_live, java_script_enabled=False, viewport={"width": 360, "height": 740})
    page.goto(now_live + DAY)
    page.locator("#clock summary").click()
    page.get_by_label("Begin another round").select_option("2")
    page.get_by_role("button", name="Begin it now").click()
    page.locator("#clock summary", has_text="Round 2").click()
    page.get_by_role("button", name="Take it back").click()
    with store.reading() as session:
        assert session.query(Day).one().round == 1
