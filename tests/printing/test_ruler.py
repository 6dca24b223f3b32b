"""The ruler page: 100 mm are 100 mm, outlines lie where the stock says, and no word lies on a line."""

import io
import re
from ctypes import c_float
from dataclasses import dataclass, replace

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium
import pytest

from service.operations.rulerpapers import ruler_of
from service.printing.paper import PAPERS, cells, turned_over
from service.printing.papers import parts
from service.printing.rulerwords import RULER_WORDS
from tests.printing.conftest import AT, DESIGNS, plain, printed

STOCKS = sorted(path.stem for path in (DESIGNS / "stock").glob("*.toml"))
LANGUAGES = ("en", "de", "es", "fr")
NEAR = 0.02


def mm(points: float) -> float:
    return points / 72 * 25.4


@dataclass(frozen=True)
class Drawn:
    """A path on the page in mm, from its upper left corner; `falls` if it ends lower to the right."""

    x: float
    y: float
    width: float
    height: float
    falls: bool


def drawn(page: pypdfium2.PdfPage) -> list[Drawn]:
    """Read the corners of every path, so that the thickness of a line does not count."""
    found = []
    for one in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH]):
        points = []
        for number in range(pdfium.FPDFPath_CountSegments(one)):
            x, y = c_float(), c_float()
            segment = pdfium.FPDFPath_GetPathSegment(one, number)
            pdfium.FPDFPathSegment_GetPoint(segment, x, y)
            across, up = one.get_matrix().on_point(x.value, y.value)
            points.append((mm(across), mm(page.get_height() - up)))
        xs, ys = zip(*points, strict=True)
        falls = (points[-1][0] - points[0][0]) * (points[-1][1] - points[0][1]) > 0
        found.append(Drawn(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys), falls))
    return found


def letters(page: pypdfium2.PdfPage) -> list[tuple[str, float, float, float, float]]:
    """Each letter with its left, upper, right and lower edge in mm."""
    text, height = page.get_textpage(), page.get_height()
    found = []
    for number in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(number)
        letter = text.get_text_range(number, 1)
        if letter.strip():
            found.append((letter, mm(left), mm(height - top), mm(right), mm(height - bottom)))
    return found


def is_near(one: float, other: float) -> bool:
    return abs(one - other) < NEAR


@pytest.mark.parametrize("stock", STOCKS)
def test_both_rulers_are_one_hundred_millimeters_long(typesetter, stocks, stock):
    pdf = typesetter.papers(ruler_of(stocks[stock]), title="Ruler", timestamp=AT).pdf
    with pypdfium2.PdfDocument(pdf) as document:
        assert len(document) == 2
        for page in document:
            paths = drawn(page)
            (across,) = (p for p in paths if is_near(p.width, 100) and is_near(p.height, 0))
            (down,) = (p for p in paths if is_near(p.height, 100) and is_near(p.width, 0))
            ticks = sorted(
                p.x - across.x
                for p in paths
                if is_near(p.y, across.y) and is_near(p.width, 0) and p.height > 1
            )
            assert ticks == pytest.approx(list(range(101)), abs=NEAR)
            ticks = sorted(
                p.y - down.y
                for p in paths
                if is_near(p.x, down.x) and is_near(p.height, 0) and p.width > 1
            )
            assert ticks == pytest.approx(list(range(101)), abs=NEAR)


def test_every_ten_millimeters_have_their_number(typesetter, stocks):
    pdf = typesetter.papers(ruler_of(stocks["a4-85x55"]), title="Ruler", timestamp=AT).pdf
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        (across,) = (p for p in drawn(page) if is_near(p.width, 100) and is_near(p.height, 0))
        below = [
            (letter, left, right)
            for letter, left, upper, right, _ in letters(page)
            if across.y + 5 < upper < across.y + 9
        ]
    words: list[tuple[str, float, float]] = []
    for letter, left, right in sorted(below, key=lambda one: one[1]):
        if words and left - words[-1][2] < 1:
            words[-1] = (words[-1][0] + letter, words[-1][1], right)
        else:
            words.append((letter, left, right))
    assert [word for word, _, _ in words] == [str(n) for n in range(0, 101, 10)]
    middles = [(left + right) / 2 - across.x for _, left, right in words]
    assert middles == pytest.approx(list(range(0, 101, 10)), abs=0.3)


@pytest.mark.parametrize("stock", STOCKS)
def test_outlines_lie_where_the_stock_has_its_cells(typesetter, stocks, stock):
    sheet = stocks[stock]
    pdf = typesetter.papers(ruler_of(sheet), title="Ruler", timestamp=AT).pdf
    fronts = cells(sheet)
    backs = [turned_over(cell, sheet) for cell in fronts]
    with pypdfium2.PdfDocument(pdf) as document:
        for page, laid in zip(document, (fronts, backs), strict=True):
            outlines = [
                p for p in drawn(page)
                if is_near(p.width, sheet.width) and is_near(p.height, sheet.height)
            ]  # fmt: skip
            assert sorted((round(p.x, 2), round(p.y, 2)) for p in outlines) == sorted(
                (round(cell.x, 2), round(cell.y, 2)) for cell in laid
            )


@pytest.mark.parametrize("stock", STOCKS)
def test_the_page_is_that_of_the_stock_whatever_is_asked(typesetter, stocks, stock):
    sheet = typesetter.papers(ruler_of(stocks[stock]), "a4", title="Ruler", timestamp=AT)
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        sizes = {tuple(round(mm(side), 1) for side in page.get_size()) for page in document}
    assert sizes == {PAPERS[stocks[stock].paper]}


@pytest.mark.parametrize("stock", ["a4-85x55", "letter-35x20", "avery-5388"])
def test_slanting_scales_cross_the_first_edges_at_nought(typesetter, stocks, stock):
    """1 mm along the edge is 0.1 mm across it, and greater figures are further right and down."""
    pdf = typesetter.papers(ruler_of(stocks[stock]), title="Ruler", timestamp=AT).pdf
    first = cells(stocks[stock])[0]
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        (steep,) = (p for p in drawn(page) if is_near(p.width, 4) and is_near(p.height, 40))
        (flat,) = (p for p in drawn(page) if is_near(p.width, 40) and is_near(p.height, 4))
        assert steep.x + steep.width / 2 == pytest.approx(first.x, abs=NEAR)
        assert flat.y + flat.height / 2 == pytest.approx(first.y, abs=NEAR)
        assert (steep.falls, flat.falls) == (True, True)
        text = page.get_textpage()
        for scale in (steep, flat):
            spots = [
                box
                for figure in ("−2", "+2")
                for box in boxes_of(text, figure)
                if scale.x - 3 < mm(box[0]) < scale.x + scale.width + 12
                and scale.y - 2 < mm(page.get_height() - box[1]) < scale.y + scale.height + 12
            ]
            least, most = spots[0], spots[-1]
            if scale is steep:
                assert mm(least[1] - most[1]) == pytest.approx(40, abs=0.5)
            else:
                assert mm(most[0] - least[0]) == pytest.approx(40, abs=0.5)


def boxes_of(text: pypdfium2.PdfTextPage, figure: str) -> list[tuple[float, ...]]:
    """Where a whole figure stands: +2, but not +2.5."""
    search, found = text.search(figure, match_whole_word=False), []
    while (hit := search.get_next()) is not None:
        found.append(text.get_charbox(hit[0]))
    return found


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("stock", STOCKS)
def test_no_letter_lies_on_an_outline_and_all_fit(typesetter, stocks, stock, lang):
    sheet = typesetter.papers(ruler_of(stocks[stock], lang), title="Ruler", timestamp=AT)
    assert sheet.report == ()
    with pypdfium2.PdfDocument(sheet.pdf) as document:
        for page in document:
            edges = [
                p for p in drawn(page)
                if is_near(p.width, stocks[stock].width) and is_near(p.height, stocks[stock].height)
            ]  # fmt: skip
            crossed = [
                letter
                for letter, left, upper, right, lower in letters(page)
                for p in edges
                if left < p.x + p.width and right > p.x and upper < p.y + p.height and lower > p.y
                and not (left > p.x and right < p.x + p.width and upper > p.y
                         and lower < p.y + p.height)
            ]  # fmt: skip
            assert crossed == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_sentence_comes_back_from_both_sides(typesetter, stocks, lang):
    ruler = ruler_of(stocks["avery-74459"], lang)
    front, back = printed(typesetter.papers(ruler, title="Ruler", timestamp=AT).pdf)
    for text, side in ((front, ruler.sides[0]), (back, ruler.sides[1])):
        said = [side.name, side.lead, *side.steps, ruler.measures, ruler.caution, ruler.feed]
        said += [ruler.hundred, *(f"{one.seen} {one.nudge}" for one in ruler.remedies)]
        assert [line for line in said if plain(line) not in text] == []


def test_it_says_how_to_print_and_which_way_to_nudge(stocks):
    ruler = ruler_of(stocks["a4-85x55"])
    assert ruler.sides[0].lead == "Print at actual size, hold this against your sheet."
    assert [(plain(one.seen), one.nudge) for one in ruler.remedies] == [
        ("0.7 mm too far left", "right +0.7"),
        ("0.7 mm too far right", "right −0.7"),
        ("0.7 mm too high", "down +0.7"),
        ("0.7 mm too low", "down −0.7"),
    ]
    assert (ruler.measures, ruler.caution) == ("85 × 55 mm, 10 on a sheet", "")


def test_only_a_stock_without_sure_measures_asks_to_look_twice(stocks):
    unsure = [name for name in STOCKS if ruler_of(stocks[name]).caution]
    assert unsure == [name for name in STOCKS if not stocks[name].verified]


@pytest.mark.parametrize(("edge", "turned"), [("long", "Long"), ("short", "Short")])
def test_it_is_tagged_turned_as_cards_are_and_the_same_again(typesetter, stocks, edge, turned):
    ruler = ruler_of(replace(stocks["a4-85x55"], duplex=edge))
    once, again = (typesetter.papers(ruler, title="Ruler", timestamp=AT).pdf for _ in range(2))
    assert once == again
    with pikepdf.open(io.BytesIO(once)) as pdf:
        preferences = {str(k): str(v) for k, v in pdf.Root.ViewerPreferences.items()}
        assert preferences["/Duplex"] == f"/DuplexFlip{turned}Edge"
        assert preferences["/PrintScaling"] == "/None"
        with pdf.open_metadata() as facts:
            kept = {key: facts.get(key) for key in ("pdfuaid:part", "pdfaid:part")}
    assert kept == {"pdfuaid:part": "1", "pdfaid:part": "2"}


def test_turned_over_the_short_edge_the_fed_edge_is_below(typesetter, stocks):
    heights = {}
    for edge in ("long", "short"):
        ruler = ruler_of(replace(stocks["a4-85x55"], duplex=edge))
        pdf = typesetter.papers(ruler, title="Ruler", timestamp=AT).pdf
        with pypdfium2.PdfDocument(pdf) as document:
            for side, page in enumerate(document):
                text = page.get_textpage()
                found = text.search("Top edge.").get_next()
                assert found is not None
                middle = page.get_height() / 2
                heights[edge, side] = text.get_charbox(found[0])[1] > middle
    assert heights == {
        ("long", 0): True,
        ("long", 1): True,
        ("short", 0): True,
        ("short", 1): False,
    }


def test_it_is_always_one_file(stocks):
    ruler = ruler_of(stocks["a4-85x55"])
    assert parts(ruler) == (ruler,)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_language_has_every_word_and_every_gap(lang):
    def gaps(words):
        return {key: sorted(re.findall(r"{\w+}", text)) for key, text in words.items()}

    assert gaps(RULER_WORDS[lang]) == gaps(RULER_WORDS["en"])
