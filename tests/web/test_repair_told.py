"""Whom a repair moves and no letter reaches is named, so that somebody tells them."""

import re
from dataclasses import replace

import pytest

from service.store.models import Response
from service.store.values import Format
from tests.web import scene
from tests.web.test_day import DAY
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


def test_who_gave_no_address_is_named_before_it_counts_and_after(store, house, doorbell, settings):
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
    assert (unreached(before), unreached(after)) == (said, said)
