from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import selectinload

from service.errors import EmailTaken, FormClosed, NotFound
from service.operations.cards import cards_of
from service.operations.imports import Coming, foresee_import, import_responses
from service.operations.responses import (
    revise_own_response,
    revise_response,
    submit_response,
    values_of,
    withdraw_response,
)
from service.queue import DELIVER_MESSAGE, Ring
from service.store.models import Answer, Event, Meeting, Message, Response, Seat
from service.store.queries.plans import people_of, plan_for_page
from service.store.queries.responses import count_of, response_by_key, responses_of
from service.store.values import Format, Kind, ResponseValues
from tests.factories import NOW, evening, person, slug_of
from tests.web.scene import published_plan


def link_of(key):
    return f"https://attune.example/me/{key}"


def send(store, doorbell, event_id, values, now=NOW):
    slug = slug_of(store, event_id)
    with store.writing() as session:
        return submit_response(session, doorbell, slug, values, link_of=link_of, now=now)


def test_a_response_keeps_the_words_as_typed(any_store, doorbell):
    event_id = evening(any_store, 0)
    words = ("learning the erhu after forty", "日本の鉄道", '#read("x") <b>')
    receipt = send(any_store, doorbell, event_id, ResponseValues(name="王小明", interests=words))
    with any_store.reading() as session:
        stored = response_by_key(session, receipt.key)
        assert (stored.name, stored.words(Kind.INTEREST)) == ("王小明", words)


def test_an_address_gets_a_mail_with_the_private_link_after_the_commit(any_store, doorbell):
    event_id = evening(any_store, 0)
    receipt = send(any_store, doorbell, event_id, person(1))
    with any_store.reading() as session:
        message = session.scalars(select(Message)).one()
    assert message.recipient == "person1@example.org"
    assert message.subject == "Your answers for Common Ground are safe"
    assert link_of(receipt.key) in message.text
    assert doorbell.rings == [Ring(DELIVER_MESSAGE, message.id, 0)]


def test_without_an_address_there_is_no_mail(any_store, doorbell):
    send(any_store, doorbell, evening(any_store, 0), person(1, email=None))
    with any_store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Message)) == 0


def test_the_response_is_stored_when_the_queue_is_away(any_store, doorbell):
    doorbell.reachable = False
    event_id = evening(any_store, 0)
    send(any_store, doorbell, event_id, person(1))
    with any_store.reading() as session:
        assert count_of(session, event_id) == 1


def test_an_address_answers_once(any_store, doorbell):
    event_id = evening(any_store, 0)
    send(any_store, doorbell, event_id, person(1))
    with pytest.raises(EmailTaken):
        send(any_store, doorbell, event_id, person(2, email="PERSON1@example.org"))


@pytest.mark.parametrize("away", [timedelta(days=-1), timedelta(days=6), timedelta(days=60)])
def test_the_form_takes_answers_in_its_hours_only(any_store, doorbell, away):
    event_id = evening(any_store, 0, form_opens_at=NOW)
    with pytest.raises(FormClosed):
        send(any_store, doorbell, event_id, person(1), now=NOW + away)


def test_revising_replaces_words_and_keeps_the_number(any_store, doorbell):
    event_id = evening(any_store, 0)
    receipt = send(any_store, doorbell, event_id, person(1))
    with any_store.writing() as session:
        revise_response(session, receipt.id, person(1, interests=("kites",)), now=NOW)
    with any_store.reading() as session:
        stored = response_by_key(session, receipt.key)
        assert (stored.number, stored.words(Kind.INTEREST)) == (receipt.number, ("kites",))


def test_withdrawing_leaves_no_words(any_store, doorbell):
    event_id = evening(any_store, 0)
    receipt = send(
        any_store, doorbell, event_id, person(1, keep_apart=("Somebody",), say="per-son")
    )
    with any_store.writing() as session:
        withdraw_response(session, receipt.id, now=NOW)
    with any_store.reading() as session:
        stored = session.get_one(Response, receipt.id)
        assert (stored.name, stored.say, stored.email, stored.group) == ("", "", None, "")
        assert session.scalar(select(func.count()).select_from(Answer)) == 0
        assert session.scalar(select(func.count()).select_from(Message)) == 0
        assert count_of(session, event_id) == 0


def test_a_second_import_updates_and_never_doubles(any_store):
    event_id = evening(any_store, 5)
    changed = [person(n, interests=("kites",)) for n in range(1, 8)]
    with any_store.writing() as session:
        done = import_responses(session, event_id, changed, now=NOW)
    assert (done.created, done.updated) == (2, 5)
    with any_store.reading() as session:
        rows = responses_of(session, event_id)
        assert [row.number for row in rows] == [1, 2, 3, 4, 5, 6, 7]
        assert {row.words(Kind.INTEREST) for row in rows} == {("kites",)}


def test_people_without_an_address_are_known_by_id_and_then_by_name(any_store):
    event_id = evening(any_store, [person(1, email=None, external_id="a-1"), person(2, email=None)])
    again = [
        person(1, email=None, external_id="a-1", name="Renamed"),
        person(2, email="now@example.org"),
        person(3, email=None, external_id="a-3", name="Renamed"),
    ]
    with any_store.writing() as session:
        done = import_responses(session, event_id, again, now=NOW)
    assert (done.created, done.updated) == (1, 2)


def test_an_import_never_overrides_what_a_person_answered_themselves(any_store, doorbell):
    event_id = evening(any_store, 0)
    own = person(1, interests=("kites",), printable=("values",), depth=3, say="per-son", reads="fr")
    receipt = send(any_store, doorbell, event_id, own)
    listed = person(1, interests=("golf",), group="Acme", say="", depth=2)
    with any_store.writing() as session:
        import_responses(session, event_id, [listed], now=NOW)
    with any_store.reading() as session:
        assert values_of(response_by_key(session, receipt.key)) == replace(own, group="Acme")


def test_what_a_file_leaves_empty_stays(any_store):
    event_id = evening(any_store, [person(1, group="Acme", languages=("uk", "de", "en"))])
    with any_store.writing() as session:
        import_responses(session, event_id, [person(1, interests=("golf",))], now=NOW)
    with any_store.reading() as session:
        (row,) = responses_of(session, event_id)
        # Mails are in the first language they speak that mails are written in.
        assert values_of(row) == person(
            1, interests=("golf",), group="Acme", languages=("uk", "de", "en"), reads="de"
        )


def test_a_withdrawn_response_is_not_revised(any_store, doorbell):
    receipt = send(any_store, doorbell, evening(any_store, 0), person(1))
    with any_store.writing() as session:
        withdraw_response(session, receipt.id, now=NOW)
    with any_store.writing() as session, pytest.raises(NotFound):
        revise_own_response(session, receipt.id, person(1), now=NOW)


def test_own_answers_change_while_the_form_is_open_only(any_store, doorbell):
    receipt = send(any_store, doorbell, evening(any_store, 0), person(1))
    with any_store.writing() as session, pytest.raises(FormClosed):
        revise_own_response(session, receipt.id, person(1), now=NOW + timedelta(days=6))


def test_an_import_is_foreseen_as_it_happens(any_store):
    event_id = evening(any_store, 5)
    people = [person(n) for n in range(3, 9)]
    with any_store.writing() as session:
        foreseen = foresee_import(session, event_id, people)
        assert foreseen.imported == import_responses(session, event_id, people, now=NOW)
    assert foreseen.people == (Coming.SAME,) * 3 + (Coming.NEW,) * 3
    assert foreseen.missing == (person(1).name, person(2).name)


def test_a_corrected_name_takes_only_questions_that_hold_it_out_of_a_plan(any_store, doorbell):
    event_id = evening(any_store, 4, format=Format.PAIRS, rounds=2)
    published_plan(any_store, doorbell, event_id)

    def ladders(session):
        return {one.id: (one.ladder, one.reasons) for one in session.scalars(select(Meeting))}

    with any_store.writing() as session:
        first, second = session.scalars(
            select(Meeting)
            .join(Seat)
            .join(Response, Response.id == Seat.response_id)
            .where(Response.number == 1)
            .order_by(Meeting.id)
        )
        first.ladder = {**first.ladder, "deeper": "Person 001, what would you show first?"}
        named = first.id
    with any_store.reading() as session:
        before = ladders(session)
        row = session.scalars(
            select(Response).where(Response.number == 1).options(selectinload(Response.answers))
        ).one()
        values = values_of(row)
    with any_store.writing() as session:
        revise_response(session, row.id, replace(values, name="Zoë"), now=NOW)
    with any_store.reading() as session:
        after = ladders(session)
    assert {id_ for id_ in before if before[id_] != after[id_]} == {named}
    assert "Person 001" not in str(after)
    assert second.id in after


def test_who_stays_keeps_what_they_share_without_whoever_withdrew(any_store, doorbell):
    people = [replace(person(n), interests=("night trains",), languages=()) for n in range(1, 5)]
    event_id = evening(any_store, people, format=Format.TABLES, table_size=4, rounds=1)
    plan_id = published_plan(any_store, doorbell, event_id)
    with any_store.writing() as session:
        gone = session.scalars(select(Response.id).where(Response.number == 2)).one()
        withdraw_response(session, gone, now=NOW)
    with any_store.reading() as session:
        (meeting,) = session.scalars(select(Meeting)).all()
        said = sorted(tuple(one["words"]) for one in meeting.reasons)
        plan = plan_for_page(session, event_id, plan_id)
        cards = cards_of(plan, session.get_one(Event, event_id), people_of(session, event_id))
    assert said == [("1", "3"), ("1", "4"), ("3", "4")]
    assert [one.share for one in cards] == [
        ("All three of you listed “\u2068night trains\u2069”.",)
    ] * 3
    assert [one for one in cards if "night trains" in one.opener] == []
