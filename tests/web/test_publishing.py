"""Where letters go out, who publishes or changes a plan reads first to how many people."""

import re

import pytest
from sqlalchemy import func, select

from service.store.models import Message, Plan, Response
from tests.planned import plan_made
from tests.web import scene
from tests.web.conftest import signed_in
from tests.web.test_organizer import BASE, heading

PRESS = re.compile(r'<form class="row" method="post" action="(.*?)"><button class="btn">(.*?)<')


@pytest.fixture
def desk(mailing, store, house):
    """The owner's browser where letters are sent."""
    mailing.set_cookie("__Host-attune", scene.token_of(store))
    return mailing


def letters(store, kind: str) -> int:
    with store.reading() as session:
        wanted = select(func.count()).where(Message.kind == kind)
        return session.scalars(wanted).one()


def changed(store, desk, plan_id: int) -> str:
    """Let two who gave an address change places with others, and return the draft's address."""
    mei, amara = (one.name for one in scene.CAST[:2])
    with store.reading() as session:
        plan = session.get_one(Plan, plan_id)
        number = scene.response_named(store, plan.event_id, mei).number
    page = desk.get(f"{BASE}/plans/{plan_id}/rounds/1/edit/{number}").text
    others = re.findall(r'<option value="(\d+)">([^<:]+)</option>', page.partition("</select>")[0])
    for other, name in others:
        if name == amara:
            continue
        sent = {"kind": "swap", "round": "1", "who": number, "other": other}
        answer = desk.post(f"{BASE}/plans/{plan_id}/edit", data=sent)
        if answer.status_code == 303:
            return answer.location.partition("/rounds")[0]
    raise AssertionError(others)


def test_publishing_asks_once_where_letters_go_out(desk, store, house, doorbell):
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    base = f"{BASE}/plans/{plan_id}"
    page = desk.get(f"{base}/rounds/1").text
    assert re.findall(r'<a class="btn" href="(.*?)">(Publish .*?)<', page) == [
        (f"{base}/publish", "Publish to 12 people")
    ]
    asked = desk.get(f"{base}/publish").text
    assert heading(asked) == "2 people get their link by mail now."
    assert PRESS.findall(asked) == [(f"{base}/publish", "Publish, and write to 2 people")]
    assert letters(store, "plan-published") == 0
    assert desk.post(f"{base}/publish").location == f"{base}/rounds/1?published=1"
    assert letters(store, "plan-published") == 2
    assert desk.get(f"{base}/publish").location == f"{base}/rounds/1"


def test_without_mail_it_stays_one_press(house, store, doorbell):
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    base = f"{BASE}/plans/{plan_id}"
    page = house.browser.get(f"{base}/rounds/1").text
    assert re.findall(r'action="(\S+/publish)"><button class="btn">(.*?)<', page) == [
        (f"{base}/publish", "Publish to 12 people")
    ]
    asked = house.browser.get(f"{base}/publish").text
    assert heading(asked) == "Nobody gets a letter by this."


def test_who_changes_a_published_plan_reads_how_many_hear_of_it(desk, store, house, doorbell):
    plan_id = scene.published_plan(store, doorbell, house.event_id)
    # The first letters have left.
    with store.writing() as session:
        for one in session.scalars(select(Message)):
            one.state = "sent"
    draft = changed(store, desk, plan_id)
    asked = desk.get(f"{draft}/publish").text
    told = re.search(r"(One|\d+)(?: person| people) gets? a letter about other", heading(asked))[1]
    desk.post(f"{draft}/publish")
    count = letters(store, "plan-changed")
    assert count
    assert told == {1: "One"}.get(count, str(count))


def test_a_repair_says_to_how_many_it_writes(desk, store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    with store.writing() as session:
        for one in session.scalars(select(Message)):
            one.state = "sent"
    desk.post(f"{BASE}/day/walk-ups", data={"once": "a", "name": "Zoë"})
    proposal = desk.post(f"{BASE}/day/repair", data={"round": 1}).location
    page = desk.get(proposal).text
    told = re.findall(r"Applying it writes to (.*?)\.<", page)
    desk.post(proposal)
    said = {0: "nobody", 1: "one person whose rounds change"}
    count = letters(store, "plan-changed")
    assert told == [said.get(count, f"{count} people whose rounds change")]


def test_a_plan_that_is_no_draft_is_not_asked_about(app, store, house, doorbell):
    plan_id = scene.queued_plan(store, doorbell, house.event_id)
    browser = signed_in(app, store)
    assert browser.get(f"{BASE}/plans/{plan_id}/publish").location == f"{BASE}/plan"
    plan_made(store, plan_id)
    assert browser.get(f"{BASE}/plans/{plan_id + 1}/publish").status_code == 404


def test_only_where_somebody_gave_no_address_the_organizer_is_asked_to_tell_them(
    desk, store, house, doorbell
):
    page = f"{BASE}/plans/{scene.ready_plan(store, doorbell, house.event_id)}/publish"
    told = "Who gave no address gets no letter: please tell them."
    seen = [told in desk.get(page).text]
    with store.writing() as session:
        for one in session.scalars(select(Response).where(Response.email.is_(None))):
            one.email = f"{one.number}@example.org"
    seen.append(told in desk.get(page).text)
    assert seen == [True, False]
