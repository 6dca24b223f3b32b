"""The page on which an organizer reads what Attune writes to people, before and after it is sent."""

import html
import re

from sqlalchemy import select

from service.mail.compose import compose
from service.mail.post import SmtpPostman
from service.operations.followups import window_of
from service.operations.letters import ASK_AGAIN, KINDS, PUBLISHED
from service.operations.mail import deliver_message, event_facts
from service.store.models import Event, Message
from service.store.queries.letters import INVITATION, REMINDER
from tests.factories import NOW
from tests.web import scene
from tests.web.test_organizer import BASE

PAGE = f"{BASE}/letters"
LINK = "http://127.0.0.1:8000/me/…"
LETTER = re.compile(
    r'<section class="stack" aria-labelledby="(.*?)">.*?<b dir="auto">(.*?)</b>(.*?)</section>',
    re.DOTALL,
)


def letters(browser):
    """Subject and paragraphs by kind, as they stand on the page."""
    return {
        kind: (html.unescape(subject), [
            html.unescape(text) for text in re.findall(r'<p dir="auto">(.*?)</p>', rest, re.DOTALL)
        ])
        for kind, subject, rest in LETTER.findall(browser.get(PAGE).text)
    }  # fmt: skip


def test_every_kind_of_letter_can_be_read_and_no_link_of_anybody(house):
    found = letters(house.browser)
    assert tuple(found) == KINDS
    links = {
        link
        for _, texts in found.values()
        for text in texts
        for link in re.findall(r"http\S+", text)
    }
    assert links == {LINK, f"{LINK}/change", f"{LINK}/met"}
    assert {texts[0] for _, texts in found.values()} == {"Hello Ana Example,"}


def test_a_letter_on_the_page_has_the_words_of_the_letter_that_is_sent(store, house, doorbell):
    scene.published_plan(store, doorbell, house.event_id)
    subject, texts = letters(house.browser)[PUBLISHED]
    with store.reading() as session:
        event = session.get_one(Event, house.event_id)
        ahead = {
            "people": 9, "rounds": 3, "first_at": event.starts_at, "first_round": 1, "first_table": 1
        }  # fmt: skip
        facts = {"name": "Ana Example", "link": LINK, **ahead}
        hosted = {"hosted": 0, "table_link": ""}
        sent = compose(PUBLISHED, {**event_facts(event), **facts, **hosted})
        real = session.query(Message).filter_by(kind=PUBLISHED).first()
    assert (subject, " ".join(texts)) == (sent.subject, " ".join(sent.text.split()))
    assert (subject, texts[-1]) == (real.subject, real.text.strip().splitlines()[-1])


def test_the_page_counts_what_waits(store, house, doorbell):
    said = re.compile(r'<h2 id="plan-published">.*?</h2>\s*<p class="small mute">(.*?)</p>')
    assert said.findall(house.browser.get(PAGE).text) == []
    scene.published_plan(store, doorbell, house.event_id)
    assert said.findall(house.browser.get(PAGE).text) == ["2 wait to be sent."]


def test_the_letters_are_reached_from_where_they_are_sent(mailing, store, house, doorbell):
    mailing.set_cookie("__Host-attune", scene.token_of(store))
    way = f'href="{PAGE}"'

    def reached():
        return [
            way in mailing.get(f"{BASE}{path}").text for path in ("/people", "/plan", "/settings")
        ]

    assert reached() == [True, False, False]
    scene.ready_plan(store, doorbell, house.event_id)
    assert reached() == [True, True, False]
    scene.published_plan(store, doorbell, house.event_id)
    assert reached() == [True, False, True]


def test_the_letter_about_a_published_plan_says_where(store, doorbell, house):
    scene.changed(store, house.event_id, place="Old Mill, 2nd floor")
    plan_id = scene.ready_plan(store, doorbell, house.event_id)
    house.browser.post(f"/events/common-ground/plans/{plan_id}/publish")
    with store.reading() as session:
        found = session.scalars(select(Message).where(Message.kind == "plan-published")).all()
    assert {one.text.count("Where: Old Mill, 2nd floor.") for one in found} == {1}
    assert {one.html.count("Where: Old Mill, 2nd floor.") for one in found} == {1}


def test_letters_that_the_server_refuses_are_told_where_they_are_sent_from(
    mailing, store, house, doorbell
):
    mailing.set_cookie("__Host-attune", scene.token_of(store))
    scene.published_plan(store, doorbell, house.event_id)
    with store.reading() as session:
        waiting = session.scalars(select(Message.id)).all()
    for message_id in waiting:
        deliver_message(store, SmtpPostman("smtp://127.0.0.1:9", "a@b.org"), message_id, now=NOW)
    told = "<b>2 letters wait for the mail server.</b> They are kept, and sent as soon as it takes them."
    pages = [mailing.get(f"{BASE}{path}").text for path in ("", "/people")]
    assert [page.count(told) for page in pages] == [1, 1]


def test_a_letter_with_a_second_wording_shows_it_as_it_is_sent(store, house):
    page = html.unescape(house.browser.get(PAGE).text)
    with store.reading() as session:
        event = session.get_one(Event, house.event_id)
        common = {**event_facts(event), "name": "Ana Example"}
        until = window_of(session, event, now=NOW).closes_at
    list_facts = {"link": f"{LINK}/change", "page": LINK, "has_words": True}
    asked_facts = {"link": f"{LINK}/met", "until": until, "was_seen": False}
    by_list, unseen = "whose words came with the list", "who were not checked in, where others were"
    seconds = (
        (INVITATION, by_list, list_facts), (REMINDER, by_list, list_facts),
        (ASK_AGAIN, unseen, asked_facts),
    )  # fmt: skip
    for kind, whom, facts in seconds:
        sent = compose(kind, {**common, **facts})
        part = page.split(f'aria-labelledby="{kind}"')[1].split("</section>")[0]
        second = part.split(f"<h3>To those {whom}</h3>")[1]
        texts = re.findall(r'<p dir="auto">(.*?)</p>', second, re.DOTALL)
        assert re.search(r"<b dir=.auto.>(.*?)</b>", second)[1] == sent.subject
        assert " ".join(texts) == " ".join(sent.text.split())
    assert page.count("<h3>") == len(seconds)
