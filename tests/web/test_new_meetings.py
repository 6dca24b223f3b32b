"""Before a plan is changed, why those meet who would sit together then, as the plan tells it afterwards."""

import html
import re

import pytest

from service.store.values import Format, ResponseValues
from tests.web import scene
from tests.web.conftest import House, signed_in
from tests.web.test_day import DAY, say
from tests.web.test_organizer import BASE
from tests.web.test_seating import Seats, name_of

# Neither who sits there nor what they are asked.
SENTENCE = re.compile(r'<p(?! class="(?:q|name)").*?</p>')
SAID = {
    "en": (
        "Ann and Ben both listed “bees”.",
        "We found nothing in common that may stand on a card.",
    ),
    "de": (
        "Auf den Listen von Ann und Ben: „bees“.",
        "Wir haben nichts Gemeinsames gefunden, das auf einer Karte stehen darf.",
    ),
    "es": (
        "En dos listas, la de Ann y la de Ben: «bees».",
        "No encontramos nada en común que pueda figurar en una tarjeta.",
    ),
    "fr": (
        "Chez Ann et Ben : « bees ».",
        "Nous n’avons rien trouvé de commun qui puisse figurer sur une carte.",
    ),
}


def plain(text):
    return re.sub("[\u2066-\u2069]", "", html.unescape(text)).replace("\u00a0", " ")


def told(part):
    """What stands below the names of one table, sentence by sentence."""
    return [plain(re.sub(r"<.*?>", "", one)) for one in SENTENCE.findall(part)]


def foreseen(page):
    """For each table that would change: who would sit there, and what is said of them."""
    found = re.findall(r'<li class="stack-s" data-made="(\d+)">(.*?)</li>', page, re.DOTALL)
    return {
        int(table): ([plain(one) for one in re.findall(r"<bdi>(.*?)</bdi>", part)], told(part))
        for table, part in found
    }


def planned(page):
    """The same of every table of a round, on the page of the plan, which says less where there is nothing."""
    page = page.replace("A question that suits anyone.", SAID["en"][1])
    found = re.findall(r'<h3 id="table-(\d+)">(.*?)</article>', page, re.DOTALL)
    return {
        int(table): ([plain(one) for one in re.findall(r"<bdi>(.*?)</bdi>", part)], told(part))
        for table, part in found
    }


def test_a_swap_is_told_with_the_reasons_that_the_plan_has_once_it_is_made(store, house, doorbell):
    seats = Seats(store, house, scene.ready_plan(store, doorbell, house.event_id))
    tables = seats.tables()
    asked = seats.swap(tables[1][0], tables[2][0])
    said = foreseen(seats.foresee(asked).text)
    assert [sorted(names) for names, _ in said.values()] == [
        sorted(map(name_of, {*tables[here], tables[there][0]} - {tables[here][0]}))
        for here, there in ((1, 2), (2, 1))
    ]
    assert all(lines for _, lines in said.values())
    seats.make(asked)
    page = seats.browser.get(f"{BASE}/plans/{seats.plan_id}/rounds/1").text
    assert said == {table: planned(page)[table] for table in (1, 2)}


def test_a_repair_is_told_with_the_reasons_that_its_plan_has(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    say(house, scene.response_named(store, house.event_id, "Amara Okafor").number, "missing")
    there = house.browser.post(f"{DAY}/repair", data={"round": 2}).location
    page = house.browser.get(there).text
    rounds = re.findall(r'aria-labelledby="round-(\d)">(.*?)</section>', page, re.DOTALL)
    said = {int(number): foreseen(part) for number, part in rounds}
    house.browser.post(there)
    for number in (2, 3):
        before, after = (
            planned(house.browser.get(f"{BASE}/plans/{one}/rounds/{number}").text) for one in (1, 2)
        )
        sat = [names for names, _ in before.values()]
        assert said[number] == {table: one for table, one in after.items() if one[0] not in sat}
        assert said[number] != {}
        assert "Amara" not in str(said[number])


@pytest.mark.parametrize("language", SAID)
def test_it_is_told_in_the_language_of_the_page_and_plainly_where_there_is_nothing(
    app, store, doorbell, language
):
    owner = scene.olivia(store)
    people = [
        ResponseValues(name=name, interests=words)
        for name, words in (("Ann", ("bees",)), ("Ben", ("bees",)), ("Cy", ()), ("Dee", ()))
    ]
    event_id = scene.gathering(store, owner, people, format=Format.PAIRS, rounds=3)
    house = House(owner, event_id, scene.SLUG, signed_in(app, store))
    seats = Seats(store, house, scene.ready_plan(store, doorbell, event_id))
    # The three rounds hold all there is: in two of them Ann meets somebody else.
    number = next(n for n in (1, 2, 3) if [1, 2] not in seats.tables(n).values())
    mate = next(sum(who) - 1 for who in seats.tables(number).values() if 1 in who)
    page = seats.browser.get(
        f"{seats.base}/edit",
        query_string=seats.swap(mate, 2, number),
        headers={"Accept-Language": language},
    ).text
    shared, none = SAID[language]
    assert sorted(foreseen(page).values()) == [
        (["Ann", "Ben"], [shared]),
        (["Cy", "Dee"], [none]),
    ]
