"""Whom a repair moves and no letter reaches is named, so that somebody tells them."""

import re
from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations

import pytest

from service.store.models import Response
from service.store.queries.places import places_of
from service.store.values import Format
from tests.web import scene
from tests.web.test_day import DAY
from tests.web.test_organizer import BASE
from tests.web.test_people import text_of
from tests.web.test_repair import REPAIR, left

MAIL = "smtp://127.0.0.1:1025"
ISOLATED = re.compile("[\u2068\u2069]")


@pytest.fixture(params=[MAIL, None], ids=["sends mail", "sends none"])
def settings(settings, request):
    """An installation that sends mail, and one that does not."""
    return replace(settings, mail_url=request.param)


def unreached(page):
    found = re.findall(r'id="unreached">(.*?)<', page.text)
    return [ISOLATED.sub("", one) for one in found]


def test_who_gave_no_address_is_named_once_it_counts(store, house, doorbell, settings):
    scene.changed(store, house.event_id, format=Format.PAIRS)
    scene.published_plan(store, doorbell, house.event_id)
    with store.writing() as session:
        for one in session.query(Response).order_by(Response.id):
            one.email = f"p{one.number}@example.org"
    left(store, house, "Bo")
    house.browser.post(f"{DAY}/walk-ups", data={"once": "a", "name": "Zoë"})
    house.browser.post(REPAIR, data={"round": 2})
    before = house.browser.get(f"{REPAIR}/2")
    house.browser.post(f"{REPAIR}/2")
    after = house.browser.get(f"{REPAIR}/2")
    said = ["No letter reaches Zoë: please tell them."] if settings.mail_url else []
    assert (unreached(before), unreached(after)) == ([], said)


def test_who_would_meet_again_is_named_before_it_counts(store, house, doorbell):
    scene.changed(store, house.event_id, format=Format.TABLES, table_size=4)
    scene.published_plan(store, doorbell, house.event_id)
    with store.reading() as session:
        names = [one.name for one in session.query(Response).order_by(Response.id)]
    for name in names[4:]:
        left(store, house, name)
    house.browser.post(REPAIR, data={"round": 2})
    asked = ISOLATED.sub("", house.browser.get(f"{REPAIR}/2").text)
    told = re.findall(r"<span>(.*?) would meet again in round \d: they meet in round", asked)
    before, after = met_often(store, house, 1), met_often(store, house, 2)
    assert after
    assert sorted(told) == sorted(after - before)
    house.browser.post(f"{REPAIR}/2")
    plan = text_of(house.browser.get(f"{BASE}/plan").text)
    assert "in all. A repair keeps most people where they are, even if some meet again." in plan
    assert "run out of new faces" not in plan
    house.browser.post(f"{REPAIR}/2")
    assert "would meet again" not in house.browser.get(f"{REPAIR}/2").text


def met_often(store, house, plan_id):
    """Return who meets more than once in a plan, as a page names two."""
    with store.reading() as session:
        names = {one.id: one.name for one in session.query(Response)}
        seats = defaultdict(list)
        for one in places_of(session, plan_id):
            seats[one.round, one.table].append(names[one.response_id])
    met = Counter(
        pair for who in seats.values() for pair in combinations(sorted(who, key=str.casefold), 2)
    )
    return {f"{a} and {b}" for (a, b), times in met.items() if times > 1}
