"""Letters about the form end when the rounds begin: quiet once a plan is published, later refused in words."""

import html
import re
from datetime import timedelta

import pytest

from service.operations import day
from service.store.models import Event
from tests.web import scene
from tests.web.test_people import BASE, LETTERS, letters

LATE = "The first round has begun, or its time has passed. Nobody was written to."
FOLD = re.compile(
    r"<details><summary>People from a list who have not filled the form</summary>.*?</details>",
    re.DOTALL,
)


@pytest.fixture
def starts_at(store, house, doorbell):
    """A published plan; the form stays open into the evening."""
    with store.writing() as session:
        event = session.get_one(Event, house.event_id)
        event.form_closes_at = event.starts_at + timedelta(hours=3)
        starts_at = event.starts_at
    scene.published_plan(store, doorbell, house.event_id)
    return starts_at


def begin(store, house, now):
    with store.writing() as session:
        day.begin_round(session, house.event_id, 1, seen=0, now=now)


def test_once_a_plan_is_published_the_button_is_quiet_and_folded(posting, house, starts_at):
    page = posting.get(BASE).text
    (fold,) = FOLD.findall(page)
    assert re.findall(r'<button class="(.*?)">(.*?)</button>', fold) == [
        ("btn quiet", "Invite 2 people by mail, once")
    ]
    assert page.count("by mail, once") == 1


@pytest.mark.parametrize("when", ["begun early", "its time has come"])
@pytest.mark.parametrize("does", ["invite", "remind"])
def test_once_the_rounds_begin_nobody_is_written_to_and_the_page_says_so(
    posting,
    store,
    house,
    clock,
    starts_at,
    when,
    does,
):
    posting.post(f"{BASE}/invite")
    sent = [letters(store, kind) for kind in LETTERS]
    if when == "begun early":
        clock.now = starts_at - timedelta(minutes=15)
        begin(store, house, clock.now)
    else:
        clock.now = starts_at
    assert "by mail, once" not in posting.get(BASE).text
    answer = posting.post(f"{BASE}/{does}")
    told = re.findall(r'role="alert"[^>]*>(.*?)</p>', answer.text)
    assert (answer.status_code, [html.unescape(one) for one in told]) == (409, [LATE])
    assert [letters(store, kind) for kind in LETTERS] == sent
