"""One attendee's rounds, times and tables on half a page, as frozen values. Knows no plan."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stop:
    """One round of one attendee. Without a table, `rest` is a whole sentence, printed as it is."""

    round: int
    time: str
    table: int | None
    meet: tuple[str, ...] = ()
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Itinerary:
    """Where one attendee is expected in each round, and by whom."""

    id: str
    name: str
    stops: tuple[Stop, ...]
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class Itineraries:
    """Everybody's, two on a sheet, in this order."""

    event: str
    rounds: int
    people: tuple[Itinerary, ...]
