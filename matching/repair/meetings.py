"""Meetings after a change: the untouched as they were, the others to be written anew."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from matching.explain import Explainer
from matching.openers.bank import BY_ID
from matching.outcome import Ladder, Meeting, Round
from matching.roster import Roster
from matching.rules import Rules, hosts_in
from matching.writing import BLANK


@dataclass(frozen=True, slots=True)
class Seats:
    """One round: ids by table in order of table, who sits out, and who is not there."""

    tables: tuple[tuple[int, tuple[int, ...]], ...]
    byes: tuple[int, ...]
    absent: tuple[int, ...]


class Rewriter:
    """Makes rounds from who sits where; keeps whatever of the published ones is still true.

    A meeting of the same people at the same table stays the same value. A table that people only
    left or joined keeps its questions, unless they quote somebody, or a newcomer knows one of them or
    wished for lighter ones; every other changed meeting gets BLANK for a ladder.

    Parameters
    ----------
    roster : Roster
    explainer : Explainer
    rules : Rules
        Say who hosts in which round.
    """

    def __init__(self, roster: Roster, explainer: Explainer, rules: Rules) -> None:
        self._explainer = explainer
        self._roster, self._rules = roster, rules
        self._depth = {a.id: a.depth for a in roster.attendees}

    def rounds(
        self, finished: Sequence[Round], coming: Sequence[Round], *, seats: Sequence[Seats]
    ) -> tuple[Round, ...]:
        """Return the coming rounds with other seats."""
        asked = _asked(finished, coming, seats)
        rounds = []
        for old, new in zip(coming, seats, strict=True):
            was = {m.table: m for m in old.meetings}
            hosts = hosts_in(self._rules, self._roster, old.number)
            meetings = tuple(
                self._meeting(old.number, table, who, old=was.get(table), hosts=hosts, asked=asked)
                for table, who in new.tables
            )
            rounds.append(replace(old, meetings=meetings, byes=new.byes, absent=new.absent))
        return tuple(rounds)

    def _meeting(
        self, number: int, table: int, who: tuple[int, ...], *, old: Meeting | None,
        hosts: Collection[int], asked: dict[int, set[str]],
    ) -> Meeting:  # fmt: skip
        host = next((a for a in who if a in hosts), None)
        if old is not None and old.attendees == who:
            return old if old.host == host else replace(old, host=host)
        ladder = BLANK if old is None else self._ladder(old, who, asked)
        reasons = self._explainer.reasons(who)
        return Meeting(f"{number}-{table}", table, who, host, reasons, ladder)

    def _ladder(self, old: Meeting, who: tuple[int, ...], asked: dict[int, set[str]]) -> Ladder:
        ladder = old.ladder
        new = [a for a in who if a not in old.attendees]
        known = any(asked.get(a, set()) & set(ladder.ids) for a in new)
        if (
            not _same_table(old, who)
            or _quotes(ladder)
            or known
            or any(self._depth[a] < ladder.depth for a in new)
        ):
            return BLANK
        for a in new:
            asked.setdefault(a, set()).update(ladder.ids)
        return ladder


def _quotes(ladder: Ladder) -> bool:
    return any(BY_ID[name].slots for name in ladder.ids if name in BY_ID)


def _same_table(old: Meeting, who: tuple[int, ...]) -> bool:
    """Return whether a meeting is still a table, of at least one who sat there before."""
    return len(old.attendees) > 2 and len(who) > 2 and any(a in old.attendees for a in who)


def _asked(
    finished: Sequence[Round], coming: Sequence[Round], seats: Sequence[Seats]
) -> dict[int, set[str]]:
    """Return the questions each attendee has in meetings that may keep theirs."""
    asked: dict[int, set[str]] = {}
    for item in finished:
        for meeting in item.meetings:
            for a in meeting.attendees:
                asked.setdefault(a, set()).update(meeting.ladder.ids)
    for item, new in zip(coming, seats, strict=True):
        tables = dict(new.tables)
        for meeting in item.meetings:
            who = tables.get(meeting.table, ())
            if meeting.attendees == who or _same_table(meeting, who):
                for a in (a for a in who if a in meeting.attendees):
                    asked.setdefault(a, set()).update(meeting.ladder.ids)
    return asked
