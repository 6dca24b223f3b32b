"""Makes values ready to set: clean texts, words, fonts, places. Knows the designs' fields only."""

from collections.abc import Sequence
from dataclasses import asdict
from itertools import pairwise

from service.printing.badge import Badges, badge_stock
from service.printing.cards import Card, Misfit, PosterText, TablePrompt
from service.printing.facepayload import BOTH, Side, faces_of
from service.printing.host import HostSheets
from service.printing.itinerary import Itineraries
from service.printing.look import USUAL, Look
from service.printing.minutes import steps, turn
from service.printing.paper import PAPERS, Nudge, Order, Sides, Stock, cells, pages
from service.printing.papers import Papers
from service.printing.qr import square_of
from service.printing.ready import Data, language, plain, texts
from service.printing.reseat import Reseat
from service.printing.ruler import Ruler
from service.printing.rulerpayload import for_ruler
from service.printing.show import RunOfShow
from service.printing.showpayload import for_reseat, for_show
from service.printing.tent import Tents
from service.printing.text import printable
from service.printing.wall import WallList, WallRow, edge, tab

# As many columns as leave a long name its room; more rounds make a second list.
WALL_ROUNDS = 8


def for_cards(
    cards: Sequence[Card],
    stock: Stock,
    *,
    title: str,
    sides: Sides,
    order: Order,
    start: int,
    nudge: Nudge,
    look: Look = USUAL,
) -> tuple[Data, list[Misfit]]:
    """Prepare one part of a deck and say which characters could not be kept."""
    report: list[Misfit] = []
    laid = pages(len(cards), stock, sides=sides, order=order, start=start, nudge=nudge)
    data = {
        "title": title,
        "page": stock.page,
        "marks": {
            side: _marks(stock, getattr(nudge, side)) if stock.crops else [] for side in BOTH
        },
        **faces_of(cards, stock, BOTH, look=look, report=report),
        "pages": [
            {
                "side": page.side,
                "placed": [
                    (place.index, place.cell.x, place.cell.y, place.cell.turned)
                    for place in page.placed
                ],
            }
            for page in laid
        ],
    }
    return data, report


def for_picture(
    card: Card, stock: Stock, *, columns: int, look: Look = USUAL, sides: Sequence[Side] = BOTH
) -> Data:
    """Prepare the faces of one card to be drawn alone on its own ground."""
    faces = faces_of([card], stock, sides, look=look, report=[])
    return {**faces, "columns": columns, "sides": sides}


def for_prompts(
    prompts: Sequence[TablePrompt], paper: str, *, title: str
) -> tuple[Data, list[Misfit]]:
    """Prepare the sheets for tables."""
    report: list[Misfit] = []
    ready = [
        {
            **plain(prompt, prompt.id, report=report),
            "steps": [asdict(s) for s in steps(prompt.minutes)],
            "turn": f"turn_{turn(prompt.minutes, len(prompt.names))}",
        }
        for prompt in prompts
    ]
    return {"title": title, "page": PAPERS[paper], "prompts": ready}, report


def for_poster(text: PosterText, paper: str, *, title: str) -> tuple[Data, list[Misfit]]:
    """Prepare the poster; the QR code carries the address exactly as given."""
    report: list[Misfit] = []
    square = square_of(text.url, level="M")
    data = {
        **plain(text, "poster", report=report),
        "qr": square.svg,
        "title": title,
    }
    return {**data, "page": PAPERS[paper]}, report


def for_papers(papers: Papers, paper: str, *, title: str) -> tuple[Data, list[Misfit]]:
    """Prepare one kind of paper for the whole event."""
    match papers:
        case Itineraries():
            return _itineraries(papers, paper, title=title)
        case WallList():
            return _wall(papers, paper, title=title)
        case Badges():
            return _badges(papers, paper, title=title)
        case Tents():
            return _tents(papers, paper, title=title)
        case HostSheets():
            return _host_sheets(papers, paper, title=title)
        case _:
            return _for_organizer(papers, paper, title=title)


def _for_organizer(
    papers: RunOfShow | Reseat | Ruler, paper: str, *, title: str
) -> tuple[Data, list[Misfit]]:
    match papers:
        case RunOfShow():
            return for_show(papers, paper, title=title)
        case Reseat():
            return for_reseat(papers, paper, title=title)
        case Ruler():
            return for_ruler(papers, title=title)


def _itineraries(papers: Itineraries, paper: str, *, title: str) -> tuple[Data, list[Misfit]]:
    """Prepare half a page for each attendee."""
    report: list[Misfit] = []
    ready = [plain(one, one.id, report=report) for one in papers.people]
    data = {**_titled(papers, "itineraries", title=title, report=report), "rounds": papers.rounds}
    return {**data, "page": PAPERS[paper], "people": ready}, report


def _badges(papers: Badges, paper: str, *, title: str) -> tuple[Data, list[Misfit]]:
    """Prepare a badge for each attendee, and where on the sheets it lies."""
    report: list[Misfit] = []
    stock = badge_stock(paper)
    ready = [plain(one, one.id, report=report) for one in papers.people]
    data = {
        **_titled(papers, "badges", title=title, report=report),
        "page": stock.page,
        "cell": (stock.width, stock.height),
        "marks": _marks(stock, (0.0, 0.0)),
        "people": ready,
        "pages": [
            [(place.index, place.cell.x, place.cell.y) for place in page.placed]
            for page in pages(len(ready), stock, sides="fronts")
        ],
    }
    return data, report


def _tents(papers: Tents, paper: str, *, title: str) -> tuple[Data, list[Misfit]]:
    """Prepare a sheet to fold for each table."""
    report: list[Misfit] = []
    ready = [plain(one, one.id, report=report) for one in papers.tables]
    data = {**_titled(papers, "tents", title=title, report=report), "rounds": papers.rounds}
    return {**data, "page": PAPERS[paper], "tables": ready}, report


def _host_sheets(papers: HostSheets, paper: str, *, title: str) -> tuple[Data, list[Misfit]]:
    """Prepare a sheet for each host; every round keeps the language it is asked in."""
    report: list[Misfit] = []
    ready = [
        {
            "id": one.id,
            "table": one.table,
            "host": texts(one.host, one.lang, where=(one.id, "host"), report=report),
            **language(one.lang),
            "rounds": [
                {
                    **plain(part, part.id, report=report),
                    "steps": [asdict(s) for s in steps(part.minutes)],
                }
                for part in one.rounds
            ],
        }
        for one in papers.tables
    ]
    data = {**_titled(papers, "host-sheets", title=title, report=report), "rounds": papers.rounds}
    return {**data, "page": PAPERS[paper], "tables": ready}, report


def _wall(papers: WallList, paper: str, *, title: str) -> tuple[Data, list[Misfit]]:
    """Prepare the list for the wall; with many rounds, one whole list after another."""
    report: list[Misfit] = []
    data = {**_titled(papers, "wall", title=title, report=report), **language(papers.lang)}
    lists = -(-len(papers.rounds) // WALL_ROUNDS)
    cuts = [len(papers.rounds) * number // lists for number in range(lists + 1)]
    rows = [
        {
            "id": one.id,
            "name": texts(one.name, papers.lang, where=(one.id, "name"), report=report),
            "tab": texts(tab(one.name), papers.lang, where=(one.id, "tab"), report=[]),
            "edge": texts(edge(one.name), papers.lang, where=(one.id, "tab"), report=[]),
            "tables": one.tables,
        }
        for one in papers.people
    ]
    return {
        **data,
        "page": PAPERS[paper],
        "rounds": [asdict(one) for one in papers.rounds],
        "lists": list(pairwise(cuts)),
        "people": rows,
    }, report


def _titled(
    papers: Itineraries | WallList | Badges | Tents | HostSheets,
    id_: str,
    *,
    title: str,
    report: list[Misfit],
) -> Data:
    """Prepare what a whole file says once: its title, and the event as everybody reads it."""
    whose = papers.tables if isinstance(papers, Tents | HostSheets) else papers.people
    langs = [one.lang for one in whose if not isinstance(one, WallRow)]
    lang = langs[0] if langs else "en"
    return {
        "title": printable(title, lang)[0],
        "event": texts(papers.event, lang, where=(id_, "event"), report=report),
    }


def _marks(stock: Stock, moved: tuple[float, float]) -> list[tuple[float, float, float, float]]:
    """Draw crop marks in the outer margin, so that none lands on a card; they move along with the cards."""
    corners, (by_x, by_y) = cells(stock), moved
    xs = sorted({x + by_x for cell in corners for x in (cell.x, cell.x + stock.width)})
    ys = sorted({y + by_y for cell in corners for y in (cell.y, cell.y + stock.height)})
    above, below = ys[0] - 6, ys[-1] + 2
    before, after = xs[0] - 6, xs[-1] + 2
    upright = [(x, y, 0.0, 4.0) for x in xs for y in (above, below)]
    level = [(x, y, 4.0, 0.0) for y in ys for x in (before, after)]
    return upright + level
