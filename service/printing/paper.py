"""Where each card lies on its sheet, in millimeters. Knows arithmetic, never what is printed."""

import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from service.printing.cards import Card
from service.printing.wall import shelved

Side = Literal["front", "back"]
Sides = Literal["both", "fronts", "backs"]
Order = Literal["given", "stacked"]
PAPERS = {"a4": (210.0, 297.0), "letter": (215.9, 279.4)}
CLOSE = 0.1


@dataclass(frozen=True, slots=True)
class Layout:
    """A regular grid of cells: columns, rows, first corner and pitch."""

    columns: int
    rows: int
    left: float
    top: float
    pitch_x: float
    pitch_y: float


@dataclass(frozen=True, slots=True)
class Stock:
    """One kind of card paper one can buy, or plain paper to cut.

    `aliases` are what stands on packets, `maker-number`, the best known first. `right` and
    `bottom` are what its source says is left over, so that a mistyped number is found.
    `verified` is false where no source has its geometry, or two differ.
    """

    id: str
    name: str
    paper: str
    width: float
    height: float
    radius: float
    layouts: tuple[Layout, ...]
    duplex: Literal["long", "short"]
    crops: bool
    verified: bool
    source: str
    aliases: tuple[str, ...] = ()
    right: float | None = None
    bottom: float | None = None

    @property
    def page(self) -> tuple[float, float]:
        """Width and height of the sheet."""
        return PAPERS[self.paper]

    @property
    def per_sheet(self) -> int:
        """How many cards one sheet holds."""
        return sum(layout.columns * layout.rows for layout in self.layouts)


@dataclass(frozen=True, slots=True)
class Cell:
    """The corner of one card on the page; `turned` means its content stands upside down."""

    x: float
    y: float
    turned: bool = False


@dataclass(frozen=True, slots=True)
class Nudge:
    """What to add to every cell, since every printer feeds a little off."""

    front: tuple[float, float] = (0.0, 0.0)
    back: tuple[float, float] = (0.0, 0.0)


NO_NUDGE = Nudge()


@dataclass(frozen=True, slots=True)
class Placed:
    """One face of the card at `index`, lying in `cell`."""

    index: int
    cell: Cell


@dataclass(frozen=True, slots=True)
class Page:
    """One printed side of a sheet."""

    side: Side
    placed: tuple[Placed, ...]


def load_stock(path: Path) -> Stock:
    """Read one stock file; raises ValueError when its numbers do not close."""
    facts = tomllib.loads(path.read_text(encoding="utf-8"))
    facts["aliases"] = tuple(facts.get("aliases", ()))
    facts["layouts"] = tuple(Layout(**layout) for layout in facts.pop("layout"))
    stock = Stock(**facts)
    faults = faults_of(stock)
    if stock.id != path.stem:
        faults = (f"its id is {stock.id}", *faults)
    if faults:
        raise ValueError(f"{path.name}: {'; '.join(faults)}")
    return stock


def load_stocks(folder: Path) -> tuple[Stock, ...]:
    """Read every stock of a folder, by id; raises ValueError when two answer to one name."""
    stocks = tuple(load_stock(path) for path in sorted(folder.glob("*.toml")))
    taken: dict[str, Stock] = {}
    for stock in stocks:
        for name in _names(stock):
            if taken.setdefault(name, stock) != stock:
                raise ValueError(f"{taken[name].id} and {stock.id} are both {name}")
    return stocks


def find_stock(stocks: Iterable[Stock], name: str) -> Stock | None:
    """Find a stock by its id or by what stands on its packet, with or without the maker."""
    asked = _letters(name)
    return next((stock for stock in stocks if asked in _names(stock)), None)


def _names(stock: Stock) -> tuple[str, ...]:
    numbers = (alias.partition("-")[2] for alias in stock.aliases)
    names = (_letters(name) for name in (stock.id, *stock.aliases, *numbers))
    return tuple(dict.fromkeys(name for name in names if name))


def _letters(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


def faults_of(stock: Stock) -> tuple[str, ...]:
    """List what is impossible about a stock: cells, margins or marks that cannot be so."""
    page_width, page_height = stock.page
    corners = cells(stock)
    faults = [
        f"cell {number} leaves the page"
        for number, cell in enumerate(corners, start=1)
        if min(cell.x, cell.y) < 0
        or cell.x + stock.width > page_width + 0.01
        or cell.y + stock.height > page_height + 0.01
    ]
    for first, one in enumerate(corners):
        for second, other in enumerate(corners[first + 1 :], start=first + 1):
            if _overlap(one, other, stock=stock):
                faults.append(f"cells {first + 1} and {second + 1} overlap")
    faults += [
        f"cell {number} is elsewhere after turning twice"
        for number, cell in enumerate(corners, start=1)
        if turned_over(turned_over(cell, stock), stock) != cell
    ]
    return (*faults, *_unclosed(stock), *_missed(stock))


def left_over(stock: Stock) -> tuple[float, float]:
    """Measure what is free right of the last column and below the last row."""
    page_width, page_height = stock.page
    corners = cells(stock)
    right = page_width - max(cell.x for cell in corners) - stock.width
    bottom = page_height - max(cell.y for cell in corners) - stock.height
    return round(right, 3), round(bottom, 3)


def _unclosed(stock: Stock) -> Iterator[str]:
    right, bottom = left_over(stock)
    for where, is_left, said in (("right", right, stock.right), ("bottom", bottom, stock.bottom)):
        if said is not None and abs(is_left - said) > CLOSE:
            yield f"{is_left:g} mm are left over at the {where}, not {said:g}"


def _missed(stock: Stock) -> Iterator[str]:
    """Crop marks lie alike on both sides, so the cells of both have to lie alike."""
    corners = cells(stock)
    fronts = sorted((cell.x, cell.y) for cell in corners)
    backs = sorted((back.x, back.y) for back in (turned_over(cell, stock) for cell in corners))
    if stock.crops and fronts != backs:
        yield "crop marks miss the backs, for the margins differ"


def _overlap(one: Cell, other: Cell, *, stock: Stock) -> bool:
    return abs(one.x - other.x) < stock.width - 0.01 and abs(one.y - other.y) < stock.height - 0.01


def cells(stock: Stock) -> tuple[Cell, ...]:
    """All front cells of a sheet in reading order."""
    return tuple(
        Cell(round(grid.left + column * grid.pitch_x, 3), round(grid.top + row * grid.pitch_y, 3))
        for grid in stock.layouts
        for row in range(grid.rows)
        for column in range(grid.columns)
    )


def turned_over(cell: Cell, stock: Stock) -> Cell:
    """Find a cell on the turned sheet by true margins, so that turning twice changes nothing."""
    page_width, page_height = stock.page
    if stock.duplex == "long":
        return Cell(round(page_width - cell.x - stock.width, 3), cell.y, cell.turned)
    return Cell(cell.x, round(page_height - cell.y - stock.height, 3), not cell.turned)


def pages(
    count: int,
    stock: Stock,
    *,
    sides: Sides = "both",
    order: Order = "given",
    start: int = 1,
    nudge: Nudge = NO_NUDGE,
) -> tuple[Page, ...]:
    """Place `count` cards; `start` is the first unused label of the first sheet, counted from 1.

    With both sides, each front page is followed by its back, as a duplex printer wants them.
    """
    if not 1 <= start <= stock.per_sheet:
        raise ValueError(f"label {start} is not on a sheet of {stock.per_sheet}")
    if order == "stacked" and start != 1:
        raise ValueError("cards to cut and stack begin on a whole sheet")
    slots = cut_and_stack(count, stock) if order == "stacked" else tuple(range(count))
    slots = (None,) * (start - 1) + slots
    corners = cells(stock)
    laid: list[Page] = []
    for first in range(0, len(slots), stock.per_sheet):
        sheet = zip(slots[first : first + stock.per_sheet], corners, strict=False)
        fronts = tuple(Placed(index, cell) for index, cell in sheet if index is not None)
        backs = tuple(Placed(place.index, turned_over(place.cell, stock)) for place in fronts)
        if sides != "backs":
            laid.append(Page("front", _nudged(fronts, nudge.front)))
        if sides != "fronts":
            laid.append(Page("back", _nudged(backs, nudge.back)))
    return tuple(laid)


def _nudged(placed: tuple[Placed, ...], by: tuple[float, float]) -> tuple[Placed, ...]:
    if by == (0.0, 0.0):
        return placed
    return tuple(
        Placed(
            place.index,
            Cell(round(place.cell.x + by[0], 3), round(place.cell.y + by[1], 3), place.cell.turned),
        )
        for place in placed
    )


def by_name(cards: Sequence[Card]) -> tuple[Card, ...]:
    """One person's cards together, people from A to Z, rounds in order."""
    return tuple(sorted(cards, key=lambda card: (*shelved(card.name), card.round, card.id)))


def by_table(cards: Sequence[Card]) -> tuple[Card, ...]:
    """Round by round and table by table, for laying cards out before guests come."""
    return tuple(
        sorted(cards, key=lambda card: (card.round, card.table, *shelved(card.name), card.id))
    )


def cut_and_stack(count: int, stock: Stock) -> tuple[int | None, ...]:
    """Name the card for each cell, sheet after sheet, so that piles once cut are in order.

    Card j of a pile of P sheets goes to sheet j mod P, cell j div P; None is an empty cell.
    """
    sheets = -(-count // stock.per_sheet)
    order = (cell * sheets + sheet for sheet in range(sheets) for cell in range(stock.per_sheet))
    return tuple(card if card < count else None for card in order)
