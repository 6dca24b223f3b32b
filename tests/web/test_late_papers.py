"""An evening that began late: what is made anew shows what phones show, and what lies there still holds."""

import re
from dataclasses import fields, is_dataclass

import pytest

from service.operations.changedcards import sinces_of
from service.printing.strings import LANGUAGES
from service.store.queries.plans import published_plan
from service.store.values import DeckKind
from tests.web import scene
from tests.web.conftest import private_path
from tests.web.office import told
from tests.web.test_absent import round_on
from tests.web.test_day import say
from tests.web.test_leaves import repaired
from tests.web.test_new_minutes import (
    AMARA,
    asked_for,
    at,
    begin,
    changed_since,
    hours,
    house,
    made,
)
from tests.web.test_organizer import BASE

__all__ = ["house"]

# All that says when rounds are, but for the run of show, which goes by the minute.
TIMED = [
    DeckKind.CARDS,
    DeckKind.PROMPTS,
    DeckKind.ITINERARIES,
    DeckKind.HOSTS,
    DeckKind.TENTS,
    DeckKind.WALL,
    DeckKind.BLANKS,
]


def times(value):
    """Every time that is said for a round in these values."""
    if isinstance(value, list | tuple):
        return {found for one in value for found in times(one)}
    if not is_dataclass(value):
        return set()
    own = {one.name: getattr(value, one.name) for one in fields(value)}
    number = own.get("number", own.get("round"))
    found = {(number, own["time"])} if "time" in own else set()
    return found | {one for each in own.values() for one in times(each)}


def late(*minutes, word="about "):
    first, *coming = hours(*minutes)
    return {(1, first), *((n, f"{word}{time}") for n, time in enumerate(coming, start=2))}


@pytest.mark.parametrize("kind", TIMED)
@pytest.mark.parametrize("now", [8, 23])
def test_what_is_made_anew_says_when_rounds_to_come_will_about_begin(
    app, client, store, doorbell, house, clock, kind, now
):
    begin(store, house, 1, 7)
    clock.now = at(now)
    said = late(7, 27, 47)
    assert times(asked_for(store, doorbell, house, kind, at(now))) == said
    # Phones say the same, also in the break.
    page = client.get(
        private_path(app, scene.response_named(store, house.event_id, AMARA).key)
    ).text
    on_phone = {n: re.search(r"about \d\d:\d\d", " ".join(round_on(page, n))) for n in (2, 3)}
    assert {(n, found and found[0]) for n, found in on_phone.items()} == {
        one for one in said if one[0] > 1
    }


@pytest.mark.parametrize("kind", TIMED)
def test_where_the_clock_is_on_time_papers_say_what_was_planned(store, doorbell, house, kind):
    begin(store, house, 1, 1)
    found = times(asked_for(store, doorbell, house, kind, at(2)))
    assert found == late(1, 20, 40, word="")


def test_papers_that_lie_there_hold_however_late_it_is(store, doorbell, house):
    for kind in TIMED:
        made(store, doorbell, house, kind, at(-60))
    for number, minutes in ((1, 7), (2, 40)):
        begin(store, house, number, minutes)
        assert changed_since(store, house, at(minutes + 1)) == dict.fromkeys(TIMED, (0, 0))
    # Nor are those offered that were made while it was late, once it is later still.
    for kind in TIMED:
        made(store, doorbell, house, kind, at(41))
    begin(store, house, 3, 90)
    assert changed_since(store, house, at(91)) == dict.fromkeys(TIMED, (0, 0))


def test_the_preview_of_a_card_says_it_too(store, house, clock, typesetter):
    begin(store, house, 1, 7)
    clock.now = at(8)
    house.browser.get(f"{BASE}/print/preview/a4-85x55.svg")
    ((_, (card, *_rest)),) = [one for one in typesetter.asked if one[0] == "card_svg"]
    assert times(card) <= late(7, 27, 47)


@pytest.mark.parametrize("lang", sorted(LANGUAGES))
def test_each_language_says_about(lang):
    told = LANGUAGES[lang]["about"].format(time="18:05")
    assert re.fullmatch(r"[a-z ]+ 18:05", told)
    assert LANGUAGES[lang]["rest_back_about"].format(time="18:05").count("18:05") == 1


def fresh(store, house, now):
    """Whose itineraries are offered anew, and since which print."""
    with store.reading() as session:
        plan = published_plan(session, house.event_id)
        (since, *_) = sinces_of(session, house.event_id, plan.id, now=now)[DeckKind.ITINERARIES]
    return {who for _, who, _ in since.difference.fresh}, since.print_id


def test_no_paper_is_offered_for_who_is_not_there(store, doorbell, house):
    made(store, doorbell, house, DeckKind.ITINERARIES, at(-60))
    begin(store, house, 1, 0)
    bo = scene.response_named(store, house.event_id, "Bo").number
    say(house, bo, "missing", stays=1)
    repaired(house, 2)
    others, print_id = fresh(store, house, at(1))
    assert (bool(others), bo in others) == (True, False)
    asked_for(store, doorbell, house, DeckKind.ITINERARIES, at(2), since=print_id)
    assert fresh(store, house, at(3))[0] == set()
    # Who comes back after all holds the paper that says otherwise.
    say(house, bo, "here", seen="missing")
    assert fresh(store, house, at(4))[0] == {bo}


def test_print_says_what_comes_too_late_for_its_round(store, doorbell, house, clock):
    asked_for(store, doorbell, house, DeckKind.CARDS, at(-60))
    begin(store, house, 1, 0)
    clock.now = at(1)
    say(house, scene.response_named(store, house.event_id, "Bo").number, "missing", stays=1)
    repaired(house, 2)
    said = "nobody needs those any more."
    assert said not in told(house.browser.get(f"{BASE}/print").text)["Cards for attendees"]
    begin(store, house, 2, 20)
    clock.now = at(21)
    late_ones = told(house.browser.get(f"{BASE}/print").text)["Cards for attendees"]
    assert re.search(r"\d of them are for rounds that have begun: " + said, late_ones)
