"""What an organizer learns after an evening: counts, never whose."""

import html
import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from service.operations import day
from service.operations.reflection import reflection_of
from service.store.models import Event, FollowUp, Message, Response
from service.store.queries.day import attending
from service.store.values import Format, ResponseValues
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import signed_in

START = NOW + timedelta(days=7)
NEXT_DAY = START + timedelta(days=1)


def text_of(page: str) -> str:
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture
def house_with_plan(app, store, doorbell):
    owner = scene.olivia(store)
    event_id = scene.gathering(store, owner, format=Format.TABLES, table_size=4, rounds=2)
    scene.published_plan(store, doorbell, event_id)
    return event_id, signed_in(app, store)


def wish(store, event_id, writers, *, wants):
    with store.writing() as session:
        ids = session.scalars(select(Response.id).order_by(Response.number)).all()
        for writer in ids[:writers]:
            session.add(
                FollowUp(
                    event_id=event_id, writer_id=writer, other_id=ids[writer % len(ids)],
                    note="", line="", contact="", wants=wants, created_at=NOW, updated_at=NOW,
                )
            )  # fmt: skip


def test_before_the_first_round_there_is_nothing_to_tell(house_with_plan):
    _, browser = house_with_plan
    page = browser.get("/events/common-ground/after")
    assert text_of(page.text) == (
        "How the evening went Once the first round of the published plan has begun, you find here "
        "who met, who was left short, and whether people would talk again."
    )


def test_links_are_counted_and_those_left_short_are_named(house_with_plan, clock, store):
    event_id, browser = house_with_plan
    clock.now = NEXT_DAY
    said = text_of(browser.get("/events/common-ground/after").text)
    assert said.startswith(
        "How the evening went By the plan, 12 people met in 2 rounds. That makes 33 pairs of people "
        "at a table. None of them had met at an earlier event of yours. Would they talk again? Fewer "
        "than 8 people have answered."
    )
    # Bo wrote nothing: that is no fault of the plan.
    assert "Bo met nobody" not in said
    with store.reading() as session:
        found = reflection_of(session, session.get_one(Event, event_id), now=NEXT_DAY)
    assert (found.rounds, found.people, found.free) == (2, 12, ())
    assert (found.links, found.new_links) == (33, 33)


def test_while_rounds_are_to_come_nobody_was_left_short_yet(house_with_plan, clock):
    _, browser = house_with_plan
    clock.now = START + timedelta(minutes=1)
    said = text_of(browser.get("/events/common-ground/after").text)
    assert said.startswith(
        "How the evening went 12 people have seats together in one round so far; round 1 is running. "
        "That makes 18 pairs of people at a table. None of them had met"
    )
    assert said.endswith(
        "Who was left short Too early to say: 1 of 2 rounds has begun, and the rest may change it."
    )


@pytest.mark.parametrize(
    ("one", "other", "alone"),
    [
        ({"curious_about": ("deep-sea animals",)}, {"curious_about": ("deep-sea animals",)}, []),
        ({"interests": ("beekeeping",)}, {"values": ("Beekeeping",)}, []),
        ({"interests": ("bouldering",)}, {"curious_about": ("climbing",)}, []),
        ({"interests": ("qanun repair",)}, {"curious_about": ("Qanun repair",)}, []),
        ({"interests": ("beekeeping",)}, {"interests": ("chess",)}, ["Ann", "Ben"]),
    ],
)
def test_words_that_meet_are_the_same_on_every_page(app, store, doorbell, clock, one, other, alone):
    people = (ResponseValues(name="Ann", **one), ResponseValues(name="Ben", **other))
    owner = scene.olivia(store)
    event_id = scene.gathering(store, owner, people, format=Format.PAIRS, rounds=1)
    scene.published_plan(store, doorbell, event_id)
    browser = signed_in(app, store)
    clock.now = NEXT_DAY
    after = text_of(browser.get("/events/common-ground/after").text)
    found = [
        name
        for name in ("Ann", "Ben")
        if f"{name} met nobody who had written something like their words" in after
    ]
    people_page = browser.get("/events/common-ground/people?missing=shared").text
    listed = re.findall(r"<bdi>(Ann|Ben)</bdi>", people_page)
    assert (found, sorted(set(listed))) == (alone, alone)


def test_of_who_came_too_late_for_a_seat_nothing_untrue_is_said(app, store, doorbell, clock):
    people = [ResponseValues(name=name, interests=("bees",)) for name in ("Ann", "Ben")]
    event_id = scene.gathering(store, scene.olivia(store), people, format=Format.PAIRS, rounds=1)
    scene.published_plan(store, doorbell, event_id)
    browser = signed_in(app, store)
    browser.post("/events/common-ground/day/walk-ups", data={"once": "a", "name": "Zoë"})
    clock.now = NEXT_DAY
    assert text_of(browser.get("/events/common-ground/after").text).endswith(
        "Who was left short Not their doing. Think of them first next time. "
        "Zoë was there without a seat in one round"
    )


def test_who_was_there_and_had_no_seat_is_counted_for_each_round(app, store, doorbell, clock):
    people = [
        ResponseValues(name=name, interests=("bees",)) for name in ("Ann", "Ben", "Cy", "Dee")
    ]
    event_id = scene.gathering(store, scene.olivia(store), people, format=Format.PAIRS, rounds=3)
    scene.published_plan(store, doorbell, event_id)
    browser = signed_in(app, store)
    for number, name in ((1, "Wanda"), (3, "Larry")):
        browser.post("/events/common-ground/day/walk-ups", data={"once": name, "name": name})
        with store.writing() as session:
            seen = day.row(session, event_id).revision
            day.begin_round(session, event_id, number, seen=seen, now=clock.now)
        clock.now += timedelta(minutes=20)
    said = text_of(browser.get("/events/common-ground/after").text)
    assert "Wanda was there without a seat in 2 rounds" in said
    assert "Larry was there without a seat in one round" in said
    assert "Nobody" not in said


@pytest.mark.parametrize(
    ("writers", "wants", "said"),
    [
        (7, True, "Fewer than 8 people have answered."),
        (8, True, "Nearly everybody who answered would talk to somebody they met again."),
        (8, False, "Hardly anybody who answered would talk to somebody they met again."),
    ],
)
def test_answers_are_counted_only_in_a_crowd(house_with_plan, clock, store, writers, wants, said):
    event_id, browser = house_with_plan
    clock.now = NEXT_DAY
    wish(store, event_id, writers, wants=wants)
    assert said in text_of(browser.get("/events/common-ground/after").text)


def test_everybody_is_asked_once(house_with_plan, clock, store):
    _, browser = house_with_plan
    path = "/events/common-ground/after/ask"

    def asked():
        with store.reading() as session:
            return session.scalars(
                select(Message.recipient).where(Message.kind == "follow-up").order_by(Message.id)
            ).all()

    browser.post(path)
    assert asked() == []
    clock.now = START + timedelta(minutes=90)
    browser.post(path)
    browser.post(path)
    assert asked() == ["mei-ling@example.org", "amara@example.org"]
    assert "Everybody was asked on" in browser.get("/events/common-ground/after").text
    clock.now = START + timedelta(days=20)
    assert browser.post(path).status_code == 303
    assert len(asked()) == 2


def test_an_erased_event_leaves_a_receipt_without_a_name_of_anybody(house_with_plan, store):
    _, browser = house_with_plan
    gone = browser.post("/events/common-ground/erase", data={"confirm": "Common Ground"})
    said = text_of(browser.get(gone.location).text)
    assert said.endswith(
        "Erased “Common Ground” of 11 March 2027 was erased on 4 March 2027: 12 answers, 1 plan, "
        "and every letter and note."
    )
    assert "Amara" not in said


def test_a_clock_left_standing_in_the_last_round_runs_no_more_once_all_went_home(
    house_with_plan, clock, store
):
    event_id, browser = house_with_plan
    clock.now = START
    with store.writing() as session:
        day.begin_round(session, event_id, 1, seen=0, now=clock.now)
        day.begin_round(session, event_id, 2, seen=1, now=clock.now)
        day.pause_round(session, event_id, seen=2, now=clock.now)
    page = "/events/common-ground/after"
    assert "round 2 is running" in text_of(browser.get(page).text)
    clock.now = NEXT_DAY
    assert text_of(browser.get(page).text).startswith(
        "How the evening went By the plan, 12 people met in 2 rounds. "
    )


def test_that_people_met_is_said_as_a_fact_only_of_who_is_known_to_have_come(
    house_with_plan, clock, store
):
    event_id, browser = house_with_plan
    with store.reading() as session:
        people = [one.number for one in attending(session, event_id)]

    def told():
        return text_of(browser.get("/events/common-ground/after").text).split(". ")[0]

    def say(numbers, presence):
        for number in numbers:
            at = f"/events/common-ground/day/people/{number}"
            answer = browser.post(at, data={"presence": presence, "seen": "expected"})
            assert answer.status_code == 303

    clock.now = NEXT_DAY
    say(people[:3], "here")
    assert told() == "How the evening went By the plan, 12 people met in 2 rounds"
    say(people[3:-1], "here")
    say(people[-1:], "missing")
    assert told() == "How the evening went 11 people met in 2 rounds"
