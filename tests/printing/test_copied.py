"""A word longer than its line comes back out of a paper as it was typed, but for the ends of lines."""

from dataclasses import replace

import pytest

from service.printing.host import Guest, Thread
from service.printing.itinerary import Itineraries, Itinerary, Stop
from service.printing.tent import Tent, TentRound, Tents
from service.printing.wall import WallList, WallRound, WallRow
from tests.printing import cast
from tests.printing.conftest import AT, printed
from tests.printing.test_host import host_round, host_sheet

NAME = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
LONGER = NAME + NAME.lower()
AMONG = ("Anna", NAME, "Bo", "Cleo")


def host():
    line = f"Three of you listed “night trains”: \u2068Anna\u2069, \u2068{NAME}\u2069 and \u2068Bo\u2069."
    one = replace(host_round(1), threads=(Thread(tuple(map(Guest, AMONG)), line),))
    return host_sheet([one])


def itineraries():
    return Itineraries("E", 1, (Itinerary("i-1", NAME, (Stop(1, "18:30", 1, AMONG),)),))


def tents():
    return Tents("E", 1, (Tent("tent-1", 1, (TentRound(1, "18:30", AMONG),)),))


def wall():
    return WallList("E", (WallRound(1, "18:30"),), (WallRow("wall-1", NAME, (5,)),))


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize(("make", "times"), [(host, 2), (itineraries, 2), (wall, 1)])
def test_a_very_long_name_comes_back_as_typed(typesetter, make, times, paper):
    text = " ".join(printed(typesetter.papers(make(), paper, title="P", timestamp=AT).pdf))
    assert "\u200b" not in text
    assert "".join(text.split()).count(NAME) >= times


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_very_long_name_on_a_tent_has_nothing_between_its_letters(typesetter, paper):
    # What lies on its head is read out of order, but each line of it in one piece.
    text = " ".join(printed(typesetter.papers(tents(), paper, title="P", timestamp=AT).pdf))
    assert "\u200b" not in text
    assert NAME[:35] in text


def test_a_long_name_breaks_no_other_word_of_its_line(typesetter):
    words = " ".join(printed(typesetter.papers(host(), title="P", timestamp=AT).pdf)).split()
    line = words[words.index("Three") :]
    assert line[:7] == ["Three", "of", "you", "listed", "“night", "trains”:", "Anna,"]
    assert line[line.index("and") :][:2] == ["and", "Bo."]
    pieces = line[7 : line.index("and")]
    assert "".join(pieces) == NAME
    assert len(pieces) == 2
    assert min(map(len, pieces)) >= 3


@pytest.mark.parametrize("name", [NAME, LONGER])
@pytest.mark.parametrize("large", [False, True])
def test_a_very_long_name_on_a_card_comes_back_as_typed(typesetter, a4, name, large):
    question = f"What would you show {name} first?"
    card = replace(
        cast.deck()[0],
        name=name,
        meet=(name, "Bo"),
        share=(f"{name} wrote “bees”.",),
        opener=question,
        deeper=question,
        closing=question,
        other=question,
        large=large,
    )
    text = " ".join(printed(typesetter.cards([card], a4, title="Deck", timestamp=AT).pdf))
    assert "\u200b" not in text
    assert "".join(text.split()).count(name) >= 6
