"""Every stock has the numbers of its source, answers to its packet's number, and holds our cards."""

from dataclasses import replace

import pypdfium2
import pytest

from service.printing.paper import (
    Layout,
    Stock,
    cells,
    faults_of,
    find_stock,
    left_over,
    load_stock,
    load_stocks,
    pages,
)
from tests.printing.conftest import AT, DESIGNS, back_text, front_text, printed
from tests.printing.portrait import CARD

FOLDER = DESIGNS / "stock"
LETTER, A4 = "letter", "a4"
# Paper, columns × rows, card, first corner, pitch, what is left over right and below, crop marks, verified.
TABLE = {
    "a4-148x105": (A4, 1, 2, (148, 105), (31, 38), (148, 116), (31, 38), True, True),
    "a4-85x55": (A4, 2, 5, (85, 55), (15, 10), (95, 55), (15, 12), True, True),
    "avery-5388": (
        LETTER,
        1,
        3,
        (127, 76.2),
        (44.45, 25.4),
        (127, 76.2),
        (44.45, 25.4),
        False,
        True,
    ),
    "avery-5389": (
        *(LETTER, 1, 2, (152.4, 101.6), (31.75, 31.75), (152.4, 114.3), (31.75, 31.75)),
        *(True, True),
    ),
    "avery-5390": (
        *(LETTER, 2, 4, (88.9, 56.36), (19.05, 26.99), (88.9, 56.36), (19.05, 26.97)),
        *(False, True),
    ),
    "avery-5392": (
        LETTER,
        2,
        3,
        (101.6, 76.2),
        (6.35, 25.4),
        (101.6, 76.2),
        (6.35, 25.4),
        False,
        True,
    ),
    "avery-74459": (
        *(LETTER, 2, 3, (101.6, 76.2), (6.35, 25.4), (101.6, 76.2), (6.35, 25.4)),
        *(False, False),
    ),
    "avery-7414": (A4, 2, 5, (90, 52), (15, 18.5), (90, 52), (15, 18.5), False, True),
    "avery-8373": (
        LETTER,
        2,
        4,
        (88.9, 50.8),
        (12.7, 19.05),
        (101.6, 63.5),
        (12.7, 19.05),
        True,
        True,
    ),
    "avery-c32011": (A4, 2, 5, (85, 54), (15, 13.5), (95, 54), (15, 13.5), True, True),
    "avery-c32015": (A4, 2, 4, (85, 54), (17, 31.5), (91, 60), (17, 31.5), True, True),
    "avery-j8414": (A4, 2, 5, (87, 50.8), (15, 21.5), (93, 50.8), (15, 21.5), True, False),
    "avery-l7417": (A4, 2, 5, (90, 54), (15, 13.5), (90, 54), (15, 13.5), False, True),
    "avery-l7418": (A4, 2, 4, (86, 55), (19, 38.5), (86, 55), (19, 38.5), False, True),
    "herma-5028": (A4, 2, 5, (83.8, 50.8), (18.6, 22), (89.2, 50.8), (18.4, 21), False, True),
    "letter-35x20": (
        LETTER,
        2,
        5,
        (88.9, 50.8),
        (19.05, 12.7),
        (88.9, 50.8),
        (19.05, 12.7),
        False,
        True,
    ),
    "sigel-dp830": (A4, 2, 5, (85, 55), (14.11, 10.94), (94.9, 55.03), (15.99, 10.94), False, True),
    "sigel-lp795": (A4, 2, 5, (85, 55), (14, 10.5), (95, 55), (16, 11.5), False, True),
}
ALIASES = {
    "a4-148x105": (),
    "a4-85x55": ("sigel-LP800",),
    "avery-5388": ("avery-5388",),
    "avery-5389": ("avery-5389",),
    "avery-5390": ("avery-5390",),
    "avery-5392": ("avery-5392", "avery-5384"),
    "avery-74459": ("avery-74459", "avery-74541"),
    "avery-7414": ("avery-7414", "avery-L7414"),
    "avery-8373": ("avery-8373", "avery-5881"),
    "avery-c32011": (
        *("avery-C32011", "avery-C32011-10", "avery-32010", "avery-32011", "avery-C9362"),
        "decadry-OCC-3342",
    ),
    "avery-c32015": ("avery-C32015", "avery-32015", "avery-C9312"),
    "avery-j8414": ("avery-J8414",),
    "avery-l7417": ("avery-L7417", "avery-L7419"),
    "avery-l7418": ("avery-L7418",),
    "herma-5028": ("herma-5028",),
    "letter-35x20": (
        *("avery-5371", "avery-8371", "avery-28371", "avery-5376", "avery-5871"),
        "avery-8871",
    ),
    "sigel-dp830": ("sigel-DP830",),
    "sigel-lp795": ("sigel-LP795",),
}


def told(stock: Stock) -> tuple:
    (grid,) = stock.layouts
    return (
        stock.paper,
        grid.columns,
        grid.rows,
        (stock.width, stock.height),
        (grid.left, grid.top),
        (grid.pitch_x, grid.pitch_y),
        (stock.right, stock.bottom),
        stock.crops,
        stock.verified,
    )


def test_every_stock_has_the_numbers_of_its_source():
    stocks = load_stocks(FOLDER)
    assert {stock.id: told(stock) for stock in stocks} == TABLE
    assert {stock.id: stock.aliases for stock in stocks} == ALIASES
    # The files ask printers to turn on the long edge, and all these sheets stand upright.
    assert {stock.duplex for stock in stocks} == {"long"}
    assert [stock.id for stock in stocks if not (stock.source and stock.name)] == []


@pytest.mark.parametrize("stock_id", TABLE)
def test_what_is_left_over_closes_the_page(stocks, stock_id):
    assert left_over(stocks[stock_id]) == pytest.approx(TABLE[stock_id][6], abs=0.005)


@pytest.mark.parametrize("stock_id", TABLE)
def test_crop_marks_stand_on_paper_only_where_something_is_cut_off(stocks, stock_id):
    stock = stocks[stock_id]
    (grid,) = stock.layouts
    has_gutters = (grid.columns > 1 and grid.pitch_x > stock.width) or (
        grid.rows > 1 and grid.pitch_y > stock.height
    )
    room = min(grid.left, grid.top, stock.right, stock.bottom)
    assert (stock.crops and not has_gutters, room > 6) == (False, True)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("8371", "letter-35x20"),
        ("avery-5371", "letter-35x20"),
        ("Avery 8371", "letter-35x20"),
        ("AVERY L7414", "avery-7414"),
        ("lp800", "a4-85x55"),
        ("a4-85x55", "a4-85x55"),
        ("OCC-3342", "avery-c32011"),
        ("74541", "avery-74459"),
        ("sigel 8371", None),
        ("837", None),
        ("../avery-8373.", "avery-8373"),
        ("85x55", None),
        ("", None),
        ("-", None),
    ],
)
def test_a_stock_answers_to_the_number_on_its_packet(name, found):
    stock = find_stock(load_stocks(FOLDER), name)
    assert (stock.id if stock else None) == found


def test_every_number_on_a_packet_finds_its_own_stock():
    stocks = load_stocks(FOLDER)
    numbers = {
        (number, stock.id)
        for stock in stocks
        for alias in stock.aliases
        for number in (alias, alias.split("-", 1)[1])
    }
    assert {(number, find_stock(stocks, number).id) for number, _ in numbers} == numbers


def test_two_stocks_of_one_number_are_refused(tmp_path):
    text = (FOLDER / "avery-l7418.toml").read_text("utf-8")
    (tmp_path / "avery-l7418.toml").write_text(text, "utf-8")
    other = text.replace('"avery-l7418"', '"other"').replace("avery-L7418", "herma-l7418")
    (tmp_path / "other.toml").write_text(other, "utf-8")
    with pytest.raises(ValueError, match=r"^avery-l7418 and other are both l7418$"):
        load_stocks(tmp_path)


def test_a_file_that_does_not_close_or_has_another_name_is_refused(tmp_path):
    text = (FOLDER / "sigel-lp795.toml").read_text("utf-8")
    path = tmp_path / "other.toml"
    path.write_text(text.replace("left = 14.0", "left = 14.2"), "utf-8")
    with pytest.raises(ValueError, match=r"^other\.toml: ") as fault:
        load_stock(path)
    assert str(fault.value) == (
        "other.toml: its id is sigel-lp795; 15.8 mm are left over at the right, not 16"
    )


@pytest.mark.parametrize(
    ("right", "bottom", "faults"),
    [
        (15.0, 12.0, ()),
        (15.09, 11.91, ()),
        (None, None, ()),
        (15.2, 12.0, ("15 mm are left over at the right, not 15.2",)),
        (15.0, 11.5, ("12 mm are left over at the bottom, not 11.5",)),
    ],
)
def test_a_page_closes_to_a_tenth_of_a_millimeter(a4, right, bottom, faults):
    assert faults_of(replace(a4, right=right, bottom=bottom)) == faults


def test_crop_marks_that_would_miss_the_backs_are_a_fault(stocks):
    uneven = stocks["sigel-lp795"]
    fault = "crop marks miss the backs, for the margins differ"
    assert faults_of(replace(uneven, crops=True)) == (fault,)
    high = replace(stocks["a4-85x55"], duplex="short")
    assert faults_of(high) == (fault,)
    assert faults_of(replace(high, crops=False)) == ()


def test_numbers_finer_than_a_thousandth_do_not_come_back():
    grid = Layout(columns=1, rows=1, left=0.0, top=0.0, pitch_x=1.0, pitch_y=1.0)
    fine = Stock(
        id="fine",
        name="",
        paper="a4",
        width=100.0005,
        height=50.0,
        radius=0.0,
        layouts=(grid,),
        duplex="long",
        crops=False,
        verified=False,
        source="",
    )
    assert faults_of(fine) == ("cell 1 is elsewhere after turning twice",)


def outside(pdf: bytes, stock: Stock, count: int) -> list[str]:
    """Every letter that is not at least 3 mm within a cell, by page."""
    found = []
    with pypdfium2.PdfDocument(pdf) as document:
        for number, page in enumerate(pages(count, stock)):
            text = document[number].get_textpage()
            scale, height = 72 / 25.4, stock.page[1]
            for index in range(text.count_chars()):
                letter = text.get_text_range(index, 1)
                left, bottom, right, top = (edge / scale for edge in text.get_charbox(index))
                held = any(
                    place.cell.x + 3 <= left
                    and right <= place.cell.x + stock.width - 3
                    and place.cell.y + 3 <= height - top
                    and height - bottom <= place.cell.y + stock.height - 3
                    for place in page.placed
                )
                if letter.isalnum() and not held:
                    found.append(f"page {number + 1}: {letter}")
    return found


@pytest.mark.parametrize("stock_id", TABLE)
def test_three_ordinary_cards_fit_every_stock_on_both_sides(typesetter, stocks, stock_id):
    stock = stocks[stock_id]
    cards = [
        replace(CARD, id=f"1-7-{n}", name=name) for n, name in enumerate(("Ana", "Bo", "Cleo"), 1)
    ]
    sheet = typesetter.cards(cards, stock, title="Deck", timestamp=AT)
    assert sheet.report == ()
    said = [
        " ".join(words(cards[place.index]) for place in page.placed)
        for page in pages(len(cards), stock)
        for words in (front_text if page.side == "front" else back_text,)
    ]
    assert printed(sheet.pdf) == said
    assert outside(sheet.pdf, stock, len(cards)) == []
    assert len(cells(stock)) == stock.per_sheet
