"""What a table shares is told by topic: each once, with everybody it concerns."""

import pytest

from service.operations.gathered import threads_of

NAMES = {1: "Paula", 2: "Oskar", 3: "Emre", 4: "Mia", 5: "Ines", 6: "Noor"}


def reason(kind, relation, topic, **words):
    return {
        "kind": kind,
        "relation": relation,
        "topic": topic,
        "words": {one.removeprefix("n"): typed for one, typed in words.items()},
    }


def liked(topic, **words):
    return reason("interest", "same", topic, **words)


def told(reasons, *, names=NAMES, lang="en"):
    plain = str.maketrans("", "", "\u2068\u2069")
    return [
        (one.told.translate(plain), one.near.translate(plain))
        for one in threads_of(reasons, names, lang=lang)
    ]


def test_one_topic_is_told_once_with_everybody_whom_it_concerns():
    reasons = (
        reason("curiosity", "curious", "Open source", n3="open source", n1="open source"),
        reason("curiosity", "curious", "Open source", n3="open source", n2="Open source"),
        reason("curiosity", "curious", "Open source", n4="open source", n1="open source"),
        liked("Open source", n1="open source", n2="Open source"),
        reason("wonder", "same", "Open source", n3="open source", n4="open source"),
    )
    assert told(reasons) == [
        (
            "Emre and Mia are both curious about “open source”. "
            "Paula and Oskar both listed “open source”.",
            "",
        )
    ]


def test_words_that_are_near_stand_beside_the_topic_and_never_as_the_same():
    reasons = (
        reason("interest", "near", "Gardening", n1="gardening", n5="cooking"),
        reason("interest", "near", "Gardening", n2="gardening", n5="cooking"),
        reason("interest", "near", "Balcony plants", n4="balcony plants", n1="gardening"),
        liked("Gardening", n1="gardening", n2="gardening"),
    )
    assert told(reasons) == [
        (
            "Paula and Oskar both listed “gardening”.",
            "Ines listed “cooking”. Mia listed “balcony plants”.",
        )
    ]


def test_other_words_for_the_very_same_stand_with_it():
    reasons = (
        liked("Climbing", n1="bouldering", n2="climbing"),
        liked("Climbing", n2="climbing", n3="climbing"),
    )
    assert told(reasons) == [
        ("Paula listed “bouldering”. Oskar and Emre both listed “climbing”.", "")
    ]


def test_what_most_wrote_comes_first_then_what_the_plan_found_rarest():
    reasons = (
        liked("Harps", n1="harps", n2="harps"),
        liked("Tea", n3="tea", n4="tea"),
        liked("Maps", n4="maps", n5="maps"),
        liked("Maps", n4="maps", n6="maps"),
        liked("Maps", n5="maps", n6="maps"),
    )
    assert [one for one, _ in told(reasons)] == [
        "Mia, Ines and Noor all listed “maps”.",
        "Paula and Oskar both listed “harps”.",
        "Emre and Mia both listed “tea”.",
    ]


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "What matters to Paula and Oskar: “Kindness”."),
        ("de", "Wichtig für Paula und Oskar: „Freundlichkeit“."),
        ("es", "El mismo valor en dos listas, la de Paula y la de Oskar: «La amabilidad»."),
        ("fr", "Ce qui compte pour Paula et Oskar\u00a0: «\u00a0Gentillesse\u00a0»."),
    ],
)
def test_a_value_to_tick_is_called_as_its_reader_calls_it_and_equal_ones_are_one(lang, line):
    reasons = (reason("value", "same", "kindness", n1="Kindness", n2="kindness"),)
    assert told(reasons, lang=lang) == [(line, "")]


def test_a_value_that_was_typed_in_the_readers_language_is_the_ticked_one():
    reasons = (reason("value", "same", "kindness", n1="kindness", n2="Freundlichkeit"),)
    assert told(reasons, lang="de") == [("Wichtig für Paula und Oskar: „Freundlichkeit“.", "")]


def test_a_value_and_an_interest_of_one_word_are_told_apart():
    reasons = (
        liked("Craft", n1="craft", n2="craft"),
        reason("value", "same", "Craft", n1="craft", n2="craft"),
    )
    assert [one for one, _ in told(reasons)] == [
        "Paula and Oskar both listed “craft”.",
        "What matters to Paula and Oskar: “craft”.",
    ]


def test_nothing_is_told_of_who_is_not_there():
    reasons = (
        liked("Tea", n1="tea", n2="tea"),
        liked("Tea", n1="tea", n3="tea"),
        liked("Tea", n2="tea", n3="tea"),
    )
    assert told(reasons, names={1: "Paula", 2: "Oskar"}) == [
        ("Paula and Oskar both listed “tea”.", "")
    ]
    assert [one.people for one in threads_of(reasons, NAMES, lang="en")] == [frozenset({1, 2, 3})]
    assert told(reasons, names={1: "Paula"}) == []


@pytest.mark.parametrize(
    ("lang", "lines"),
    [
        ("en", "What matters to Paula: “honesty”. What matters to Oskar: “being honest”."),
        ("de", "Wichtig für Paula: „honesty“. Wichtig für Oskar: „being honest“."),
        (
            "es",
            "Un valor en la lista de Paula: «honesty». Un valor en la lista de Oskar: «being honest».",
        ),
        (
            "fr",
            "Ce qui compte pour Paula\u00a0: «\u00a0honesty\u00a0». "
            "Ce qui compte pour Oskar\u00a0: «\u00a0being honest\u00a0».",
        ),
    ],
)
def test_one_value_in_other_words_is_told_of_each_alone(lang, lines):
    reasons = (reason("value", "same", "honesty", n1="honesty", n2="being honest"),)
    assert told(reasons, lang=lang) == [(lines, "")]
