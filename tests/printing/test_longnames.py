"""Long names on cards: they take no question's room, push out no words, and are as large as can be read."""

from dataclasses import replace

import pytest

from matching.openers.bank import BANKS
from service.printing.facepayload import faces_of
from service.printing.look import USUAL, Look
from tests.printing import cast
from tests.printing.laid import texts_on

COUNTESS = (
    "Anna-Sophie Gräfin von und zu Hohenstein-Wallersbach zu Obernzenn und Neuhaus auf Schloss"
)
NAMES = (
    COUNTESS,
    "Pedro de Alcântara Francisco António João Carlos Xavier de Paula Miguel Rafael Joaquim José Gonzaga",
    "W" * 60,
    ("Wolfeschlegelsteinhausenbergerdorff" * 3)[:100],
    "سعد محمد علي " * 7 + "حسن",
    "السيد" * 16,
    ("กฤษณะพงศ์ ศรีสุวรรณภูมิ " * 4).strip(),
    "กฤษณะพงศ์ศรีสุวรรณภูมิ" * 4,
)
SHARED = (
    "You listed “keeping bees on a roof”; Ana listed “city gardens, ponds and their bees”.",
    "You and Bo both wrote “learning an instrument after forty”.",
)


def longest(lang, count=2):
    """The longest questions of a bank, about something that has a long name."""
    filled = {
        one.text.replace("{topic}", "night trains").replace("{value}", "fairness")
        for one in BANKS[lang]
    }
    return sorted(filled, key=lambda text: (len(text), text))[-count:]


@pytest.mark.parametrize("lang", ["en", "de", "es", "fr"])
@pytest.mark.parametrize("design", ["circles", "band", "plain"])
def test_no_name_cuts_a_question(a4, lang, design):
    base = replace(cast.deck()[0], lang=lang, share=SHARED)
    deck = [
        replace(base, id=name, name=name, meet=meet, opener=question, deeper=question)
        for name in NAMES
        for meet in (("Bo Berg",), (name, "Bo Berg"))
        for question in longest(lang)
    ]
    for large in (False, True):
        report = []
        faces_of(deck, a4, ("front", "back"), look=Look(design, large=large), report=report)
        cut = [
            one for one in report if one.kind == "overflow" and one.field in ("opener", "deeper")
        ]
        assert cut == []


def laid(stock, card, look=USUAL, report=None):
    """A card as it is drawn."""
    sides = ("front", "back")
    return faces_of([card], stock, sides, look=look, report=[] if report is None else report)


def said_on(data, side):
    return ["".join(words for _, words, _ in runs) for *_, runs in texts_on(data, side)]


def sizes_of(data, side, ink):
    return [one[4] for one in texts_on(data, side) if one[-1][0][0] == ink]


def test_the_event_makes_room_for_a_question_that_would_be_cut(a4):
    with_event = set()
    for count in range(1, 30):
        report = []
        question = f"What {'small thing ' * count}do you carry with you?"
        card = replace(cast.deck()[0], name=COUNTESS, share=SHARED, opener=question)
        said = said_on(laid(a4, card, report=report), "front")
        if all(one.field != "opener" or one.kind != "overflow" for one in report):
            with_event.add(card.event in said)
    assert with_event == {True, False}


ORDINARY = (
    "Wojciech Brzęczyszczykiewicz",
    "Ἀλέξανδρος Παπαδόπουλος",
    "กฤษณะพงศ์ ศรีสุวรรณภูมิ",
    "Maximiliana Falkenburg-Meyer",
)


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", [*ORDINARY, *NAMES])
def test_to_swap_turns_is_said_in_words_or_not_at_all(a4, name, large):
    card = replace(cast.deck()[0], name=name)
    said = [one for one in said_on(laid(a4, card, Look(large=large)), "back") if "↔" in one]
    assert said in (["↔ swap turns"], [])
    if name in ORDINARY:
        assert said


@pytest.mark.parametrize("name", [*ORDINARY, *NAMES])
def test_a_name_in_several_lines_stands_clear_of_the_question_below(a4, name):
    card = replace(cast.deck()[0], name=name)
    for look in (USUAL, Look(large=True)):
        texts = texts_on(laid(a4, card, look), "back")
        [(_, top, *_)] = [one for one in texts if one[7] == "end"]
        [bottom] = [y + tall for _, y, _, tall, *rest in texts if rest[3] == "end"]
        question = min(y for _, y, *_, runs in texts if runs[0][0] == "question")
        height = bottom - top
        assert question - bottom > (2.5 if height > 6.5 else 2)


def test_a_second_line_of_a_name_on_the_back_begins_with_no_dot(a4):
    for name in (*ORDINARY, *NAMES):
        [said] = [
            one
            for one in said_on(laid(a4, replace(cast.deck()[0], name=name)), "back")
            if "Round" in one
        ]
        assert said.endswith(("\u00a0· Round\u00a02", "\nRound\u00a02"))


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("Jean-François de La Rochefoucauld-Montmorency", 2),
        ("الأميرة فاطمة الزهراء بنت عبد الرحمن الخوارزمي القحطاني بن يوسف", 2),
        ("Wojciech Brzęczyszczykiewicz", 1),
    ],
)
def test_whose_card_it_is_stands_in_two_lines_rather_than_in_small_type(a4, name, lines):
    report = []
    card = replace(
        cast.deck()[0], name=name, meet=("Bo Berg",), opener="What do you carry with you?"
    )
    texts = texts_on(laid(a4, card, report=report), "front")
    [(tall, size)] = [(one[3], one[4]) for one in texts if one[8]]
    assert (size >= 6.2, round(tall / size)) == (True, lines)
    # The question is as large as beside a short name, and nothing is said to have been set small.
    usual = sizes_of(laid(a4, replace(card, name="Bo")), "front", "opener")
    assert sizes_of(laid(a4, card), "front", "opener") == usual
    assert report == []


def test_only_among_several_does_the_second_line_of_a_name_begin_further_in(a4):
    long = "Konstantina Papadimitriou-Alexopoulou"
    for meet, indented in (((long,), False), ((long, "Bo Berg"), True)):
        card = replace(cast.deck()[0], meet=meet)
        name, *_ = [t for t in texts_on(laid(a4, card), "front") if t[-1][0][0] == "name"]
        assert (name[3] > 1.5 * name[4], name[11] > 0) == (True, indented)


def test_no_line_of_whose_card_it_is_ends_in_a_dot(a4):
    card = replace(cast.deck()[0], lang="de", name="Ağaoğlu Çiğdem")
    [owner] = [one for one in texts_on(laid(a4, card), "back") if one[7] == "end"]
    assert [text for _, text, _ in owner[-1]] == ["Ağaoğlu Çiğdem", "\nRunde\u00a02"]
    short = replace(card, name="Bo Berg")
    [owner] = [one for one in texts_on(laid(a4, short), "back") if one[7] == "end"]
    assert [text for _, text, _ in owner[-1]] == ["Bo Berg", "\u00a0· Runde\u00a02"]
