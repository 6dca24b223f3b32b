"""The papers that name everybody, and the parts in which they are typeset. Knows no design."""

from collections.abc import Mapping
from dataclasses import replace

from service.printing.badge import Badges
from service.printing.cards import chunks
from service.printing.itinerary import Itineraries
from service.printing.wall import WallList

Papers = Itineraries | WallList | Badges

# So many people take about 300 MB, and fill whole sheets. The wall list is best kept in one.
PART: Mapping[type[Papers], int] = {Itineraries: 100, WallList: 1000, Badges: 400}


def parts(papers: Papers) -> tuple[Papers, ...]:
    """Split papers into files, in order; nearly always one."""
    size = PART[type(papers)]
    match papers:
        case Itineraries():
            return tuple(replace(papers, people=part) for part in chunks(papers.people, size))
        case WallList():
            return tuple(replace(papers, people=part) for part in chunks(papers.people, size))
        case Badges():
            return tuple(replace(papers, people=part) for part in chunks(papers.people, size))
