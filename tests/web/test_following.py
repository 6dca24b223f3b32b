"""Pages that are left open: the phone and the host's page ask for what moved, and get it only then."""

import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from sqlalchemy import event

from service.operations.responses import withdraw_response
from service.store.queries.ownrounds import rounds_of_response
from service.web.host.links import table_link
from tests.factories import NOW
from tests.web import scene
from tests.web.test_day import say

NAME = "Amara Okafor"


@pytest.fixture
def table(app, house, plan_id):
    with app.test_request_context():
        return urlsplit(table_link(house.event_id, 1)).path


def tag_of(client, path):
    return '"' + re.search(r'data-tag="(\w+)"', client.get(path).text)[1] + '"'


def asked(client, path, tag):
    return client.get(f"{path}/now", headers={"If-None-Match": tag})


@pytest.mark.parametrize("page", ["mine", "table"])
def test_nothing_is_made_for_a_page_that_shows_what_is_so(client, request, page):
    path = request.getfixturevalue(page)
    answer = asked(client, path, tag_of(client, path))
    assert (answer.status_code, answer.data, answer.headers["Attune-State"]) == (
        304,
        b"",
        "published",
    )
    assert answer.headers["Attune-Time"] == "13:00"


@pytest.mark.parametrize("page", ["mine", "table"])
def test_the_page_holds_just_what_is_fetched_anew(client, request, page):
    path = request.getfixturevalue(page)
    whole, part = client.get(path).text, asked(client, path, "").text
    parts = re.findall(r"<(?:section|div)[^>]* id=\"([\w-]+)\"", part)
    assert len(parts) > 2
    assert [whole.count(f'id="{one}"') for one in parts] == [1] * len(parts)
    for one in re.findall(r"<h2[^>]*>.*?</h2>", part, re.DOTALL):
        assert whole.count(one) == 1


def test_a_begun_round_is_news_to_phone_and_host(store, house, client, mine, table, plan_id):
    tags = {path: tag_of(client, path) for path in (mine, table)}
    scene.begin(store, house, 2)
    with store.reading() as session:
        who = scene.response_named(store, house.event_id, NAME)
        second = rounds_of_response(session, plan_id, who.id)[1]
    phone, host = asked(client, mine, tags[mine]), asked(client, table, tags[table])
    assert (phone.status_code, host.status_code) == (200, 200)
    assert f"Now, until 13:15: table {second.table}" in phone.text
    assert "Round 2 · now, until 13:15" in host.text
    assert phone.headers["ETag"] == tag_of(client, mine)


@pytest.mark.parametrize(
    ("minutes", "code"), [(14, 304), (15, 200)], ids=["while it runs", "once it is over"]
)
def test_time_alone_is_news_where_a_round_ends(store, house, client, clock, mine, minutes, code):
    scene.begin(store, house, 1)
    tag = tag_of(client, mine)
    clock.now = NOW + timedelta(minutes=minutes)
    assert asked(client, mine, tag).status_code == code


def test_planned_times_are_news_too(client, clock, mine, store, house, plan_id):
    with store.reading() as session:
        who = scene.response_named(store, house.event_id, NAME)
        first = rounds_of_response(session, plan_id, who.id)[0]
    tag = tag_of(client, mine)
    clock.now = first.starts_at - timedelta(minutes=1)
    before = asked(client, mine, tag).status_code
    clock.now = first.starts_at
    assert (before, asked(client, mine, tag).status_code) == (304, 200)


def test_who_comes_or_goes_is_news_to_those_it_concerns(store, house, client, mine):
    codes, tag = [], tag_of(client, mine)
    for name, presence, seen in (
        ("Bo", "here", "expected"),
        (NAME, "here", "expected"),
        ("Bo", "missing", "here"),
    ):
        number = scene.response_named(store, house.event_id, name).number
        assert say(house, number, presence, seen).status_code == 303
        codes.append(asked(client, mine, tag).status_code)
        tag = tag_of(client, mine)
    with store.writing() as session:
        withdraw_response(session, scene.response_named(store, house.event_id, "Bo").id, now=NOW)
    assert (codes, asked(client, mine, tag).status_code) == ([304, 200, 200], 200)


def test_another_question_that_was_asked_for_stays(client, mine):
    page = client.get(f"{mine}?round=1&another=2").text
    question = re.search(r'<p class="q" lang="en">(.*?)</p>', page)[1]
    address = re.search(r'data-poll="(.*?)"', page)[1].replace("&amp;", "&")
    assert re.search(r'<p class="q" lang="en">(.*?)</p>', client.get(address).text)[1] == question


def test_without_javascript_the_page_says_how_old_it_is(client, mine, table):
    for path in (mine, table):
        page = client.get(path).text
        (line,) = re.findall(r"<p class=\"small mute noprint\" data-still>(.*?)</p>", page)
        assert line == f'As of 13:00. <a class="txt" href="{path}">Look again</a>'


def test_who_withdrew_elsewhere_is_sent_to_the_page_that_says_so(store, house, client, mine):
    tag = tag_of(client, mine)
    with store.writing() as session:
        who = scene.response_named(store, house.event_id, NAME)
        withdraw_response(session, who.id, now=NOW)
    answer = asked(client, mine, tag)
    assert (answer.status_code, answer.headers["Attune-State"], answer.data) == (200, "gone", b"")


def test_a_look_that_finds_nothing_new_reads_no_seats(store, client, mine):
    sent, tag = [], tag_of(client, mine)

    def note(_connection, _cursor, statement, *_rest):
        sent.append(statement)

    event.listen(store.engine, "before_cursor_execute", note)
    assert asked(client, mine, tag).status_code == 304
    event.remove(store.engine, "before_cursor_execute", note)
    assert [one for one in sent if "FROM seats" in one or "FROM meetings" in one] == []
    assert len(sent) < 16
