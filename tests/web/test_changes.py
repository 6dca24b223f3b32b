"""What pages say of a plan once people left, came or were asked for otherwise."""

import re

import pytest
from sqlalchemy import select

from service.operations import organizers, team
from service.operations.responses import revise_response, withdraw_response
from service.store.models import Meeting, Plan
from service.store.queries.places import places_of
from service.store.queries.plans import published_plan
from service.store.session import Store
from service.store.values import Format, ResponseValues, Role
from service.web.host.links import table_link
from tests.factories import NOW, make_people
from tests.web import scene
from tests.web.conftest import House, private_path, signed_in
from tests.web.test_organizer import BASE, heading

FOUR = tuple(ResponseValues(name=name, interests=("tea",)) for name in ("Jo", "Mei", "Noa", "Zoë"))


@pytest.fixture
def pairs(app, store) -> House:
    """Four people, to be seated in pairs."""
    owner = scene.olivia(store)
    event_id = scene.gathering(store, owner, FOUR, format=Format.PAIRS, rounds=3)
    return House(owner, event_id, scene.SLUG, signed_in(app, store))


def changes(page: str) -> list[str]:
    """What a page says no longer holds."""
    listed = "".join(re.findall(r'<div class="alert.*?</ul>', page, re.DOTALL))
    return [f"{fact} {more}" for fact, more in re.findall(r"<b>(.*?)</b> (.*?)</span>", listed)]


def figures(page: str) -> list[str]:
    return re.findall(r'<span class="num"><bdi>(.*?)</bdi>', page)


def withdrawn(store: Store, event_id: int, name: str) -> str:
    """Take somebody out and return the key of their link."""
    row = scene.response_named(store, event_id, name)
    with store.writing() as session:
        withdraw_response(session, row.id, now=NOW)
    return row.key


def test_a_withdrawal_says_who_is_left_alone(app, client, store, pairs, doorbell):
    plan_id = scene.published_plan(store, doorbell, pairs.event_id)
    left = withdrawn(store, pairs.event_id, "Noa")
    told = ["3 meetings have one person left: Jo, Mei, Zoë. Repair the rounds to come."]
    overview, plan = (pairs.browser.get(f"{BASE}{path}").text for path in ("", "/plan"))
    assert (changes(overview), changes(plan)) == (told, told)
    assert (heading(plan), "Everyone" in figures(plan)) == ("This plan needs another look.", False)
    assert overview.count('<h2 id="step">Repair the rounds to come</h2>') == 1
    mine = client.get(private_path(app, scene.response_named(store, pairs.event_id, "Jo").key)).text
    assert mine.count("cannot come. Please look here again when the round begins.") == 1
    gone = client.get(private_path(app, left)).text
    assert (gone.count("Nobody waits"), gone.count("the organizer sees an empty chair")) == (0, 1)
    with store.reading() as session:
        row = scene.response_named(store, pairs.event_id, "Jo")
        jo = row.id
        ours = {(one.round, one.table): one.response_id for one in places_of(session, plan_id)}
        assert len(ours) == 6
        table = next(one.table for one in places_of(session, plan_id) if one.response_id == jo)
    with app.app_context():
        path = table_link(pairs.event_id, table).removeprefix("http://127.0.0.1:8000")
    page = client.get(path).text
    alone = page.count("Only one person is left for this round. Their place will still be changed.")
    assert alone + page.count('<p class="cap">To open</p>') == 3
    assert alone > 0


def test_an_empty_chair_at_a_table_is_told_and_the_plan_stays_whole(store, house, doorbell):
    scene.ready_plan(store, doorbell, house.event_id)
    withdrawn(store, house.event_id, "Bo")
    page = house.browser.get(f"{BASE}/plan").text
    assert changes(page) == [
        "One person withdrew, and their chair stays empty. The others at the table can meet. "
        "Plan again to settle it."
    ]


def test_who_answers_after_the_plan_is_counted_and_told(app, client, store, pairs, doorbell):
    plan_id = scene.published_plan(store, doorbell, pairs.event_id)
    draft_id = scene.ready_plan(store, doorbell, pairs.event_id)
    with store.writing() as session:
        event = session.get_one(scene.Event, pairs.event_id)
        make_people(session, event, [ResponseValues(name="Late")])
    told = [
        "One person has no seat in this plan yet. They came after it was made. "
        "Plan again to seat them."
    ]
    # The overview and the plan's page lead with what people follow; the draft has its own.
    repairs = [
        "One person has no seat in this plan yet. They came after it was made. "
        "The repair on the page of the day seats them."
    ]
    pages = [
        pairs.browser.get(f"{BASE}{path}").text
        for path in ("", "/plan", f"/plans/{draft_id}/rounds/1")
    ]
    assert [changes(page) for page in pages] == [repairs, repairs, told]
    assert [page.count("Publish to 4 people") for page in pages[1:]] == [0, 1]
    assert pairs.browser.get(f"{BASE}/plans/{plan_id}/rounds/1").status_code == 200
    late = scene.response_named(store, pairs.event_id, "Late")
    mine = client.get(private_path(app, late.key)).text
    assert mine.count("You are not in this plan yet. The organizer has been told.") == 1


@pytest.mark.parametrize(
    ("now", "made"),
    [
        ({"rounds": 2}, "3 rounds of pairs"),
        ({"format": Format.TABLES}, "3 rounds of pairs"),
        ({"rounds": 3}, ""),
    ],
)
def test_a_plan_for_other_settings_says_so(store, doorbell, app, now, made):
    owner = scene.olivia(store)
    event_id = scene.gathering(store, owner, scene.CAST, format=Format.PAIRS, rounds=3)
    scene.ready_plan(store, doorbell, event_id)
    scene.changed(store, event_id, **now)
    page = signed_in(app, store).get(f"{BASE}/plan").text
    told = f"The plan was made for {made}; the settings now say otherwise. Plan again."
    assert changes(page) == ([told] if made else [])


def test_a_plan_for_tables_is_not_taken_for_pairs(store, house, doorbell):
    scene.ready_plan(store, doorbell, house.event_id)
    assert changes(house.browser.get(f"{BASE}/plan").text) == []


def test_a_meeting_without_reasons_makes_no_claim_about_words(store, pairs, doorbell):
    plan_id = scene.ready_plan(store, doorbell, pairs.event_id)
    with store.writing() as session:
        for meeting in session.scalars(select(Meeting)):
            meeting.reasons = []
    page = pairs.browser.get(f"{BASE}/plans/{plan_id}/rounds/1").text
    assert (page.count("A question that suits anyone."), page.count("Nothing shared")) == (2, 0)


def test_a_host_on_the_team_sees_names_and_not_what_people_wrote(app, store, house):
    with store.writing() as session:
        omar = organizers.new_organizer(
            session, name="Omar", email="omar@example.org", password=scene.PASSWORD, now=NOW
        )
        token = team.invite(session, house.event_id, role=Role.HELPER, label="Omar", now=NOW)
        team.accept_invitation(session, token, organizer_id=omar, now=NOW)
    written = [words for one in scene.CAST for words in one.interests]
    owner = house.browser.get(f"/events/{house.slug}/people").text
    host = signed_in(app, store, "omar@example.org").get(f"/events/{house.slug}/people").text
    assert all(one.name in host for one in scene.CAST)
    assert [words for words in written if words in owner] == written
    assert [words for words in written if words in host] == []


def test_a_wish_that_the_plan_breaks_is_told_and_keeps_it_from_being_published(
    store, pairs, doorbell
):
    plan_id = scene.ready_plan(store, doorbell, pairs.event_id)
    said = "A private wish has changed, and this plan does not keep it."
    assert said not in pairs.browser.get(f"{BASE}/plan").text
    jo = scene.response_named(store, pairs.event_id, "Jo")
    with store.writing() as session:
        values = ResponseValues(name="Jo", interests=("tea",), keep_apart=("Mei", "Noa", "Zoë"))
        revise_response(session, jo.id, values, now=NOW)
    pairs.browser.post(f"{BASE}/plans/{plan_id}/publish")
    page = pairs.browser.get(f"{BASE}/plan").text
    assert page.count(said) == 1
    with store.reading() as session:
        assert session.get_one(Plan, plan_id).state == "ready"
    assert pairs.browser.get(BASE).text.count(said) == 1


def test_once_a_round_has_begun_no_plan_seats_it_otherwise(store, pairs, doorbell):
    told = scene.published_plan(store, doorbell, pairs.event_id)
    pairs.browser.post(f"{BASE}/day/clock", data={"does": "begin", "round": 1, "seen": 0})
    with store.writing() as session:
        event = session.get_one(scene.Event, pairs.event_id)
        make_people(session, event, [ResponseValues(name="Late")])
    overview = pairs.browser.get(BASE).text
    assert overview.count('<h2 id="step">Repair the rounds to come</h2>') == 1
    other = scene.ready_plan(store, doorbell, pairs.event_id)
    page = pairs.browser.get(f"{BASE}/plans/{other}/rounds/1").text
    said = "Round 1 has begun, and this plan seats people otherwise"
    assert (page.count(said), page.count(">Publish to ")) == (1, 0)
    pairs.browser.post(f"{BASE}/plans/{other}/publish")
    with store.reading() as session:
        assert published_plan(session, pairs.event_id).id == told
