"""A list that answers the event's own questions: by their wording, by hand, and never over an own answer."""

import html
import re

import pytest

from service.imports.headingwords import clue_in, target_of
from service.store.models import FormAnswer
from service.web.pages.importwords import target_name
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_attendee import FILLED
from tests.web.test_imports import told
from tests.web.test_organizer import upload
from tests.web.test_ownform import CHOICE, CLUBS, LINE, added, rows

HEADER = "Name,Email,Which department?,clubs,Job"
LIST = f"""{HEADER}
Jo Ng,jo@x.org,law,"Chess, rowing",Cook
Grace,grace@x.org,Kitchen,choir,
"""


def answers(store, house):
    names = {
        scene.response_named(store, house.event_id, name).id: name
        for name in ("Jo Ng", "Grace", "Bo")
        if name in stored(store, house)
    }
    return {
        (names[one.response_id], one.question_id): (one.words, one.printed)
        for one in rows(store, FormAnswer)
    }


def stored(store, house):
    page = house.browser.get("/events/common-ground/people").text
    return re.findall(r'data-name="(.*?)"', page)


def chosen(page):
    return dict(
        re.findall(r'<select id="(column-\d+)".*?<option value="([\w]+)" selected', page, re.DOTALL)
    )


def test_a_heading_that_says_a_question_answers_it_as_the_form_would(store, house):
    added(house, CHOICE, LINE, CLUBS)
    kept = upload(house.browser, LIST).location
    page = house.browser.get(kept).text
    assert chosen(page) == {
        "column-0": "name",
        "column-1": "email",
        "column-2": "own_1",
        "column-3": "own_3",
        "column-4": "ignore",
    }
    assert "your question “What do you do?”" in html.unescape(page)
    hand = {"do": "check", "column-4": "own_2", "agreed": "yes"}
    page = house.browser.post(kept, data=hand).text
    assert told(page)["people"] == [
        "Jo Ng new row 2 · jo@x.org Law · Cook · chess, rowing",
        "Grace new row 3 · grace@x.org choir · “Kitchen” is none of your choices and is left out",
    ]
    house.browser.post(kept, data={**hand, "do": "store"})
    # A yes to quoting is none to paper: that only the person gives.
    assert answers(store, house) == {
        ("Jo Ng", 1): (["Law"], False),
        ("Jo Ng", 2): (["Cook"], False),
        ("Jo Ng", 3): (["chess", "rowing"], False),
        ("Grace", 3): (["choir"], False),
    }
    again = upload(house.browser, LIST).location
    assert "0 new, 0 brought up to date, 2 unchanged." in house.browser.get(again).text


def test_a_later_list_changes_what_a_list_said_and_nothing_that_a_person_said(
    app, client, store, house
):
    added(house, CHOICE, LINE, CLUBS)
    house.browser.post(upload(house.browser, LIST).location, data={"do": "store"})
    jo = scene.response_named(store, house.event_id, "Jo Ng")
    own = {**FILLED, "name": "Jo Ng", "email": "jo@x.org", "own_asked": ["1"], "own_1": "Design"}
    assert client.post(f"{private_path(app, jo.key)}/change", data=own).status_code == 303
    later = f"{HEADER}\nJo Ng,jo@x.org,Law,choir,\nGrace,grace@x.org,Design,choir,\n"
    kept = upload(house.browser, later).location
    page = house.browser.get(kept).text
    assert [one.split(" row")[0] for one in told(page)["people"]] == [
        "Jo Ng unchanged",
        "Grace brought up to date",
    ]
    house.browser.post(kept, data={"do": "store"})
    assert answers(store, house) == {
        ("Jo Ng", 1): (["Design"], False),
        ("Jo Ng", 3): (["chess", "rowing"], False),
        ("Grace", 1): (["Design"], False),
        ("Grace", 3): (["choir"], False),
    }


def test_a_column_for_each_choice_answers_one_question(store, house):
    added(house, CLUBS)
    content = (
        "Name,Clubs – chess,Clubs – choir,Clubs – rowing\n"
        "Jo Ng,Yes,No,Yes\nGrace,No,Yes,No\nBo Peep,Yes,Yes,No\n"
    )
    house.browser.post(upload(house.browser, content).location, data={"do": "store"})
    said = {one.response_id: one.words for one in rows(store, FormAnswer)}
    assert list(said.values()) == [["chess", "rowing"], ["choir"], ["chess", "choir"]]


MENU = (
    "name", "last_name", "email", "interests", "values", "curious_about", "languages", "depth", "size",
    "group", "met", "keep_apart", "access", "say",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "de", "es", "fr"])
def test_a_column_headed_as_the_menu_calls_it_is_known(app, language):
    with app.test_request_context(headers={"Cookie": f"attune-language={language}"}):
        headings = {target: str(target_name(target)) for target in MENU}
    known = {one: target_of(words) or clue_in(words) for one, words in headings.items()}
    assert known == {one: one for one in MENU}


def test_names_that_a_spreadsheet_or_an_earlier_export_spoiled_are_asked_about(house):
    names = ("=1+1", "Y?lmaz", "Jos\ufffd", "G?ne?", "?zge", "Ana Silva")
    kept = upload(house.browser, "Name,Email\n" + "".join(f"{one},\n" for one in names)).location
    page = html.unescape(house.browser.get(kept).text)
    asked = re.findall(r"</svg><span>((?:One name|Letters)[^<]*)</span>", page)
    assert asked == [
        "One name reads like a formula: =1+1. Is that what they are called?",
        "Letters seem to be lost in 4 names: Y?lmaz, Jos\ufffd, G?ne? and 1 more. Are they right? If "
        "not, save the list anew as UTF-8 where it comes from.",
    ]
