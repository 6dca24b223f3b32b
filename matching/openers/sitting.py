"""One meeting that needs questions; knows none of them."""

from dataclasses import dataclass

from matching.outcome import Ladder, Reason


@dataclass(frozen=True, slots=True)
class Sitting:
    """One meeting that needs a ladder in a language: names of its attendees, by id, and depth ceilings.

    A ``ladder`` that is given stays; whatever it asks is known to these attendees, before and
    after.
    """

    id: str
    round: int
    attendees: tuple[int, ...]
    reasons: tuple[Reason, ...]
    names: tuple[str, ...]
    ceilings: tuple[int, ...]
    language: str = "en"
    ladder: Ladder | None = None
