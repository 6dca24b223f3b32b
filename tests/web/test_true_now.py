"""What a page says is true at that moment: at the door, checked in, in no plan, with rounds left out."""

import re

from service.operations import day
from tests.factories import NOW, letter_links, make_people, person
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_day import DAY, say
from tests.web.test_people import text_of

NAME = "Amara Okafor"


def parts(page):
    order = ("at-the-door", "afterwards", "leaving")
    heading = re.search(r'<h2 id="leave">(.*?)</h2>', page)[1]
    return [one for one in order if f'id="{one}"' in page], heading


def test_who_was_checked_in_is_not_sent_to_the_door_nor_asked_whether_they_come(
    app, store, house, client, plan_id
):
    who = scene.response_named(store, house.event_id, NAME)
    mine = private_path(app, who.key)
    before = parts(client.get(mine).text)
    say(house, who.number, "here")
    assert (before, parts(client.get(mine).text)) == (
        (["at-the-door", "afterwards", "leaving"], "Not coming after all?"),
        (["afterwards", "leaving"], "Leaving early?"),
    )


def test_who_is_in_no_plan_reads_what_to_do_and_finds_nothing_empty(
    app, store, house, client, plan_id
):
    scene.begin(store, house, 1)
    with store.writing() as session:
        event = session.get_one(scene.Event, house.event_id)
        make_people(session, event, [person(1, name="Late Larry")])
    larry = scene.response_named(store, house.event_id, "Late Larry")
    mine = private_path(app, larry.key)
    page = client.get(mine).text
    assert (
        "You are not in this plan yet. The organizer has been told. "
        "Come to the door: there may be a chair for you."
    ) in text_of(page)
    assert (parts(page)[0], "rounds.ics" in page) == (["at-the-door", "leaving"], False)
    say(house, larry.number, "here")
    assert "Please ask the organizer: there may be a chair for you." in text_of(
        client.get(mine).text
    )


def test_a_wish_for_a_round_that_is_left_out_is_no_news_of_rounds_to_come(
    app, store, house, client, plan_id
):
    scene.begin(store, house, 1)
    scene.begin(store, house, 2)
    mine = private_path(app, scene.response_named(store, house.event_id, NAME).key)
    client.post(f"{mine}/sit-out", data={"round": 3, "does": "out"})
    wish = f"{NAME} would like to sit out round 3."
    before = wish in text_of(house.browser.get(DAY).text)
    with store.writing() as session:
        seen = day.row(session, house.event_id).revision
        day.end_after(session, house.event_id, 2, seen=seen, **letter_links(NOW))
    assert (before, wish in text_of(house.browser.get(DAY).text)) == (True, False)
