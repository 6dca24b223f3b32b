"""What typed words mean: folding, topics, and what is too sensitive to use unasked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matching import Attendee, Roster
from matching.interests import fold, resolve, understand
from matching.interests.sensitive import sensitive_area
from matching.interests.sensitive_words import WORDS
from matching.interests.vocabulary import NAMES, NEIGHBORS
from matching.openers.slots import fits
from service.web.choices import LANGUAGES


@settings(deadline=None, derandomize=True, max_examples=300)
@given(st.text(max_size=40))
def test_folding_twice_is_folding_once(words):
    assert fold(fold(words)) == fold(words)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Rock Climbing", "rock-climbing"),
        ("Café", "cafe"),
        ("arts & crafts", "Arts and Crafts"),
        ("stories", "story"),
        ("beaches", "beach"),
        ("movies", "movie"),
        ("\uff2a\uff41\uff5a\uff5a", "jazz"),
        ("farmer’s markets", "farmer's market"),
    ],
)
def test_the_same_words_fold_alike(one, two):
    assert fold(one) == fold(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [("C++", "C"), ("chess", "ches"), ("lens", "len"), ("が", "か"), ("tennis", "tenni")],
)
def test_different_words_stay_different(one, two):
    assert fold(one) != fold(two)


@pytest.mark.parametrize(
    ("words", "topic", "how"),
    [
        ("Climbing ", "climbing", "same words"),
        ("rock climbing", "climbing", "vocabulary"),
        ("Kochen", "cooking", "vocabulary"),
        ("I love playing chess", "chess", "vocabulary"),
        ("photograhpy", "photography", "spelling"),
        ("bird-watchng", "bird watching", "spelling"),
        ("night trains", "night train", "same words"),
        ("reiki", "reiki", "same words"),
        ("not running", "", "negated"),
    ],
)
def test_words_are_understood(words, topic, how):
    entry = resolve(words)
    assert (entry.topic, entry.how, entry.words) == (topic, how, words.strip())


@pytest.mark.parametrize(
    "words",
    ["swing trading", "biking boots", "surgeon", "web surfing", "bargain hunting", "hikaru"],
)
def test_words_that_only_look_alike_stay_their_own(words):
    assert resolve(words).topic == fold(words)


def test_every_name_means_one_topic_and_every_neighbor_is_one():
    assert all(NAMES[topic] == topic for topic in NAMES.values())
    assert {a for a, _ in NEIGHBORS} <= set(NAMES.values())
    assert [pair for pair in NEIGHBORS if pair[0] == pair[1]] == []
    assert {(b, a) for a, b in NEIGHBORS} == NEIGHBORS
    assert [name for name in NAMES if sensitive_area(name)] == []


@pytest.mark.parametrize(
    ("words", "area"),
    [
        ("living with ADHD", "health"),
        ("chemo", "health"),
        ("Leben nach dem Brustkrebs", "health"),
        ("cáncer de mama", "health"),
        ("l’église du village", "faith"),
        ("mulheres na política", "politics"),
        ("divorziato da poco", "family"),
        ("alcoholverslaving", "addiction"),
        ("życie uchodźców", "origin"),
        ("війна і полон", "crime"),
        ("الحياة مع السرطان", "health"),
        ("कैंसर के बाद", "health"),
        ("乳腺癌", "health"),
        ("離婚した人", "family"),
        ("유방암 극복", "health"),
        ("call +49 170 123 45 67", "contact"),
        ("030/123456", "contact"),
        ("photographs of 1990-1995", None),
        ("my faith", "faith"),
        ("Politics", "politics"),
        ("LGBTQ+", "sexuality"),
        ("divorce", "family"),
        ("Refugees", "origin"),
        ("paying off debts", "money"),
        ("Grief", "grief"),
        ("sober life", "addiction"),
        ("chess", None),
        ("bird migration", None),
        ("racecars", None),
        ("church bells", None),
    ],
)
def test_sensitive_words_are_known(words, area):
    assert sensitive_area(words) == area


def test_sensitive_words_are_known_in_every_language_of_the_form():
    assert tuple(WORDS) == LANGUAGES


def test_every_sensitive_word_is_found_by_itself():
    listed = [
        (language, entry.strip())
        for language, areas in WORDS.items()
        for entries in areas.values()
        for entry in entries.split(",")
    ]
    assert [each for each in listed if not sensitive_area(each[1].strip("*"))] == []


@pytest.mark.parametrize(
    "words",
    [
        "muziek",
        "Vertrouwen",
        "hydrogen",
        "natural selection",
        "algebraic geometry",
        "flautist",
        "calculus",
        "calcolo",
        "plasma",
        "socialising",
        "naturalist",
        "jewelry",
        "trumpet",
        "conservation",
        "hypothesis",
        "libros sobre historia",
        "evangelion",
        "Museen besuchen",
        "globes",
        "게이머",
        "도자기 빚기",
        "個性的な服",
        "أصمم",
        "読書",
        "december",
    ],
)
def test_words_that_only_hold_such_letters_are_harmless(words):
    assert sensitive_area(words) is None


@pytest.mark.parametrize(
    "words", ["https://a.example", "www.example.org", "a@b.example", "🎸🎶", "1984", "!?", "＠me"]
)
def test_links_addresses_and_signs_are_no_topic(words):
    assert (resolve(words).topic, fits(words)) == ("", False)


def test_sensitive_words_take_part_only_with_consent():
    people = [
        Attendee(1, "Ana", ("Prayer", "chess")),
        Attendee(2, "Sam", ("Prayer", "chess"), sensitive=True),
    ]
    voices = understand(Roster.build(people)).voices
    assert [[e.words for e in v.interests] for v in voices] == [["chess"], ["Prayer", "chess"]]
