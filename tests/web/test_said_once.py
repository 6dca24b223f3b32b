"""Sentences of the organizer's pages that hold only at times: said when they hold, and not otherwise."""

import re
from datetime import timedelta

from sqlalchemy import update

from service.operations.organizers import new_sign_in_link
from service.store.models import Event, Message, Round
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import signed_in
from tests.web.test_organizer import BASE


def test_the_title_of_the_overview_names_the_event_once(house):
    page = house.browser.get(BASE).text
    assert re.findall("<title>(.*?)</title>", page) == ["Overview · Common Ground · Attune"]


def test_storing_settings_speaks_of_an_earlier_plan_only_if_it_was_made_for_something_else(
    store, house, doorbell
):
    told = re.compile(r'<p class="told" role="status">(.*?)</p>')
    path, hours = f"{BASE}/settings?stored=1", "The form is open until Wed 10 March, 13:00."
    first = told.findall(house.browser.get(path).text)
    scene.ready_plan(store, doorbell, house.event_id)
    same = told.findall(house.browser.get(path).text)
    scene.changed(store, house.event_id, rounds=2)
    then = told.findall(house.browser.get(path).text)
    assert (first, same, then) == (
        [f"Stored. {hours}"],
        [f"Stored. {hours}"],
        [
            "Stored. The plan that was made before stays as it is; plan again to use these settings. "
            f"{hours}"
        ],
    )


def test_letters_wait_for_a_server_only_where_there_is_one(mailing, store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    with store.writing() as session:
        session.execute(update(Message).values(error="no mail server is set up"))
    mailing.set_cookie("__Host-attune", scene.token_of(store))
    said = re.compile(r"<b>(\d+ letters .*?)</b> (.*?)</span>")
    assert [said.findall(one.get(BASE).text) for one in (house.browser, mailing)] == [
        [
            (
                "2 letters are written and stay here.",
                "No mail is sent from here. Please hand out the links: they stand under People.",
            )
        ],
        [
            (
                "2 letters wait for the mail server.",
                "They are kept, and sent as soon as it takes them.",
            )
        ],
    ]


def test_a_used_link_to_sign_in_tells_the_way_on_and_tells_nothing_else(app, client, store, house):
    with store.writing() as session:
        token = new_sign_in_link(session, house.owner_id, now=NOW)
    used = signed_in(app, store)
    assert used.post(f"/welcome/{token}").status_code == 303
    answers = [client.get(one) for one in (f"/welcome/{token}", "/welcome/wrong", "/nothing")]
    assert {one.data for one in answers} == {answers[0].data}
    assert "A link to sign in works once, for one day." in answers[0].text


def test_settings_say_who_is_told_of_a_move_once_people_follow_a_plan(
    mailing, store, house, doorbell
):
    mailing.set_cookie("__Host-attune", scene.token_of(store))
    said = re.compile(r'<p class="hint" id="tells">(.*?) <a ')

    def told():
        return [said.findall(one.get(f"{BASE}/settings").text) for one in (mailing, house.browser)]

    scene.ready_plan(store, doorbell, house.event_id)
    assert told() == [[], []]
    scene.published_plan(store, doorbell, house.event_id)
    assert told() == [
        [
            "A new day, time, place or length of rounds is told by mail to the 2 people with rounds to "
            "come who gave an address."
        ],
        [],
    ]
    with store.writing() as session:
        session.execute(update(Event).values(starts_at=NOW - timedelta(days=2)))
        session.execute(update(Round).values(starts_at=NOW - timedelta(days=2)))
    assert told() == [[], []]
