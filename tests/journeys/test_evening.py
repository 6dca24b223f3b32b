"""The main job, from outside: a browser, a real installation, a form, a plan, printed cards."""

import io
import json
import re
import subprocess
import tempfile
import zipfile
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import sync_playwright

from tests.browser import LAUNCH_ARGS, chromium_path
from tests.installation import ATTUNE, Running

pytestmark = pytest.mark.xdist_group("up")
PASSWORD = "a long password"
TOPICS = ("night trains", "sourdough", "old maps", "choir singing", "bees")
PHONE = {"viewport": {"width": 360, "height": 740}, "is_mobile": True}
CSV = (
    "name,e-mail,interests,values\nNadia,nadia@example.org,bees; old maps,craft\nKofi,,sourdough,\n"
)


@pytest.fixture(scope="module")
def attune():
    with tempfile.TemporaryDirectory(prefix="evening-") as folder:
        running = Running(Path(folder))
        yield running
        assert running.stop() == 0


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=LAUNCH_ARGS)
        yield browser
        browser.close()


def press(page, name):
    page.get_by_role("button", name=name).first.click()


def sign_in_by_link(page, attune):
    page.goto(re.search(r"http\S+/welcome/\S+", attune.said())[0])
    press(page, "Sign in")
    page.fill("[name=name]", "Imani Achterberg")
    page.fill("[name=email]", "imani@example.org")
    page.fill("[name=password]", PASSWORD)
    press(page, "Store")


def create_event(page, base, name="Common Ground"):
    page.goto(f"{base}/events/new")
    for field, value in {
        "name": name, "date": "2030-12-10", "time": "18:30", "place": "Old Customs House",
        "rounds": "3", "closes_date": "2030-12-09", "keep_until": "2031-01-09",
    }.items():  # fmt: skip
        page.fill(f"[name={field}]", value)
    page.select_option("[name=time_zone]", "Europe/Amsterdam")
    page.locator("[name=format][value=pairs]").check(force=True)
    press(page, "Create the event")
    return page.url


def fill_form(browser, address, number, **context):
    page = browser.new_context(**context).new_page()
    page.goto(address)
    page.fill("[name=name]", f"Guest {number}")
    page.fill("[name=interests_text]", f"{TOPICS[number % 5]}, {TOPICS[number * 2 % 5]}")
    page.locator("[name=values]").nth(number % 4).check(force=True)
    press(page, "Send")
    page.wait_for_url("**/me/**")
    said = page.locator("h1").inner_text()
    page.context.close()
    return said


def test_an_evening_from_form_to_paper(attune, browser):
    base = f"http://127.0.0.1:{attune.port}"
    page = browser.new_context().new_page()
    page.set_default_timeout(60_000)
    sign_in_by_link(page, attune)
    event = create_event(page, base)
    form = f"{base}/e/common-ground"
    assert fill_form(browser, form, 1, **PHONE) == "Thank you, Guest 1."
    for number in range(2, 11):
        # Half of them without JavaScript: nothing on the form may need it.
        assert fill_form(browser, form, number, java_script_enabled=number % 2 == 0) == (
            f"Thank you, Guest {number}."
        )
    page.goto(event)
    assert page.locator("h1").inner_text() == "10 people take part so far."
    press(page, "Make the plan")
    # The page watches by itself; nobody reloads it.
    page.get_by_role("button", name=re.compile("Publish")).wait_for()
    with page.expect_download() as plan:
        page.get_by_role("link", name="plan.json").click()
    made = json.loads(plan.value.path().read_text())
    assert [len(one["meetings"]) for one in made["rounds"]] == [5, 5, 5]
    assert (made["measures"]["repeats"], made["measures"]["byes"]) == (0, 0)
    press(page, re.compile("Publish"))
    page.goto(f"{event}/print")
    press(page, "Make these")
    cards = page.get_by_role("heading", name="Cards for attendees", level=3).locator("+ ul")
    with page.expect_download() as pack:
        cards.get_by_role("link", name=re.compile("ZIP")).first.click()
    check_pack(zipfile.ZipFile(pack.value.path()))


def check_pack(archive):
    """The cards name everybody, three times as the one it is for and three times as the one to meet."""
    (name,) = [one for one in archive.namelist() if one.endswith(".pdf")]
    pdf = pypdfium2.PdfDocument(io.BytesIO(archive.read(name)))
    fronts = "".join(pdf[n].get_textpage().get_text_bounded() for n in range(0, len(pdf), 2))
    names = re.findall(r"Guest \d+", re.sub("[\u2066-\u2069]", "", fronts))
    assert sorted(names) == sorted(f"Guest {n}" for n in range(1, 11) for _ in range(6))
    pdf.close()


def test_a_list_comes_in_by_the_import_page_and_again(attune, browser):
    base = f"http://127.0.0.1:{attune.port}"
    page = browser.new_context().new_page()
    page.goto(f"{base}/sign-in")
    page.fill("[name=email]", "imani@example.org")
    page.fill("[name=password]", PASSWORD)
    press(page, "Sign in")
    event = create_event(page, base, "Second Evening")
    for said in ("2 people take part.", "2 people take part."):
        page.goto(f"{event}/import")
        page.set_input_files(
            "[type=file]", {"name": "list.csv", "mimeType": "text/csv", "buffer": CSV.encode()}
        )
        press(page, "Look at it")
        press(page, re.compile("^(Store|Import)"))
        page.goto(f"{event}/people")
        assert page.locator("h1").inner_text() == said


def test_the_demo_prints_links_that_open(attune, browser):
    done = subprocess.run(
        [*ATTUNE, "demo", "--data", attune.home.folder], capture_output=True, text=True, check=True
    )
    links = re.findall(r"http\S+", done.stdout)
    assert len(links) == 5
    page = browser.new_context().new_page()
    heads = []
    for link in links:
        answer = page.goto(link)
        assert answer.status == 200
        heads.append(page.locator("h1").inner_text())
        if "/welcome/" in link:
            press(page, "Sign in")
    assert heads[1] == "60 people take part so far."
