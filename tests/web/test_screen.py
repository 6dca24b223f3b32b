import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from sqlalchemy import event as sql_event

from service.app import create_app
from service.operations import day
from service.operations.responses import withdraw_response
from service.store.models import Day
from service.store.queries.ownrounds import rounds_of_response
from service.store.values import QUOTABLE, Format, Kind
from service.web.live.links import screen_link
from tests.factories import NOW, make_people, person
from tests.web import scene
from tests.web.conftest import BrowserClient
from tests.web.test_day import DAY, say

AT = {"running": 0, "half": 8, "over": 15}


@pytest.fixture
def path(app, house):
    with app.test_request_context():
        return urlsplit(screen_link(house.event_id, 0)).path


def begun(store, house, round_=1):
    with store.writing() as session:
        seen = day.row(session, house.event_id).revision
        day.begin_round(session, house.event_id, round_, seen=seen, now=NOW)


def seats(page, phase):
    part = re.search(rf'data-phase="{phase}".*?</section>', page, re.DOTALL)
    found = re.findall(r'data-name="(.*?)">.*?<b class="num">(.*?)</b>', part[0]) if part else []
    return dict(found)


def seated(store, plan_id, house, number):
    """Everybody's place in a round, as the plan has it."""
    where = {}
    with store.reading() as session:
        for one in scene.CAST:
            row = scene.response_named(store, house.event_id, one.name)
            for each in rounds_of_response(session, plan_id, row.id):
                if each.number == number:
                    where[one.name] = f"Table {each.table}" if each.table else "Free seat"
    return where


def later(settings, store, doorbell, typesetter, minutes):
    """A stranger's browser some minutes later."""
    app = create_app(
        settings, store=store, doorbell=doorbell, typesetter=typesetter,
        now=lambda: NOW + timedelta(minutes=minutes), encoder=lambda: None,
    )  # fmt: skip
    app.test_client_class = BrowserClient
    return app.test_client()


def test_the_time_of_a_round_is_told_from_a_clock_by_a_word(store, house, client, plan_id, path):
    def timer():
        part = re.search(r'<p role="timer".*?</p>', client.get(path).text)[0]
        return "hidden" in part, re.sub(r"<.*?>", "", part).split()

    before = timer()
    begun(store, house)
    assert (before, timer()) == ((True, ["Time", "left"]), (False, ["Time", "left", "15:00"]))


def test_the_screen_has_one_good_link_at_a_time(app, client, house, path):
    with app.test_request_context():
        renewed = urlsplit(screen_link(house.event_id, 1)).path
    before = [client.get(one).status_code for one in (path, renewed)]
    assert house.browser.post(f"{DAY}/screen").status_code == 303
    parts = ("", "/seats", "/clock.json")
    gone = [client.get(path + part) for part in parts]
    assert before == [200, 404]
    assert {(one.status_code, one.data) for one in gone} == {(404, client.get("/nothing").data)}
    assert [client.get(renewed + part).status_code for part in parts] == [200] * 3


def test_everybody_finds_their_table_before_each_round(client, store, house, plan_id, path):
    first = client.get(path).text
    assert re.findall(r'<h2 id="seats-\w+">(.*?)</h2>', first) == ["Round 1, 13:00: your table"]
    assert seats(first, "next") == seated(store, plan_id, house, 1)
    begun(store, house)
    page = client.get(path).text
    assert seats(page, "now") == seated(store, plan_id, house, 1)
    assert seats(page, "next") == seated(store, plan_id, house, 2)
    assert re.findall(r'data-phase="(\w+)"[^>]*?( hidden)?>', page) == [
        ("now", ""),
        ("next", " hidden"),
    ]


def test_the_screen_says_nothing_but_names_and_tables(client, store, house, plan_id, path):
    begun(store, house)
    told = client.get(path).text + client.get(f"{path}/seats").text
    words = [
        words
        for one in scene.CAST
        for kind, phrases in one.words()
        if kind in (*QUOTABLE, Kind.ACCESS)
        for words in phrases
    ]
    assert "Mei-Ling Zhou" in told
    assert [one for one in words if f">{one}<" in told or f"“{one}”" in told] == []
    assert ("@example.org" in told, "/me/" in told, "may-ling" in told) == (False, False, False)


def test_who_is_not_there_or_withdrew_is_not_called_up(client, store, house, plan_id, path):
    say(house, scene.response_named(store, house.event_id, "Bo").number, "missing")
    with store.writing() as session:
        withdraw_response(
            session, scene.response_named(store, house.event_id, "Diego Quispe").id, now=NOW
        )
    names = set(seats(client.get(path).text, "next"))
    assert names == {one.name for one in scene.CAST} - {"Bo", "Diego Quispe"}


def test_where_is_somebody_is_answered_without_accents(client, store, house, plan_id, path):
    page = client.get(f"{path}?find=tui").text
    part = re.search(r'<section class="hits.*?</section>', page, re.DOTALL)[0]
    hits = re.findall(r"<li><bdi>(.*?)</bdi> <b[^>]*>(.*?)</b>", part)
    assert hits == [("Tūī Parata", seated(store, plan_id, house, 1)["Tūī Parata"])]
    # Whoever was found stands there once.
    assert "<div data-lists hidden>" in page
    nobody = client.get(f"{path}?find=xyz").text
    assert "<div data-lists>" in nobody
    assert "Nobody of that name has a seat in this round." in nobody


@pytest.mark.parametrize("moment", AT)
def test_the_time_is_the_servers(
    settings, store, house, doorbell, typesetter, plan_id, path, moment
):
    begun(store, house)
    browser = later(settings, store, doorbell, typesetter, AT[moment])
    told = browser.get(f"{path}/clock.json").json
    assert told == {
        "now": round((NOW + timedelta(minutes=AT[moment])).timestamp() * 1000),
        "state": "over" if moment == "over" else "running",
        "round": 1,
        "rounds": 3,
        "left": (15 - AT[moment]) * 60_000,
        "seconds": 900,
        "revision": 1,
    }


def test_a_stopped_clock_keeps_what_was_left(store, house, client, plan_id, path):
    begun(store, house)
    with store.writing() as session:
        day.pause_round(session, house.event_id, seen=1, now=NOW + timedelta(minutes=5))
        assert session.query(Day).one().left == 600
    told = client.get(f"{path}/clock.json").json
    assert (told["state"], told["left"]) == ("paused", 600_000)
    with store.writing() as session:
        day.resume_round(session, house.event_id, seen=2, now=NOW)
    assert client.get(f"{path}/clock.json").json["state"] == "running"


def test_after_the_last_round_nobody_is_called_up(
    settings, store, house, doorbell, typesetter, plan_id, path
):
    begun(store, house, 3)
    page = later(settings, store, doorbell, typesetter, 15).get(path).text
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", page) == ["That was the last round. Thank you all."]
    assert re.search(r'<p role="timer".*?>', page)[0].endswith(" hidden>")
    assert re.search(r'<form [^>]*role="search".*?>', page)[0].endswith(" hidden>")
    assert re.findall(r'data-phase="(\w+)"[^>]*?( hidden)?>', page) == [("now", " hidden")]


def test_seats_are_sent_only_when_they_changed(store, house, client, plan_id, path):
    first = client.get(f"{path}/seats")
    tag = {"If-None-Match": first.headers["ETag"]}
    same = client.get(f"{path}/seats", headers=tag)
    say(house, scene.response_named(store, house.event_id, "Bo").number, "missing")
    changed = client.get(f"{path}/seats", headers=tag)
    assert (first.status_code, same.status_code, changed.status_code) == (200, 304, 200)


def test_many_names_are_parted_by_their_letters_with_as_many_questions(
    store, house, doorbell, client, path
):
    asked, counts = [], []
    sql_event.listen(store.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    for more in (0, 60):
        with store.writing() as session:
            event = session.get_one(scene.Event, house.event_id)
            make_people(session, event, [person(n) for n in range(100, 100 + more)])
        scene.changed(store, house.event_id, format=Format.PAIRS)
        scene.published_plan(store, doorbell, house.event_id)
        asked.clear()
        page = client.get(path).text
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert re.findall(r'<h3 class="cap">(.*?)</h3>', page) == ["A to P", "P", "P to 박"]
