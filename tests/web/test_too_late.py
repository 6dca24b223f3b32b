"""What comes too late from a page that was left open has a told ending, and loses no words."""

import html
import re
from datetime import timedelta

import pytest

from service.operations import day
from service.store.models import Event
from service.store.queries.day import sits_out
from service.store.queries.ownrounds import rounds_of_response
from service.tokens import Purpose, code
from tests.conftest import SECRET
from tests.factories import NOW, table_page
from tests.web import scene
from tests.web.conftest import private_path

NAME = "Amara Okafor"


@pytest.fixture
def who(store, house, plan_id):
    return scene.response_named(store, house.event_id, NAME)


@pytest.fixture
def mine(app, who):
    return private_path(app, who.key)


def alerts(page):
    return [html.unescape(one) for one in re.findall(r'role="alert"[^>]*>(?:<p>)?(.*?)</p>', page)]


def sent(client, mine, round_, does):
    answer = client.post(f"{mine}/sit-out", data={"round": round_, "does": does})
    assert answer.status_code == 303
    return alerts(client.get(answer.location).text)


@pytest.mark.parametrize(
    ("begun", "round_", "told"),
    [
        ((1, 2), 2, "Round 2 has begun already. Tell your table, or sit out round 3."),
        ((1, 2, 3), 3, "Round 3 has begun already. Please tell your table."),
        ((1, 2, 3), 2, "Round 2 is over already. Nothing was changed."),
        ((1,), 3, "Round 3 is not the next one any more. Nothing was changed."),
    ],
)
def test_a_round_that_began_is_none_to_sit_out_and_the_page_says_so(
    store, house, client, mine, who, begun, round_, told
):
    for number in begun:
        scene.begin(store, house, number)
    assert sent(client, mine, round_, "out") == [told]
    with store.reading() as session:
        assert sits_out(session, who.id) is None


def take_back(store, house):
    with store.writing() as session:
        seen = day.row(session, house.event_id).revision
        day.take_back_round(
            session, house.event_id, seen=seen, link_of=str, table_link_of=table_page, now=NOW
        )


@pytest.mark.parametrize("before", [0, 1])
def test_a_note_is_stored_though_its_round_was_taken_back_while_it_was_written(
    store, house, client, mine, who, plan_id, before
):
    with store.reading() as session:
        rounds = rounds_of_response(session, plan_id, who.id)
    (mate,), (later,) = rounds[before].mates, rounds[2].mates
    about = f"{mine}/met/{mate.number}"
    for number in range(1, before + 2):
        scene.begin(store, house, number)
    assert client.get(about).status_code == 200
    take_back(store, house)
    faulty = client.post(about, data={"note": "she mends clocks", "wants": "yes"})
    assert (faulty.status_code, "she mends clocks</textarea>" in faulty.text) == (422, True)
    answer = client.post(about, data={"note": "she mends clocks"})
    assert answer.location == f"{mine}/met?kept={mate.number}"
    told = "Stored. That round has not begun after all. What you wrote stands here once it begins."
    assert told in client.get(answer.location).text
    # Nothing more is told of them, and nothing is kept about others.
    assert (client.get(about).status_code, mate.name in client.get(f"{mine}/met").text) == (
        404,
        False,
    )
    assert client.post(f"{mine}/met/{later.number}", data={"note": "x"}).status_code == 404
    scene.begin(store, house, before + 1)
    page = client.get(answer.location).text
    assert ("she mends clocks" in page, told in page) == (True, False)
    assert "she mends clocks</textarea>" in client.get(about).text


def test_a_note_from_a_card_is_stored_as_well(app, store, house, client, mine, who, plan_id):
    card = f"/c/{code(SECRET, Purpose.CARD, house.event_id, who.number, 1)}"
    with store.reading() as session:
        (mate,) = rounds_of_response(session, plan_id, who.id)[0].mates
    scene.begin(store, house, 1)
    take_back(store, house)
    answer = client.post(card, data={"about": mate.number, "note": "she mends clocks"})
    assert "Noted, for your own page." in client.get(answer.location).text
    scene.begin(store, house, 1)
    assert "she mends clocks" in client.get(f"{mine}/met/{mate.number}").text


def test_who_comes_after_all_too_late_reads_that_their_seat_is_still_theirs(
    store, house, client, mine
):
    scene.begin(store, house, 1)
    assert sent(client, mine, 2, "out") == []
    scene.begin(store, house, 2)
    assert sent(client, mine, 2, "back") == ["Round 2 has begun already. Your seat is still yours."]


def test_words_that_are_put_otherwise_after_the_form_closed_stay_and_that_is_said(
    client, clock, mine
):
    clock.now = NOW + timedelta(days=6, hours=1)
    answer = client.post(f"{mine}/words", data={"was": "night trains", "words": "sleepers"})
    assert alerts(client.get(answer.location).text) == [
        "The form has closed. Your words stay as they are."
    ]


def test_another_question_that_is_not_to_be_had_is_told(client, mine):
    assert alerts(client.get(f"{mine}?round=1&another=9999").text) == [
        "There is no other question for round 1 any more. The one on your card stays."
    ]
    assert alerts(client.get(f"{mine}?round=9&another=1").text) == [
        "Your rounds have changed. Here they are as they stand now."
    ]
    assert alerts(client.get(f"{mine}?round=1&another=1").text) == []


def test_a_note_or_a_wish_after_its_time_comes_back_in_its_words(
    store, house, client, clock, mine, who, plan_id
):
    scene.begin(store, house, 1)
    with store.reading() as session:
        other = rounds_of_response(session, plan_id, who.id)[0].mates[0].number
        clock.now = session.get_one(Event, house.event_id).starts_at + timedelta(days=16)
    said = {"note": "I mend clocks.", "wants": "yes", "contact": "me", "line": "See you!"}
    answer = client.post(f"{mine}/met/{other}", data=said)
    late = re.search(r'<div class="alert.*?</div>', answer.text, re.DOTALL)[0]
    assert (answer.status_code, re.findall(r"<q>(.*?)</q>", late)) == (
        409,
        ["I mend clocks.", "See you!"],
    )
    assert alerts(answer.text) == [
        "The time for notes and wishes is over, so nothing was stored. This is what you wrote:"
    ]
    assert answer.text.count("I mend clocks.") == 1
