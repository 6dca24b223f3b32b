"""What a closed form says to whoever comes too late: what they can still do, and once it is over that it is."""

import pytest

from tests.web import scene
from tests.web.conftest import private_path
from tests.web.test_new_minutes import AMARA, at, begin, house
from tests.web.test_organizer import heading
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
