"""A real SMTP server takes the letters, or refuses them."""

import re
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from icalendar import Calendar
from sqlalchemy import select

from service.languages import LANGUAGES
from service.mail.compose import compose
from service.mail.post import AbsentPostman, PostRefused, SmtpPostman
from service.operations.letters import Moved, form_facts
from service.operations.mail import deliver_message, event_facts
from service.operations.responses import submit_response
from service.operations.sweep import sweep
from service.queue import DELIVER_MESSAGE
from service.schemas.response import load_response
from service.settings import TEMPLATES
from service.store.models import Event, Message, MessageState
from service.store.queries.messages import Undelivered, undelivered_of
from tests import servers
from tests.factories import NOW, evening, person, slug_of
from tests.web.scene import published_plan

SENDER = "Attune <attune@attune.example>"


class Sink:
    """Keeps what arrives; refuses when told to."""

    def __init__(self):
        self.letters = []
        self.refusal = None

    async def handle_DATA(self, _server, _session, envelope):  # noqa: N802 - the library's name
        if self.refusal:
            return self.refusal
        self.letters.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"


@pytest.fixture
def sink():
    return Sink()


@contextmanager
def smtp_server(sink, **settings):
    port = servers.free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=port, **settings)
    controller.start()
    yield f"smtp://127.0.0.1:{port}"
    controller.stop()


@pytest.fixture
def postman(sink):
    with smtp_server(sink) as url:
        yield SmtpPostman(url, SENDER)


@pytest.fixture
def message_id(store, doorbell):
    slug = slug_of(store, evening(store, 0))
    with store.writing() as session:
        submit_response(
            session, doorbell, slug, person(1, name="Zoë <b>Żak</b>"),
            link_of=lambda key: f"https://attune.example/me/{key}", now=NOW,
        )  # fmt: skip
    return doorbell.rings[0].row_id


def row(store, message_id):
    with store.reading() as session:
        return session.scalars(select(Message).where(Message.id == message_id)).one()


def test_a_letter_arrives_once_with_both_bodies(store, postman, sink, message_id):
    deliver_message(store, postman, message_id, now=NOW)
    deliver_message(store, postman, message_id, now=NOW)
    (letter,) = sink.letters
    assert letter["To"] == "person1@example.org"
    assert letter["From"] == SENDER
    assert letter["Subject"] == "Your answers for Common Ground are safe"
    assert letter["Message-ID"] == f"<attune-{message_id}-{NOW.timestamp():.0f}@attune.example>"
    plain = letter.get_body(("plain",)).get_content()
    html = letter.get_body(("html",)).get_content()
    assert plain.splitlines()[0] == "Hello Zoë <b>Żak</b>,"
    assert "<p>Hello Zoë &lt;b&gt;Żak&lt;/b&gt;,</p>" in html
    stored = row(store, message_id)
    assert (stored.state, stored.attempts, stored.sent_at) == (MessageState.SENT, 1, NOW)


def test_a_refusal_is_kept_and_tried_again_later(store, postman, sink, message_id):
    sink.refusal = "451 try again later"
    deliver_message(store, postman, message_id, now=NOW)
    stored = row(store, message_id)
    assert (stored.state, stored.attempts) == (MessageState.QUEUED, 1)
    assert "451" in stored.error
    sink.refusal = None
    deliver_message(store, postman, message_id, now=NOW + timedelta(seconds=10))
    assert sink.letters == []
    deliver_message(store, postman, message_id, now=NOW + timedelta(seconds=31))
    assert (len(sink.letters), row(store, message_id).error) == (1, None)


def test_after_six_refusals_the_letter_fails_and_its_error_stays(store, postman, sink, message_id):
    sink.refusal = "550 no such person"
    for day in range(8):
        deliver_message(store, postman, message_id, now=NOW + timedelta(days=day))
    stored = row(store, message_id)
    assert (stored.state, stored.attempts) == (MessageState.FAILED, 6)
    assert "550" in stored.error


def test_a_server_that_is_away_is_a_refusal(store, message_id):
    deliver_message(store, SmtpPostman("smtp://127.0.0.1:1", SENDER), message_id, now=NOW)
    assert row(store, message_id).state is MessageState.QUEUED


def test_without_a_mail_server_letters_wait_and_lose_no_attempt(store, postman, sink, message_id):
    for day in range(8):
        deliver_message(store, AbsentPostman(), message_id, now=NOW + timedelta(days=day))
    assert (row(store, message_id).state, row(store, message_id).attempts) == (
        MessageState.QUEUED,
        0,
    )
    deliver_message(store, postman, message_id, now=NOW + timedelta(days=9))
    assert len(sink.letters) == 1


def test_organizers_learn_whose_letters_did_not_arrive(store, postman, sink, message_id):
    with store.reading() as session:
        event_id = row(store, message_id).event_id
        assert undelivered_of(session, event_id) == []
    sink.refusal = "550 no such person"
    for day in range(6):
        deliver_message(store, postman, message_id, now=NOW + timedelta(days=day))
        with store.reading() as session:
            assert undelivered_of(session, event_id) == [Undelivered("Zoë <b>Żak</b>", day == 5)]


def test_the_rounds_arrive_as_a_calendar_beside_the_letter(store, doorbell, postman, sink):
    event_id = evening(store, 2, rounds=1)
    published_plan(store, doorbell, event_id)
    for ring in doorbell.rings:
        if ring.job == DELIVER_MESSAGE:
            deliver_message(store, postman, ring.row_id, now=NOW)
    (first, _) = sink.letters
    (attached,) = first.iter_attachments()
    assert (attached.get_content_type(), attached.get_filename()) == ("text/calendar", "rounds.ics")
    (entry,) = Calendar.from_ical(attached.get_content()).walk("VEVENT")
    assert entry["DTSTART"].dt == NOW + timedelta(days=7)
    # A name in a calendar would be read by more people than the card.
    assert "Person 002" not in attached.get_content()
    assert first.get_body(("html",)).get_content().count("Person 001") == 1


@pytest.mark.parametrize("first_at", [NOW, None])
@pytest.mark.parametrize("is_online", [False, True])
@pytest.mark.parametrize("was_seen", [False, True])
@pytest.mark.parametrize("new_cards", [False, True])
def test_every_mail_is_written_in_every_language(new_cards, was_seen, is_online, first_at):
    # What moved goes with the other facts: all of it where there are new cards, else the place alone.
    moved = Moved(NOW, place=True, minutes=True) if new_cards else Moved(place=True)
    facts = {
        "name": "Zoë", "link": "https://e.org/me/1", "event": "Common Ground", "place": "Hall",
        "starts_at": NOW, "time_zone": "Europe/Paris", "closes_at": NOW, "keep_until": NOW.date(),
        "people": 3, "rounds": 2, "first_at": first_at, "first_round": 1, "first_table": 4, "until": NOW,
        "other": "Ana", "has_words": True,
        "page": "https://e.org/me/2", "contact": "ana@example.org", "line": "Call me", "table": 1, "count": 2,
        "is_online": is_online, "call": "https://call.example/8" if is_online else "", "minutes": 20,
        "pause": 5, "hosted": 4, "hosted_from": 2, "table_link": "https://e.org/table/4", "was_seen": was_seen,
        "whom_to_ask": "Ana <ana@example.org>", "ask_link": "mailto:ana@example.org", "new_cards": new_cards,
        "moved": moved,
    }  # fmt: skip
    kinds = sorted(one.name for one in (TEMPLATES / "emails").iterdir() if one.name != "_base")
    for kind in kinds:
        subjects = {language: compose(kind, facts, language).subject for language in LANGUAGES}
        assert len(set(subjects.values())) == len(LANGUAGES), subjects
        texts = [compose(kind, facts, language).text for language in LANGUAGES]
        assert [("Zoë" in text, "https://e.org/me/1" in text) for text in texts] == [
            (True, True)
        ] * 4
        told = [compose(kind, facts, language) for language in LANGUAGES]
        assert [one.text.count("Ana <ana@example.org>") for one in told] == [1] * 4
        assert [one.html.count("Ana &lt;ana@example.org&gt;</a>") for one in told] == [1] * 4
        nobody = compose(kind, {**facts, "whom_to_ask": "", "ask_link": ""})
        assert "Questions?" not in nobody.text + nobody.html
        bodies = [re.sub(r"<[^>]+>", " ", body) for one in told for body in (one.text, one.html)]
        assert [re.findall(r"\w[.:!?][A-ZÀ-Þ]\w+", body) for body in bodies] == [[]] * 8
        if kind in {"response-stored", "form-invitation", "plan-published"}:
            assert [" Hall." in body for body in bodies] == [not is_online] * 8


def test_a_letter_says_the_year_of_a_day(store, message_id):
    with store.reading() as session:
        event = session.get_one(Event, row(store, message_id).event_id)
        event.form_closes_at = datetime(2028, 1, 2, 17, 0, tzinfo=UTC)
        facts = {**event_facts(event), **form_facts("Zoë", "https://e.org/1", has_words=False)}
    said = [compose("form-reminder", facts, language).text for language in LANGUAGES]
    closes = [
        "The form closes on Sunday 2 January 2028, 18:00.",
        "Das Formular schließt am Sonntag, 2. Januar 2028, 18:00.",
        "El formulario se cierra el domingo 2 de enero de 2028, 18:00.",
        "Le formulaire ferme le dimanche 2 janvier 2028, 18:00.",
    ]
    assert [one in text for one, text in zip(closes, said, strict=True)] == [True] * 4, said


@pytest.mark.parametrize(
    ("whom", "answers"),
    [
        ("", None),
        ("Ana at the bar", None),
        ("Ana Marten <ana@example.org>, from 9 to 5", "ana@example.org"),
        ("ana@bücher.example", "ana@xn--bcher-kva.example"),
        # Not every program can write to it, so answers go where they went.
        ("müller@example.org", None),
        ("ana@example.org, bo@example.org", None),
    ],
)
def test_an_answer_goes_to_whom_people_can_ask(store, postman, sink, message_id, whom, answers):
    with store.writing() as session:
        session.get_one(Event, row(store, message_id).event_id).whom_to_ask = whom
    deliver_message(store, postman, message_id, now=NOW)
    assert (sink.letters[0]["Reply-To"], sink.letters[0]["From"]) == (answers, SENDER)


class Listing(Sink):
    """Keeps to whom each letter is to be brought, as the server was told it."""

    def __init__(self):
        super().__init__()
        self.recipients = []

    async def handle_DATA(self, server, session, envelope):  # noqa: N802 - the library's name
        self.recipients += envelope.rcpt_tos
        return await super().handle_DATA(server, session, envelope)


def written_to(store, doorbell, address):
    """The letter to somebody who typed this address on the form."""
    slug = slug_of(store, evening(store, 0))
    values = load_response({"name": ["Ana"], "email": [address]})
    with store.writing() as session:
        submit_response(session, doorbell, slug, values, link_of=str, now=NOW)
    return doorbell.rings[-1].row_id


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("ana@пример.рф", "ana@xn--e1afmkfd.xn--p1ai"),
        ("Ana@Bücher.example", "Ana@xn--bcher-kva.example"),
        ("ana@straße.example", "ana@xn--strae-oqa.example"),
    ],
)
def test_a_host_of_any_script_is_told_as_name_servers_know_it(store, doorbell, typed, told):
    sink = Listing()
    message_id = written_to(store, doorbell, typed)
    with smtp_server(sink) as url:
        deliver_message(store, SmtpPostman(url, SENDER), message_id, now=NOW)
    assert (sink.recipients, sink.letters[0]["To"]) == ([told], told)
    assert row(store, message_id).state is MessageState.SENT


def test_letters_of_any_script_before_the_at_go_to_a_server_that_takes_them(store, doorbell):
    sink = Listing()
    message_id = written_to(store, doorbell, "müller@bücher.example")
    with smtp_server(sink, enable_SMTPUTF8=True) as url:
        deliver_message(store, SmtpPostman(url, SENDER), message_id, now=NOW)
    assert sink.recipients == ["müller@xn--bcher-kva.example"]
    assert row(store, message_id).state is MessageState.SENT


def test_a_server_that_never_takes_an_address_is_asked_once(store, doorbell):
    sink = Listing()
    message_id = written_to(store, doorbell, "müller@bücher.example")
    with smtp_server(sink, enable_SMTPUTF8=False) as url:
        deliver_message(store, SmtpPostman(url, SENDER), message_id, now=NOW)
    stored = row(store, message_id)
    assert (sink.letters, stored.state, stored.attempts) == ([], MessageState.FAILED, 1)
    assert stored.error == "the mail server takes only plain letters before the @"
    with store.reading() as session:
        assert undelivered_of(session, stored.event_id) == [Undelivered("Ana", True)]


class Hasty(Sink):
    """Takes a letter, and then says goodbye as a server does that is about to stop."""

    async def handle_QUIT(self, _server, _session, _envelope):  # noqa: N802 - the library's name
        return "421 going down"


def test_a_letter_that_was_taken_is_not_sent_again_whatever_the_goodbye(store, message_id):
    sink = Hasty()
    with smtp_server(sink) as url:
        for day in range(3):
            now = NOW + timedelta(days=day)
            deliver_message(store, SmtpPostman(url, SENDER), message_id, now=now)
    assert (len(sink.letters), row(store, message_id).state) == (1, MessageState.SENT)


def test_a_password_that_cannot_be_said_is_a_refusal_with_its_words(store, message_id):
    open_to_all = {"authenticator": lambda *_: AuthResult(success=True), "auth_require_tls": False}
    with smtp_server(Sink(), **open_to_all) as url:
        named = url.replace("//", "//attune:p%C3%A4ss@")
        deliver_message(store, SmtpPostman(named, SENDER), message_id, now=NOW)
    stored = row(store, message_id)
    assert (stored.state, stored.attempts) == (MessageState.QUEUED, 1)
    assert stored.error.startswith("UnicodeEncodeError")


def test_a_worker_that_was_given_up_changes_nothing_when_it_comes_back(
    store, postman, sink, message_id
):
    class Slow:
        """Does not answer until another worker has taken the letter, and then refuses."""

        def carry(self, _letter):
            with store.writing() as session:
                letter = session.get_one(Message, message_id)
                letter.attempts, letter.lease_until = 2, NOW + timedelta(hours=2)
            raise PostRefused("too late")

    deliver_message(store, Slow(), message_id, now=NOW)
    stored = row(store, message_id)
    assert (stored.state, stored.attempts, stored.error) == (MessageState.SENDING, 2, None)
    deliver_message(store, postman, message_id, now=NOW + timedelta(minutes=30))
    assert sink.letters == []


def test_a_letter_whose_workers_all_died_fails_and_is_told(store, doorbell, message_id):
    class Fatal:
        def carry(self, _letter):
            raise MemoryError

    for day in range(6):
        with pytest.raises(MemoryError):
            deliver_message(store, Fatal(), message_id, now=NOW + timedelta(days=day))
    doorbell.rings.clear()
    sweep(store, doorbell, new_incident=lambda: "ab12", now=NOW + timedelta(days=7))
    stored = row(store, message_id)
    assert (stored.state, stored.lease_until, doorbell.rings) == (MessageState.FAILED, None, [])
    with store.reading() as session:
        assert undelivered_of(session, stored.event_id) == [Undelivered("Zoë <b>Żak</b>", True)]
