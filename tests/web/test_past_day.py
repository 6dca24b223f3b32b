"""An event on a day that is past: asked about once, kept for a while, and told with its year."""

import re
from datetime import date, timedelta

from sqlalchemy import select

from service.store.models import Event
from tests.factories import NOW
from tests.web import scene
from tests.web.test_organizer import EVENT, count, faults


def sent_back(answer) -> dict[str, str]:
    """Return the form of an event as the page would send it."""
    html = answer.text
    inputs = re.findall(r"<input [^>]*>", html[html.index('id="e1"') :])
    told = {
        one["name"]: one["value"]
        for one in (dict(re.findall(r'(\w+)="([^"]*)"', tag)) for tag in inputs)
        if {"name", "value"} <= one.keys() and one.get("type") not in ("radio", "checkbox")
    }
    return {**EVENT, **told}


def opened_form(answer) -> dict[str, str]:
    """Return the same, with what its fields held when the page was opened."""
    hidden = r'<input type="hidden" name="(opened-[\w-]+|seen)" value="([^"]*)">'
    return {**sent_back(answer), **dict(re.findall(hidden, answer.text))}


def test_a_day_in_the_past_is_asked_about_once(store, house):
    """A wrong year made an event that was erased within the hour, with all that it held."""
    long_ago = {**EVENT, "date": "2020-01-01", "closes_date": "", "keep_until": ""}
    asked = house.browser.post("/events/new", data=long_ago)
    said = "This day is in the past: 1 January 2020. If that is right, send it once more."
    assert (asked.status_code, faults(asked.text)) == (422, {"date": said})
    assert count(store, Event) == 1
    other = house.browser.post("/events/new", data={**sent_back(asked), "date": "2021-01-01"})
    assert (other.status_code, sent_back(other)["past"]) == (422, "2021-01-01")
    assert house.browser.post("/events/new", data=sent_back(other)).status_code == 303
    with store.reading() as session:
        made = session.scalars(select(Event).where(Event.name == EVENT["name"])).one()
        assert made.keep_until == NOW.date() + timedelta(days=30)
    # Stored and known, it is not asked about again; its year is told wherever its day is.
    settings = f"/events/{made.slug}/settings"
    page = house.browser.get(settings)
    assert "past" not in sent_back(page)
    renamed = {**sent_back(page), "name": "Long ago"}
    assert house.browser.post(settings, data=renamed).status_code == 303
    assert "Fri 1 January 2021" in house.browser.get("/").text
    moved = {**renamed, "date": "2020-01-01", "closes_date": ""}
    assert faults(house.browser.post(settings, data=moved).text) == {"date": said}


def test_an_event_without_a_plan_that_was_moved_to_the_past_held_no_rounds_and_moves_back(
    store, house, clock
):
    page = f"/events/{house.slug}/settings"
    form = opened_form(house.browser.get(page))
    home, past = form["date"], (clock.now - timedelta(days=3)).date().isoformat()

    def kept(day):
        form = opened_form(house.browser.get(page))
        more = {"date": day, "past": day, "closes_date": "", "closes_time": ""}
        house.browser.post(page, data={**form, **more})
        with store.reading() as session:
            return session.get_one(Event, house.event_id).keep_until

    thirty = timedelta(days=30)
    usual = date.fromisoformat(home) + thirty
    scene.changed(store, house.event_id, keep_until=usual)
    clock.now += timedelta(hours=1)
    assert kept(past) == clock.now.date() + thirty
    overview = house.browser.get(f"/events/{house.slug}").text
    assert ("The rounds are over." in overview, "people take part so far." in overview) == (
        False,
        True,
    )
    clock.now += timedelta(days=2)
    assert kept(home) == usual
