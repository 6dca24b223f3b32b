"""The same cards in ReportLab, as plainly as it is used; knows no other bench.

It sets the words, sizes, colors, rules, circles and codes of a card on the same places, wraps and shrinks
text, but joins no letters, tags nothing and knows one font for a text: less than a card of ours asks for.
"""

import io
from collections.abc import Sequence
from pathlib import Path

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from service.printing.cards import Card
from service.printing.fonts import font_file
from service.printing.text import FSI, PDI

_MM = 72 / 25.4
_DEEP, _TINT, _INK, _MUTE = "#1a605c", "#d2e2e1", "#1d2433", "#565e6d"
_ON_SHEET = 10
_CODE = 12


def _font(family: str, *, italic: bool = False) -> Path:
    found = font_file(family, 400, italic=italic)
    assert found is not None
    return found


def _plain(text: str) -> str:
    return text.replace(FSI, "").replace(PDI, "")


class _Page:
    """A canvas that fits text, and the corner of the card that is drawn."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.x = self.y = 0.0

    def fit(
        self, text: str, font: str, sizes: tuple[float, float], box: tuple[float, ...]
    ) -> float:
        """Write a text as large as its box (from the left and the top, wide, tall) allows."""
        left, top, wide, tall = box
        size, least = sizes
        text = _plain(text)
        while True:
            lines = simpleSplit(text, font, size, wide)
            if len(lines) * size * 1.16 <= tall or size <= least:
                break
            size = max(least, size - 0.4)
        self.canvas.setFont(font, size)
        for number, line in enumerate(lines):
            self.canvas.drawString(self.x + left, self.y - top - size - number * size * 1.16, line)
        return len(lines) * size * 1.16

    def color(self, color: str) -> None:
        """Write and fill in a color from here on."""
        self.canvas.setFillColor(HexColor(color))

    def front(self, card: Card) -> None:
        """Draw a front."""
        c, wide = self.canvas, 75 * _MM
        self.color(_DEEP)
        for number in range(card.rounds):
            c.circle(
                self.x + 2 + 6 * number, self.y - 3, 2, stroke=1, fill=int(number < card.round)
            )
        self.fit(f"ROUND {card.round} · {card.time}", "Text", (5.8, 5.8), (36, 0, 80, 7))
        self.fit("TABLE", "Text", (5.8, 5.8), (wide - 54, 0, 40, 7))
        self.color(_TINT)
        for number in range(min(4, len(card.meet) + 1)):
            c.circle(self.x + wide - 50 + 14 * number, self.y - 30, 20, stroke=0, fill=1)
        self.color(_DEEP)
        c.circle(self.x + wide - 42, self.y - 30, 9, stroke=0, fill=1)
        self.color("#ffffff")
        self.fit(str(card.table), "Show", (13, 13), (wide - 48, 23, 30, 14))
        self.color(_MUTE)
        self.fit("You’ll meet", "Text", (6.6, 6.6), (0, 14, 100, 8))
        self.color(_INK)
        top = 24.0
        for name in card.meet:
            top += self.fit(name, "Show", (15, 7), (0, top, wide - 90, 20))
        top = 60.0
        for line in card.share:
            top += self.fit(line, "Text", (7.6, 6.6), (7, top, wide - 8, 20))
        self.fit(card.opener, "Italic", (13.6, 8), (0, top + 6, wide, 44))
        self.fit(f"For {card.name}", "Text", (6.6, 5.6), (0, 45 * _MM - 8, wide / 2, 8))
        self.fit(card.event, "Text", (6.2, 5.4), (wide - 90, 45 * _MM - 8, 90, 8))

    def back(self, card: Card) -> None:
        """Draw a back with its code."""
        wide, half = 75 * _MM, 75 * _MM / 2
        labels = (
            ("A STEP FURTHER", 0.0, 0.0), ("OR ASK", 0.0, 40.0), ("BEFORE YOU PART", half, 40.0),
            ("KEEP GOING", 0.0, 78.0), ("WORTH REMEMBERING", 0.0, 90.0),
        )  # fmt: skip
        self.color(_DEEP)
        for text, left, top in labels:
            self.fit(text, "Text", (5.8, 5.8), (left, top, 90, 7))
        self.color(_INK)
        self.fit(f"{card.name} · Round {card.round}", "Text", (6, 5.4), (wide - 90, 0, 90, 7))
        self.fit(card.deeper, "Show", (11.4, 7.4), (0, 8, wide, 30))
        self.fit(card.other, "Show", (8.2, 7), (0, 47, half - 6, 27))
        self.fit(card.closing, "Show", (8.2, 7), (half, 47, half - 6, 27))
        self.fit("   ".join(card.stems), "Text", (7, 6), (55, 76, wide - 60, 16))
        self.canvas.line(self.x, self.y - 106, self.x + wide - 42, self.y - 106)
        kind = f"{card.pass_line} {card.reassurance}"
        self.fit(kind, "Text", (6.4, 5.8), (0, 108, wide - 42, 22))
        side = _CODE * _MM
        code = QrCodeWidget(card.code, barLevel="L", barWidth=side, barHeight=side, barBorder=0)
        drawing = Drawing(side, side)
        drawing.add(code)
        renderPDF.draw(drawing, self.canvas, self.x + wide - side, self.y - 45 * _MM)


def reportlab_pdf(cards: Sequence[Card]) -> bytes:
    """Set cards with codes on A4, ten on a sheet, both sides."""
    for name, path in (
        ("Text", _font("Inter")),
        ("Show", _font("Fraunces")),
        ("Italic", _font("Fraunces", italic=True)),
    ):
        pdfmetrics.registerFont(TTFont(name, str(path)))
    out = io.BytesIO()
    page = _Page(Canvas(out, pagesize=(210 * _MM, 297 * _MM)))
    for start in range(0, len(cards), _ON_SHEET):
        for is_back, draw in ((False, page.front), (True, page.back)):
            for number, card in enumerate(cards[start : start + _ON_SHEET]):
                left, top = _corner(number, is_back=is_back)
                page.x, page.y = (left + 5) * _MM, (297 - top - 5) * _MM
                draw(card)
            page.canvas.showPage()
    page.canvas.save()
    return out.getvalue()


def _corner(number: int, *, is_back: bool) -> tuple[int, int]:
    column = 1 - number % 2 if is_back else number % 2
    return 15 + 95 * column, 11 + 55 * (number // 2)
