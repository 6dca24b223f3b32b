"""Two who have nobody to meet in a round are joined by hand: foreseen, made, refused, undone, redone."""

import re

import pytest

from service.store.values import Format
from tests.web import scene
from tests.web.conftest import House, private_path, signed_in
from tests.web.test_organizer import BASE
from tests.web.test_seating import Seats, alert, effects, name_of, plain


@pytest.fixture
def waiting(app, store, doorbell):
    """Six in pairs of whom two have left their partners in round 1, by withdrawing."""
    owner = scene.olivia(store)
    event_id = scene.gathering(store, owner, scene.CAST[:6], format=Format.PAIRS, rounds=2)
    house = House(owner, event_id, scene.SLUG, signed_in(app, store))
    seats = Seats(store, house, scene.ready_plan(store, doorbell, event_id))
    leaving, staying = zip(*list(seats.tables().values())[:2], strict=True)
    for number in leaving:
        house.browser.post(f"{BASE}/people/{number}/withdraw")
    return seats, staying


def test_two_who_wait_are_joined_undone_and_joined_again(waiting):
    seats, (one, other) = waiting
    page = seats.browser.get(f"{seats.base}/rounds/1/edit/{one}").text
    part = page.partition('id="join"')[2].partition("</section>")[0]
    assert re.findall(r'<option value="(\d+)">', part) == [str(other)]
    asked = {"kind": "join", "round": "1", "who": str(one), "other": str(other)}
    foreseen = seats.foresee(asked).text
    said = f"Round 1: {name_of(one)} and {name_of(other)} meet."
    assert plain(re.findall(r'<h1 dir="auto">(.*?)</h1>', foreseen)[0]) == said
    assert ("ok", "Every rule still holds.") in effects(foreseen)
    before = seats.tables()
    seats.make(asked)
    joined = seats.tables()
    assert sorted((one, other)) in [sorted(people) for people in joined.values()]
    assert [people for people in joined.values() if len(people) == 1] == []
    assert seats.history()[0] == said
    assert alert(seats.foresee(asked).text)[1] == "They sit at that table already."
    seats.step("undo")
    assert sorted(map(sorted, seats.tables().values())) == sorted(map(sorted, before.values()))
    seats.step("redo")
    assert seats.tables() == joined


def test_nobody_with_company_is_offered_to_be_joined(store, house, doorbell):
    seats = Seats(store, house, scene.ready_plan(store, doorbell, house.event_id))
    who = next(iter(seats.tables().values()))[0]
    page = seats.browser.get(f"{seats.base}/rounds/1/edit/{who}").text
    assert ('id="join"' in page, 'id="move"' in page) == (False, True)
    two = [people[0] for people in list(seats.tables().values())[:2]]
    asked = {"kind": "join", "round": "1", "who": str(two[0]), "other": str(two[1])}
    refused = seats.make(asked)
    assert (refused.status_code, "One of them has somebody to meet" in refused.text) == (422, True)


def test_a_private_wish_keeps_two_from_being_joined(waiting, app, client, store):
    seats, (one, other) = waiting
    row = scene.response_named(store, 1, name_of(one))
    wish = {"name": name_of(one), "interests_text": "tea", "keep_apart_text": name_of(other)}
    assert client.post(f"{private_path(app, row.key)}/change", data=wish).status_code == 303
    asked = {"kind": "join", "round": "1", "who": str(one), "other": str(other)}
    refused = seats.make(asked)
    assert (refused.status_code, alert(refused.text)[1]) == (
        422,
        "A private wish would not be kept. Who wished what stays private.",
    )
