"""Name badges to cut from plain paper, as frozen values. Knows their size, and no plan."""

from dataclasses import dataclass
from typing import Final

from service.printing.paper import PAPERS, Layout, Stock

WIDTH: Final = 90.0
HEIGHT: Final = 55.0
COLUMNS: Final = 2
ROWS: Final = 4


@dataclass(frozen=True, slots=True)
class BadgeStop:
    """One round of one attendee; without a table it is a round to rest."""

    round: int
    table: int | None


@dataclass(frozen=True, slots=True)
class Badge:
    """Who somebody is, and at which table in each round; `about` is what they let be printed."""

    id: str
    name: str
    stops: tuple[BadgeStop, ...]
    lang: str = "en"
    about: str = ""


@dataclass(frozen=True, slots=True)
class Badges:
    """Everybody's, eight on a sheet, in this order."""

    event: str
    people: tuple[Badge, ...]


def badge_stock(paper: str) -> Stock:
    """Return the plain sheet of a paper: cells side by side in its middle, so that one cut parts two."""
    width, height = PAPERS[paper]
    return Stock(
        id=f"{paper}-{WIDTH:g}x{HEIGHT:g}",
        name="Badges 90 × 55 mm on plain paper",
        paper=paper,
        width=WIDTH,
        height=HEIGHT,
        radius=0.0,
        layouts=(
            Layout(
                columns=COLUMNS,
                rows=ROWS,
                left=(width - COLUMNS * WIDTH) / 2,
                top=(height - ROWS * HEIGHT) / 2,
                pitch_x=WIDTH,
                pitch_y=HEIGHT,
            ),
        ),
        duplex="long",
        crops=True,
        verified=True,
        source="ours",
    )
