"""The papers that name everybody, and the parts in which they are typeset. Knows no design."""

from collections.abc import Mapping
from dataclasses import replace

from service.printing.badge import Badge, Badges
from service.printing.cards import chunks
from service.printing.itinerary import Itineraries, Itinerary
from service.printing.reseat import Move, Reseat
from service.printing.ruler import Ruler, RulerSide
from service.printing.show import RunOfShow, ShowRound
from service.printing.wall import WallList, WallRow

Papers = Itineraries | WallList | Badges | RunOfShow | Reseat | Ruler
Entry = Itinerary | WallRow | Badge | ShowRound | Move | RulerSide

# So many people take about 300 MB, and fill whole sheets. The wall list is best kept in one.
PART: Mapping[type[Papers], int] = {Itineraries: 100, WallList: 1000, Badges: 400, Reseat: 500}


def entries(papers: Papers) -> tuple[Entry, ...]:
    """Return the people, rounds, moves or sides that papers are made of, in order."""
    match papers:
        case RunOfShow():
            return papers.rounds
        case Reseat():
            return papers.by_name or papers.by_table
        case Ruler():
            return papers.sides
        case _:
            return papers.people


def duplex_of(papers: Papers) -> str:
    """Say how a printer turns the sheet; all but a ruler page is printed on one side."""
    if isinstance(papers, Ruler):
        edge = "Long" if papers.stock.duplex == "long" else "Short"
        return f"DuplexFlip{edge}Edge"
    return "Simplex"


def parts(papers: Papers) -> tuple[Papers, ...]:
    """Split papers into files, in order; nearly always one."""
    if isinstance(papers, RunOfShow | Ruler):
        return (papers,)
    size = PART[type(papers)]
    match papers:
        case Itineraries():
            return tuple(replace(papers, people=part) for part in chunks(papers.people, size))
        case WallList():
            return tuple(replace(papers, people=part) for part in chunks(papers.people, size))
        case Badges():
            return tuple(replace(papers, people=part) for part in chunks(papers.people, size))
        case Reseat():
            return _reseat_parts(papers, size)


def _reseat_parts(papers: Reseat, size: int) -> tuple[Reseat, ...]:
    """Split a long sheet into all its names and then all its tables; the free seats come last."""
    if len(papers.by_name) <= size:
        return (papers,)
    bare = replace(papers, by_name=(), by_table=(), free=(), no_free="")
    names = [replace(bare, by_name=part) for part in chunks(papers.by_name, size)]
    tables = [replace(bare, by_table=part) for part in chunks(papers.by_table, size)]
    last = replace(tables[-1], free=papers.free, no_free=papers.no_free)
    return (*names, *tables[:-1], last)
