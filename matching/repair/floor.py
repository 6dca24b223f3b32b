"""Who is there and who sits where in the rounds to come, as arrays; moves nobody."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matching.outcome import Round
from matching.roster import Roster

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
NOWHERE = -1

# A round by its number, or one meeting by its id.
Lock = int | str


@dataclass(frozen=True, slots=True)
class Floor:
    """The rounds to come as they were published, by place in the new roster.

    ``seats`` holds the table (from 0) of each attendee who stays, NOWHERE for others; ``here`` who
    is present; ``pinned`` who must keep their seat; ``shut`` the tables that no stayer may join,
    ``sealed`` those that nobody may join at all; ``stirred`` the rounds that somebody has left or
    come to. Shapes are (rounds, attendees), (rounds, tables) for ``shut`` and ``sealed``, (rounds,)
    for ``stirred``.
    """

    numbers: tuple[int, ...]
    seats: Ints
    here: Bools
    pinned: Bools
    shut: Bools
    stirred: Bools
    sealed: Bools | None = None

    @property
    def staying(self) -> int:
        """Seats of people who stay, in all rounds to come."""
        return int((self.seats >= 0).sum())

    @property
    def allowance(self) -> int:
        """Seats that may change though they need not: one for every full hundred in a round."""
        return int(((self.seats >= 0).sum(axis=1) // 100).sum())


def floor_of(
    rounds: Iterable[Round],
    roster: Roster,
    *,
    gone: Iterable[int],
    locked: Iterable[Lock],
    spare: int,
    skipped: Iterable[tuple[int, int]] = (),
    held: Iterable[int] = (),
) -> Floor:
    """Return the floor of the rounds to come.

    Parameters
    ----------
    rounds : iterable of Round
        The published rounds that are not finished.
    roster : Roster
        With those who were added.
    gone : iterable of int
        Ids of those who have left.
    locked : iterable of int or str
        Numbers of rounds and ids of meetings.
    spare : int
        Tables to make room for beyond the published ones.
    skipped : iterable of (round, id)
        Who is away from one round only.
    held : iterable of int
        Ids of those who keep their seats, whoever else sits there.
    """
    rounds = tuple(rounds)
    place = {a: i for i, a in enumerate(roster.ids)}
    left, keep, missing = frozenset(gone), frozenset(locked), tuple(skipped)
    stay = [place[a] for a in held]
    tables = spare + max((m.table for r in rounds for m in r.meetings), default=0)
    shape = (len(rounds), len(roster))
    seats = np.full(shape, NOWHERE, dtype=np.int64)
    here = np.ones(shape, dtype=np.bool_)
    pinned = np.zeros(shape, dtype=np.bool_)
    shut = np.zeros((len(rounds), tables), dtype=np.bool_)
    stirred = np.zeros(len(rounds), dtype=np.bool_)
    for k, item in enumerate(rounds):
        out = left | {a for number, a in missing if number == item.number}
        away = [place[a] for a in {*item.absent, *out}]
        here[k, away] = False
        had = {place[a] for m in item.meetings for a in m.attendees} | {place[a] for a in item.byes}
        stirred[k] = had != set(np.flatnonzero(here[k]).tolist())
        for meeting in item.meetings:
            staying = [place[a] for a in meeting.attendees if a not in out]
            seats[k, staying] = meeting.table - 1
            # Who is left alone has no meeting that a lock could keep.
            if len(staying) > 1 and (item.number in keep or meeting.id in keep):
                pinned[k, staying] = True
                shut[k, meeting.table - 1] = True
        pinned[k, stay] |= seats[k, stay] != NOWHERE
    return Floor(tuple(r.number for r in rounds), seats, here, pinned, shut, stirred)
