"""Table tents: everybody's name at their table, read from both sides, and nothing cut or folded."""

import io
import re
from collections import Counter
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from service.operations.hostpapers import tents_of
from service.printing.cards import Misfit
from service.printing.paper import PAPERS
from service.printing.papers import parts
from service.printing.recording import RecordingTypesetter
from service.printing.tent import Tent, TentRound, Tents
from tests.printing import cast, evening
from tests.printing.conftest import AT, plain, printed
from tests.printing.evening import LONG, NAMES

FORMATS = ("a4", "letter")
ALIVE = {
    "en": "If the talk is alive, ignore the questions.",
    "de": "Läuft das Gespräch, vergesst die Fragen.",
    "es": "Si la charla está viva, olvida las preguntas.",
    "fr": "Si la conversation vit, oubliez les questions.",
}


@pytest.fixture(scope="module")
def tents():
    return tents_of(evening.PLAN, evening.event(), evening.PEOPLE)


def tent(number=7, *, rounds=1, names=("Ana Ruiz", "Bo"), lang="en"):
    those = tuple(TentRound(n, f"18:{n:02}", names) for n in range(1, rounds + 1))
    return Tent(f"tent-{number}", number, those, lang)


def turned(pdf):
    """Read the pages as somebody does who sits on the other side of the table."""
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        for page in opened.pages:
            page.Rotate = 180
        out = io.BytesIO()
        opened.save(out)
    return printed(out.getvalue())


def letters(pdf):
    """Every letter of the first page with its box in millimeters: left, bottom, right, top."""
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0].get_textpage()
        found = [
            (page.get_text_range(n, 1), [edge / 72 * 25.4 for edge in page.get_charbox(n)])
            for n in range(page.count_chars())
        ]
    return [(letter, box) for letter, box in found if letter.strip()]


def test_a_tent_has_the_rounds_in_which_people_sit_at_its_table(tents):
    assert tents == Tents(
        "Common Ground 2026",
        3,
        (
            Tent(
                "tent-1",
                1,
                (
                    TentRound(1, "18:30", (NAMES[1], NAMES[2])),
                    TentRound(2, "18:50", (NAMES[8], NAMES[1], LONG)),
                    TentRound(3, "19:10", (NAMES[8], NAMES[1])),
                ),
            ),
            Tent(
                "tent-2",
                2,
                (
                    TentRound(1, "18:30", (LONG, NAMES[4])),
                    TentRound(2, "18:50", (NAMES[2], NAMES[4])),
                    TentRound(3, "19:10", (LONG, NAMES[2])),
                ),
            ),
            # In round 2 one person is left alone there: they rest, as on their itinerary.
            Tent(
                "tent-3",
                3,
                (
                    TentRound(1, "18:30", (NAMES[5], NAMES[6])),
                    TentRound(3, "19:10", (NAMES[5], NAMES[4])),
                ),
            ),
        ),
    )


@pytest.mark.parametrize("paper", FORMATS)
def test_both_faces_say_all_their_words(typesetter, tents, paper):
    sheet = typesetter.papers(tents, paper, title="Papers", timestamp=AT)
    guests, seats = zip(*(re.split("(?=Table )", text) for text in turned(sheet.pdf)), strict=True)
    # Where the number stands beside the line, a reader of PDFs may take either first.
    assert [Counter(text.split()) for text in guests] == [
        Counter(f"Common Ground 2026 {number} {ALIVE['en']}".split()) for number in (1, 2, 3)
    ]
    assert list(seats) == [
        "Table 1 Who sits here Common Ground 2026 ROUND 1 18:30 Émile Rossi Željko Đorđević "
        f"ROUND 2 18:50 Ana Ruiz Émile Rossi {LONG} ROUND 3 19:10 Ana Ruiz Émile Rossi",
        f"Table 2 Who sits here Common Ground 2026 ROUND 1 18:30 {LONG} ليلى الخوارزمي "
        f"ROUND 2 18:50 Željko Đorđević ليلى الخوارزمي ROUND 3 19:10 {LONG} Željko Đorđević",
        # PDFium takes lines with names from the right as a whole from the right.
        "Table 3 Who sits here Common Ground 2026 ROUND 1 王小明 נועה לוי 18:30 "
        "ROUND 3 ليلى الخوارزمي נועה לוי 19:10",
    ]
    assert (sheet.pages, sheet.cards, sheet.report) == (3, 3, ())


@pytest.mark.parametrize(("lang", "alive"), sorted(ALIVE.items()))
def test_the_kind_line_is_in_the_language_of_the_table(typesetter, lang, alive):
    sheet = typesetter.papers(Tents("E", 1, (tent(lang=lang),)), title="Papers", timestamp=AT)
    assert turned(sheet.pdf)[0].startswith(plain(f"E 7 {alive} "))


@pytest.mark.parametrize("paper", FORMATS)
@pytest.mark.parametrize(("rounds", "people"), [(1, 2), (1, 10), (4, 4), (8, 2), (8, 10), (30, 2)])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_not_one_letter_of_a_name_is_lost(typesetter, paper, rounds, people, lang):
    """Letters are counted, for a reader of PDFs may join words or turn them where directions mix."""
    names = [name for name in cast.NAMES.values() if not re.search("[\u0900-\u0e7f]", name)]
    those = tuple(
        TentRound(n, "18:30", tuple(names[(3 * n + k) % len(names)] for k in range(people)))
        for n in range(1, rounds + 1)
    )
    papers = Tents("E", rounds, (Tent("tent-7", 7, those, lang),))
    sheet = typesetter.papers(papers, paper, title="Papers", timestamp=AT)
    said = [name for one in those for name in one.names]
    said += ["E", ALIVE["en"], "Table", "Who sits here", "E"]
    said += ["ROUND"] * (rounds if rounds <= 8 else 0)
    found = Counter(letter for letter, _ in letters(sheet.pdf) if letter.isalpha())
    assert found == Counter(letter for words in said for letter in words if letter.isalpha())
    assert {misfit.kind for misfit in sheet.report} <= {"shrunk"}


@pytest.mark.parametrize("paper", FORMATS)
def test_each_table_is_one_sheet_of_the_right_size(typesetter, paper):
    papers = Tents("E", 8, tuple(tent(n, rounds=8) for n in range(1, 6)))
    sheet = typesetter.papers(papers, paper, title="Papers", timestamp=AT)
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        sizes = [page.get_size() for page in document]
    assert [(round(w / 72 * 25.4, 1), round(h / 72 * 25.4, 1)) for w, h in sizes] == [
        PAPERS[paper]
    ] * 5


@pytest.mark.parametrize("paper", FORMATS)
@pytest.mark.parametrize(("number", "people"), [(1, 2), (88, 2), (88, 10), (188, 3), (888, 10)])
def test_the_number_can_be_read_at_five_meters(typesetter, paper, number, people):
    """Signs want a letter as tall as a two-hundredth of the distance: 25 mm."""
    papers = Tents("E", 1, (tent(number, names=("Bo",) * people),))
    pdf = typesetter.papers(papers, paper, title="Papers", timestamp=AT).pdf
    tall = sorted((top - bottom for _, (_, bottom, _, top) in letters(pdf)), reverse=True)
    assert tall[len(str(number)) - 1] >= 25


@pytest.mark.parametrize("paper", FORMATS)
def test_nothing_lies_over_the_fold_and_each_face_stands_upright_once_folded(typesetter, paper):
    width, height = PAPERS[paper]
    names = tuple(cast.NAMES.values())[:10]
    papers = Tents("Common Ground 2026", 8, (tent(rounds=8, names=names),))
    found = letters(typesetter.papers(papers, paper, title="Papers", timestamp=AT).pdf)
    fold = height / 2
    assert [letter for letter, box in found if fold - 8 < box[3] and box[1] < fold + 8] == []
    assert all(box[0] > 5 and box[2] < width - 5 for _, box in found)
    assert all(box[1] > 5 and box[3] < height - 5 for _, box in found)
    said = "".join(letter for letter, _ in found)
    guests = [box for _, box in found[said.index("Common") :][:6]]
    seats = [box for _, box in found[said.index("Table") :][:5]]
    # The one runs from left to right below the fold; the other the other way above it.
    assert (guests, guests[0][3] < fold) == (sorted(guests), True)
    assert (seats, seats[0][1] > fold) == (sorted(seats, reverse=True), True)


def test_names_too_many_and_too_long_are_named(typesetter):
    papers = Tents("E", 8, (tent(rounds=8, names=(f"{LONG} {LONG} {LONG}",) * 10),))
    sheet = typesetter.papers(papers, title="Papers", timestamp=AT)
    assert sheet.report == (Misfit("tent-7", "names", "overflow", "does not fit at 7 pt"),)


def test_what_is_made_small_is_named(typesetter):
    papers = Tents("E", 8, (tent(rounds=8, names=(LONG,) * 3),))
    sheet = typesetter.papers(papers, title="Papers", timestamp=AT)
    assert [(one.card, one.field, one.kind) for one in sheet.report] == [
        ("tent-7", "names", "shrunk")
    ]


@pytest.mark.parametrize("name", ["W" * 60, "Donaudampfschifffahrt" * 5, "สมชาย" * 12])
def test_a_word_longer_than_its_line_is_broken_not_cut(typesetter, name):
    sheet = typesetter.papers(Tents("E", 1, (tent(names=(name, "Bo")),)), title="P", timestamp=AT)
    found = letters(sheet.pdf)
    assert min(box[0] for _, box in found) >= 15.5
    assert max(box[2] for _, box in found) <= 194.5
    assert sum(letter == "W" for letter, _ in found) == name.count("W") + 1  # "Who sits here"
    assert sheet.report == ()


def test_a_letter_no_font_has_is_named(typesetter):
    sheet = typesetter.papers(
        Tents("E", 1, (tent(names=("Ꮳ", "Bo")),)), title="Papers", timestamp=AT
    )
    assert sheet.report == (Misfit("tent-7", "names", "missing-glyph", "Ꮳ (U+13E3)"),)


def test_tents_are_tagged_of_actual_size_and_one_sided(typesetter, tents):
    sheet = typesetter.papers(tents, title="Papers", timestamp=AT)
    with pikepdf.open(io.BytesIO(sheet.pdf)) as pdf:
        preferences = {str(k): str(v) for k, v in pdf.Root.ViewerPreferences.items()}
        assert (preferences["/Duplex"], preferences["/PrintScaling"]) == ("/Simplex", "/None")
        assert str(pdf.docinfo["/Title"]) == "Papers"
        with pdf.open_metadata() as facts:
            kept = {key: facts.get(key) for key in ("pdfuaid:part", "pdfaid:part")}
    assert kept == {"pdfuaid:part": "1", "pdfaid:part": "2"}


def test_same_tents_same_bytes(typesetter, tents):
    once, again = (typesetter.papers(tents, title="Papers", timestamp=AT).pdf for _ in range(2))
    assert once == again


def test_very_many_tables_are_several_files(tents):
    many = replace(tents, tables=tuple(tent(n) for n in range(1, 251)))
    assert [len(part.tables) for part in parts(many)] == [100, 100, 50]
    assert [one for part in parts(many) for one in part.tables] == list(many.tables)


def test_the_double_remembers_tents(tents):
    double = RecordingTypesetter()
    assert double.papers(tents, title="Papers", timestamp=AT).cards == 3
    assert double.asked == [("tents", (tents, "a4", "timestamp", "title"))]
