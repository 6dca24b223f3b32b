"""What is too sensitive to use unasked, in every language of the form."""

import pytest

from matching.interests.sensitive import is_sensitive, sensitive_area
from matching.interests.sensitive_words import WORDS
from service.web.choices import LANGUAGES


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
    "words",
    [
        "erectile dysfunction", "my late husband", "my transition", "Ozempic", "SSRIs", "Ritalin", "Hajj",
        "far right", "UKIP", "hearing loss", "phobias", "MDMA", "quit drinking", "Hanukkah", "OnlyFans",
        "my criminal record", "laid off", "Sinti", "being black",
    ],
)  # fmt: skip
def test_what_newcomers_found_unprotected_is_sensitive(words):
    assert is_sensitive(words)


@pytest.mark.parametrize(
    "words", ["mass spectrometry", "MS Office", "Settlers of Catan", "edible flowers"]
)
def test_what_only_holds_such_letters_is_not(words):
    assert not is_sensitive(words)
