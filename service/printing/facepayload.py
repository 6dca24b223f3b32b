"""Makes cards ready to draw: clean texts, laid out, as plain lists. Knows no sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final, Literal

from service.printing.cards import Card, Misfit
from service.printing.faces.back import back
from service.printing.faces.face import MM, Drawing, Face, Item
from service.printing.faces.front import front
from service.printing.faces.larger import laid_out
from service.printing.faces.paragraph import ended
from service.printing.look import Look, look_of
from service.printing.paper import Stock
from service.printing.ready import AS_TYPED, Data, language, texts

Side = Literal["front", "back"]
BOTH: Final[Sequence[Side]] = ("front", "back")
_FACE = {"front": front, "back": back}


def faces_of(
    cards: Sequence[Card], stock: Stock, sides: Sequence[Side], *, look: Look, report: list[Misfit]
) -> Data:
    """Lay out the faces of cards, each in its own language, and report what does not fit."""
    known = {card.lang: language(card.lang) for card in cards}
    once = _Texts()
    drawn = [
        _card(
            _cleaned(card, report),
            stock,
            sides,
            look=look,
            lang=known[card.lang],
            once=once,
            report=report,
        )
        for card in cards
    ]
    return {
        "card": (stock.width * MM, stock.height * MM),
        "look": look_of(look),
        "fonts": {lang: each["fonts"] for lang, each in known.items()},
        "texts": once.rows,
        "cards": drawn,
    }


@dataclass(slots=True)
class _Texts:
    """Texts that a part of a deck bears, each once: two thirds of them come on card after card."""

    rows: list[list[Any]] = field(default_factory=list)
    known: dict[Any, int] = field(default_factory=dict)

    def number(self, item: Item, card: Card) -> int:
        """Return which row holds a text; one in the color of a round is another in the next."""
        text = item.text
        doubted = (card.id, text.doubted) if text.doubted else None
        tint = card.round if any(run.ink.tinted for run in text.runs) else 0
        key = (card.lang, tint, item.align, item.heading, doubted, text)
        found = self.known.get(key)
        if found is None:
            found = self.known[key] = len(self.rows)
            self.rows.append(_row(item, card, doubted))
        return found


def _card(
    card: Card,
    stock: Stock,
    sides: Sequence[Side],
    *,
    look: Look,
    lang: Mapping[str, Any],
    once: _Texts,
    report: list[Misfit],
) -> Data:
    drawing = Drawing.of(card, stock, look, lang["words"])
    faces: Data = {side: _face(laid_out(_FACE[side], drawing), card, once) for side in sides}
    # The event's name is on every card: said once, it does not bury what is wrong with one of them.
    known = {one.kind for one in report if one.field == "event"}
    report += [
        one for one in drawing.report.misfits if one.field != "event" or one.kind not in known
    ]
    about = {"lang": card.lang, "tag": lang["lang"], "round": card.round, "rounds": card.rounds}
    return {**about, **faces}


def _cleaned(card: Card, report: list[Misfit]) -> Card:
    """Replace what no font can draw, and say so."""
    changed: dict[str, Any] = {}
    for each in fields(card):
        if each.name not in AS_TYPED:
            where = (card.id, each.name)
            kept = texts(getattr(card, each.name), card.lang, where=where, report=report)
            changed[each.name] = tuple(kept) if isinstance(kept, list) else kept
    return replace(card, **changed)


def _face(face: Face, card: Card, once: _Texts) -> Data:
    return {
        "texts": [
            (round(item.x, 2), round(item.y, 2), once.number(item, card)) for item in face.texts
        ],
        "marks": [(name, *(round(at, 2) for at in where)) for name, *where in face.marks],
        "pictures": [
            (round(one.x, 2), round(one.y, 2), round(one.side, 2), one.svg, one.words)
            for one in face.pictures
        ],
    }


def _row(item: Item, card: Card, doubted: tuple[str, str] | None) -> list[Any]:
    text = item.text
    runs = ended(text.runs, card.lang, text.size, text.width, text.hang)
    return [
        f"{card.lang}{card.round}",
        round(text.width, 3),
        round(text.height, 3),
        text.size,
        text.leading,
        text.line,
        item.align,
        item.heading,
        not text.whole,
        doubted,
        text.hang,
        [(run.ink.name, run.text, run.whole) for run in runs],
    ]
