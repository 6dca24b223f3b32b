"""The papers made of the whole plan, and the parts in which they are typeset. Knows no design."""

from collections.abc import Iterable
from dataclasses import replace

from service.printing.badge import Badge, Badges
from service.printing.cards import chunks
from service.printing.filename import Held
from service.printing.host import HostSheet, HostSheets
from service.printing.itinerary import Itineraries, Itinerary
from service.printing.reseat import Move, Reseat
from service.printing.ruler import Ruler, RulerSide
from service.printing.show import RunOfShow, ShowRound
from service.printing.tent import Tent, Tents
from service.printing.wall import WallList, WallRow

Papers = Itineraries | WallList | Badges | Tents | HostSheets | RunOfShow | Reseat | Ruler
Entry = Itinerary | WallRow | Badge | Tent | HostSheet | ShowRound | Move | RulerSide


def entries(papers: Papers) -> tuple[Entry, ...]:
    """Return the people, tables, rounds, moves or sides that papers are made of, in order."""
    match papers:
        case Tents() | HostSheets():
            return papers.tables
        case RunOfShow():
            return papers.rounds
        case Reseat():
            return papers.by_name or papers.by_table
        case Ruler():
            return papers.sides
        case _:
            return papers.people


def languages(papers: Papers) -> tuple[str, ...]:
    """Return the language of each person or table, or the one language of a list."""
    match papers:
        case Tents() | HostSheets():
            return tuple(one.lang for one in papers.tables)
        case Itineraries() | Badges():
            return tuple(one.lang for one in papers.people)
        case WallList() | RunOfShow() | Reseat():
            return (papers.lang,)
        case Ruler():
            return ()


def held_in(papers: Papers) -> Held | None:
    """Return which tables papers are for; None where they are for people, or for the whole event."""
    match papers:
        case Tents() | HostSheets() if papers.tables:
            return Held(0, papers.tables[0].table, papers.tables[-1].table)
        case _:
            return None


def duplex_of(papers: Papers) -> str:
    """Say how a printer turns the sheet; all but a ruler page is printed on one side."""
    if isinstance(papers, Ruler):
        edge = "Long" if papers.stock.duplex == "long" else "Short"
        return f"DuplexFlip{edge}Edge"
    return "Simplex"


def parts(papers: Papers) -> tuple[Papers, ...]:
    """Split papers into files, in order; nearly always one.

    Each holds what takes about 300 MB to typeset, and fills whole sheets; the wall list is best kept
    in one.
    """
    made: Iterable[Papers]
    match papers:
        case Itineraries():
            made = (replace(papers, people=part) for part in chunks(papers.people, 100))
        case WallList():
            made = (replace(papers, people=part) for part in chunks(papers.people, 1000))
        case Badges():
            made = (replace(papers, people=part) for part in chunks(papers.people, 400))
        case Tents():
            made = (replace(papers, tables=part) for part in chunks(papers.tables, 100))
        case HostSheets():
            made = (replace(papers, tables=part) for part in chunks(papers.tables, 20))
        case Reseat():
            made = _reseat_parts(papers)
        case RunOfShow() | Ruler():
            made = (papers,)
    return tuple(made)


def _reseat_parts(papers: Reseat) -> tuple[Reseat, ...]:
    """Split a long sheet into all its names and then all its tables; the free seats come last."""
    size = 500
    if len(papers.by_name) <= size:
        return (papers,)
    bare = replace(papers, by_name=(), by_table=(), free=(), no_free="")
    names = [replace(bare, by_name=part) for part in chunks(papers.by_name, size)]
    tables = [replace(bare, by_table=part) for part in chunks(papers.by_table, size)]
    last = replace(tables[-1], free=papers.free, no_free=papers.no_free)
    return (*names, *tables[:-1], last)
