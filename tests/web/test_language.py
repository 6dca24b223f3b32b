"""Pages and mails in the reader's language."""

import re

import pytest
from sqlalchemy import select

from service.languages import LANGUAGES
from service.printing.tickedwords import TICKED_VALUES, value_in
from service.store.models import Message
from tests.web import scene
from tests.web.test_attendee import FILLED

OWN = {"Origin": "http://localhost", "Sec-Fetch-Site": "same-origin"}


def lang_of(page) -> tuple[str, str]:
    return re.search(r'<html lang="(\w+)" dir="(\w+)">', page.text).groups()


@pytest.mark.parametrize(
    ("asked", "answered"),
    [
        ("de-AT,de;q=0.9,en;q=0.5", "de"),
        ("fr-CA", "fr"),
        ("pl,es;q=0.3", "es"),
        ("pl", "en"),
        ("", "en"),
        ("x" * 5000, "en"),
    ],
)
def test_a_page_is_in_the_language_that_the_browser_asks_for(client, house, asked, answered):
    page = client.get("/e/common-ground", headers={"Accept-Language": asked})
    assert lang_of(page) == (answered, "ltr")


def test_whoever_chooses_a_language_keeps_it_and_comes_back(client, house):
    came = {"Referer": "http://localhost/e/common-ground?a=1", **OWN}
    answer = client.post("/language", data={"language": "fr"}, headers=came)
    assert (answer.status_code, answer.location) == (303, "/e/common-ground?a=1")
    assert lang_of(client.get("/e/common-ground", headers={"Accept-Language": "de"}))[0] == "fr"
    client.post("/language", data={"language": "tlh"})
    assert lang_of(client.get("/e/common-ground"))[0] == "fr"


def test_no_other_site_is_where_one_comes_back_to(client):
    for came in (
        "https://evil.example//evil.example",
        "http://localhost//evil.example",
        "",
        "evil",
    ):
        answer = client.post("/language", data={"language": "de"}, headers={"Referer": came, **OWN})
        assert answer.location == "/"


def test_mails_are_in_the_language_of_the_form_that_was_sent(client, store, house):
    client.post("/e/common-ground", data=FILLED, headers={"Accept-Language": "de"})
    client.post(
        "/e/common-ground",
        data={**FILLED, "email": "b@example.org"},
        headers={"Accept-Language": "es"},
    )
    with store.reading() as session:
        letters = session.scalars(select(Message).order_by(Message.id)).all()
    said = [re.search(r'<html lang="(\w+)">', letter.html)[1] for letter in letters]
    assert said == ["de", "es"]


def test_every_page_offers_the_other_languages_by_their_own_names(client, house):
    page = client.get("/e/common-ground", headers={"Accept-Language": "es"}).text
    offered = re.findall(r'name="language" value="(\w+)" lang="\w+">([^<]+)<', page)
    assert offered == [(code, name) for code, name in LANGUAGES.items() if code != "es"]
    # Whoever cannot read the page looks at its top.
    assert page.index('name="language"') < page.index("<main")


@pytest.mark.parametrize("order", [("en", "de", "fr"), ("de", "fr", "en")])
def test_faults_name_fields_in_the_language_of_each_reader(client, house, order):
    """Whoever came first must not choose the language of those who come later."""
    said = {"en": "Your name", "de": "Dein Name", "fr": "Votre nom"}
    for language in order:
        page = client.post(
            "/e/common-ground", data={"name": ""}, headers={"Accept-Language": language}
        ).text
        summary = page[page.index('<a href="#name">') :]
        assert summary.startswith(f'<a href="#name"><b>{said[language]}</b></a>')


def test_a_plan_calls_ticked_values_as_its_reader_does_and_quotes_all_else(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)

    def quoted(asked):
        pages = (
            house.browser.get(
                f"/events/common-ground/plans/1/rounds/{number}", headers={"Accept-Language": asked}
            )
            for number in (1, 2, 3)
        )
        told = [
            one for page in pages for one in re.findall(r'<div class="why">(.*?)</div>', page.text)
        ]
        return [one for why in told for one in re.findall("[“„]\u2068(.*?)\u2069", why)]

    english, german = quoted("en"), quoted("de")
    assert german == [value_in(one, "de") for one in english]
    assert set(english) & set(TICKED_VALUES)
