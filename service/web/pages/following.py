"""How a page that is left open keeps up with its evening. Knows nothing of what stands on it."""

from dataclasses import dataclass

# Seconds between two looks. A phone in a pocket looks at nothing.
EVERY = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Following:
    """Where a page asks for what moves, the mark of what it shows, and when that was so.

    `state` is of what kind the page is: one of another kind takes its place.
    """

    asks: str
    page: str
    mark: str
    state: str
    at: str
    every: int = EVERY
