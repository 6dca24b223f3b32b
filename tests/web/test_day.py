import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from sqlalchemy import event as sql_event

from service.store.queries.day import attending
from service.store.values import Role
from service.web.attendee.links import check_in_link
from tests.factories import make_people, person
from tests.web import scene
from tests.web.conftest import NOW, private_path, signed_in
from tests.web.test_organizer import BASE, heading

DAY = f"{BASE}/day"


def presences(store, house):
    with store.reading() as session:
        return {one.name: one.presence.value for one in attending(session, house.event_id)}


def number_of(store, house, name):
    return scene.response_named(store, house.event_id, name).number


def say(house, number, presence, seen="expected", **more):
    data = {"presence": presence, "seen": seen, **more}
    return house.browser.post(f"{DAY}/people/{number}", data=data)


def names(page):
    return re.findall(r'data-name="(.*?)"', page)


def counts(page):
    return dict(re.findall(r'class="count"[^>]*>(.*?) <b class="num"[^>]*>(\d+)</b>', page))


def test_one_tap_checks_in_and_one_takes_it_back(store, house):
    bo = number_of(store, house, "Bo")
    answer = say(house, bo, "here")
    page = house.browser.get(answer.location).text
    assert (answer.status_code, answer.location) == (303, f"{DAY}?done={bo}")
    assert heading(page) == "One person is here."
    assert "Bo is checked in." in page
    assert counts(page) == {"Everybody": "12", "Not seen yet": "11", "Here": "1", "Not there": "0"}
    assert say(house, bo, "expected", seen="here").status_code == 303
    assert presences(store, house)["Bo"] == "expected"


def test_a_name_is_found_without_accents_and_lists_keep_to_what_was_asked(store, house):
    say(house, number_of(store, house, "Tūī Parata"), "here")
    found = {
        asked: names(house.browser.get(f"{DAY}?{asked}").text)
        for asked in ("find=tui", "find=lind+jon", "find=nobody", "show=here", "show=missing")
    }
    assert found == {
        "find=tui": ["Tūī Parata"],
        "find=lind+jon": ["Jonas Lindqvist"],
        "find=nobody": [],
        "show=here": ["Tūī Parata"],
        "show=missing": [],
    }


def test_somebody_is_marked_as_not_there_in_two_taps(store, house):
    bo = number_of(store, house, "Bo")
    page = house.browser.get(DAY).text
    assert f'href="{DAY}/people/{bo}"' in page
    desk = house.browser.get(f"{DAY}/people/{bo}").text
    assert re.findall(r'name="presence" value="(\w+)"', desk) == ["here", "missing"]
    answer = say(house, bo, "missing", at="desk")
    assert (answer.status_code, answer.location) == (303, f"{DAY}/people/{bo}")
    assert presences(store, house)["Bo"] == "missing"


def test_who_was_faster_is_told_and_nothing_is_overwritten(app, store, house):
    omar_id = scene.olivia(store, name="Omar", email="omar@example.org")
    scene.joined(store, house.event_id, omar_id, Role.HELPER)
    omar = signed_in(app, store, "omar@example.org")
    bo = number_of(store, house, "Bo")
    first = omar.post(f"{DAY}/people/{bo}", data={"presence": "here", "seen": "expected"})
    second = say(house, bo, "missing")
    assert (first.status_code, second.status_code) == (303, 409)
    assert re.findall(r'role="alert"[^>]*>(.*?)</p>', second.text) == [
        "Nothing was changed: Bo is checked in (changed by Omar at 13:00, after you looked). "
        "If that is wrong, please try again."
    ]
    assert presences(store, house)["Bo"] == "here"


@pytest.mark.parametrize(
    ("number", "data"),
    [("99", {"presence": "here", "seen": "expected"}), ("1", {"presence": "gone", "seen": ""}),
     ("1", {})],
)  # fmt: skip
def test_nonsense_is_not_found(house, number, data):
    assert house.browser.post(f"{DAY}/people/{number}", data=data).status_code == 404


def test_a_walk_up_is_here_once_and_gets_a_link_of_their_own(app, client, store, house):
    page = house.browser.get(DAY).text
    once = re.search(r'name="once" value="(.*?)"', page)[1]
    form = {"once": once, "name": "Zoë", "interests_text": "kites, bees"}
    answers = [house.browser.post(f"{DAY}/walk-ups", data=form) for _ in range(2)]
    assert [one.location for one in answers] == [f"{DAY}?added=13"] * 2
    shown = house.browser.get(f"{DAY}?added=13").text
    row = scene.response_named(store, house.event_id, "Zoë")
    link = private_path(app, row.key)
    assert re.findall(r'id="own">(.*?)<', shown) == [f"http://127.0.0.1:8000{link}"]
    assert house.browser.get(f"{DAY}/walk-ups/13.svg").mimetype == "image/svg+xml"
    assert (client.get(link).status_code, row.printable) == (200, ["interests"])
    assert presences(store, house)["Zoë"] == "here"


def test_of_a_walk_up_is_said_only_what_their_link_can_do(app, client, store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    house.browser.post(f"{DAY}/walk-ups", data={"once": "a", "name": "Zoë"})

    def said():
        page = house.browser.get(f"{DAY}?added=13").text
        return re.findall(r"or copy it for them\. (.*?)</p>", page)

    first = said()
    scene.changed(store, house.event_id, form_closes_at=NOW)
    assert [first, said()] == [
        [
            "There they may add what they care about, and see their rounds as soon as they have a seat."
        ],
        ["There they see their rounds as soon as they have a seat."],
    ]
    mine = [
        client.get(private_path(app, scene.response_named(store, house.event_id, name).key)).text
        for name in ("Zoë", "Bo")
    ]
    assert [
        (page.count("Here is who you will meet."), page.count("You are not in this plan yet."))
        for page in mine
    ] == [(0, 1), (1, 0)]


def test_who_comes_once_no_round_is_to_come_gets_no_seat_and_it_is_said(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    for number in (1, 2, 3):
        begun = {"does": "begin", "round": number, "seen": number - 1}
        house.browser.post(f"{DAY}/clock", data=begun)
    house.browser.post(f"{DAY}/walk-ups", data={"once": "a", "name": "Zoë"})
    page = house.browser.get(f"{DAY}?added=13").text
    said = re.findall(r"or copy it for them\. (.*?)</p>", page)
    assert said == ["No round is to come, so nobody gets a seat any more."]


def test_the_link_of_others_is_never_shown(store, house):
    bo = number_of(store, house, "Bo")
    page = house.browser.get(f"{DAY}?added={bo}").text
    assert (page.count('id="own"'), page.count("/me/")) == (0, 0)
    assert house.browser.get(f"{DAY}/walk-ups/{bo}.svg").status_code == 404


def test_a_walk_up_without_a_name_comes_back_with_what_was_typed(store, house):
    answer = house.browser.post(
        f"{DAY}/walk-ups", data={"once": "a", "name": " ", "interests_text": "kites"}
    )
    assert answer.status_code == 422
    assert re.findall(r'id="name-fault">.*?<span>(.*?)</span>', answer.text) == [
        "Please give a name. Any name you like to be called is fine."
    ]
    assert "kites</textarea>" in answer.text
    assert len(presences(store, house)) == 12


def test_the_code_of_an_attendee_opens_their_page_for_organizers_and_for_nobody_else(
    app, client, store, house
):
    scene.olivia(store, name="Mallory", email="mallory@example.org")
    mallory = signed_in(app, store, "mallory@example.org")
    row = scene.response_named(store, house.event_id, "Bo")
    mine = private_path(app, row.key)
    with app.test_request_context():
        path = urlsplit(check_in_link(row.key)).path
    assert client.get(f"{mine}/check-in.svg").mimetype == "image/svg+xml"
    opened = house.browser.get(path)
    assert (opened.status_code, opened.location) == (303, f"{DAY}/people/{row.number}")
    answers = [
        one.get(to)
        for one in (client, mallory)
        for to in (path, "/check-in/x", mine.replace("/me/", "/check-in/"))
    ]
    assert [one.status_code for one in answers] == [404] * 6
    assert len({one.data for one in answers[:3]}) == 1
    assert re.findall(r"<h1>(.*?)</h1>", answers[0].text) == ["The organizer scans this code."]
    assert {one.data for one in answers[3:]} == {mallory.get("/nothing").data}
    house.browser.post(f"{BASE}/people/{row.number}/withdraw")
    assert (
        house.browser.get(path).status_code,
        client.get(f"{mine}/check-in.svg").status_code,
    ) == (
        404,
        404,
    )


def test_the_page_hears_what_others_say_at_the_door(app, store, house, clock):
    first = house.browser.get(DAY).text
    news, since = re.search(r'data-news="([^"]*)" data-since="([^"]*)"', first).groups()
    bo = number_of(store, house, "Bo")

    def heard(moment, **asked):
        return house.browser.get(news, query_string={"since": moment, **asked}).json

    nothing = heard(since)
    assert (nothing["lines"], nothing["heading"]) == ([], "Nobody has been checked in yet.")
    say(house, bo, "here")
    told = heard(nothing["since"])
    assert (told["heading"], told["counts"]["here"]) == ("One person is here.", 1)
    (line,) = told["lines"]
    assert (line["desk"], names(line["line"])) == (f"{DAY}/people/{bo}", ["Bo"])
    assert line["line"] in house.browser.get(DAY).text
    later = (NOW + timedelta(minutes=1)).isoformat()
    assert heard(later)["lines"] == []
    for moment in ("", "yesterday", NOW.replace(tzinfo=None).isoformat()):
        assert house.browser.get(news, query_string={"since": moment}).status_code == 404


def test_the_clock_is_set_by_whoever_saw_it_last(house):
    def set_clock(does, seen, **more):
        return house.browser.post(f"{DAY}/clock", data={"does": does, "seen": seen, **more})

    said = [
        set_clock("begin", 0, round=1).status_code,
        set_clock("begin", 0, round=2).status_code,
        set_clock("pause", 1).status_code,
        set_clock("resume", 2).status_code,
        set_clock("begin", 3, round=9).status_code,
        set_clock("explode", 3).status_code,
    ]
    assert said == [303, 409, 303, 303, 404, 404]
    page = house.browser.get(DAY).text
    assert "Round 1 runs until 13:15." in page


def test_a_round_begun_by_mistake_has_not_begun_after_all(house, store, doorbell):
    scene.published_plan(store, doorbell, house.event_id)

    def told(does, seen, **more):
        sent = {"does": does, "seen": seen, **more}
        code = house.browser.post(f"{DAY}/clock", data=sent).status_code
        page = house.browser.get(DAY).text
        after = house.browser.get(f"{BASE}/after").text
        clock = re.search(r'id="clock-h".*?<summary>(.*?)</summary>', page, re.DOTALL)
        return (
            code,
            clock.group(1),
            after.count("Once the first round of the published plan has begun"),
        )

    nothing = "Round 1 has not begun yet."
    assert told("back", 0) == (404, nothing, 1)
    assert told("begin", 0, round=1) == (303, "Round 1 runs until 13:15.", 0)
    assert told("begin", 1, round=2)[:2] == (303, "Round 2 runs until 13:15.")
    assert told("back", 1) == (409, "Round 2 runs until 13:15.", 0)
    assert told("back", 2) == (303, "Round 1 runs until 13:15.", 0)
    assert told("back", 3) == (303, nothing, 1)


def test_a_round_that_is_days_away_is_not_begun_by_one_tap(house, store):
    one_tap = '<button class="btn small" name="does" value="begin">'
    assert house.browser.get(DAY).text.count(one_tap) == 0
    with store.writing() as session:
        session.get_one(scene.Event, house.event_id).starts_at = NOW + timedelta(minutes=59)
    assert house.browser.get(DAY).text.count(one_tap) == 1


def test_as_many_questions_to_the_database_for_a_thousand_people(app, store, house):
    asked = []
    sql_event.listen(store.engine, "before_cursor_execute", lambda *told: asked.append(told[2]))
    seen = []
    for more in (0, 40):
        with store.writing() as session:
            event = session.get_one(scene.Event, house.event_id)
            make_people(session, event, [person(n) for n in range(100, 100 + more)])
        asked.clear()
        house.browser.get(DAY)
        seen.append(len(asked))
    assert seen[0] == seen[1]


def test_whoever_is_not_there_brings_the_repair_as_the_next_step(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    bo = number_of(store, house, "Bo")
    quiet = house.browser.get(DAY).text
    step = re.compile(r'<h2 id="step">(.*?)</h2><p>(.*?)</p>')
    assert step.findall(house.browser.get(f"{DAY}/people/{bo}").text) == []
    say(house, bo, "missing", at="desk")
    assert step.findall(house.browser.get(f"{DAY}/people/{bo}").text) == [
        (
            "Repair the rounds to come",
            "The plan still has a seat for them. A repair closes the gap. "
            "Is anybody else coming or leaving? Say so first: one repair serves all.",
        )
    ]
    said = "One person with a seat is not there."
    assert [said in page for page in (quiet, house.browser.get(DAY).text)] == [False, True]
    # Once the last round has begun, no repair can help.
    for round_ in (1, 2, 3):
        house.browser.post(
            f"{DAY}/clock", data={"does": "begin", "round": round_, "seen": round_ - 1}
        )
    assert said not in house.browser.get(DAY).text
    assert step.findall(house.browser.get(f"{DAY}/people/{bo}").text) == []


def test_a_walk_up_of_a_known_name_is_asked_about_first(store, house):
    bo = number_of(store, house, "Bo")

    def asked(page):
        part = page.partition("Is this the same person?")[2].partition("</form>")[0]
        return re.findall(r'href="(\S+?)"', part), 'name="other" value="yes"' in part

    form = {"once": "form-1", "name": "bo"}
    answer = house.browser.post(f"{DAY}/walk-ups", data=form)
    assert (answer.status_code, asked(answer.text)) == (422, ([f"{DAY}/people/{bo}"], True))
    assert len(presences(store, house)) == 12
    twice = [house.browser.post(f"{DAY}/walk-ups", data={**form, "other": "yes"}) for _ in range(2)]
    assert [one.location for one in twice] == [f"{DAY}?added=13"] * 2
    assert house.browser.post(f"{DAY}/walk-ups", data=form).location == f"{DAY}?added=13"
    # Both of that name are asked about, though lists number them now.
    third = house.browser.post(f"{DAY}/walk-ups", data={"once": "form-2", "name": "Bo"})
    both = [f"{DAY}/people/{bo}", f"{DAY}/people/13"]
    assert (third.status_code, asked(third.text)) == (422, (both, True))
