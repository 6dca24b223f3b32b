from dataclasses import replace

import pytest
from sqlalchemy import func, select

from service.errors import Answered, NotFound, OptionsChosen, TooMany
from service.operations import formquestions, plans
from service.operations.erasing import erase_with_receipt
from service.operations.imports import import_responses
from service.operations.ownanswers import printed_answers
from service.operations.owndata import own_data
from service.operations.responses import (
    revise_own_response,
    revise_response,
    submit_response,
    values_of,
    withdraw_response,
)
from service.store.models import (
    Change,
    Deck,
    Event,
    FormAnswer,
    FormQuestion,
    Plan,
    PlanState,
    Response,
)
from service.store.queries.changes import changes_of
from service.store.queries.form import form_questions_of, own_answers_of
from service.store.queries.responses import responses_of
from service.store.values import (
    By,
    ChangedBy,
    DeckKind,
    Format,
    FormKind,
    FormQuestionValues,
    OwnAnswer,
    OwnForm,
)
from tests.factories import NOW, evening, make_organizer, person, slug_of
from tests.operations.desk import Desk
from tests.planned import plan_made

COLOR = FormQuestionValues(
    label="Which color is your badge?", hint="", kind=FormKind.CHOICE, options=("red", "blue")
)
ROLE = FormQuestionValues(label="What do you do here?", hint="", kind=FormKind.LINE, printable=True)
CLUBS = FormQuestionValues(
    label="Which clubs are you in?",
    hint="",
    kind=FormKind.SEVERAL,
    options=("chess", "rowing", "choir"),
    differs=True,
)


def asked(store, event_id, values):
    """Add a question and return its id."""
    with store.writing() as session:
        formquestions.add_form_question(session, event_id, values, now=NOW)
    with store.reading() as session:
        return form_questions_of(session, event_id)[-1].id


def answer(store, event_id, number, question_id, *words, printed=False, by_self=True):
    own = OwnForm((OwnAnswer(question_id, words, printed),))
    with store.writing() as session:
        row = next(one for one in responses_of(session, event_id) if one.number == number)
        revise = revise_own_response if by_self else revise_response
        revise(session, row.id, values_of(row), now=NOW, own=own)
        return row.id


def labels(store, event_id):
    with store.reading() as session:
        return [one.label for one in form_questions_of(session, event_id)]


def count(store, model):
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(model))


def planned(store, doorbell, event_id):
    """Make a plan; return it, and who meets whom by number."""
    with store.writing() as session:
        plan_id = plans.request_plan(session, doorbell, event_id, seed=0, now=NOW)
    plan_made(store, plan_id)
    with store.reading() as session:
        plan = session.get_one(Plan, plan_id)
        rows = plans.Seat, plans.Meeting, plans.Round
        seats = session.execute(
            select(rows[0].meeting_id, Response.number)
            .join(Response, Response.id == rows[0].response_id)
            .join(rows[1], rows[1].id == rows[0].meeting_id)
            .join(rows[2], rows[2].id == rows[1].round_id)
            .where(rows[2].plan_id == plan_id)
            .order_by(rows[0].meeting_id, Response.number)
        )
        meetings = {}
        for meeting, number in seats:
            meetings.setdefault(meeting, []).append(number)
    return plan, list(meetings.values())


def foreseen(store, event_id):
    with store.reading() as session:
        return plans.foresee(session, session.get_one(Event, event_id))


def test_questions_are_asked_in_the_order_that_the_organizer_gives(any_store):
    event_id = evening(any_store, 0)
    first, second = (asked(any_store, event_id, one) for one in (COLOR, ROLE))
    asked(any_store, event_id, COLOR)
    assert labels(any_store, event_id) == [COLOR.label, ROLE.label]
    for question_id, up, after in (
        (second, True, [ROLE.label, COLOR.label]),
        (second, True, [ROLE.label, COLOR.label]),
        (first, False, [ROLE.label, COLOR.label]),
        (second, False, [COLOR.label, ROLE.label]),
    ):
        with any_store.writing() as session:
            formquestions.move_form_question(session, event_id, question_id, up=up)
        assert labels(any_store, event_id) == after


def test_a_form_asks_only_so_much(store):
    event_id = evening(store, 0)
    for number in range(formquestions.MOST):
        asked(store, event_id, replace(ROLE, label=f"Question {number}"))
    with pytest.raises(TooMany), store.writing() as session:
        formquestions.add_form_question(session, event_id, ROLE, now=NOW)


def test_an_answer_keeps_its_question_from_changing_under_it(store):
    event_id = evening(store, 2)
    color = asked(store, event_id, COLOR)
    answer(store, event_id, 1, color, "red")

    def change(**changes):
        with store.writing() as session:
            values = replace(COLOR, **changes)
            formquestions.change_form_question(session, event_id, color, values)

    with pytest.raises(Answered):
        change(kind=FormKind.LINE, options=())
    with pytest.raises(OptionsChosen) as refused:
        change(options=("blue", "green"))
    assert refused.value.options == ("red",)
    change(label="Color", options=("red", "green"))
    assert labels(store, event_id) == ["Color"]


def test_other_events_questions_are_not_there(store):
    mine, theirs = evening(store, 1), evening(store, 0, name="Theirs")
    color = asked(store, theirs, COLOR)
    for change in (
        lambda s: formquestions.change_form_question(s, mine, color, COLOR),
        lambda s: formquestions.move_form_question(s, mine, color, up=True),
        lambda s: formquestions.remove_form_question(s, mine, color),
    ):
        with pytest.raises(NotFound), store.writing() as session:
            change(session)
    answer(store, mine, 1, color, "red")
    assert count(store, FormAnswer) == 0


def test_answers_go_with_their_question_their_person_and_their_event(any_store, doorbell):
    event_id = evening(any_store, 3)
    color, role = asked(any_store, event_id, COLOR), asked(any_store, event_id, ROLE)
    for number in (1, 2):
        answer(any_store, event_id, number, color, "red")
    gone = answer(any_store, event_id, 2, role, "Cook")
    with any_store.writing() as session:
        withdraw_response(session, gone, now=NOW)
    assert count(any_store, FormAnswer) == 1
    with any_store.writing() as session:
        formquestions.remove_form_question(session, event_id, color)
    assert count(any_store, FormAnswer) == 0
    answer(any_store, event_id, 1, role, "Cook")
    with any_store.writing() as session:
        erase_with_receipt(session, event_id, now=NOW)
    assert [count(any_store, one) for one in (FormQuestion, FormAnswer, Change)] == [0, 0, 0]


def test_a_new_person_answers_own_questions_and_finds_them_in_their_data(store, doorbell):
    event_id = evening(store, 0)
    role = asked(store, event_id, ROLE)
    own = OwnForm((OwnAnswer(role, ("Cook",), True),))
    slug = slug_of(store, event_id)
    with store.writing() as session:
        made = submit_response(session, doorbell, slug, person(1), link_of=str, now=NOW, own=own)
    with store.reading() as session:
        data = own_data(session, made.id, now=NOW)
    assert data["own_questions"] == [
        {"question": ROLE.label, "answer": ["Cook"], "may_be_printed": True}
    ]
    assert data["changes"] == []


def test_people_who_meet_differ_in_what_was_chosen(store, doorbell):
    event_id = evening(store, 6, rounds=3)
    color = asked(store, event_id, replace(COLOR, differs=True))
    for number in range(1, 7):
        answer(store, event_id, number, color, "red" if number <= 3 else "blue")
    plan, meetings = planned(store, doorbell, event_id)
    assert plan.state is PlanState.READY
    assert all((a <= 3) is not (b <= 3) for a, b in meetings)
    assert len(meetings) == 9


def test_people_who_meet_share_none_of_several_answers(store, doorbell):
    event_id = evening(store, 4, rounds=1)
    clubs = asked(store, event_id, CLUBS)
    said = {1: ("chess", "rowing"), 2: ("chess", "choir"), 3: ("rowing",)}
    for number, words in said.items():
        answer(store, event_id, number, clubs, *words)
    _, meetings = planned(store, doorbell, event_id)
    # 1 may meet only 4, who said nothing.
    assert sorted(meetings) == [[1, 4], [2, 3]]


def test_a_rule_that_nobody_answered_is_left_out_and_said(store, doorbell):
    event_id = evening(store, 4, rounds=1)
    asked(store, event_id, CLUBS)
    found = foreseen(store, event_id)
    assert [(one.label, one.attributes, one.unknown) for one in found.differing] == [
        (CLUBS.label, (), 4)
    ]
    assert (found.failure, planned(store, doorbell, event_id)[0].state) == (None, PlanState.READY)


def test_a_rule_that_leaves_nobody_names_its_question(store, doorbell):
    event_id = evening(store, 4, rounds=1)
    color = asked(store, event_id, replace(COLOR, differs=True))
    clubs = asked(store, event_id, CLUBS)
    for number in range(1, 5):
        answer(store, event_id, number, color, "red")
    answer(store, event_id, 1, clubs, "chess")
    failure = foreseen(store, event_id).failure
    assert (failure["rule"], failure["facts"]["differ"]) == ("different", [COLOR.label])
    assert planned(store, doorbell, event_id)[0].failure == failure


def test_groups_are_seated_apart_once_that_is_switched_on(store, doorbell):
    people = [person(n, group="Acme") for n in range(1, 5)]
    event_id = evening(store, people, rounds=1)
    assert foreseen(store, event_id).differing == ()
    with store.writing() as session:
        formquestions.part_groups(session, event_id, parts=True)
    assert foreseen(store, event_id).failure["facts"]["differ"] == [""]


def test_a_group_can_be_taken_back_where_the_form_asks_for_it(store):
    event_id = evening(store, [person(1, group="Acme")])
    with store.writing() as session:
        row = responses_of(session, event_id)[0]
        revise_response(session, row.id, person(1), now=NOW)
        assert row.group == "Acme"
        revise_response(session, row.id, person(1), now=NOW, own=OwnForm(asked_group=True))
        assert row.group == ""


def test_only_what_both_want_on_paper_is_printed(store):
    event_id = evening(store, 5)
    role = asked(store, event_id, ROLE)
    color = asked(store, event_id, COLOR)
    rows = [
        answer(store, event_id, 1, role, "Cook", printed=True),
        answer(store, event_id, 2, role, "Baker"),
        # Nobody but the writer decides for these.
        answer(store, event_id, 3, role, "cook@example.org", printed=True),
        answer(store, event_id, 4, role, "living with cancer", printed=True),
    ]
    answer(store, event_id, 1, color, "red", printed=True)
    with store.reading() as session:
        assert printed_answers(session, event_id) == {1: "Cook"}
    with store.writing() as session:
        printable = replace(COLOR, printable=True)
        formquestions.change_form_question(session, event_id, color, printable)
        formquestions.change_form_question(session, event_id, role, replace(ROLE, printable=False))
    with store.reading() as session:
        # Nobody was asked whether the color may be printed.
        assert printed_answers(session, event_id) == {}
    with store.writing() as session:
        formquestions.change_form_question(session, event_id, role, ROLE)
    with store.reading() as session:
        assert printed_answers(session, event_id) == {}
        assert own_answers_of(session, rows[0])[role].words == ("Cook",)


def test_the_trail_names_fields_and_hands_and_never_private_ones(any_store):
    event_id = evening(any_store, 2)
    role = asked(any_store, event_id, ROLE)
    with any_store.writing() as session:
        olivia = make_organizer(session, "Omar")
        one = responses_of(session, event_id)[0]
        old = values_of(one)
        by = By(ChangedBy.ORGANIZER, olivia)
        revise_response(session, one.id, replace(old, say="PER-son"), now=NOW, by=by)
        private = replace(old, say="PER-son", keep_apart=("Person 002",), met=("Bo",), depth=3)
        revise_own_response(session, one.id, private, now=NOW)
        own = OwnForm((OwnAnswer(role, ("Cook",)),))
        revise_own_response(session, one.id, replace(private, interests=("tea",)), now=NOW, own=own)
        import_responses(session, event_id, [person(1, group="Acme")], now=NOW, organizer_id=olivia)
        session.flush()
        told = changes_of(session, one.id)
    assert [(row.by, row.organizer, row.fields) for row in told] == [
        (ChangedBy.LIST, "Omar", ("group",)),
        (ChangedBy.PERSON, "", ("interests", f"own_{role}")),
        (ChangedBy.ORGANIZER, "Omar", ("say",)),
    ]


def test_badges_and_host_sheets_quote_it_and_are_dropped_when_it_changes(store, doorbell):
    event_id = evening(store, 8, rounds=1, format=Format.TABLES)
    role = asked(store, event_id, ROLE)
    answer(store, event_id, 1, role, "Cook", printed=True)
    plan, _ = planned(store, doorbell, event_id)
    desk = Desk(store, doorbell, event_id, plan.id)
    for kind in (DeckKind.BADGES, DeckKind.HOSTS, DeckKind.CARDS):
        desk.make(kind=kind)
    badges, sheets = desk.printed(DeckKind.BADGES), desk.printed(DeckKind.HOSTS)
    assert [one.about for one in badges.people] == ["Cook", *[""] * 7]
    guests = [
        guest
        for sheet in sheets.tables
        for one in sheet.rounds
        for thread in one.threads
        for guest in thread.guests
    ]
    assert {guest.name: guest.about for guest in guests if guest.about} == {"Person 001": "Cook"}
    answer(store, event_id, 1, role, "Cook")
    with store.reading() as session:
        assert session.scalars(select(Deck.kind)).all() == [DeckKind.CARDS]
