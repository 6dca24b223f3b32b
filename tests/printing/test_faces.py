"""Cards are laid out without Typst; here Typst measures every text in its room and must agree."""

import random
from dataclasses import replace
from itertools import permutations

import pytest

from matching.openers.bank import BANKS
from service.printing.facepayload import faces_of
from service.printing.faces.fit import steps
from service.printing.lines import lines_for
from service.printing.look import USUAL, Look
from tests.printing import cast
from tests.printing.judging import Judge
from tests.printing.laid import texts_on
from tests.printing.test_typeset import RUDE, SCRIPTS

LANGUAGES = ("en", "de", "es", "fr")


@pytest.fixture(scope="module")
def judge(tmp_path_factory):
    """Return what Typst measures: for each text, height and width as laid out and as they are."""
    return Judge(tmp_path_factory.mktemp("designs"))


def differing(rows):
    return [row for row in rows if abs(row[1][0] - row[2][0]) > 0.01]


@pytest.mark.parametrize("look", [USUAL, Look("band"), Look("plain"), Look(large=True)], ids=str)
@pytest.mark.parametrize("stock_id", ["a4-85x55", "letter-35x20", "a4-148x105"])
def test_every_text_of_the_cast_is_as_tall_as_typst_sets_it(judge, stocks, stock_id, look):
    deck = [card for card in cast.deck() if "สมชาย" not in f"{card.name}{card.meet}"]
    rows = judge(deck, stocks[stock_id], look)
    assert len(rows) > 200
    assert differing(rows) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_question_and_line_breaks_where_it_was_laid_out(judge, a4, lang):
    questions = [
        question.text.replace("{topic}", "night trains").replace("{value}", "fairness")
        for question in BANKS[lang]
    ]
    small = lines_for(lang)
    base = cast.deck()[0]
    pairs = tuple(permutations((*small.story_stems, *small.stems), 2))
    deck = [
        replace(
            base,
            id=str(number),
            lang=lang,
            opener=text,
            deeper=questions[number - 1],
            other=questions[number - 2],
            closing=questions[number - 3],
            pass_line=small.passes[number % len(small.passes)],
            reassurance=small.reassurances[number % len(small.reassurances)],
            stems=pairs[number % len(pairs)],
        )
        for number, text in enumerate(questions)
    ]
    assert len(deck) >= 150
    assert differing(judge(deck, a4)) == []


def test_no_text_in_any_script_is_taller_than_its_room(judge, a4):
    dice = random.Random(11)
    words = [*SCRIPTS, *RUDE, "sourdough", "Straßenbahn", "naïve", "and/or", "rock-n-roll", "1–2"]
    said = lambda most: " ".join(dice.choice(words) for _ in range(dice.randint(1, most)))  # noqa: E731
    deck = [
        replace(
            cast.deck()[number % 20],
            id=str(number),
            name=said(2),
            meet=tuple(said(2) for _ in range(dice.randint(1, 4))),
            share=tuple(said(6) for _ in range(dice.randint(0, 2))),
            opener=said(12),
            deeper=said(12),
            other=said(8),
            closing=said(8),
        )
        for number in range(150)
    ]
    rows = judge(deck, a4)
    assert [row for row in rows if row[2][0] > row[1][0] + 0.01] == []
    assert [row for row in rows if row[2][1] > row[1][1] + 0.01] == []


@pytest.mark.parametrize(
    ("lang", "stock_id", "look", "field", "text"),
    [
        # A sign of one script on a no-break space after another: Typst shapes it with its own script.
        ("fa", "a4-85x55", "band", "name", "தமிழ் செல்வன்\u00a0ో౫ౘ౯ఢ"),
        ("en", "a4-148x105", "plain", "name", "{As\\;31NQt\u00a0\u0bc1ஃ\u0bbfயலவ"),
        # Letters that Typst does not kern and HarfBuzz does, sixty times.
        ("es", "a4-85x55", "circles", "opener", "x/" * 65),
        # Khmer and Burmese letters joined to others: no dictionary parts them.
        ("ko", "letter-35x20", "plain", "closing", "王小明සිංහල පෙරේරාdoសុខាසිංහල පෙරේරා👩‍👩‍👧 🇩🇪 👍🏽"),
        ("es", "a4-85x55", "band", "closing", "রবি ঠাকুরůȖƨťÑĸဪၡ၃ာ၇၉ဨၓၗၠဲက"),
        # Marks on a space: Typst sets a space more for each family that cannot draw them.
        (
            "en",
            "a4-85x55",
            "circles",
            "opener",
            "ليلى الخوارزمي 亳□ \u064b\u06e8\u065e\u06ca\u06d2\u06e3 ab O’Brien-Łuczak",
        ),
        # Lao between no-break spaces: only it has more places to break, not all that is joined to it.
        (
            "en",
            "letter-35x20",
            "band",
            "deeper",
            '#read("/etc/passwd")\u00a0do\u00a0\u200e\u00a0ສົມສັກ\u00a0نمی‌دانم\u00a0sourdough'
            "\u00a0“quoted”\u00a0(maybe)\u00a0<b>bold</b> &amp;",
        ),
        # Letters of Japanese keyboards, half or twice as wide: they too stand apart from Latin ones.
        ("el", "avery-c32015", "circles", "name", "ｊﾌ；ｯﾲﾋｙﾛｳ"),
        ("zh-Hant", "avery-74459", "circles", "deeper", "learning ＃Ａ：ｔﾄｌ＞"),
    ],
    ids=[
        "telugu",
        "tamil",
        "kerned",
        "khmer",
        "burmese",
        "marks",
        "lao",
        "half-width",
        "full-width",
    ],
)
def test_no_text_takes_a_line_more_than_was_reckoned(
    judge, stocks, lang, stock_id, look, field, text
):
    deck = [
        replace(cast.deck()[0], id=str(large), lang=lang, large=large, **{field: text})
        for large in (False, True)
    ]
    rows = judge(deck, stocks[stock_id], Look(look))
    assert [row for row in rows if row[2][0] > row[1][0] + 0.01] == []


@pytest.mark.parametrize(
    "name", ["W" * 60, "Donaudampfschifffahrtsgesellschaftskapitän" * 2, "ကျေးဇူးတင်ပါတယ်" * 6]
)
def test_no_room_lies_outside_its_card(stocks, name):
    card = replace(
        cast.deck()[0], name=name, meet=(name,) * 3, share=(name,), event=name, opener=name
    )
    for stock in stocks.values():
        for look in (USUAL, Look("band", large=True)):
            data = faces_of([card], stock, ("front", "back"), look=look, report=[])
            width, height = data["card"]
            out = [
                (x, y, wide, tall, runs)
                for side in ("front", "back")
                for x, y, wide, tall, *_, runs in texts_on(data, side)
                if x < -0.01 or x + wide > width + 0.01 or y < -0.01 or y + tall > height + 0.01
            ]
            assert out == []


def test_a_long_event_is_said_once_and_stays_below_the_question(stocks):
    event = "The Grand Annual Gathering for Everything That Keeps Us Up at Night and Awake Till Ten"
    deck = [replace(card, event=event, name="W" * 60) for card in cast.deck()]
    for stock in stocks.values():
        report = []
        data = faces_of(deck, stock, ("front",), look=Look("band"), report=report)
        assert len([one for one in report if one.field == "event"]) <= 1
        for number in range(len(deck)):
            texts = texts_on(data, "front", number)
            [bottom] = [y + tall for _, y, _, tall, *_, runs in texts if runs[0][0] == "opener"]
            foot = [y for _, y, *_, runs in texts if runs[0][0] == "mute"]
            assert len(foot) == 2
            assert min(foot) >= bottom - 0.01


def test_an_event_that_is_cut_is_named_though_a_letter_of_it_is_missing_too(a4):
    card = replace(cast.deck()[0], event="Արամ\ue000 " + "x/" * 140)
    report = []
    data = faces_of([card, replace(card, name="")], a4, ("front",), look=USUAL, report=report)
    assert [one.kind for one in report if one.kind == "overflow"] == ["overflow"]
    words = [
        text for side in (0, 1) for *_, runs in texts_on(data, "front", side) for _, text, _ in runs
    ]
    assert [text for text in words if "x/x/" in text] == []


@pytest.mark.parametrize("look", [USUAL, Look("band", large=True), Look("plain")], ids=str)
def test_an_event_of_eighty_letters_is_said_whole(judge, a4, look):
    event = "Långe Nacht <b>der</b> Gespräche & #Freunde — très très longue soirée d’échanges"
    deck = [replace(card, event=event) for card in cast.deck()]
    blanks = [replace(card, name="", meet=(), share=()) for card in deck[:2]]
    report = []
    faces_of([*deck, *blanks], a4, ("front",), look=look, report=report)
    assert [one for one in report if one.kind == "overflow"] == []
    said = [row for row in judge([*deck, *blanks], a4, look) if row[0] == event]
    assert len(said) == len(deck) + len(blanks)
    assert differing(said) == []


def set_in(stock, field, **changes):
    """The sizes and line counts of a field's texts on the front of a card."""
    data = faces_of([replace(cast.deck()[0], **changes)], stock, ("front",), look=USUAL, report=[])
    texts = texts_on(data, "front")
    return [
        (size, round(tall / (size * 1.16)))
        for _, _, _, tall, size, *_, runs in texts
        if runs[0][0] == field
    ]


def test_the_one_to_meet_is_as_large_on_two_lines_as_room_allows(a4):
    assert set_in(a4, "name", meet=("Ana Ruiz",)) == [(18, 1)]
    [(size, lines)] = set_in(a4, "name", meet=("Maximiliana Falkenburg-Meyer",))
    assert (size > 14, lines) == (True, 2)


def test_on_a_tall_card_names_take_what_it_is_taller_by_unless_one_wraps(stocks):
    card, tall = stocks["a4-85x55"], stocks["a4-148x105"]
    grown = tall.width / card.width
    short, long = ("Ana Ruiz", "Bo Berg", "Cy Moss"), ("Ana Ruiz", "Bo Berg", "x " * 30)
    [(usual, _), *_] = set_in(card, "name", meet=short)
    [(size, _), *others] = set_in(tall, "name", meet=short)
    assert size > 1.3 * usual * grown
    assert {other for other, _ in others} == {size}
    # With a long name among them they begin at the usual type of three, and it alone is smaller.
    [(first, _), (second, _), (third, lines)] = set_in(tall, "name", meet=long)
    assert (first, second, lines) == (round(11.8 * grown, 2), first, 1)
    assert third < 0.66 * first


@pytest.mark.parametrize(("letters", "kinds"), [(224, []), (248, ["shrunk"]), (284, ["overflow"])])
def test_what_is_shared_takes_the_room_that_the_question_can_spare(a4, letters, kinds):
    line = "You and María-Constanza Fernández de la Vega both listed “chess in the park, on foot”. "
    card = replace(
        cast.deck()[0], meet=("Bo",), share=((line * 4)[:letters],), opener="What about it?"
    )
    report = []
    faces_of([card], a4, ("front",), look=USUAL, report=report)
    assert [one.kind for one in report if one.field == "share"] == kinds


def test_steps_fall_from_the_largest_to_the_smallest():
    assert steps(7.6, 6.6) == (7.6, 7.2, 6.8, 6.6)
    assert steps(8, 8) == (8,)
    assert steps(6.4, 5.8, by=0.25) == (6.4, 6.15, 5.9, 5.8)


LONG = "Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarenge"


@pytest.mark.parametrize("large", [False, True])
def test_a_very_long_name_makes_no_other_smaller(a4, large):
    assert set_in(a4, "name", meet=("Ana Ruiz", "Bo Berg"), large=large) == [(15, 1)] * 2
    [short, (size, lines)] = set_in(a4, "name", meet=("Ana Ruiz", LONG), large=large)
    assert (short, size > 9, lines) == ((15, 1), True, 2)
    [first, (size, lines), last] = set_in(a4, "name", meet=("Ana", LONG, "Bo"), large=large)
    assert (first, last, size, lines) == ((9.55, 1), (9.55, 1), 7, 2)


def test_larger_type_makes_no_name_smaller(stocks):
    crowds = [("Ana Ruiz", LONG), (LONG,), ("Ana", LONG, "Bo", LONG), ("Ana Ruiz", "สมชาย " * 6)]
    for stock in stocks.values():
        for meet in crowds:
            usual, larger = (set_in(stock, "name", meet=meet, large=one) for one in (False, True))
            pairs = zip(usual, larger, strict=True)
            assert [one for one in pairs if one[1][0] < one[0][0] - 0.001] == []


def meeting(a4, *meet):
    """How far each name's later lines begin in, and what is on each line of its own."""
    data = faces_of([replace(cast.deck()[0], meet=meet)], a4, ("front",), look=USUAL, report=[])
    texts = [one for one in texts_on(data, "front") if one[-1][0][0] == "name"]
    return [(one[-2], [(text, whole) for _, text, whole in one[-1]]) for one in texts]


def test_the_second_line_of_a_name_begins_further_in(a4, judge):
    assert [hang for hang, _ in meeting(a4, "Ana Ruiz", LONG)] == [0, 0.9]
    deck = [
        replace(cast.deck()[0], id=str(number), meet=meet)
        for number, meet in enumerate([(LONG, "Bo"), ("سعد " * 14, "Bo"), ("Maria-Luise " * 5,)])
    ]
    rows = judge(deck, a4)
    assert [row for row in rows if row[2][0] > row[1][0] + 0.01] == []
    assert [row for row in rows if row[2][1] > row[1][1] + 0.01] == []


def test_words_that_need_no_spaces_stay_whole_where_a_name_has_several(a4):
    [(_, runs)] = meeting(a4, "กฤษณะพงศ์ ศรีสุวรรณภูมิ")
    assert [text for text, whole in runs if whole] == ["กฤษณะพงศ์", "ศรีสุวรรณภูมิ"]
    [(hang, runs), _] = meeting(a4, "マリア・コンスタンツァ・フェルナンデス・デ・ラ・ベガ", "Bo Li")
    parts = "".join(text for text, _ in runs).strip("\u2068\u2069").split("\n")
    assert (hang, parts) == (0.9, ["マリア・コンスタンツァ・", "フェルナンデス・デ・ラ・ベガ"])
    [(_, runs)] = meeting(a4, "王小明")
    assert [whole for _, whole in runs] == [False]


FULL_NAMES = (
    "Pedro de Alcântara Francisco António João Carlos Xavier de Paula Miguel Rafael Joaquim José Gonzaga",
    "María del Carmen Fernández de la Vega Álvarez-Buylla y Castellanos de los Ríos Montoya de Córdoba",
    "Warnakulasuriya Patabendige Ushantha Joseph Chaminda Vaas Kurukulasuriya Mudiyanselage Appuhamige",
)


@pytest.mark.parametrize("name", FULL_NAMES)
def test_a_full_name_of_a_hundred_letters_is_whole_on_both_sides_above_no_question(
    stocks, judge, name
):
    card = replace(cast.deck()[0], name=name, meet=("Ana Ruiz", "Bo Berg"))
    deck = [replace(card, id=str(large), large=large) for large in (False, True)]
    for stock in (stocks["a4-85x55"], stocks["letter-35x20"]):
        report = []
        data = faces_of(deck, stock, ("front", "back"), look=USUAL, report=report)
        assert [one for one in report if one.kind == "overflow"] == []
        for number in range(len(deck)):
            texts = texts_on(data, "front", number)
            [bottom] = [y + tall for _, y, _, tall, *_, runs in texts if runs[0][0] == "opener"]
            assert texts[0][1] > bottom
        rows = judge(deck, stock)
        assert [row for row in rows if row[2][0] > row[1][0] + 0.01] == []
