"""The real typesetter, its stocks, and how printed text is read back."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from service.operations.papers import badges_of, itineraries_of, wall_list_of
from service.printing.badge import Badges
from service.printing.cards import Card
from service.printing.itinerary import Itineraries
from service.printing.paper import Stock, load_stock
from service.printing.typeset import TypstTypesetter
from service.printing.wall import WallList
from tests.printing import evening

DESIGNS = Path(__file__).parents[2] / "templates" / "cards"
AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
INVISIBLE = re.compile("[\u200c\u2068\u2069\u0002\ufeff\ufffe]")


def plain(text: str) -> str:
    """Text as a reader sees it: no isolates, no line breaks."""
    return " ".join(INVISIBLE.sub("", text).split())


def printed(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [plain(page.get_textpage().get_text_range()) for page in document]


def front_text(card: Card) -> str:
    return plain(
        f"For {card.name} ROUND {card.round} · {card.time} TABLE {card.table} You’ll meet "
        f"{' '.join(card.meet)} {' '.join(card.share)} {card.opener} {card.event}"
    )


def back_text(card: Card) -> str:
    return plain(
        f"A STEP FURTHER ↔ swap turns {card.name} · Round {card.round} {card.deeper} OR ASK {card.other} "
        f"BEFORE YOU PART {card.closing} KEEP GOING {' '.join(card.stems)} WORTH REMEMBERING "
        f"{card.pass_line} {card.reassurance}"
    )


@pytest.fixture(scope="session")
def typesetter() -> TypstTypesetter:
    return TypstTypesetter(DESIGNS)


@pytest.fixture(scope="session")
def stocks() -> dict[str, Stock]:
    return {path.stem: load_stock(path) for path in sorted((DESIGNS / "stock").glob("*.toml"))}


@pytest.fixture(scope="session")
def a4(stocks: dict[str, Stock]) -> Stock:
    return stocks["a4-85x55"]


@pytest.fixture(scope="session")
def itineraries() -> Itineraries:
    return itineraries_of(evening.PLAN, evening.event(), evening.PEOPLE)


@pytest.fixture(scope="session")
def wall() -> WallList:
    return wall_list_of(evening.PLAN, evening.event(), evening.PEOPLE)


@pytest.fixture(scope="session")
def badges() -> Badges:
    return badges_of(evening.PLAN, evening.event(), evening.PEOPLE)
