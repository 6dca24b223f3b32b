"""Who takes part, for organizers: what is missing, letters that go once, and a trail without words."""

import gc
import html
import re
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from sqlalchemy import event, select

from matching.interests.index import index_of
from service.app import served_app
from service.home import Home
from service.operations.responses import submit_response
from service.operations.waiting import write_letters_anew
from service.store.models import Change, Message, Response
from service.store.values import ResponseValues, Role
from tests.factories import NOW, make_people, person
from tests.web import scene
from tests.web.conftest import signed_in

BASE = "/events/common-ground/people"
LETTERS = ("form-invitation", "form-reminder")


def text_of(page: str) -> str:
    main = page[page.index("<main") : page.index("</main>")]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


def listed(page: str) -> list[str]:
    return re.findall(r'data-name="([^"]*)"', page)


def letters(store, kind):
    with store.reading() as session:
        return session.scalars(
            select(Message.recipient).where(Message.kind == kind).order_by(Message.id)
        ).all()


def test_what_is_missing_is_counted_and_listed_by_plain_links(house):
    page = house.browser.get(BASE).text
    said = text_of(page)
    assert "12 people take part. Nobody has filled the form themselves yet." in said
    assert "no interests: 1" in said
    assert "no address: 10" in said
    assert listed(house.browser.get(f"{BASE}?missing=interests").text) == ["Bo"]
    assert len(listed(house.browser.get(f"{BASE}?missing=email").text)) == 10
    assert listed(house.browser.get(f"{BASE}?missing=email&find=diego").text) == ["Diego Quispe"]
    assert len(listed(house.browser.get(f"{BASE}?missing=nothing&page=99").text)) == 12


def test_who_shares_no_word_with_anybody_is_named(store, house):
    page = house.browser.get(f"{BASE}?missing=shared").text
    # Everybody else wrote something that another person wrote too, in one way or another.
    assert listed(page) == ["Noa נועה Levy"]
    assert "11 can be met" not in text_of(page)
    assert "10 can be met through words that somebody else wrote too, or nearly." in text_of(page)


def test_an_own_question_without_an_answer_is_missing_too(house):
    house.browser.post(
        "/events/common-ground/form", data={"text": "Team?", "kind": "line", "differs": "yes"}
    )
    page = house.browser.get(f"{BASE}?missing=own_1").text
    assert "no answer to “Team?”: 12" in text_of(page)
    assert len(listed(page)) == 12


def test_the_list_costs_the_same_for_few_and_many_and_comes_in_pages(app, store, house):
    asked = []
    event.listen(store.engine, "before_cursor_execute", lambda *args: asked.append(args[2]))
    house.browser.get(BASE)
    few = len(asked)
    with store.writing() as session:
        make_people(session, session.get_one(scene.Event, house.event_id), 240)
    asked.clear()
    page = house.browser.get(BASE).text
    assert len(asked) == few
    assert (len(listed(page)), "page=3" in page) == (100, True)
    assert len(listed(house.browser.get(f"{BASE}?page=3").text)) == 52


def test_people_from_a_list_are_invited_once_and_reminded_once(
    posting, store, doorbell, house, clock
):
    with store.writing() as session:
        submit_response(session, doorbell, scene.SLUG, person(1), link_of=str, now=NOW)
    said = text_of(posting.get(BASE).text)
    assert "Invite 2 people by mail, once" in said
    assert "Remind" not in said
    posting.post(f"{BASE}/remind")
    assert [letters(store, kind) for kind in LETTERS] == [[], []]
    answer = posting.post(f"{BASE}/invite")
    assert "2 letters are on their way." in text_of(posting.get(answer.location).text)
    posting.post(f"{BASE}/invite")
    # Nobody hears from us twice in a day.
    posting.post(f"{BASE}/remind")
    both = ["mei-ling@example.org", "amara@example.org"]
    assert [letters(store, kind) for kind in LETTERS] == [both, []]
    clock.now = NOW + timedelta(days=2)
    assert "Remind 2 people by mail, once" in text_of(posting.get(BASE).text)
    for _ in range(2):
        posting.post(f"{BASE}/remind")
    assert [letters(store, kind) for kind in LETTERS] == [both, both]
    assert "by mail, once" not in text_of(posting.get(BASE).text)
    with store.reading() as session:
        one = session.scalars(select(Message).where(Message.kind == LETTERS[1])).first()
    assert one.subject == "Common Ground on 11 March 2027: three minutes for your form"
    assert "/change" in one.text
    assert "We will not remind you again." in one.text


def test_letters_about_the_form_say_whether_the_list_brought_words(posting, store, house, clock):
    unasked = {"email": "ben@example.org", "printable": ()}
    with store.writing() as session:
        event = session.get_one(scene.Event, house.event_id)
        make_people(session, event, [person(1, name="Ben", **unasked)])
    stays = "come anyway: what the list tells about you stays as it is."
    general = "come anyway: your cards will carry questions that suit anyone."

    def said(kind):
        with store.reading() as session:
            found = session.scalars(
                select(Message).where(Message.kind == kind).order_by(Message.id)
            ).all()
            return {
                one.recipient.partition("@")[0]: tuple(
                    line for line in (stays, general) if line in text
                )
                for one in found
                for text in (one.text, one.html)
            }

    expected = {"mei-ling": (stays,), "amara": (stays,), "ben": (general,)}
    posting.post(f"{BASE}/invite")
    assert said(LETTERS[0]) == expected
    # A letter that waits is written anew when the event is renamed, and still says so.
    with store.writing() as session:
        session.get_one(scene.Event, house.event_id).name = "Dusk"
        write_letters_anew(
            session, session.get_one(scene.Event, house.event_id), link_of=str, now=NOW
        )
    assert said(LETTERS[0]) == expected
    clock.now = NOW + timedelta(days=2)
    posting.post(f"{BASE}/remind")
    assert said(LETTERS[1]) == expected


def test_nobody_is_written_to_once_the_form_has_closed_or_without_mail(
    posting, store, house, clock
):
    house.browser.post(f"{BASE}/invite")
    clock.now = NOW + timedelta(days=6, hours=1)
    posting.post(f"{BASE}/invite")
    assert "by mail, once" not in text_of(posting.get(BASE).text)
    assert letters(store, LETTERS[0]) == []


def test_the_page_of_a_person_tells_who_changed_what_and_no_word(app, client, store, house):
    form = {"name": "Bo", "size": "either", "interests_text": "chess"}
    house.browser.post(f"{BASE}/12/change", data=form)
    page = text_of(house.browser.get(f"{BASE}/12").text)
    assert (
        "What changed Thu 4 March, 13:00, Olivia Organizer: interests, what may be quoted" in page
    )
    house.browser.post(f"{BASE}/12/withdraw")
    said = text_of(house.browser.get(BASE).text)
    assert "One person withdrew." in said
    assert said.endswith("Olivia Organizer")
    with store.reading() as session:
        kept = [(one.kind, one.fields) for one in session.scalars(select(Change))]
    assert kept == [("changed", ["interests", "printable"]), ("withdrawn", [])]


def test_a_helper_sees_names_and_no_more(app, store, house):
    helper = scene.olivia(store, name="Hana", email="hana@example.org")
    scene.joined(store, house.event_id, helper, Role.HELPER)
    hers = signed_in(app, store, "hana@example.org")
    page = hers.get(BASE).text
    assert ("missing=" in page, "shares no word" in page, "night trains" in page) == (False,) * 3
    assert hers.post(f"{BASE}/invite").status_code == 403


def test_a_name_alone_is_a_person_too(store, house):
    with store.writing() as session:
        make_people(
            session, session.get_one(scene.Event, house.event_id), [ResponseValues(name="Al")]
        )
    with store.reading() as session:
        assert session.scalars(select(Response.name).where(Response.number == 13)).all() == ["Al"]
    assert "Al" in listed(house.browser.get(f"{BASE}?missing=interests").text)


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Łukasz Sørensen", "lukasz sorensen"),
        ("José Ødegård", "jose odegard"),
        ("Ayşe Yıldız", "ayse yildiz"),
        ("Niamh O’Brien", "obrien"),
        ("Niamh O'Brien", "o’brien"),
        ("Þóra Æsdóttir", "thora aesdottir"),
    ],
)
def test_names_are_found_as_people_type_them(store, house, name, typed):
    with store.writing() as session:
        make_people(session, session.get_one(scene.Event, house.event_id), [person(90, name=name)])
    page = house.browser.get(BASE, query_string={"find": typed}).text
    assert [html.unescape(one) for one in listed(page)] == [name]
    door = house.browser.get(f"{BASE.removesuffix('/people')}/day", query_string={"find": typed})
    assert door.text.count("One person found.") == 1


def test_people_stand_in_the_order_of_the_alphabet(store, house):
    names = ("Åse", "Łukasz", "Zoë", "Ștefan")
    with store.writing() as session:
        event = session.get_one(scene.Event, house.event_id)
        make_people(session, event, [person(90 + n, name=name) for n, name in enumerate(names)])
    shown = [one for one in listed(house.browser.get(BASE).text) if one in names]
    assert shown == ["Åse", "Łukasz", "Ștefan", "Zoë"]


def test_who_came_on_a_list_is_handed_a_private_link_until_they_have_written(client, store, house):
    row = scene.response_named(store, house.event_id, "Bo")
    path = f"{BASE}/{row.number}"

    def told(browser):
        page, code = browser.get(path), browser.get(f"{path}/link.svg")
        return re.findall(r'<code class="share" id="own">(.*?)</code>', page.text), code.status_code

    (link,), code = told(house.browser)
    assert code == 200
    mine = urlsplit(link).path
    assert client.get(mine).status_code == 200
    assert told(house.browser) == ([link], 200)
    changed = client.post(f"{mine}/change", data={"name": "Bo", "interests_text": "bees"})
    assert changed.status_code == 303
    assert told(house.browser) == ([], 404)


def test_a_private_link_is_for_organizers_who_may_change_things_alone(app, store, house):
    omar_id = scene.olivia(store, name="Omar", email="omar@example.org")
    scene.joined(store, house.event_id, omar_id, Role.HELPER)
    omar = signed_in(app, store, "omar@example.org")
    number = scene.response_named(store, house.event_id, "Bo").number
    answers = [omar.get(f"{BASE}/{number}{part}") for part in ("", "/link.svg")]
    assert [(one.status_code, one.text.count("/me/")) for one in answers] == [(403, 0), (403, 0)]


def test_a_server_has_read_the_words_before_anybody_asks(tmp_path, monkeypatch):
    for name, value in Home.prepared(tmp_path).environment({}).items():
        monkeypatch.setenv(name, value)
    index_of.cache_clear()
    app = served_app()
    assert (app.test_client().get("/healthz").json, index_of.cache_info().currsize) == (
        {"status": "ok"},
        1,
    )
    gc.unfreeze()


def test_one_person_is_added_by_the_form_while_it_is_open(app, store, house, clock):
    owner, link = signed_in(app, store), '<a class="txt" href="/e/common-ground">Add one person</a>'
    was_open = link in owner.get("/events/common-ground/people").text
    clock.now = NOW + timedelta(days=7)
    assert (was_open, link in owner.get("/events/common-ground/people").text) == (True, False)


def test_what_was_ticked_to_make_it_easier_is_read_in_the_readers_language(client, house):
    form = {
        "name": "Ada",
        "access": ["a quiet table"],
        "access_text": "tea",
        "access_for_host": "yes",
    }
    mine = client.post("/e/common-ground", data=form).location
    page = client.get(mine, headers={"Accept-Language": "de"}).text
    assert (page.count("ein ruhiger Tisch"), "a quiet table" in page) == (2, False)
