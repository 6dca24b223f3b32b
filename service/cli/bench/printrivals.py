"""The same cards in ReportLab and in WeasyPrint, as plainly as each is used; knows no other bench.

Both set the words, sizes, colors, rules, circles and codes of a card on the same places. ReportLab wraps and
shrinks text, but joins no letters, tags nothing and knows one font for a text. WeasyPrint tags, but does
not find a size that fits. So each does less than a card of ours asks for.
"""

import io
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path

from reportlab.graphics import renderPDF
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.colors import HexColor
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from weasyprint import HTML

from service.printing.cards import Card
from service.printing.fonts import font_file
from service.printing.qr import square_of
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


def weasyprint_pdf(cards: Sequence[Card]) -> bytes:
    """Set the same, tagged as PDF/UA."""
    pages: list[str] = []
    for start in range(0, len(cards), _ON_SHEET):
        for is_back, draw in ((False, _front), (True, _back)):
            cells = (
                '<div class="card" style="left:{}mm;top:{}mm">{}</div>'.format(
                    *_corner(number, is_back=is_back), draw(card)
                )
                for number, card in enumerate(cards[start : start + _ON_SHEET])
            )
            pages.append(f'<div class="page">{"".join(cells)}</div>')
    html = f"<html lang=en><title>Deck</title><style>{_style()}</style><body>{''.join(pages)}"
    pdf: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _corner(number: int, *, is_back: bool) -> tuple[int, int]:
    column = 1 - number % 2 if is_back else number % 2
    return 15 + 95 * column, 11 + 55 * (number // 2)


def _front(card: Card) -> str:
    said: Callable[[str], str] = lambda text: escape(_plain(text))  # noqa: E731
    circles = "".join(
        f'<circle cx="{20 + 14 * number}" cy="20" r="20" fill="{_DEEP}" fill-opacity=".2"/>'
        for number in range(min(4, len(card.meet) + 1))
    )
    dots = "●" * card.round + "○" * (card.rounds - card.round)
    names = "".join(f"<h2>{said(name)}</h2>" for name in card.meet)
    shared = "".join(f'<p class="shared">{said(line)}</p>' for line in card.share)
    return (
        f'<p class="label">{dots} ROUND {card.round} · {card.time}</p>'
        f'<svg class="motif" role="img" aria-label="Table {card.table}" width="70" height="40" '
        f'viewBox="0 0 70 40">{circles}<circle cx="27" cy="20" r="9" fill="{_DEEP}"/>'
        f'<text x="27" y="24" font-size="13" text-anchor="middle" fill="#fff">{card.table}</text></svg>'
        f'<p>You’ll meet</p>{names}{shared}<p class="opener">{said(card.opener)}</p>'
        f'<div class="foot"><span>For <b>{said(card.name)}</b></span><span>{said(card.event)}</span></div>'
    )


def _back(card: Card) -> str:
    said: Callable[[str], str] = lambda text: escape(_plain(text))  # noqa: E731
    svg = square_of(card.code, level="L").svg.replace("<svg ", '<svg class="code" ', 1)
    return (
        f'<p class="label">A STEP FURTHER</p><p class="deeper">{said(card.deeper)}</p>'
        f'<div class="two"><div><p class="label">OR ASK</p>{said(card.other)}</div>'
        f'<div><p class="label">BEFORE YOU PART</p>{said(card.closing)}</div></div>'
        f'<p><span class="label">KEEP GOING</span> {said("   ".join(card.stems))}</p>'
        f'<p class="label line">WORTH REMEMBERING</p>'
        f"<p><b>{said(card.pass_line)}</b> {said(card.reassurance)}</p>"
        f'<div class="right" role="img" aria-label="code">{svg}</div>'
    )


def _style() -> str:
    faces = (
        ("Text", "normal", _font("Inter")),
        ("Show", "normal", _font("Fraunces")),
        ("Show", "italic", _font("Fraunces", italic=True)),
    )
    fonts = "".join(
        f"@font-face{{font-family:{name};font-style:{style};src:url('{path.as_uri()}')}}"
        for name, style, path in faces
    )
    return fonts + _RULES


_RULES = f"""
@page {{ size: 210mm 297mm; margin: 0 }}
body {{ margin: 0; font: 7pt Text; color: {_INK} }}
.page {{ position: relative; width: 210mm; height: 297mm; page-break-after: always }}
.card {{ position: absolute; width: 75mm; height: 45mm; padding: 5mm; overflow: hidden }}
p {{ margin: 0 }}
.label {{ font-size: 5.8pt; font-weight: 600; letter-spacing: .085em; color: {_DEEP} }}
h2 {{ font: 600 15pt Show; margin: 0 }}
.opener {{ font: italic 400 12pt Show; margin: 2mm 0 }}
.deeper {{ font: 400 11pt Show; margin: 1mm 0 }}
.shared {{ border-left: 1.3pt solid {_DEEP}; padding-left: 2mm; font-size: 7.6pt; margin: 1mm 0 }}
.foot {{ position: absolute; bottom: 5mm; left: 5mm; right: 5mm; font-size: 6.2pt; color: {_MUTE};
  display: flex; justify-content: space-between }}
.two {{ display: flex }}
.two div {{ width: 50%; font: 400 8pt Show }}
.line {{ border-bottom: .5pt solid #999 }}
.motif {{ position: absolute; right: 5mm; top: 8mm }}
.right {{ position: absolute; right: 5mm; bottom: 5mm; width: {_CODE}mm; height: {_CODE}mm }}
.code {{ width: {_CODE}mm; height: {_CODE}mm }}
"""
