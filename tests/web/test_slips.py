"""Private links on paper: whose stand there, who may see them, and that a phone reads what is drawn."""

import csv
import io
import re
from urllib.parse import urlsplit

import pytest
import zxingcpp
from PIL import Image

from service.store.values import ResponseValues, Role
from tests.factories import NOW, make_people
from tests.web import scene
from tests.web.conftest import signed_in
from tests.web.test_organizer import BASE, heading

pytestmark = pytest.mark.xdist_group("browser")
SLIPS, LIST = f"{BASE}/people/links", f"{BASE}/people/links.csv"


def names(page):
    found = re.findall(r'<p class="name"><bdi>(.*?)</bdi>', page)
    return [one.replace("&#39;", "'") for one in found]


def table(browser, query=""):
    text = browser.get(LIST + query).data.decode("utf-8-sig")
    return {row["name"]: row["link"] for row in csv.DictReader(io.StringIO(text))}


def test_a_link_stands_on_a_slip_until_its_person_has_written(client, house):
    before = table(house.browser)
    assert sorted(before) == sorted(one.name for one in scene.CAST)
    assert sorted(names(house.browser.get(SLIPS).text)) == sorted(before)
    mine = urlsplit(before["Bo"]).path
    assert client.get(mine).status_code == 200
    client.post(f"{mine}/change", data={"name": "Bo", "interests_text": "bees"})
    after = table(house.browser)
    assert before == {**after, "Bo": before["Bo"]}
    assert "Bo" not in after
    page = house.browser.get(SLIPS).text
    assert (heading(page), "Bo" in names(page)) == ("Slips for 11 people.", False)


def test_two_of_one_name_get_slips_that_tell_them_apart(store, house):
    with store.writing() as session:
        event = session.get_one(scene.Event, house.event_id)
        make_people(session, event, [ResponseValues(name="Bo", email=f"{n}@x.org") for n in (1, 2)])
    pair = ["Bo\xa0·\xa01", "Bo\xa0·\xa02"]
    shown = names(house.browser.get(SLIPS).text)
    assert [one for one in shown if one.startswith("Bo")] == pair
    assert [one for one in table(house.browser) if one.startswith("Bo")] == pair


def test_people_without_an_address_can_be_printed_alone(house):
    without = {one.name for one in scene.CAST if not one.email}
    page = house.browser.get(f"{SLIPS}?missing=email").text
    assert set(names(page)) == set(table(house.browser, "?missing=email")) == without
    assert f'href="{LIST}?missing=email"' in page


def test_after_the_form_has_closed_slips_ask_for_nothing(store, house):
    asked = "Your own link: tell us what you like to talk about, and see whom you will meet."
    shown = "Your own link: see whom you will meet, and where."
    open_page = house.browser.get(SLIPS).text
    scene.changed(store, house.event_id, form_closes_at=NOW)
    page = house.browser.get(SLIPS).text
    assert [one.count(said) for one in (open_page, page) for said in (asked, shown)] == [
        12,
        0,
        0,
        12,
    ]
    assert [one.count("With their link people fill in the form") for one in (open_page, page)] == [
        1,
        0,
    ]


def test_no_cell_of_the_table_begins_a_formula(store, house):
    with store.writing() as session:
        event = session.get_one(scene.Event, house.event_id)
        make_people(session, event, [ResponseValues(name="=1+1")])
    assert "'=1+1" in table(house.browser)


def test_helpers_and_strangers_get_no_links(app, client, store, house):
    omar_id = scene.olivia(store, name="Omar", email="omar@example.org")
    scene.joined(store, house.event_id, omar_id, Role.HELPER)
    omar = signed_in(app, store, "omar@example.org")
    answers = [one.get(path) for one in (omar, client) for path in (SLIPS, LIST)]
    assert [(one.status_code, one.text.count("/me/")) for one in answers] == [
        (403, 0), (403, 0), (303, 0), (303, 0),
    ]  # fmt: skip
    assert SLIPS not in omar.get(f"{BASE}/people").text


def test_a_phone_reads_each_code_on_screen_and_on_paper(live, chromium, store, house):
    links = table(house.browser)
    context = chromium.new_context()
    context.add_cookies([{"name": "attune", "value": scene.token_of(store), "url": live}])
    page = context.new_page()
    page.goto(live + SLIPS)
    for medium in ("screen", "print"):
        page.emulate_media(media=medium)
        shown = Image.open(io.BytesIO(page.screenshot(full_page=True)))
        read = {one.text for one in zxingcpp.read_barcodes(shown)}
        assert read == set(links.values())
    context.close()
