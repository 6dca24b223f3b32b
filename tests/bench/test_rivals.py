"""The other engines set the very same cards: what their speed is compared by."""

import io
from dataclasses import replace
from functools import partial

import pikepdf
import pytest

from service.cli.bench.inreportlab import reportlab_pdf
from service.cli.bench.inweasyprint import weasyprint_pdf
from service.printing.paper import load_stock
from service.settings import TEMPLATES
from tests.printing import cast

STOCK = load_stock(TEMPLATES / "cards" / "stock" / "a4-85x55.toml")


@pytest.mark.parametrize(
    "engine", [reportlab_pdf, partial(weasyprint_pdf, stock=STOCK)], ids=["r", "w"]
)
def test_a_rival_sets_both_sides_with_codes(engine):
    deck = [
        replace(card, code=f"HTTPS://ATTUNE.EXAMPLE.ORG/C/{card.id}") for card in cast.deck()[:2]
    ]
    with pikepdf.open(io.BytesIO(engine(deck))) as opened:
        assert len(opened.pages) == 2
