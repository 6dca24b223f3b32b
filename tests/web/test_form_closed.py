"""What a closed form says to whoever comes too late: what they can still do, and once it is over that it is."""

import pytest

from service.operations.responses import withdraw_response
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_new_minutes import AMARA, at, begin, house
from tests.web.test_organizer import BASE, heading
from tests.web.test_people import text_of

__all__ = ["house"]
FORM = "/e/common-ground"


@pytest.mark.parametrize("is_online", [False, True])
def test_once_the_last_round_is_over_nobody_is_asked_to_come(
    app, client, store, house, clock, is_online
):
    scene.changed(store, house.event_id, is_online=is_online)
    mine = private_path(app, scene.response_named(store, house.event_id, AMARA).key)
    for number, minutes in ((1, 0), (2, 20), (3, 40)):
        begin(store, house, number, minutes)
    seen = []
    for minutes in (54, 56):
        clock.now = at(minutes)
        pages = [client.get(one).text for one in (FORM, f"{mine}/change")]
        seen.append([heading(one) for one in pages])
    assert seen == [["The form has closed."] * 2, ["The event is over."] * 2]
    over = text_of(pages[0])
    assert "It was on Thursday 11 March, and the form takes no answers any more." in over
    assert "anyway" not in over
    assert "still take part" not in over


def test_a_closed_form_online_says_how_one_comes_to_the_address_of_the_call(
    client, store, house, clock
):
    scene.changed(store, house.event_id, is_online=True, whom_to_ask="")
    begin(store, house, 1, 0)
    clock.now = at(1)
    page = text_of(client.get(FORM).text)
    assert (
        "You can still take part: please ask the organizer, or whoever told you about the event, "
        "for the address of the call."
    ) in page
    assert "Please come anyway" not in page


def test_who_has_withdrawn_reads_the_hours_as_they_are_and_no_invitation_to_a_closed_form(
    app, client, store, house, clock
):
    row = scene.response_named(store, house.event_id, AMARA)
    mine = private_path(app, row.key)
    with store.writing() as session:
        withdraw_response(session, row.id, now=clock.now)
    scene.changed(store, house.event_id, form_closes_at=at(0))
    clock.now = at(-1)
    before = text_of(client.get(mine).text)
    begin(store, house, 1, 4)
    clock.now = at(6)
    after = text_of(client.get(mine).text)
    welcome = "you are welcome at any time"
    assert [(welcome in one, "Fill the form again" in one) for one in (before, after)] == [
        (True, True),
        (False, False),
    ]
    assert ("13:00–13:55" in before, "13:04–13:59" in after) == (True, True)


def test_after_the_end_a_phone_sends_nobody_anywhere(app, client, store, house, clock):
    mine = private_path(app, scene.response_named(store, house.event_id, AMARA).key)
    begin(store, house, 1, 0)
    begin(store, house, 2, 20)
    clock.now = at(21)
    house.browser.post(f"{BASE}/day/clock", data={"does": "end", "round": 2, "seen": 2})
    seen = []
    for minutes in (22, 36):
        clock.now = at(minutes)
        page = client.get(mine).text
        seen.append((page.count('id="tonight"'), "The evening ends after round 2." in page))
    assert seen == [(1, True), (0, False)]
    assert "The last round is over." in page
