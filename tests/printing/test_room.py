"""Long names, long lines and long questions share the room of a card; none takes what another needs."""

from dataclasses import replace

import pytest

from service.printing.facepayload import faces_of
from service.printing.faces.face import OPENER
from service.printing.faces.names import NAME
from service.printing.faces.paragraph import Run, asked, paragraph_of
from service.printing.look import USUAL, Look
from service.printing.text import joined
from tests.printing import cast
from tests.printing.laid import texts_on

SIX = (
    "Jonas Lindqvist",
    "Nguyễn Thị Minh Khai",
    "Лев Николаевич Соколов",
    "Ana Ruiz",
    "Mateusz Wiśniewski",
)
VERY_LONG = (
    "Maximiliana Konstantina Freifrau von Falkenburg",
    "María-Constanza Fernández de la Vega y Brzęcz",
    "Bartholomäus Christophorus van Oldenbarnevelt",
)
ABOUT = "Mateusz is curious about “learning Welsh”. You, Ana and Jonas all listed “learning Welsh”."


@pytest.mark.parametrize("design", ["circles", "band", "plain"])
@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("meet", [SIX, VERY_LONG])
def test_a_table_of_six_and_very_long_names_fit_the_small_cards(stocks, design, large, meet):
    card = replace(
        cast.deck()[0],
        meet=meet,
        share=(ABOUT,),
        opener="Which simple thing do you like more than it seems to deserve?",
    )
    for stock_id in ("a4-85x55", "letter-35x20"):
        report = []
        data = faces_of(
            [card], stocks[stock_id], ("front",), look=Look(design, large=large), report=report
        )
        assert [one for one in report if one.kind == "overflow"] == []
        texts = texts_on(data, "front")
        said = "".join(words for *_, runs in texts for ink, words, _ in runs if ink == "name")
        assert [name for name in meet if name not in said] == []
        assert min(size for _, _, _, _, size, *_, runs in texts if runs[0][0] == "name") >= 7


def test_names_in_a_row_are_parted_by_commas_and_stay_whole(a4):
    card = replace(cast.deck()[0], meet=SIX)
    data = faces_of([card], a4, ("front",), look=USUAL, report=[])
    [runs] = [runs for *_, runs in texts_on(data, "front") if runs[0][0] == "name"]
    assert [(words, whole) for _, words, whole in runs if words != " "] == [
        *((f"{name},", True) for name in SIX[:-1]),
        (SIX[-1], True),
    ]


def test_a_name_on_two_lines_leaves_no_short_word_alone(a4):
    data = faces_of(
        [replace(cast.deck()[0], meet=("Anne-Charlotte de Montmorency-Laval",))],
        a4, ("front",), look=Look("band"), report=[],
    )  # fmt: skip
    [(width, size)] = [
        (width, size)
        for _, _, width, _, size, *_, runs in texts_on(data, "front")
        if runs[0][0] == "name"
    ]
    name = paragraph_of((Run("Anne-Charlotte de Montmorency-", NAME),), "en")
    assert width < name.on_one_line(size)


def test_a_second_line_of_what_is_shared_yields_where_the_question_would_get_small(a4):
    lines = (
        "You are curious about “birdsong”. Anne-Charlotte de Montmorency-Laval listed “birdsong”.",
        "You both listed “cooking for friends”.",
    )
    for opener, kept in (
        ("What about it?", 2),
        ("What brought you back to “cooking for friends” after a break of some years?", 1),
    ):
        card = replace(
            cast.deck()[0],
            meet=("Anne-Charlotte de Montmorency-Laval",),
            share=lines,
            opener=opener,
        )
        texts = texts_on(faces_of([card], a4, ("front",), look=USUAL, report=[]), "front")
        assert sum(runs[0][0] == "text" for *_, runs in texts) == kept
        [size] = [size for _, _, _, _, size, *_, runs in texts if runs[0][0] == "opener"]
        assert size >= 10


@pytest.mark.parametrize(
    ("lang", "question", "held"),
    [
        ("en", "Who comes to mind with “\u2068読書\u2069”?", ["\u2068読書\u2069"]),
        ("en", "Who comes to mind with “\u2068night trains\u2069”?", []),
        ("fr", "Quelle phrase aimeriez-vous réentendre\u00a0?", ["aimeriez-vous"]),
        ("fr", "Que vous rappelle-t-il de là-bas\u00a0?", ["rappelle-t-il"]),
        ("es", "¿Qué te-vous\u00a0?", []),
    ],
)
def test_what_belongs_together_is_not_parted(lang, question, held):
    found = asked(question, OPENER, lang).runs
    assert [run.text for run in found if run.whole] == held
    said = "".join(run.text for run in found)
    assert joined(said) == joined(question)


@pytest.mark.parametrize(
    ("lang", "question", "is_kept"),
    [
        ("en", "What do you like about “\u2068night trains 24/7\u2069”?", False),
        ("en", "What do you like about “\u2068Тихий Дон, Ὀδύσσεια\u2069”?", False),
        ("en", "What do you like about “\u2068רכבות לילה\u2069”?", True),
        ("en", "What do you like about “\u2068قطارات 24\u2069”?", True),
        ("he", "What do you like about “\u2068night trains\u2069”?", True),
    ],
)
def test_words_stay_isolated_where_they_could_reorder_what_stands_beside_them(
    lang, question, is_kept
):
    said = "".join(run.text for run in asked(question, OPENER, lang).runs)
    assert said == (f"\u2068{question}\u2069" if is_kept else joined(question))


def test_where_two_ways_to_go_on_are_too_long_one_stays(a4):
    long = ("Comment voyez-vous cela maintenant, après tout ce temps et tout ce chemin ?",) * 2
    report = []
    card = replace(cast.deck()[0], stems=long, code="https://attune.example/n/abcdefghijklmnop")
    data = faces_of([card], a4, ("back",), look=USUAL, report=report)
    said = "".join(words for *_, runs in texts_on(data, "back") for _, words, _ in runs)
    assert said.count(long[0]) == 1
    assert [one for one in report if one.kind == "overflow"] == []


def test_a_long_second_question_takes_the_room_that_is_left(a4):
    card = replace(
        cast.deck()[0],
        deeper="What nearly kept you away?",
        other="À quoi ressemble une journée libre chez vous, et qu’est-ce qui n’y manque presque jamais, "
        "été comme hiver ?",
        lang="fr",
    )
    report = []
    faces_of([card], a4, ("back",), look=USUAL, report=report)
    assert [one for one in report if one.kind == "overflow"] == []


def test_arabic_names_have_more_room_above_and_below(a4):
    def tops(*meet):
        data = faces_of([replace(cast.deck()[0], meet=meet)], a4, ("front",), look=USUAL, report=[])
        return [
            (y, y + tall, size)
            for _, y, _, tall, size, *_, runs in texts_on(data, "front")
            if runs[0][0] in ("head", "name")
        ]

    head, first, second, third = tops("أحمد أمين", "ليلى الخوارزمي", "Ana Ruiz")
    usual_head, usual, below, _ = tops("Bo Berg", "Cy Moss", "Ana Ruiz")
    assert first[0] - head[1] >= usual[0] - usual_head[1] + 1.5
    for (_, bottom, _), (top, _, _) in ((first, second), (second, third)):
        assert top - bottom >= below[0] - usual[1] + 1.5


@pytest.mark.parametrize("field", ["share", "opener", "deeper", "closing"])
def test_what_does_not_fit_is_clipped_between_lines_never_through_letters(a4, field):
    words = "Something that goes on and on, and on. " * 20
    card = replace(cast.deck()[0], **{field: (words,) if field == "share" else words})
    report = []
    data = faces_of([card], a4, ("front", "back"), look=USUAL, report=report)
    assert (card.id, field, "overflow") in [(one.card, one.field, one.kind) for one in report]
    [(tall, size, leading, line)] = [
        (tall, size, leading, line)
        for side in ("front", "back")
        for _, _, _, tall, size, leading, line, _, _, clipped, *_ in texts_on(data, side)
        if clipped
    ]
    lines = (tall / size + leading) / (line + leading)
    assert lines >= 1
    assert lines == pytest.approx(round(lines), abs=0.01)
