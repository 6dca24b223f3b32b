"""Addresses beyond ASCII on the form, on one's own page and typed by an organizer, with a real mail server."""

from dataclasses import replace

import pytest

from service.app import create_app
from service.mail.post import takes_any_script
from tests.factories import NOW
from tests.mail.test_post import Sink, smtp_server
from tests.web import scene
from tests.web.conftest import BrowserClient, private_path
from tests.web.test_organizer import upload
from tests.web.test_settings_together import said

TOLD = {
    "email": "Our mail server writes only to addresses with plain letters before the @. Please give "
    "another, or leave it empty."
}
FORM = {"name": "Ana", "depth": "2", "size": "either"}


@pytest.fixture(autouse=True)
def asked_anew():
    """Servers of other tests may have had the same port."""
    takes_any_script.cache_clear()


@pytest.fixture
def at(settings, store, doorbell, typesetter):
    """A browser with an installation that sends its mail to this server."""

    def browser(url):
        app = create_app(
            replace(settings, mail_url=url), store=store, doorbell=doorbell, typesetter=typesetter,
            now=lambda: NOW, encoder=lambda: None,
        )  # fmt: skip
        app.test_client_class = BrowserClient
        return app.test_client()

    return browser


@pytest.mark.parametrize(("takes", "codes"), [(True, [303, 303]), (False, [422, 303])])
def test_what_the_mail_server_cannot_write_to_is_told_on_the_form(at, house, takes, codes):
    with smtp_server(Sink(), enable_SMTPUTF8=takes) as url:
        browser = at(url)
        answers = [
            browser.post(f"/e/{house.slug}", data={**FORM, "email": email})
            for email in ("müller@bücher.example", "ana@пример.рф")
        ]
    assert [one.status_code for one in answers] == codes
    assert said(answers[0].text) == ({} if takes else TOLD)


def test_an_organizer_and_the_person_are_told_the_same(at, app, store, house):
    key = scene.response_named(store, house.event_id, "Bo").key
    with smtp_server(Sink(), enable_SMTPUTF8=False) as url:
        browser = at(url)
        browser.set_cookie("attune", scene.token_of(store))
        data = {**FORM, "name": "Bo", "email": "bö@example.org"}
        paths = (f"/events/{house.slug}/people/12/change", f"{private_path(app, key)}/change")
        answers = [browser.post(path, data=data) for path in paths]
    assert [(one.status_code, said(one.text)) for one in answers] == [(422, TOLD)] * 2


def test_while_the_mail_server_is_away_or_none_is_set_an_address_may_stay(at, store, house):
    away = at("smtp://127.0.0.1:1")
    for browser, email in ((away, "jö@example.org"), (house.browser, "jü@example.org")):
        answer = browser.post(f"/e/{house.slug}", data={**FORM, "email": email})
        assert answer.status_code == 303


def test_a_list_brings_addresses_of_any_script(store, house):
    lines = "Name,Email\nAna,ana@пример.рф\nJörg,müller@bücher.example\n"
    kept = upload(house.browser, lines).location
    house.browser.post(kept, data={"do": "store"})
    names = ("Ana", "Jörg")
    found = [scene.response_named(store, house.event_id, name).email for name in names]
    assert found == ["ana@пример.рф", "müller@bücher.example"]
