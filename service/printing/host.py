"""What the host of a table needs on paper, as frozen values. The only paper with care notes on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody who sits at the table, how to say the name, and what they let be printed; both may be empty."""

    name: str
    say: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """Guests and what to ask them about: a whole sentence, or nothing where nothing is known."""

    guests: tuple[Guest, ...]
    line: str = ""


@dataclass(frozen=True, slots=True)
class HostRound:
    """One round of a table. `care` says what to have ready, never for whom."""

    id: str
    number: int
    time: str
    minutes: int
    threads: tuple[Thread, ...]
    opener: str
    deeper: str
    closing: str
    care: tuple[str, ...] = ()
    lang: str = "en"


@dataclass(frozen=True, slots=True)
class HostSheet:
    """One table, all evening, on as many pages as its rounds need."""

    id: str
    table: int
    rounds: tuple[HostRound, ...]
    lang: str = "en"
    # What its host is called; empty where nobody on the list hosts it.
    host: str = ""


@dataclass(frozen=True, slots=True)
class HostSheets:
    """Every table's, in this order."""

    event: str
    rounds: int
    tables: tuple[HostSheet, ...]
