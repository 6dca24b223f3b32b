"""Sets made-up names, questions, interests by the hundred thousand: `python -m tests.printing.sweep 100000`.

Says how many texts were set, and which were cut unsaid, lost letters or stood taller than their room.
"""

import random
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from service.printing.cards import Card, Misfit, chunks
from service.printing.facepayload import BOTH, faces_of
from service.printing.look import DESIGNS as LOOKS
from service.printing.look import Look
from service.printing.paper import Stock, load_stock
from service.printing.text import FSI, PDI, printable
from service.printing.typeset import TypstTypesetter
from tests.printing import cast
from tests.printing.conftest import DESIGNS
from tests.printing.judging import Judge
from tests.printing.laid import texts_on
from tests.printing.test_typeset import RUDE, SCRIPTS

LANGUAGES = ("en", "de", "es", "fr", "el", "ru", "he", "ar", "fa", "hi", "th", "zh", "ja", "ko")
STOCKS = ("a4-85x55", "letter-35x20", "a4-148x105", "avery-l7418", "avery-5390")
# First and last sign of blocks of letters and marks, some of which no font of ours has.
BLOCKS = (
    (0x21, 0x7E), (0xA1, 0xFF), (0x100, 0x17F), (0x180, 0x24F), (0x250, 0x2AF), (0x2B0, 0x2FF),
    (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x4FF), (0x500, 0x52F), (0x531, 0x58A), (0x591, 0x5F4),
    (0x600, 0x6FF), (0x700, 0x74F), (0x900, 0x97F), (0x980, 0x9FE), (0xA01, 0xA76), (0xB82, 0xBFA),
    (0xC00, 0xC7F), (0xD00, 0xD7F), (0xE01, 0xE5B), (0xE81, 0xEDF), (0x1000, 0x109F), (0x10A0, 0x10FF),
    (0x1200, 0x137C), (0x1780, 0x17F9), (0x1E00, 0x1EFF), (0x1F00, 0x1FFE), (0x2000, 0x206F),
    (0x20A0, 0x20C0), (0x2100, 0x214F), (0x2190, 0x21FF), (0x2600, 0x26FF), (0x3041, 0x30FF),
    (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xE000, 0xE0FF), (0x1F300, 0x1F64F),
)  # fmt: skip
WORDS = (
    "sourdough",
    "Straßenbahn",
    "naïve",
    "and/or",
    "rock-n-roll",
    "1–2",
    "O’Brien-Łuczak",
    "x/x/x/",
)
TEXTS = ("name", "meet", "share", "opener", "deeper", "other", "closing")
AT = datetime(2027, 4, 1, tzinfo=UTC)


@dataclass(slots=True)
class Found:
    """What a sweep came upon."""

    texts: int = 0
    cards: int = 0
    pages: int = 0
    reported: Counter[str] = field(default_factory=Counter)
    taller: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)


def sweep(texts: int, *, seed: int, folder: Path) -> Found:
    """Set cards until so many of their texts were made up."""
    dice = random.Random(seed)
    judge, found = Judge(folder), Found()
    typesetter = TypstTypesetter(DESIGNS)
    stocks = [load_stock(DESIGNS / "stock" / f"{name}.toml") for name in STOCKS]
    while found.texts < texts:
        stock, look = dice.choice(stocks), Look(dice.choice(LOOKS), large=dice.random() < 0.3)
        deck = [_card(dice, found.cards + number) for number in range(100)]
        found.cards += len(deck)
        found.texts += sum(1 for card in deck for _ in _typed(card))
        _judge(deck, stock, look, judge, found)
        for part in chunks(deck):
            sheet = typesetter.cards(part, stock, title="Sweep", timestamp=AT, look=look)
            found.pages += sheet.pages
            found.reported.update(one.kind for one in sheet.report)
    return found


def _judge(deck: Sequence[Card], stock: Stock, look: Look, judge: Judge, found: Found) -> None:
    report: list[Misfit] = []
    data = faces_of(deck, stock, BOTH, look=look, report=report)
    doubted = {_words(row[-1]) for row in data["texts"] if row[9] is not None}
    for words, (tall, _wide), (height, _width) in judge.judged(data):
        # What is doubted is measured as cards are drawn, and reported then.
        if height > tall + 0.01 and words not in doubted:
            found.taller.append(f"{stock.id} {look}: {words!a} {height:.2f} > {tall:.2f}")
    cut = {(one.card, one.field) for one in report if one.kind == "overflow"}
    for index, card in enumerate(deck):
        said = [_letters(_words(runs)) for side in BOTH for *_, runs in texts_on(data, side, index)]
        for name, text in _typed(card):
            # A second line of what is shared gives way, as is decided.
            if (name == "share" and text not in card.share[:1]) or (card.id, name) in cut:
                continue
            if not any(_letters(printable(text, card.lang)[0]) in one for one in said):
                found.lost.append(f"{stock.id} {look} {card.lang}: {name} {text!a}")


def _words(runs: Sequence[tuple[str, str, bool]]) -> str:
    return "".join(text for _, text, _ in runs)


def _typed(card: Card) -> Iterator[tuple[str, str]]:
    for name in TEXTS:
        value = getattr(card, name)
        for text in (value,) if isinstance(value, str) else value:
            yield name, text


def _letters(text: str) -> str:
    gone = dict.fromkeys(map(ord, f" \n\u00a0\u202f\u200b{FSI}{PDI}"))
    return unicodedata.normalize("NFC", text).translate(gone)


def _card(dice: random.Random, number: int) -> Card:
    return replace(
        cast.deck()[number % 20],
        id=str(number),
        lang=dice.choice(LANGUAGES),
        name=_text(dice, 2),
        meet=tuple(_text(dice, 2) for _ in range(dice.randint(1, 4))),
        share=tuple(_text(dice, 6) for _ in range(dice.randint(0, 2))),
        opener=_text(dice, 12),
        deeper=_text(dice, 12),
        other=_text(dice, 8),
        closing=_text(dice, 8),
    )


def _text(dice: random.Random, most: int) -> str:
    gap = dice.choice((" ", " ", " ", "\u00a0", ""))
    return gap.join(_word(dice) for _ in range(dice.randint(1, most))).strip() or "Bo"


def _word(dice: random.Random) -> str:
    kind = dice.random()
    if kind < 0.45:
        first, last = dice.choice(BLOCKS)
        return "".join(chr(dice.randint(first, last)) for _ in range(dice.randint(1, 9)))
    if kind < 0.65:
        return dice.choice(SCRIPTS)
    return dice.choice(RUDE) if kind < 0.75 else dice.choice(WORDS)


def main(arguments: Sequence[str]) -> int:
    """Sweep so many texts, with a seed or 1; 1 if anything was cut unsaid."""
    texts, seed = int(arguments[0]), int(arguments[1]) if len(arguments) > 1 else 1
    with TemporaryDirectory() as folder:
        found = sweep(texts, seed=seed, folder=Path(folder))
    print(f"{found.texts:,} texts on {found.cards:,} cards, {found.pages:,} pages, seed {seed}")
    print(f"reported: {dict(sorted(found.reported.items()))}")
    for kind, rows in (("taller than its room", found.taller), ("lost unsaid", found.lost)):
        print(f"{kind}: {len(rows)}")
        print("\n".join(rows[:40]))
    return 1 if found.taller or found.lost else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
