"""The evening of `docs/first-evening.md`, walked: every page it speaks of opens, and says what it should."""

import json
import re
import tempfile
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from tests.browser import LAUNCH_ARGS, chromium_path
from tests.installation import Running
from tests.journeys.pictures import SHOWN
from tests.journeys.walk import Walk

pytestmark = pytest.mark.xdist_group("up")
DOCS = Path(__file__).parents[2] / "docs"
HEADS = {
    "created": "The room is set. Now invite people in.",
    "preview": "37 people are ready.",
    "thanks": "Thank you, Maren Voss.",
    "overview": "40 people take part so far.",
    "printed": "Print it, and the evening needs no network.",
    "day": "Nobody has been checked in yet.",
    "walk-up": "3 people are here.",
    "proposal": "This is what would change.",
    "applied": "The repair counts now.",
    "host": "Table 1",
    "mine": "Good to have you, Maren Voss.",
    "agreed": "Maren Voss",
    "after": "How the evening went",
    "erased": "Let’s bring some people together.",
}


@pytest.fixture(scope="module")
def evening():
    """The whole walk: what each page was headed, and what it said."""
    heads, said = {}, {}

    def look(name, page):
        heads[name] = page.locator("h1").first.inner_text().replace("\n", " ")
        said[name] = page.locator("main").inner_text()

    with (
        tempfile.TemporaryDirectory(prefix="walk-") as folder,
        sync_playwright() as playwright,
    ):
        running = Running(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=LAUNCH_ARGS)
        walk = Walk(browser, re.search(r"http\S+/welcome/\S+", running.said())[0], look)
        try:
            walk.all()
        finally:
            browser.close()
            code = running.stop()
        assert code == 0
    return walk, heads, said


def test_every_page_of_the_evening_is_headed_as_it_should_be(evening):
    _, heads, _ = evening
    assert {name: heads[name] for name in HEADS} == HEADS


def test_a_change_by_hand_is_undone_and_what_two_said_reaches_both(evening):
    walk, _, said = evening
    assert re.search(r"maren@example\.org", said["agreed"])[0] == "maren@example.org"
    told = json.loads(walk.own)
    assert told["you"]["name"] == "Maren Voss"


def test_only_what_a_repair_changed_is_printed(evening):
    _, _, said = evening
    (some, of_all), *_ = re.findall(r"(\d+) of (\d+) changed since the cards", said["changed"])
    assert (int(of_all), 0 < int(some) < 40) == (120, True)


def test_the_receipt_counts_what_was_erased(evening):
    _, _, said = evening
    assert re.findall(r"was erased on [^:]+: (\d+) answers", said["erased"]) == ["41"]


def test_the_page_shows_the_pictures_that_are_drawn_and_no_others():
    page = (DOCS / "first-evening.md").read_text()
    drawn = {one.stem for one in (DOCS / "evening").glob("*.webp")}
    shown = set(re.findall(r"evening/([\w-]+)\.webp", page))
    assert (shown, set(SHOWN)) == (drawn, drawn)


def test_an_evening_asks_less_than_a_quarter_of_an_hour_of_its_organizer(evening):
    """By the keystroke-level model: every sentence of every page on the way is read once."""
    walk, _, _ = evening
    assert walk.effort.seconds < 15 * 60, walk.effort.said
