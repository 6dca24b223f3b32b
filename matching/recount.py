"""The judges' own arithmetic: affinities and permissions told anew; shares nothing with solvers."""

from math import log

import numpy as np
import numpy.typing as npt

from matching.interests.fold import fold
from matching.interests.resolver import understand
from matching.interests.vocabulary import NEIGHBORS
from matching.roster import Roster
from matching.rules import Rules

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
_LIMIT = 2_000_000


class Recount:
    """Affinity and permission of every pair, one row at a time, from the words themselves."""

    def __init__(self, roster: Roster, rules: Rules) -> None:
        self.ids = roster.ids
        self.place = {a: i for i, a in enumerate(roster.ids)}
        self._roster = roster
        self._rules = rules
        voices = understand(roster).voices
        self._likes = [{e.topic for e in v.interests} for v in voices]
        self._asks = [{e.topic for e in v.curious_about} for v in voices]
        self._holds = [{e.topic for e in v.values} for v in voices]
        self._who_likes = _postings(self._likes)
        self._who_asks = _postings(self._asks)
        self._who_holds = _postings(self._holds)
        self._beside: dict[str, list[str]] = {}
        for a, b in sorted(NEIGHBORS):
            self._beside.setdefault(a, []).append(b)
        self.apart = self._pairs(rules.keep_apart, "keep_apart")
        self.met = self._pairs(rules.met_before, "met")
        self.together = self._pairs(rules.seat_together, "")
        if rules.format == "tables":
            self.together = _parties(self.together)
        self._groups = np.array([fold(a.group or "") for a in roster.attendees])
        self._tongues = [{_tongue(x) for x in a.languages} - {""} for a in roster.attendees]
        self._who_speaks = _postings(self._tongues)
        self._silent = np.array([not t for t in self._tongues], dtype=np.bool_)

    def _pairs(self, given: tuple[tuple[int, int], ...], field: str) -> set[frozenset[int]]:
        pairs = {frozenset(p) for p in given}
        for a in self._roster.attendees if field else ():
            pairs |= {frozenset((a.id, b)) for b in getattr(a, field) if b in self.place}
        return pairs

    def affinities(self, a: int) -> Ints:
        """Return the affinity of attendee ``a`` (an id) to everybody, in order of the roster."""
        i, n = self.place[a], len(self.ids)
        row = np.zeros(n, dtype=np.int64)
        for t in sorted(self._likes[i]):
            worth = self._worth(self._who_likes, t)
            row[self._who_likes[t]] += worth * 4 // 4
            row[self._who_asks.get(t, [])] += worth * 6 // 4
            for s in self._beside.get(t, []):
                lower = min(worth, self._worth(self._who_likes, s))
                row[self._who_likes.get(s, [])] += lower * 2 // 4
                row[self._who_asks.get(s, [])] += worth * 3 // 4
        for t in sorted(self._asks[i]):
            row[self._who_likes.get(t, [])] += self._worth(self._who_likes, t) * 6 // 4
            for s in self._beside.get(t, []):
                row[self._who_likes.get(s, [])] += self._worth(self._who_likes, s) * 3 // 4
        for t in sorted(self._holds[i]):
            row[self._who_holds[t]] += self._worth(self._who_holds, t) * 3 // 4
        row = np.minimum(row, _LIMIT)
        row[i] = 0
        return row

    def _worth(self, postings: dict[str, list[int]], topic: str) -> int:
        count = len(postings.get(topic, ()))
        return round(1000 * log(1 + len(self.ids) / count)) if count else 0

    def affinity(self, a: int, b: int) -> int:
        """Return the affinity of two ids."""
        return int(self.affinities(a)[self.place[b]])

    def allowed(self, a: int) -> Bools:
        """Return whether attendee ``a`` (an id) may meet each other, who met before included."""
        i = self.place[a]
        tongues = self._tongues[i]
        row = np.full(len(self.ids), not tongues, dtype=np.bool_) | self._silent
        for t in sorted(tongues):
            row[self._who_speaks[t]] = True
        if "group" in self._rules.different and self._groups[i]:
            row &= self._groups != self._groups[i]
        for pairs, answer in ((self.met, False), (self.together, True), (self.apart, False)):
            mates = sorted(b for p in pairs if a in p for b in p if b != a)
            row[[self.place[b] for b in mates]] = answer
        row[i] = False
        return row


def _postings(sets: list[set[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for i, names in enumerate(sets):
        for name in sorted(names):
            found.setdefault(name, []).append(i)
    return found


def _parties(pairs: set[frozenset[int]]) -> set[frozenset[int]]:
    """At one table, whoever sits with a and with b makes a and b sit together."""
    closed = set(pairs)
    while True:
        more = {a ^ b for a in closed for b in closed if len(a & b) == 1} - closed
        if not more:
            return closed
        closed |= more


def _tongue(typed: str) -> str:
    return fold(typed.partition("-")[0].partition("_")[0])
