"""The page of online rooms: files for every round, who is moved by hand, and who may see it."""

import csv
import io
import json
import re
import zipfile

from service.operations.responses import withdraw_response
from service.store.values import Format, ResponseValues, Role
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import signed_in

BASE = "/events/common-ground"


def links(text: str) -> list[str]:
    return re.findall(rf'href="({BASE}/rooms[^"]*)"', text)


def test_without_a_plan_the_page_says_what_comes_first(house):
    page = house.browser.get(f"{BASE}/rooms")
    assert (page.status_code, page.text.count("First, a plan"), links(page.text)) == (200, 1, [])
    assert house.browser.get(f"{BASE}/rooms.zip").status_code == 404
    assert house.browser.get(f"{BASE}/rooms/1/round-1-zoom.csv").status_code == 404


def test_every_file_of_the_page_opens_and_holds_the_plan(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    page = house.browser.get(f"{BASE}/rooms").text
    found = {link: house.browser.get(link) for link in links(page)}
    assert {answer.status_code for answer in found.values()} == {200}
    zoom = list(csv.reader(io.StringIO(found[f"{BASE}/rooms/1/round-1-zoom.csv"].text)))
    assert zoom[0] == ["Pre-assign Room Name", "Email Address"]
    assert {row[1] for row in zoom[1:]} == {one.email for one in scene.CAST if one.email}
    groups = json.loads(found[f"{BASE}/rooms/1/round-1-bigbluebutton.json"].text)
    assert sum(len(one["roster"]) for one in groups) == len(scene.CAST)
    (names,) = re.findall(r"</b> <bdi>(.*?)</bdi>", page[page.index("<main") :])
    nameless = sorted((one.name for one in scene.CAST if not one.email), key=str.casefold)
    assert names == ", ".join(nameless)
    archive = zipfile.ZipFile(io.BytesIO(found[f"{BASE}/rooms.zip"].data))
    assert sorted(archive.namelist()) == sorted(
        [
            "host-script.txt",
            "people.csv",
            *(
                f"round-{n}/round-{n}-{what}"
                for n in (1, 2, 3)
                for what in (
                    "zoom.csv",
                    "bigbluebutton.json",
                    "rooms.txt",
                    "gather.csv",
                    "prompts.txt",
                )
            ),
        ]
    )


def test_names_of_files_that_are_not_there_are_not_found(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    for path in ("rooms/9/round-9-zoom.csv", "rooms/1/host-script.txt", "rooms/0/nothing.txt"):
        assert house.browser.get(f"{BASE}/{path}").status_code == 404


def test_somebody_who_withdrew_is_in_no_room(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    gone = scene.response_named(store, house.event_id, "Mei-Ling Zhou")
    with store.writing() as session:
        withdraw_response(session, gone.id, now=NOW)
    for name in ("zoom.csv", "rooms.txt", "bigbluebutton.json"):
        text = house.browser.get(f"{BASE}/rooms/1/round-1-{name}").text
        assert ("mei-ling@example.org" in text, "Mei-Ling" in text) == (False, False)


def test_the_print_page_leads_there_first_when_the_event_is_online(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    page = house.browser.get(f"{BASE}/print").text
    assert (page.count("Some join online?"), page.count("This event is online")) == (1, 0)
    scene.changed(store, house.event_id, is_online=True)
    page = house.browser.get(f"{BASE}/print").text
    assert (page.count("Some join online?"), page.count("This event is online")) == (0, 1)


def test_a_table_host_sees_no_addresses(app, store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    omar = scene.olivia(store, name="Omar", email="omar@example.org")
    scene.joined(store, house.event_id, omar, Role.HELPER)
    browser = signed_in(app, store, "omar@example.org")
    for path in ("rooms", "rooms.zip", "rooms/1/round-1-zoom.csv"):
        assert browser.get(f"{BASE}/{path}").status_code == 403
    assert links(browser.get(f"{BASE}/print").text) == []


def test_files_are_in_the_language_of_the_event_and_zooms_headings_stay(app, store, doorbell):
    owner = scene.olivia(store)
    people = [
        ResponseValues(
            name=name, email=f"{name}@example.org", interests=("Tee",), languages=("de",)
        )
        for name in ("jo", "mei", "noa", "kim")
    ]
    event_id = scene.gathering(store, owner, people, rounds=2, format=Format.PAIRS)
    scene.published_plan(store, doorbell, event_id)
    browser = signed_in(app, store)

    def text(number, name):
        return browser.get(f"{BASE}/rooms/{number}/{name}").data.decode("utf-8-sig").splitlines()

    assert text(1, "round-1-rooms.txt")[0].startswith("Runde 1, ")
    assert [line.split(":")[0] for line in text(1, "round-1-prompts.txt") if ":" in line[:8]] == [
        "Raum 1",
        "Raum 2",
    ]
    zoom = list(csv.reader(text(2, "round-2-zoom.csv")))
    assert zoom[0] == ["Pre-assign Room Name", "Email Address"]
    assert {row[0] for row in zoom[1:]} == {"Raum 1", "Raum 2"}
    groups = json.loads("".join(text(2, "round-2-bigbluebutton.json")))
    assert [one["name"] for one in groups] == ["Raum 1", "Raum 2"]
    script = text(0, "host-script.txt")
    assert script[1] == "Skript für die Moderation des Anrufs"
    assert "  „Noch zwei Minuten. Gibt es etwas, das du noch gern fragen würdest?“" in script
    assert "Round 1, " in browser.get(f"{BASE}/rooms").text
