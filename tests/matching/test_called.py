"""What people at one table are called: short only where that is sure and nobody else there answers to it."""

import doctest

import pytest

from matching import called as module
from matching.called import called
from matching.openers.ladder import phrases
from matching.outcome import Reason


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Zoë Straße-Müller", "Zoë"),
        ("Anne-Marie O’Neill", "Anne-Marie"),
        ("  Ana   Ruiz ", "Ana"),
        ("Ana R.", "Ana"),
        ("Ana", "Ana"),
        *(
            (name, name)
            for name in ("Mary Ann Smith", "Ana Ruiz García", "Dr Weber", "Prof. Weber")
        ),
        *((name, name) for name in ("J. Smith", "Ruiz, Ana", "Nguyễn An", "Kim Smith", "Wang Wei")),
        *(
            (name, name)
            for name in ("Abd Rahman", "van Dijk", "عبد الله", "Толстой Лев", "王 小明", "")
        ),
    ],
)
def test_a_name_is_shortened_only_where_that_is_sure(name, said):
    assert called({1: name}) == {1: said}


def test_who_shares_a_first_name_is_called_by_the_whole():
    table = {1: "Sam Okoye", 2: "SAM Lind", 3: "Bo Li"}
    assert called(table) == {1: "Sam Okoye", 2: "SAM Lind", 3: "Bo"}
    assert called({1: "Sam", 2: "Sam Lind"}) == {1: "Sam", 2: "Sam Lind"}


@pytest.mark.parametrize(
    ("names", "spoken"),
    [
        (("Zoë Straße-Müller", "Bo Okoye"), {"Zoë", "Bo"}),
        (("Sam Lind", "Sam Okoye"), {"Sam Lind", "Sam Okoye"}),
    ],
)
def test_questions_call_people_as_one_does(names, spoken):
    bees = (Reason("curiosity", "same", "bees", ((1, "bees"), (2, "hives"))),)
    asked = phrases(bees, dict(enumerate(names, 1)), language="en", table=False)
    found = {one.text.partition("\u2069,")[0] for one in asked if one.question.type == "CK"}
    assert {f"\u2068{name}" for name in spoken} <= found


def test_examples():
    assert doctest.testmod(module).failed == 0
