"""The picture of who shares what: a person is found in it, and a table says the same."""

import re

import pytest

from service.operations.responses import withdraw_response
from service.store.values import ResponseValues
from tests.factories import NOW, row_ids
from tests.web import scene
from tests.web.conftest import signed_in
from tests.web.test_organizer import BASE

GRAPH = f"{BASE}/graph"


def rows(page):
    body = re.findall(r"<tbody>(.*?)</tbody>", page, re.DOTALL)
    cells = re.findall(r"<tr>(.*?)</tr>", body[0]) if body else []
    return [
        [re.sub(r"<.*?>", "", cell) for cell in re.findall(r"<td.*?>(.*?)</td>", row)]
        for row in cells
    ]


def test_a_person_is_found_with_who_shares_what(house):
    page = house.browser.get(f"{GRAPH}?who=1").text
    assert re.findall(r'<h2 id="seen"><bdi>(.*?)</bdi>', page) == ["Mei-Ling Zhou"]
    assert rows(page) == [["Amara Okafor", "night trains"], ["Tūī Parata", "small boats"]]
    assert (page.count('class="hit"'), page.count('<circle class="me"')) == (2, 1)


def test_the_table_says_what_the_picture_shows(house):
    page = house.browser.get(GRAPH).text
    said = rows(page)
    labels = re.findall(r'<text class="label".*?>(\d+)</text>', page)
    assert [row[0] for row in said] == labels
    alone = re.findall(r"(\d+) people share nothing", page)
    assert sum(int(row[2]) for row in said) + int(alone[0]) == len(scene.CAST)
    group = house.browser.get(f"{GRAPH}?group=1").text
    members = re.findall(r'<li><a href=".*?who=\d+"><bdi>(.*?)</bdi>', group)
    assert len(members) == int(said[0][2])


def test_who_withdraws_is_gone_from_it_at_once(house, store):
    house.browser.get(GRAPH)
    gone = row_ids(store, house.event_id)["Amara Okafor"]
    with store.writing() as session:
        withdraw_response(session, gone, now=NOW)
    page = house.browser.get(f"{GRAPH}?who=1").text
    assert (rows(page), page.count("Amara")) == ([["Tūī Parata", "small boats"]], 0)


def test_words_that_may_not_be_quoted_are_not_in_it(app, store):
    people = [
        ResponseValues(name="Ana", interests=("night trains",), printable=()),
        ResponseValues(name="Ben", interests=("night trains",)),
    ]
    scene.gathering(store, scene.olivia(store), people)
    page = signed_in(app, store).get(f"{GRAPH}?who=2").text
    assert page.count("night trains") == 0
    assert page.count("Nothing that may be quoted is shared with anybody.") == 1


@pytest.mark.parametrize("query", ["who=99", "group=99"])
def test_who_is_not_in_it_is_not_found(house, query):
    assert house.browser.get(f"{GRAPH}?{query}").status_code == 404


def test_odd_questions_show_everybody(house):
    codes = [house.browser.get(f"{GRAPH}?{q}").status_code for q in ("who=x", "zoom=9", "group=-1")]
    assert codes == [200] * 3
    views = [
        re.findall(
            r'viewBox="(\S+ \S+ \S+) \S+" role="group"', house.browser.get(f"{GRAPH}?zoom={z}").text
        )
        for z in (1, 2, 4)
    ]
    sides = [int(one[0].split()[2]) for one in views]
    assert sides == sorted(sides, reverse=True)


def test_an_event_without_people_has_an_empty_picture(app, store):
    scene.gathering(store, scene.olivia(store), [])
    page = signed_in(app, store).get(GRAPH).text
    assert page.count("Nobody shares anything yet that may be quoted.") == 1
