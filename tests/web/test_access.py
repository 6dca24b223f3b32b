"""Every page in a real browser, walked once: nothing in the way of anybody, at any width, in any light."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from flask import request, request_finished, template_rendered

from service.app import create_app
from service.printing.recording import RecordingTypesetter
from service.queue import RecordingDoorbell
from service.settings import Settings
from service.store.session import Store
from tests.conftest import SECRET
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import BrowserClient, served, signed_in
from tests.web.tour import Ground, places

# The walk is one test's work of a minute; on a busy machine it is three.
pytestmark = [pytest.mark.xdist_group("browser"), pytest.mark.timeout(600)]
TEMPLATES = Path(__file__).parents[2] / "templates" / "pages"
ALL_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# In the dark only colors differ.
RULES = {
    "light": {"type": "tag", "values": ALL_RULES},
    "dark": {"type": "rule", "values": ["color-contrast"]},
}
JUDGE = """rules => axe.run(document, {runOnly: rules, resultTypes: ["violations"]}).then(({violations}) =>
    violations.map(({id, nodes}) => [id, nodes.map(({html}) => html.slice(0, 120))]))"""
MODES = [(width, light) for width in (360, 1280) for light in ("light", "dark")]
# What no window shows as a page of its own: files, pictures, and parts that a page fetches.
NO_PAGES = {
    "attendee.calendar",
    "attendee.check_in_code",
    "attendee.contact_card",
    "attendee.data",
    "attendee.mine_now",
    "health.alive",
    "health.ready",
    "host.prompts",
    "host.table_now",
    "live.clock",
    "live.seats",
    "organizer.card_preview",
    "organizer.day_news",
    "organizer.day_now",
    "organizer.all_archive",
    "organizer.all_events",
    "organizer.deck_archive",
    "organizer.deck_part",
    "organizer.person_code",
    "organizer.plan_csv",
    "organizer.plan_json",
    "organizer.plan_progress",
    "organizer.poster",
    "organizer.print_progress",
    "organizer.qr",
    "organizer.room_archive",
    "organizer.room_file",
    "organizer.ruler",
    "organizer.slips_file",
    "organizer.walk_up_code",
    "organizer.words_file",
    "static",
}


@dataclass(slots=True)
class Seen:
    """What was seen on the walk."""

    violations: dict = field(default_factory=dict)
    widths: dict = field(default_factory=dict)
    said: list = field(default_factory=list)
    asked: set = field(default_factory=set)
    templates: set = field(default_factory=set)
    routes: set = field(default_factory=set)


@pytest.fixture(scope="module")
def ground(empty_database, tmp_path_factory):
    file = tmp_path_factory.mktemp("tour") / "attune.db"
    shutil.copy(empty_database, file)
    settings = Settings(
        secret_key=SECRET, database_url=f"sqlite:///{file}", redis_url="unix:///nonexistent"
    )
    store, doorbell = Store(settings.database_url), RecordingDoorbell()
    app = create_app(
        settings,
        store=store,
        doorbell=doorbell,
        typesetter=RecordingTypesetter(),
        now=lambda: NOW,
        encoder=lambda: None,
    )
    app.test_client_class = BrowserClient
    owner_id = scene.olivia(store)
    yield Ground(app, store, doorbell, owner_id, signed_in(app, store))
    store.dispose()


@pytest.fixture(scope="module")
def seen(chromium, ground) -> Seen:
    """Walk through all pages once, and let each be judged in every mode."""
    seen, tour = Seen(), places(ground)

    def rendered(_app, template, **_more):
        seen.templates.add(template.name)

    def answered(_app, response):
        # A part of a page is HTML too, but no document.
        if response.mimetype == "text/html" and b"<!doctype html>" in response.get_data():
            seen.routes.add(request.endpoint)

    with (
        served(ground.app) as address,
        template_rendered.connected_to(rendered, ground.app),
        request_finished.connected_to(answered, ground.app),
    ):
        owner = {"name": "attune", "value": scene.token_of(ground.store), "url": address}
        german = {"name": "attune-language", "value": "de", "url": address}
        for language, cookies in (("en", []), ("de", [german])):
            windows = {
                False: window(chromium, cookies, address, seen),
                True: window(chromium, [owner, *cookies], address, seen),
            }
            for name, place in tour.items():
                page = windows[place.signed_in]
                if language == "en":
                    arrive(page, address, place)
                    judge(page, name, seen)
                elif not place.press:
                    page.goto(address + place.path)
                    measure(page, f"{name} in German", seen)
            for page in windows.values():
                page.context.close()
    return seen


def window(chromium, cookies, address, seen):
    """A window that remembers what its pages say and ask for."""
    context = chromium.new_context(reduced_motion="reduce", viewport={"width": 320, "height": 800})
    context.add_cookies(cookies)
    page = context.new_page()
    page.on("console", lambda message: hear(message, page, seen))
    page.on("request", lambda asked: seen.asked.add(asked.url.startswith((address, "data:"))))
    return page


def hear(message, page, seen):
    """Keep what a page complains of; that it is itself an answer of 404 or 422 is no complaint."""
    if message.location["url"] != page.url:
        seen.said.append(message.text)


def arrive(page, address, place):
    """Open a page as somebody does who reads English."""
    page.goto(address + place.path)
    for label, text in place.typed:
        page.get_by_label(label, exact=True).fill(text)
    if place.press:
        # A form of an attendee is sent by a script first, and then by itself for its faults.
        with page.expect_navigation():
            page.locator("main").get_by_role("button", name=place.press).click()


def judge(page, name, seen):
    """Look at one page in every light and width, without loading it again."""
    page.evaluate(AXE_SCRIPT)
    for width, light in MODES:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=light)
        seen.violations[name, width, light] = page.evaluate(JUDGE, RULES[light])
    page.emulate_media(color_scheme="light")
    page.set_viewport_size({"width": 320, "height": 800})
    measure(page, name, seen)
    page.evaluate("document.documentElement.dir = 'rtl'")
    measure(page, f"{name} from right to left", seen)


def measure(page, name, seen):
    seen.widths[name] = page.evaluate("document.documentElement.scrollWidth")


def test_nothing_stands_in_anybodys_way(seen):
    assert {place: found for place, found in seen.violations.items() if found} == {}


def test_no_page_scrolls_sideways_on_a_small_phone(seen):
    assert {name: width for name, width in seen.widths.items() if width != 320} == {}


def test_no_page_asks_another_host_or_breaks_its_own_policy(seen):
    assert (seen.said, seen.asked) == ([], {True})


def test_every_kind_of_page_is_on_the_walk(seen, ground):
    kinds = {one.name for one in TEMPLATES.glob("[!_]*.html")}
    assert kinds - seen.templates == set()
    pages = {one.endpoint for one in ground.app.url_map.iter_rules() if "GET" in one.methods}
    assert pages - NO_PAGES - seen.routes == set()
    assert NO_PAGES - pages | NO_PAGES & seen.routes == set()


def test_the_judge_of_access_finds_what_is_wrong(chromium, ground, seen):
    with served(ground.app) as address:
        page = window(chromium, [], address, Seen())
        page.goto(f"{address}/e/ready")
        page.evaluate(AXE_SCRIPT)
        page.evaluate("document.querySelector('label[for=name]').remove()")
        page.evaluate("document.querySelector('main').style.inlineSize = '90rem'")
        found = [rule for rule, _where in page.evaluate(JUDGE, RULES["light"])]
        wide = page.evaluate("document.documentElement.scrollWidth > 320")
    assert (sorted(found), wide) == (["label", "label-title-only"], True)
