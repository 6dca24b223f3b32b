"""The very same cards in WeasyPrint: each text where and as large as ours lies; lays nothing out itself.

So WeasyPrint is spared what it cannot do, finding a size that fits. What our layout takes is in its time too, a
hundredth of it. Lines break where ours do, within what its fonts' default letters allow.
"""

from collections.abc import Sequence
from html import escape
from math import cos, pi, radians, sin, sqrt
from typing import Any

from weasyprint import HTML

from service.printing.cards import Card
from service.printing.facepayload import BOTH, faces_of
from service.printing.fonts import font_file
from service.printing.look import USUAL
from service.printing.paper import Cell, Stock, cells, turned_over
from service.printing.text import FSI, PDI

# As `templates/cards/kit.typ` has them, for each round in turn.
_HUES = ("#c2492b", "#1f6f6b", "#8a4f9e", "#b07a12", "#2f5fa8", "#a23a63")
_DEEPS = ("#a43c22", "#1a605c", "#75408a", "#80560a", "#28528f", "#8c3155")
_INKS = {
    "text": "",
    "mute": "color: #565e6d",
    "head": "color: #565e6d",
    "strong": "font-weight: 650",
    "firm": "font-weight: 600",
    "label": "font-weight: 650; letter-spacing: .085em",
    "name": "font-family: Show; font-weight: 560",
    "question": "font-family: Show; font-weight: 430",
    "opener": "font-family: Show; font-style: italic; font-weight: 420",
    "number": "font-family: Show; font-weight: 620; color: #fff",
}
_RULES = """
@page { size: 210mm 297mm; margin: 0 }
body { margin: 0; font: 7pt Text; color: #1d2433 }
.page { position: relative; width: 210mm; height: 297mm; page-break-after: always }
.card { position: absolute; overflow: hidden }
.at { position: absolute; margin: 0; font-weight: 400 }
"""


def weasyprint_pdf(cards: Sequence[Card], stock: Stock) -> bytes:
    """Set cards on their sheets, both sides, tagged as PDF/UA."""
    data = faces_of(cards, stock, BOTH, look=USUAL, report=[])
    laid, rows = data["cards"], data["texts"]
    fronts = cells(stock)
    places = {"front": fronts, "back": [turned_over(cell, stock) for cell in fronts]}
    pages = [
        [
            _card(card, card[side], cell, stock, rows)
            for card, cell in zip(laid[start : start + len(fronts)], places[side], strict=False)
        ]
        for start in range(0, len(laid), len(fronts))
        for side in BOTH
    ]
    body = "".join(f'<div class="page">{"".join(page)}</div>' for page in pages)
    html = f"<html lang=en><title>Deck</title><style>{_style()}</style><body>{body}"
    pdf: bytes = HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    return pdf


def _card(card: Any, face: Any, cell: Cell, stock: Stock, rows: Sequence[Any]) -> str:
    drawn = [
        *(_mark(card, *mark) for mark in face["marks"]),
        *(_code(*picture) for picture in face["pictures"]),
        *(_text(x, y, rows[number]) for x, y, number in face["texts"]),
    ]
    place = f"left:{cell.x}mm;top:{cell.y}mm;width:{stock.width}mm;height:{stock.height}mm"
    return f'<div class="card r{card["round"]}" style="{place}">{"".join(drawn)}</div>'


def _text(x: float, y: float, row: Sequence[Any]) -> str:
    _, width, _, size, leading, line, align, is_heading, _, _, hang, runs = row
    words = "".join(f'<span class="{ink}">{_said(text)}</span>' for ink, text, _ in runs)
    tag = "h2" if is_heading else "p"
    # Letters are as wide as they are by default, and ours by their size: a little more room.
    place = f"left:{x}pt;top:{y}pt;width:{1.02 * width:.2f}pt;text-align:{align}"
    further_in = f";padding-left:{hang}em;text-indent:-{hang}em" if hang else ""
    kind = f"font-size:{size}pt;line-height:{line + leading:.3f}{further_in}"
    return f'<{tag} class="at" style="{place};{kind}">{words}</{tag}>'


def _code(x: float, y: float, side: float, svg: str, words: str) -> str:
    sized = svg.replace("<svg ", f'<svg style="width:{side}pt;height:{side}pt" ', 1)
    return f'<div class="at" role="img" aria-label="{escape(words)}" style="left:{x}pt;top:{y}pt">{sized}</div>'


def _mark(card: Any, name: str, x: float, y: float, width: float, height: float) -> str:
    if name == "dots":
        return _svg(x, y, _dots(card["round"], card["rounds"], width))
    if name == "motif":
        return _svg(x, y, _motif(card["round"], int(height), width))
    line = "border-bottom:.5pt solid #b0aca3" if name == "line" else f"height:{height}pt"
    filled = "" if name == "line" else f";background:{_of(_DEEPS, card['round'])}"
    return f'<div class="at" style="left:{x}pt;top:{y}pt;width:{width}pt;{line}{filled}"></div>'


def _svg(x: float, y: float, shapes: str) -> str:
    place = f'style="left:{x}pt;top:{y}pt" width="90pt" height="60pt" viewBox="0 0 90 60"'
    return f'<svg class="at" {place}>{shapes}</svg>'


def _dots(number: int, rounds: int, wide: float) -> str:
    color = _of(_DEEPS, number)
    return "".join(
        f'<circle cx="{wide * (0.5 + 1.5 * at):.2f}" cy="{wide / 2:.2f}" r="{wide / 2:.2f}" stroke="{color}" '
        f'stroke-width=".5" fill="{color if at < number else "none"}"/>'
        for at in range(rounds)
    )


def _motif(number: int, people: int, r: float) -> str:
    """Return a circle for each person and the lens where they meet, as our designs draw them."""
    reach = r * (0.42 if people == 3 else 0.46)
    turn = {2: 0, 3: -90}.get(people, 45)
    turns = [radians(turn + at * 360 / people) for at in range(people)]
    left, top = r - reach * min(map(cos, turns)), r - reach * min(map(sin, turns))
    middle = pi - pi / people
    corner = reach * cos(middle) + sqrt(r**2 - (reach * sin(middle)) ** 2)

    def at(angle: float, far: float) -> str:
        return f"{left + far * cos(angle):.2f} {top + far * sin(angle):.2f}"

    hue = _of(_HUES, number)
    circles = "".join(
        f'<circle cx="{left + reach * cos(one):.2f}" cy="{top + reach * sin(one):.2f}" r="{r:.2f}" '
        f'fill="{hue}" fill-opacity=".2"/>'
        for one in turns
    )
    arcs = "".join(f"A{r:.2f} {r:.2f} 0 0 1 {at(one + pi + pi / people, corner)}" for one in turns)
    start = at(turns[0] + pi - pi / people, corner)
    return f'{circles}<path d="M{start}{arcs}Z" fill="{_of(_DEEPS, number)}"/>'


def _said(text: str) -> str:
    return escape(text.replace(FSI, "").replace(PDI, ""))


def _of(colors: Sequence[str], number: int) -> str:
    return colors[(number - 1) % len(colors)]


def _style() -> str:
    fonts = "".join(
        f"@font-face{{font-family:{name};font-style:{style};font-weight:100 900;src:url('{path.as_uri()}')}}"
        for name, style, path in (
            ("Text", "normal", font_file("Inter", 400, italic=False)),
            ("Show", "normal", font_file("Fraunces", 400, italic=False)),
            ("Show", "italic", font_file("Fraunces", 400, italic=True)),
        )
        if path is not None
    )
    inks = "".join(f".{ink} {{ {rules} }}" for ink, rules in _INKS.items())
    labels = "".join(f".r{at + 1} .label {{ color: {deep} }}" for at, deep in enumerate(_DEEPS))
    return fonts + _RULES + inks + labels
