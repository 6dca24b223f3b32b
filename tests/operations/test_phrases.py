"""What is typed into one box as the phrases it lists: lists are parted, questions stay whole."""

import pytest

from matching import Attendee, Roster, Rules, make_plan
from matching.interests import resolve_all
from matching.verify import violations
from service.operations.phrases import phrases_in

RAIN = (
    "Why do some cities smell of rain?",
    "Warum riechen manche Städte nach Regen?",
    "¿Por qué algunas ciudades huelen a lluvia?",
    "Pourquoi certaines villes sentent-elles la pluie ?",
)
WITH_COMMAS = (
    "How does bread rise, and why?",
    "Wie lernt man Klavier, und warum üben so wenige?",
    "¿Cómo, y por qué, vuelan las abejas?",
    "Comment apprend-on le piano, et pourquoi si tard ?",
    "Do cats and dogs dream, or just sleep?",
    "¿Cómo vuelan las abejas, y por qué cantan?",
)


@pytest.mark.parametrize("question", [*RAIN, *WITH_COMMAS])
def test_a_question_is_one_phrase_with_its_mark(question):
    assert phrases_in(question) == [question]
    assert phrases_in(f"chess, {question} tea; {question}\ngolf") == [
        *("chess", question, "tea", question, "golf")
    ]
    assert {e.words for e in resolve_all(question)} == {question}


@pytest.mark.parametrize(
    ("typed", "phrases"),
    [
        ("hiking; cooking. dogs!", ["hiking", "cooking", "dogs"]),
        ("gardening? maybe", ["gardening", "maybe"]),
        ("golf? never", ["golf? never"]),
        ("tea, hiking?", ["tea", "hiking"]),
        ("anything but golf, tennis", ["anything but golf, tennis"]),
        ("Why do cats purr? How do bees talk?", ["Why do cats purr?", "How do bees talk?"]),
        ("how to bake bread, knitting", ["how to bake bread", "knitting"]),
    ],
)
def test_a_list_is_parted_as_ever(typed, phrases):
    assert phrases_in(typed) == phrases


@pytest.mark.parametrize(
    ("language", "question", "word"),
    [
        ("en", RAIN[0], "rain"),
        ("en", RAIN[0], "cities"),
        ("es", RAIN[2], "ciudades"),
        ("fr", RAIN[3], "pluie"),
        ("de", "Wie lernt man als Erwachsene noch Klavier und wozu?", "Klavier"),
    ],
)
def test_a_card_quotes_a_question_whole_and_the_judge_agrees(language, question, word):
    reasons, told = _reasons(question, word, language)
    assert [reason.words for reason in reasons] == [((1, question), (2, word))]
    assert told == ()


def test_a_sentence_too_long_for_a_card_is_understood_and_not_quoted():
    long = "Why do some of the old cities by the sea smell so much of rain in the middle of summer?"
    reasons, told = _reasons(long, "rain", "en")
    assert (reasons, told) == ((), ())
    assert {e.topic for e in resolve_all(long)} >= {"rain"}


def _reasons(question, word, language):
    roster = Roster.build(
        [
            Attendee(1, "Ana", curious_about=(question,), languages=(language,)),
            Attendee(2, "Sam", (word,), languages=(language,)),
        ]
    )
    rules = Rules("pairs", 1)
    plan = make_plan(roster, rules)
    (only,) = plan.rounds[0].meetings
    return only.reasons, violations(plan, roster, rules)
