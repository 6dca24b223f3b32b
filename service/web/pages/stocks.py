"""Which card papers one can choose, and what they are called in a shop. Knows no deck."""

from dataclasses import dataclass
from functools import cache

from service.printing.paper import Stock, find_stock, load_stocks
from service.settings import TEMPLATES
from service.web.words import _, ngettext

EVERYDAY = {"a4": "a4-85x55", "letter": "letter-35x20"}
# Everything else takes a whole sheet of its paper.
OF_CARDS = ("cards", "blanks")
MM = 25.4


@dataclass(frozen=True, slots=True, kw_only=True)
class StockLine:
    """One paper to choose. `about` and `note` are empty where there is nothing to say."""

    id: str
    name: str
    about: str = ""
    note: str = ""


@cache
def stocks() -> tuple[Stock, ...]:
    """Read the stocks once for the whole process; they come with the program."""
    return load_stocks(TEMPLATES / "cards" / "stock")


def stock_asked(kind: str, name: str) -> str | None:
    """Find the stock somebody means by its id or by a packet's number; prompts need a paper only."""
    found = find_stock(stocks(), name)
    if found is None or (kind not in OF_CARDS and found.id not in EVERYDAY.values()):
        return None
    return found.id


def paper_name(paper: str) -> str:
    """Return what a paper is called."""
    return {"a4": _("A4"), "letter": _("US Letter")}[paper]


def stock_of(id_: str) -> Stock:
    """Return the stock of this id, which there is."""
    return next(stock for stock in stocks() if stock.id == id_)


def is_to_cut(stock: Stock) -> bool:
    """Say whether this is plain paper: no packet in a shop has its cards."""
    return not stock.aliases


def stock_name(id_: str) -> str:
    """Return what the stock of this id is called, or the id of one that is no more."""
    return next((_name(stock) for stock in stocks() if stock.id == id_), id_)


def whole_papers() -> tuple[StockLine, ...]:
    """List the papers for what takes the whole sheet."""
    return tuple(StockLine(id=id_, name=paper_name(paper)) for paper, id_ in EVERYDAY.items())


def card_papers(paper: str) -> tuple[StockLine, ...]:
    """List the stocks of one paper, the everyday one first."""
    found = [stock for stock in stocks() if stock.paper == paper]
    found.sort(key=lambda stock: stock.id != EVERYDAY[paper])
    return tuple(
        StockLine(
            id=stock.id,
            name=_name(stock),
            about=_about(stock),
            note=""
            if stock.verified
            else _(
                "Not yet measured on a real packet: print one sheet on plain paper first and hold it "
                "against yours."
            ),
        )
        for stock in found
    )


def _name(stock: Stock) -> str:
    everyday = {
        "a4-85x55": _("A4, ordinary business cards"),
        "letter-35x20": _("US Letter, ordinary business cards"),
    }
    if stock.id in everyday:
        return everyday[stock.id]
    if is_to_cut(stock):
        return _("Plain %(paper)s, to cut", paper=paper_name(stock.paper))
    return _spoken(stock.aliases[0])


def _about(stock: Stock) -> str:
    """Tell size and number, and under which other numbers the same sheet is sold."""
    said = [
        _size(stock),
        ngettext("%(num)s on a sheet.", "%(num)s on a sheet.", stock.per_sheet),
    ]
    named = _name(stock)
    same = [one for one in map(_spoken, stock.aliases) if one != named]
    if same:
        said.append(_("The same as %(numbers)s.", numbers=", ".join(same)))
    return " ".join(said)


def _size(stock: Stock) -> str:
    if stock.paper == "letter":
        width, height = (f"{round(side / MM, 2):g}" for side in (stock.width, stock.height))
        return _("%(width)s × %(height)s in.", width=width, height=height)
    width, height = f"{stock.width:g}", f"{stock.height:g}"
    return _("%(width)s × %(height)s mm.", width=width, height=height)


def _spoken(alias: str) -> str:
    maker, _dash, number = alias.partition("-")
    return f"{maker.capitalize()} {number}"
