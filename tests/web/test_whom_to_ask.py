"""Whom people can ask stands below all that is theirs, as its organizer typed it; of nobody nothing is said."""

import html
import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest

from service.languages import LANGUAGES
from service.mail.asking import address_in, link_to
from service.tokens import Purpose, code
from service.web.host.links import table_link
from tests.conftest import SECRET
from tests.factories import NOW
from tests.web import scene
from tests.web.conftest import private_path

WHOM = "Ana Marten, ana@example.org"
SETTINGS = f"/events/{scene.SLUG}/settings"


@pytest.fixture
def pages(app, store, house, doorbell):
    """Every page of an attendee and of a host, by its path."""
    scene.published_plan(store, doorbell, house.event_id)
    one = scene.response_named(store, house.event_id, "Amara Okafor")
    mine = private_path(app, one.key)
    card = code(SECRET, Purpose.CARD, house.event_id, one.number, 1)
    with app.test_request_context():
        table = urlsplit(table_link(house.event_id, 1)).path
    own = ("", "/change", "/met", "/withdraw")
    return (f"/e/{house.slug}", *(f"{mine}{path}" for path in own), f"/c/{card}", table)


def foot(page):
    return re.search(r"<footer>(.*?)</footer>", page, re.DOTALL)[1]


def asked(page):
    found = re.search(r"<p>(.*?)</p>", foot(page))
    return found[1] if found else ""


def test_it_stands_below_every_page_of_an_attendee_and_nowhere_while_empty(
    client, store, house, pages
):
    before = [client.get(path) for path in pages]
    scene.changed(store, house.event_id, whom_to_ask=WHOM)
    after = [client.get(path) for path in pages]
    line = f'Questions? Ask <a href="mailto:ana@example.org">{WHOM}</a>'
    assert {one.status_code for one in (*before, *after)} == {200}
    assert [asked(one.text) for one in before] == [""] * len(pages)
    assert [asked(one.text) for one in after] == [line] * len(pages)
    # Nothing else of the form is otherwise, but for what tells two sendings from one.
    once = re.compile(r'name="once" value="\w+"')
    plain, added = (once.sub("", one.text) for one in (before[0], after[0]))
    assert added.replace(f"<p>{line}</p>", "") == plain


def test_it_is_said_before_the_form_opens_and_after_somebody_withdrew(client, store, house, pages):
    scene.changed(
        store, house.event_id, whom_to_ask="Ana at the bar", form_opens_at=NOW + timedelta(days=1)
    )
    closed = client.get(pages[0])
    gone = client.post(pages[1] + "/withdraw", data={"sure": "yes"}, follow_redirects=True)
    line = "Questions? Ask <bdi>Ana at the bar</bdi>"
    assert [(one.status_code, asked(one.text)) for one in (closed, gone)] == [(200, line)] * 2


def test_every_language_has_words_for_it(client, store, house):
    scene.changed(store, house.event_id, whom_to_ask="<i>Ana</i>")
    said = []
    for language in LANGUAGES:
        page = client.get(f"/e/{house.slug}", headers={"Accept-Language": language}).text
        said.append(asked(page))
    ana = "<bdi>&lt;i&gt;Ana&lt;/i&gt;</bdi>"
    assert said == [
        f"Questions? Ask {ana}",
        f"Fragen? Wende dich an {ana}",
        f"¿Alguna pregunta? Dirígete a {ana}",
        f"Des questions\u00a0? Adressez-vous à {ana}",
    ]


def test_settings_keep_it_folded_until_somebody_is_named(store, house):
    fold = re.compile(r"<details( open)?><summary>Whom can people ask\?.*?</details>", re.DOTALL)

    def folded():
        found = fold.search(house.browser.get(SETTINGS).text)
        value = re.search(r'name="whom_to_ask" type="text" value="(.*?)"', found[0])
        return not found[1], html.unescape(value[1])

    before = folded()
    scene.changed(store, house.event_id, whom_to_ask=WHOM)
    assert (before, folded()) == ((True, ""), (False, WHOM))


@pytest.mark.parametrize(
    ("typed", "address", "link"),
    [
        ("ana@example.org", "ana@example.org", "mailto:ana@example.org"),
        ("Ana <ana.m@example.org>.", "ana.m@example.org", "mailto:ana.m@example.org"),
        ("Write to ana@example.org.", "ana@example.org", "mailto:ana@example.org"),
        ("ana@bücher.example", "ana@bücher.example", "mailto:ana@b%C3%BCcher.example"),
        ("ana+a&b@example.org", "ana+a&b@example.org", "mailto:ana%2Ba%26b@example.org"),
        ("ana@example.org or bo@example.org", "", ""),
        ("+49 (0)170 11 22 33", "", "tel:+49170112233"),
        ("Ana, +49 170 11 22 33", "", ""),
        ("Ana at the bar", "", ""),
        ("@ana", "", ""),
        ("", "", ""),
    ],
)
def test_a_press_reaches_one_address_or_one_number(typed, address, link):
    assert (address_in(typed), link_to(typed)) == (address, link)
