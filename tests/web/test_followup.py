"""Following up as an evening would: notes stay private, addresses pass only where both say yes."""

import html
import re
import threading
from datetime import timedelta
from urllib.parse import unquote

import pytest
from icalendar import Calendar
from sqlalchemy import select

from service.links import Links
from service.mail.vcard import vcard_of
from service.operations import followups
from service.operations.codes import CardCodes
from service.operations.day import begin_round
from service.operations.reflection import reflection_of
from service.operations.responses import withdraw_response
from service.operations.sweep import erase_what_is_due
from service.store.models import Erasure, Event, FollowUp, Message, Response, Round
from service.store.queries.ownrounds import rounds_of_response
from service.store.values import FollowUpValues, Format, ResponseValues
from service.tokens import Purpose, code
from tests.conftest import SECRET
from tests.factories import NOW, evening
from tests.web import scene
from tests.web.conftest import private_path

START = NOW + timedelta(days=7)
FIRST_BREAK = START + timedelta(minutes=16)
NEXT_DAY = START + timedelta(days=1)
TOO_LATE = START + timedelta(days=30)


class Two:
    """Two people who met in the first round, each with a phone."""

    def __init__(self, app, store, event_id, plan_id):
        self.event_id = event_id
        with store.reading() as session:
            rows = people_of_event(session, event_id)
            self.me = rows[0]
            first, *later = rounds_of_response(session, plan_id, self.me.id)
        self.met = {mate.number for mate in first.mates}
        self.not_yet = min({mate.number for one in later for mate in one.mates} - self.met)
        self.other = next(row for row in rows if row.number in self.met)
        self.mine = private_path(app, self.me.key)
        self.theirs = private_path(app, self.other.key)

    def about(self, reader="me"):
        """The page of one about the other."""
        if reader == "me":
            return f"{self.mine}/met/{self.other.number}"
        return f"{self.theirs}/met/{self.me.number}"


def people_of_event(session, event_id):
    return session.scalars(
        select(Response).where(Response.event_id == event_id).order_by(Response.number)
    ).all()


@pytest.fixture
def two(app, store, doorbell):
    event_id = evening(store, 6, format=Format.PAIRS)
    return Two(app, store, event_id, scene.published_plan(store, doorbell, event_id))


def row_of(store, writer, other):
    with store.reading() as session:
        return session.scalar(
            select(FollowUp).where(FollowUp.writer_id == writer.id, FollowUp.other_id == other.id)
        )


YES = {
    "note": "she mends clocks",
    "line": "Tell me more!",
    "contact": "me@example.org",
    "wants": "yes",
}


def test_only_those_whom_one_has_met_so_far_are_listed(client, two, clock):
    def listed():
        page = client.get(f"{two.mine}/met").text
        return {int(number) for number in re.findall(r'/met/(\d+)"', page)}

    assert listed() == set()
    clock.now = FIRST_BREAK
    assert listed() == two.met
    assert client.get(f"{two.mine}/met/{two.not_yet}").status_code == 404
    assert client.post(f"{two.mine}/met/{two.not_yet}", data=YES).status_code == 404


def test_one_yes_tells_nobody_anything(client, two, clock, store):
    clock.now = FIRST_BREAK
    before = client.get(two.about("other")).text
    assert client.post(two.about(), data=YES).status_code == 303
    assert client.get(two.about("other")).text == before
    assert client.get(f"{two.about('other')}.vcf").status_code == 404
    assert client.get(f"{two.about()}.vcf").status_code == 404
    with store.reading() as session:
        kinds = session.scalars(select(Message.kind).distinct()).all()
    assert kinds == ["plan-published"]


def test_two_yes_give_each_what_the_other_chose_to_share(client, two, clock, store):
    clock.now = FIRST_BREAK
    client.post(two.about(), data=YES)
    client.post(two.about("other"), data={"contact": "+31 20 555 0100", "wants": "yes"})
    mine, theirs = client.get(two.about()).text, client.get(two.about("other")).text
    assert re.findall(r'id="contact-given">([^<]*)<', mine) == ["+31 20 555 0100"]
    assert re.findall(r'id="contact-given">([^<]*)<', theirs) == ["me@example.org"]
    assert "Tell me more!" in theirs
    assert "she mends clocks" not in theirs
    card = client.get(f"{two.about('other')}.vcf")
    assert (card.mimetype, card.text) == (
        "text/vcard",
        "BEGIN:VCARD\r\nVERSION:3.0\r\n"
        f"FN:{two.me.name}\r\nN:;{two.me.name};;;\r\nEMAIL:me@example.org\r\n"
        "NOTE:Met at Common Ground.\r\nEND:VCARD\r\n",
    )
    with store.reading() as session:
        letters = session.scalars(select(Message).where(Message.kind == "both-said-yes")).all()
        told = {letter.response_id: letter.text for letter in letters}
    assert set(told) == {two.me.id, two.other.id}
    assert "+31 20 555 0100" in told[two.me.id]
    assert "me@example.org" in told[two.other.id]


def test_a_yes_can_be_taken_back_until_it_is_met(client, two, clock):
    clock.now = FIRST_BREAK
    client.post(two.about(), data=YES)
    client.post(two.about(), data={**YES, "wants": ""})
    client.post(two.about("other"), data=YES)
    assert client.get(f"{two.about('other')}.vcf").status_code == 404
    client.post(two.about(), data=YES)
    client.post(two.about(), data={"note": "kept"})
    assert client.get(f"{two.about('other')}.vcf").status_code == 200


def test_two_yes_at_the_same_moment_are_met_once(app, two, clock, store):
    clock.now = FIRST_BREAK
    both = threading.Barrier(2)

    def say(path):
        browser = app.test_client()
        both.wait()
        browser.post(path, data=YES)

    threads = [
        threading.Thread(target=say, args=(path,)) for path in (two.about(), two.about("other"))
    ]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert {
        row_of(store, two.me, two.other).agreed_at,
        row_of(store, two.other, two.me).agreed_at,
    } == {FIRST_BREAK}
    with store.reading() as session:
        letters = session.scalars(select(Message).where(Message.kind == "both-said-yes")).all()
    assert len(letters) == 2


def test_a_yes_without_a_way_to_be_reached_comes_back_with_everything(client, two, clock):
    clock.now = FIRST_BREAK
    answer = client.post(two.about(), data={**YES, "contact": " "})
    assert answer.status_code == 422
    assert "Please say how they may reach you, or take the tick away." in answer.text
    assert "she mends clocks</textarea>" in answer.text
    long = client.post(two.about(), data={**YES, "line": "x" * 601})
    assert "This is 601 characters and there is room for 600." in long.text


def test_a_draft_quotes_what_was_noted(client, two, clock):
    clock.now = FIRST_BREAK
    client.post(two.about(), data={"note": "“I mend clocks with my father.”"})
    page = client.get(two.about()).text
    assert re.findall(r'id="draft" dir="auto">([^<]*)<', page) == [
        f"Hello {two.other.name}, thank you for our talk at Common Ground. What you said stayed "
        "with me: “I mend clocks with my father”. I would like to hear how it goes on."
    ]


def test_a_draft_greets_by_the_given_name_where_that_is_sure(client, app, store, doorbell, clock):
    people = [ResponseValues(name=name) for name in ("Ahmed Saleh", "Nguyễn An")]
    owner = scene.olivia(store)
    event_id = scene.gathering(store, owner, people, format=Format.PAIRS, rounds=1)
    scene.published_plan(store, doorbell, event_id)
    clock.now = NOW + timedelta(days=7, minutes=16)
    ahmed, an = (scene.response_named(store, event_id, one.name) for one in people)
    greeted = []
    for me, other in ((an, ahmed), (ahmed, an)):
        path = f"{private_path(app, me.key)}/met/{other.number}"
        client.post(path, data={"note": "he keeps bees"})
        greeted += re.findall(r'id="draft" dir="auto">Hello (.*?), thank', client.get(path).text)
    assert greeted == ["Ahmed", "Nguyễn An"]


def test_when_the_time_is_over_wishes_are_erased_and_notes_stay(client, two, clock, store):
    clock.now = FIRST_BREAK
    client.post(two.about(), data=YES)
    erase_what_is_due(store, now=NEXT_DAY)
    assert row_of(store, two.me, two.other).wants
    clock.now = TOO_LATE
    erase_what_is_due(store, now=TOO_LATE)
    row = row_of(store, two.me, two.other)
    assert (row.note, row.wants, row.contact, row.line) == ("she mends clocks", False, "", "")
    assert "she mends clocks" in client.get(two.about()).text
    assert client.post(two.about(), data=YES).status_code == 409
    assert row_of(store, two.me, two.other).wants is False


def test_whoever_withdraws_takes_everything_along(client, two, clock, store):
    clock.now = FIRST_BREAK
    client.post(two.about(), data=YES)
    client.post(two.about("other"), data=YES)
    with store.writing() as session:
        withdraw_response(session, two.me.id, now=FIRST_BREAK)
    assert row_of(store, two.me, two.other) is None
    assert row_of(store, two.other, two.me) is None
    with store.reading() as session:
        assert session.scalars(select(Message).where(Message.kind == "both-said-yes")).all() == []
    assert client.get(f"{two.about('other')}.vcf").status_code == 404
    assert client.get(f"{two.mine}/met").location == two.mine


def test_a_card_takes_notes_and_shows_none(client, two, clock, store):
    path = f"/c/{code(SECRET, Purpose.CARD, two.event_id, two.me.number, 1)}"
    assert 'name="note"' not in client.get(path).text
    assert client.post(path, data={"about": two.other.number, "note": "early"}).status_code == 409
    clock.now = FIRST_BREAK
    assert 'name="note"' in client.get(path).text
    for said in ("mends clocks", "from Ghent", "mends clocks"):
        assert client.post(path, data={"about": two.other.number, "note": said}).status_code == 303
    assert row_of(store, two.me, two.other).note == "mends clocks\nfrom Ghent"
    assert "clocks" not in client.get(path).text
    assert client.post(path, data={"about": two.other.number, "note": ""}).status_code == 422
    assert client.post(path, data={"about": two.not_yet, "note": "x"}).status_code == 404
    assert client.post(path, data={"about": "٣", "note": "x"}).status_code == 404


@pytest.mark.parametrize(
    "forged",
    ["1-1-aaaaaaaaaa", "1", "-", "--", "x-1-aaaaaaaaaa", "9" * 5000 + "-1-a", "1-1-ä", "²-1-a"],
)
def test_a_forged_card_is_unknown(client, two, forged):
    assert client.get(f"/c/{forged}").status_code == 404


def test_a_square_code_speaks_in_capitals_and_opens_the_card(client, two):
    made = CardCodes(SECRET, Links("http://localhost"))(two.event_id, two.me.number, 1)
    assert made == made.upper()
    answer = client.get(made.removeprefix("HTTP://LOCALHOST"), follow_redirects=True)
    assert answer.status_code == 200
    seal = code(SECRET, Purpose.CARD, two.event_id, two.me.number, 1)
    assert answer.text == client.get(f"/c/{seal}").text


def test_below_a_path_a_square_code_keeps_its_letters(two):
    made = CardCodes(SECRET, Links("http://localhost/Evenings"))(two.event_id, two.me.number, 1)
    seal = code(SECRET, Purpose.CARD, two.event_id, two.me.number, 1)
    assert made == f"http://localhost/Evenings/c/{seal}"


def test_a_code_of_another_purpose_opens_no_card(client, two):
    other = code(SECRET, Purpose.TABLE, two.event_id, two.me.number, 1)
    assert client.get(f"/c/{other}").status_code == 404
    assert (
        client.get(f"/c/{code(SECRET, Purpose.CARD, two.event_id, two.me.number, 1)}").status_code
        == 200
    )
    assert (
        client.get(f"/c/{code(SECRET, Purpose.CARD, two.event_id, two.me.number, 99)}").status_code
        == 404
    )


def test_rounds_go_into_a_calendar_without_names(client, two, store):
    answer = client.get(f"{two.mine}/rounds.ics")
    entries = Calendar.from_ical(answer.data).walk("VEVENT")
    with store.reading() as session:
        rounds = session.scalars(select(Round).order_by(Round.number)).all()
    assert [one["DTSTART"].dt for one in entries] == [one.starts_at for one in rounds]
    assert str(entries[0]["SUMMARY"]).startswith("Common Ground · Round 1 · Table ")
    assert two.other.name not in answer.text
    with store.reading() as session:
        letter = session.scalars(select(Message).where(Message.response_id == two.me.id)).first()
    assert letter.calendar.splitlines() == answer.text.splitlines()


def test_everything_stored_about_somebody_is_theirs_to_take(client, two, clock):
    clock.now = FIRST_BREAK
    client.post(two.about(), data=YES)
    stored = client.get(f"{two.mine}/my-data.json").json
    assert stored["you"]["name"] == two.me.name
    assert stored["rounds"][0]["with"] == [two.other.name]
    assert stored["at_the_door"] is None
    assert stored["follow_ups"] == [
        {
            "about": two.other.name, "note": "she mends clocks", "line": "Tell me more!",
            "contact": "me@example.org", "would_talk_again": True, "both_said_yes_at": None,
            "changed_at": FIRST_BREAK.isoformat(),
        }
    ]  # fmt: skip
    assert [one["subject"] for one in stored["letters"]] == ["Who you will meet at Common Ground"]


def test_a_contact_that_is_no_address_stands_in_the_note():
    assert vcard_of("Zoë; Ż", "@zoe, on the forum", "Met.").splitlines() == [
        "BEGIN:VCARD", "VERSION:3.0", "FN:Zoë\\; Ż", "N:;Zoë\\; Ż;;;",
        "NOTE:Met. @zoe\\, on the forum", "END:VCARD",
    ]  # fmt: skip


def test_both_sides_of_a_wish_on_each_database(any_store, doorbell):
    event_id = evening(any_store, 4, format=Format.PAIRS, rounds=1)
    plan_id = scene.published_plan(any_store, doorbell, event_id)
    with any_store.reading() as session:
        first = people_of_event(session, event_id)[0]
        mate = rounds_of_response(session, plan_id, first.id)[0].mates[0].number
    values = FollowUpValues(contact="a@example.org", wants=True)

    def say(writer_id, number):
        with any_store.writing() as session:
            followups.store_follow_up(
                session, doorbell, writer_id, number, values, link_of=str, now=FIRST_BREAK
            )

    with any_store.reading() as session:
        other = next(row for row in people_of_event(session, event_id) if row.number == mate)
    say(first.id, mate)
    say(other.id, first.number)
    assert row_of(any_store, first, other).agreed_at == FIRST_BREAK
    with any_store.writing() as session:
        session.get_one(Event, event_id).keep_until = NEXT_DAY.date()
    erase_what_is_due(any_store, now=TOO_LATE)
    with any_store.reading() as session:
        assert session.scalars(select(FollowUp)).all() == []
        receipt = session.scalars(select(Erasure)).one()
        assert (receipt.event, receipt.responses, receipt.plans, receipt.papers) == (
            "Common Ground", 4, 1, 0,
        )  # fmt: skip


def test_a_round_that_began_before_its_time_counts(client, two, clock, store):
    clock.now = START - timedelta(hours=2)
    card = f"/c/{code(SECRET, Purpose.CARD, two.event_id, two.me.number, 1)}"
    client.post(two.about(), data=YES)
    assert row_of(store, two.me, two.other) is None
    with store.writing() as session:
        begin_round(session, two.event_id, 1, seen=0, now=clock.now)
    page = client.get(f"{two.mine}/met").text
    assert {int(number) for number in re.findall(r'/met/(\d+)"', page)} == two.met
    assert client.post(two.about(), data=YES).status_code == 303
    assert client.post(card, data={"about": two.other.number, "note": "early"}).status_code == 303
    assert row_of(store, two.me, two.other).note == "she mends clocks\nearly"
    with store.reading() as session:
        event = session.get_one(Event, two.event_id)
        assert reflection_of(session, event, now=clock.now).rounds == 1


def test_a_card_says_what_to_do_once_nobody_is_left_to_meet(client, two, store):
    with store.writing() as session:
        withdraw_response(session, two.other.id, now=NOW)
    path = f"/c/{code(SECRET, Purpose.CARD, two.event_id, two.me.number, 1)}"
    said = "The person you were to meet cannot come. Please look here again when the round begins."
    for page in (client.get(path).text, client.get(two.mine).text.partition('id="round-2"')[0]):
        assert (said in page, "You’ll meet" in page) == (True, False)


@pytest.mark.parametrize("line", ["", "Tell me more!"])
def test_the_mail_that_is_offered_begins_with_what_they_said(client, two, clock, line):
    clock.now = FIRST_BREAK
    client.post(two.about("other"), data={**YES, "contact": "ben@example.org"})
    client.post(two.about(), data={**YES, "line": line})
    (offered,) = re.findall(r'href="(mailto:[^"]+)"', client.get(two.about()).text)
    said, _, more = unquote(html.unescape(offered)).partition("&body=")[2].partition("\n\n")
    assert "What you said stayed with me: “she mends clocks”." in said
    assert more == line


@pytest.mark.parametrize("contact", ["ben@example.org", "0151 234567", "@ben on the boat"])
def test_the_message_stands_there_to_be_copied_however_they_may_be_reached(
    client, two, clock, contact
):
    clock.now = FIRST_BREAK
    client.post(two.about("other"), data={**YES, "contact": contact})
    client.post(two.about(), data=YES)
    page = client.get(two.about()).text
    (words,) = re.findall(r'<p id="message"[^>]*>(.*?)</p>', page, re.DOTALL)
    said, _, line = html.unescape(words).partition("\n\n")
    assert "What you said stayed with me: “she mends clocks”." in said
    assert line == YES["line"]
    assert ("mailto:" in page, page.count('data-copy="message"')) == ("@example" in contact, 1)
