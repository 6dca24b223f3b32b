"""The square codes on cards: every one is read from a print of 150 dpi, and nothing lies in its way."""

import io
from collections import Counter
from dataclasses import replace

import pypdfium2
import pytest
import typst
import zxingcpp
from PIL import Image

from service.printing.faces.back import back
from service.printing.faces.face import Drawing
from service.printing.look import Look
from service.printing.paper import load_stock
from service.printing.qr import QUIET, square_of
from service.printing.ready import language
from service.printing.setup import Setup, setup_from
from tests.printing import cast
from tests.printing.conftest import AT, DESIGNS

STOCKS = ("a4-85x55", "letter-35x20", "avery-5388")


def coded(cards):
    return [
        replace(card, code=f"HTTPS://ATTUNE.EXAMPLE.ORG/C/12-{number}-3-ABCDEFGHIJ")
        for number, card in enumerate(cards, start=1)
    ]


def stock_named(name):
    return load_stock(DESIGNS / "stock" / f"{name}.toml")


@pytest.mark.parametrize("name", STOCKS)
def test_every_code_is_read_at_150_dpi(typesetter, name):
    cards = coded(cast.deck())
    sheet = typesetter.cards(cards, stock_named(name), title="x", timestamp=AT)
    found = set()
    with pypdfium2.PdfDocument(sheet.pdf) as pdf:
        for page in pdf:
            picture = page.render(scale=150 / 72).to_numpy()
            found |= {one.text for one in zxingcpp.read_barcodes(picture)}
    assert found == {card.code for card in cards}


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("name", STOCKS)
def test_nothing_lies_where_a_code_needs_white(name, large):
    stock = stock_named(name)
    for card in coded(cast.deck()):
        drawing = Drawing.of(card, stock, Look(large=large), language(card.lang)["words"])
        face = back(drawing)
        (code,) = face.pictures
        quiet = QUIET * code.side / square_of(card.code, level="L").modules
        right = code.x - quiet + 0.01
        ends = [
            item.x if item.align == "end" else item.x + item.text.width
            for item in face.texts
            if item.y + item.text.height > code.y - quiet + 0.01
        ]
        ends += [x + width for _, x, y, width, _ in face.marks if y > code.y - quiet]
        assert [end for end in ends if end > right] == []
        assert code.side / square_of(card.code, level="L").modules >= 0.44 * 72 / 25.4


def test_a_card_without_a_code_has_none_and_a_setup_remembers(typesetter):
    card = cast.deck()[0]
    drawing = Drawing.of(card, stock_named("a4-85x55"), Look(), language(card.lang)["words"])
    assert back(drawing).pictures == []
    setup = Setup(look=Look(coded=True))
    assert setup_from(setup.stored()) == setup
    # Setups stored before there were codes ask for none.
    old = {**setup.stored(), "look": {"design": "band", "accent": "", "large": True}}
    assert setup_from(old).look == Look("band", large=True)


def test_there_is_a_line_to_write_on_beside_a_code(a4):
    """As long as the card without its code, but where two of the cast's cards have no room for its word above.

    What says that both do the same stands well away from the code.
    """
    lines, gaps = [], []
    for card in coded(cast.deck()):
        drawing = Drawing.of(card, a4, Look(), language(card.lang)["words"])
        face = back(drawing)
        (code,) = face.pictures
        lines += [width for name, _, _, width, _ in face.marks if name == "line"]
        here = drawing.words["or_here"]
        gaps += [
            code.x - item.x - item.text.width
            for item in face.texts
            if item.text.runs[0].text == here
        ]
    millimeter = 72 / 25.4
    assert Counter(round(length / millimeter) for length in lines) == {61: 18, 33: 2}
    assert len(gaps) == 18
    assert min(gaps) > 5 * millimeter


def test_the_picture_of_a_card_shows_its_back_with_the_code(typesetter, a4, tmp_path):
    (card,) = coded(cast.deck()[:1])
    (tmp_path / "card.svg").write_bytes(typesetter.card_svg(card, a4))
    (tmp_path / "page.typ").write_text('#set page(width: auto, height: auto)\n#image("card.svg")')
    png = typst.compile(str(tmp_path / "page.typ"), format="png", ppi=200)
    found = zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))
    assert [one.text for one in found] == [card.code]
