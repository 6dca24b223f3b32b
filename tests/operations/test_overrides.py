"""What organizers decide about words: it counts at once, takes the untrue off cards, and can be undone."""

import pytest
from sqlalchemy import select

from service.errors import NotFound
from service.operations import attempt, overrides, plans, vocabulary
from service.operations.roster import curation_of, read_roster
from service.store.models import Deck, Meeting, Override, Plan
from service.store.queries.overrides import overrides_of
from service.store.values import Action, DeckKind, OverrideValues
from tests.factories import NOW, evening, make_organizer, person

LIMITS = attempt.Limits(plan_seconds=600, lease_seconds=600)


def decide(store, event_id, *several):
    with store.writing() as session:
        who = make_organizer(session, name="Olivia")
        overrides.store_overrides(session, event_id, several, organizer_id=who, now=NOW)


def merge(words, other):
    return OverrideValues(action=Action.MERGE, words=words, other=other)


def planned(store, doorbell, event_id, meanwhile=lambda: None):
    with store.writing() as session:
        plan_id = plans.request_plan(session, doorbell, event_id, seed=1, now=NOW)
    calls = []

    def now():
        calls.append(1)
        if len(calls) == 3:
            meanwhile()
        return NOW

    attempt.run_plan(store, plan_id, worker="w", limits=LIMITS, now=now)
    return plan_id


def quoted(store):
    with store.reading() as session:
        reasons = session.scalars(select(Meeting.reasons).order_by(Meeting.id)).all()
        return {words for several in reasons for one in several for words in one["words"].values()}


@pytest.fixture
def event_id(any_store):
    people = [
        person(1, interests=("snorblefen",), values=()),
        person(2, interests=("Snorblefen",), values=()),
        person(3, interests=("grumblefip",), values=()),
        person(4, interests=("grumblefip",), values=()),
    ]
    return evening(any_store, people, rounds=1)


def test_a_merge_joins_people_from_then_on_and_undoing_parts_them(any_store, doorbell, event_id):
    decide(any_store, event_id, merge("snorblefen", "grumblefip"))
    with any_store.reading() as session:
        roster = read_roster(session, event_id)
        assert [(o.action, o.words) for o in roster.curation] == [("merge", "snorblefen")]
        [row] = overrides_of(session, event_id)
        assert (row.organizer.name, row.created_at, row.undone_at) == ("Olivia", NOW, None)
    with any_store.writing() as session:
        overrides.undo_override(session, event_id, row.id, now=NOW)
    with any_store.reading() as session:
        assert curation_of(session, event_id) == ()
        assert [one.undone_at for one in overrides_of(session, event_id)] == [NOW]
    with pytest.raises(NotFound), any_store.writing() as session:
        overrides.undo_override(session, event_id, row.id, now=NOW)


def test_what_is_no_longer_true_leaves_plans_and_decks(any_store, doorbell, event_id):
    decide(any_store, event_id, merge("snorblefen", "grumblefip"))
    plan_id = planned(any_store, doorbell, event_id)
    with any_store.writing() as session:
        from service.operations import decks

        decks.request_deck(
            session, doorbell, plan_id, kind=DeckKind.CARDS, stock="a4-85x55", now=NOW
        )
    before = quoted(any_store)
    assert before <= {"snorblefen", "Snorblefen", "grumblefip"}
    assert before
    decide(any_store, event_id, OverrideValues(action=Action.BLOCK, words="snorblefen"))
    decide(any_store, event_id, OverrideValues(action=Action.BLOCK, words="grumblefip"))
    assert quoted(any_store) == set()
    with any_store.reading() as session:
        assert session.scalars(select(Deck)).all() == []
        assert session.get_one(Plan, plan_id).document is None


def test_a_decision_made_while_a_plan_is_made_counts(any_store, doorbell, event_id):
    block = [OverrideValues(action=Action.BLOCK, words=w) for w in ("snorblefen", "grumblefip")]
    planned(any_store, doorbell, event_id, meanwhile=lambda: decide(any_store, event_id, *block))
    assert quoted(any_store) == set()


def test_words_of_few_people_are_hidden_until_asked_for(store):
    people = [person(n, interests=("wumblewhack",), values=()) for n in range(1, 4)]
    people += [
        person(4, interests=("rare thing",), values=()),
        person(5, interests=("hikng",), values=()),
    ]
    event_id = evening(store, people)
    with store.reading() as session:
        seen = vocabulary.doubts_of(session, event_id, rare=False, encoder=None)
        opened = vocabulary.doubts_of(session, event_id, rare=True, encoder=None)
    assert [(d.words, d.people) for d in seen.unknown] == [("wumblewhack", 3)]
    assert (seen.corrected, seen.hidden, seen.phrases, seen.certain) == ((), 2, 3, 0)
    assert [d.words for d in opened.unknown] == ["wumblewhack", "rare thing"]
    assert [(d.words, d.topic) for d in opened.corrected] == [("hikng", "hiking")]
    assert opened.hidden == 0


@pytest.mark.parametrize(
    ("values", "people"),
    [
        (merge("snorblefen", "grumblefip"), 4),
        (OverrideValues(action=Action.NEAR, words="snorblefen", other="grumblefip"), 4),
        (OverrideValues(action=Action.BLOCK, words="snorblefen"), 2),
        (OverrideValues(action=Action.RENAME, words="snorblefen", other="Rolling about"), 0),
        (merge("snorblefen", "chess"), 0),
        (merge("nobody wrote this", "chess"), 0),
    ],
)
def test_it_is_foreseen_whose_matches_change(store, event_id_of_four, values, people):
    with store.reading() as session:
        assert vocabulary.foresee(session, event_id_of_four, [values]).people == people


@pytest.fixture
def event_id_of_four(store):
    words = ("snorblefen", "Snorblefen", "grumblefip", "grumblefip")
    return evening(store, [person(n, interests=(w,), values=()) for n, w in enumerate(words, 1)])


def test_meetings_that_would_lose_their_reasons_are_foreseen(store, doorbell, event_id_of_four):
    planned(store, doorbell, event_id_of_four)
    block = OverrideValues(action=Action.BLOCK, words="snorblefen")
    with store.reading() as session:
        assert vocabulary.foresee(session, event_id_of_four, [block]).meetings == 1


def test_hints_suggest_ask_and_never_name_what_is_sensitive(store, event_id_of_four):
    def hint(words):
        with store.reading() as session:
            return vocabulary.hint_for(
                session, event_id_of_four, words, languages=("en",), encoder=None
            )

    assert hint("bould").suggestions[0] == "bouldering"
    assert hint("photograhpy").meant == ("photography",)
    assert "python programming" in hint("Python").senses
    assert hint("depressi").suggestions == ()
    assert hint("b").suggestions == ()


def test_decisions_go_with_their_event(any_store, event_id):
    from service.operations.erasing import erase_with_receipt

    decide(any_store, event_id, merge("snorblefen", "chess"))
    with any_store.writing() as session:
        erase_with_receipt(session, event_id, now=NOW)
    with any_store.reading() as session:
        assert session.scalars(select(Override)).all() == []
