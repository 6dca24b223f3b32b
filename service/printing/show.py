"""The run of show, minute by minute, as frozen values of ready sentences. Knows no plan."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing at one time: `say` is read out word for word, `do` is for the organizer alone."""

    time: str
    kind: Literal["say", "do"]
    text: str


@dataclass(frozen=True, slots=True)
class ShowRound:
    """One round as its organizer needs it. `tables` and `threes` name tables: "1–12, 14".

    `resting` are names, one each; `notes` are whole sentences about this round alone. One that is over
    has no `cues`.
    """

    number: int
    begins: str
    ends: str
    people: int
    count: int
    tables: str
    threes: str
    seated: str
    resting: tuple[str, ...]
    notes: tuple[str, ...]
    cues: tuple[Cue, ...]


@dataclass(frozen=True, slots=True)
class RunOfShow:
    """The whole event on paper. `before` is a short label of time, `facts` one line of figures.

    `day` and `span` are by the clock at the event; `day` and `place` are empty where nobody said them. Once a
    round has begun `welcome` is empty.
    """

    event: str
    day: str
    span: str
    place: str
    facts: str
    before: str
    tasks: tuple[str, ...]
    welcome: str
    rounds: tuple[ShowRound, ...]
    late: tuple[str, ...]
    missing: tuple[str, ...]
    lang: str = "en"
