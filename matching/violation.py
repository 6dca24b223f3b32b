"""One broken rule as a value; knows neither how it is found nor how it is told."""

from dataclasses import dataclass

from matching.errors import Facts


@dataclass(frozen=True, slots=True)
class Violation:
    """One broken rule: where, whom it concerns, and the facts."""

    kind: str
    round: int | None
    attendees: tuple[int, ...]
    detail: Facts = ()
