"""Who would sit together after a change and does not now, and what they share. Knows no cost of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Protocol

from service.operations.gathered import Thread
from service.web.pages.rounds import hue_of, threads_told
from service.web.rows import PersonRow


class MadeRow(Protocol):
    """A meeting that a change makes, with its people by number, and why they meet."""

    @property
    def round(self) -> int:
        """In which round."""
        ...

    @property
    def table(self) -> int:
        """At which table."""
        ...

    @property
    def people(self) -> Sequence[int]:
        """Who sits there, by number."""
        ...

    @property
    def reasons(self) -> Sequence[Mapping[str, Any]]:
        """Why they meet, as it is stored."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NewMeeting:
    """One table with people who do not sit together now."""

    table: int
    names: tuple[str, ...]
    threads: tuple[Thread, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRound:
    """All such tables of one round."""

    number: int
    hue: int
    meetings: tuple[NewMeeting, ...]


def new_rounds(meetings: Iterable[MadeRow], people: Iterable[PersonRow]) -> tuple[NewRound, ...]:
    """Return the meetings that a change makes, which are in order, round by round."""
    known = {one.number: one for one in people if not one.withdrawn}
    return tuple(
        NewRound(
            number=number,
            hue=hue_of(number),
            meetings=tuple(
                new_meeting(
                    one.table, [known[who] for who in one.people if who in known], one.reasons
                )
                for one in made
            ),
        )
        for number, made in groupby(meetings, key=lambda one: one.round)
    )


def new_meeting(
    table: int, here: Sequence[PersonRow], reasons: Iterable[Mapping[str, Any]]
) -> NewMeeting:
    """Return a table at which these people would sit."""
    return NewMeeting(
        table=table,
        names=tuple(one.name for one in here),
        threads=threads_told(reasons, here),
    )
