"""The judges' own arithmetic: affinities and permissions told anew; shares nothing with solvers."""

from math import log

import numpy as np
import numpy.typing as npt

from matching.closeness import Closeness
from matching.interests.entry import Entry
from matching.interests.fold import fold
from matching.interests.overlay import curated
from matching.interests.understanding import Voice, understand
from matching.interests.vocabulary import shipped
from matching.roster import Attendee, Roster
from matching.rules import Rules

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Pairs = set[frozenset[int]]
_LIMIT = 2_000_000
# For each preset: the quarters of both liking, liking something related, valuing, asking who likes
# and asking who likes something related; then the thirty-seconds for each difference.
_WORTH = {
    "balanced": (4, 4, 3, 6, 6, 2),
    "find-my-people": (6, 6, 4, 3, 2, 1),
    "widen-the-circle": (3, 2, 2, 8, 8, 8),
}
_TEACHING = ("group", "field", "age band")


class Recount:
    """Affinity and permission of every pair, one row at a time, from the words themselves."""

    def __init__(self, roster: Roster, rules: Rules) -> None:
        self.roster = roster
        self.rules = rules
        self.ids = roster.ids
        self.place = {a: i for i, a in enumerate(roster.ids)}
        self._weights = _WORTH[rules.preset]
        self.understanding = understand(roster)
        self._voices = voices = self.understanding.voices
        self._likes = [_topics(v.interests) for v in voices]
        self._asks = [_topics(v.curious_about) for v in voices]
        self._holds = [_topics(v.values) for v in voices]
        self._who_likes = _postings(self._likes)
        self._who_asks = _postings(self._asks)
        self._who_holds = _postings(self._holds)
        self._like_worth = self._rarities(self._who_likes)
        self._hold_worth = self._rarities(self._who_holds)
        self._closeness = Closeness(curated(shipped(), roster.curation), voices)
        self._found: dict[str, list[tuple[str, int]]] = {}
        self._said: dict[tuple[int, str], dict[str, list[Entry]]] = {}
        self._teaching = [self._column(name) for name in _TEACHING]
        self._set_rules()

    def _set_rules(self) -> None:
        roster, rules = self.roster, self.rules
        self.apart = self._pairs(rules.keep_apart, "keep_apart")
        self.met = self._pairs(rules.met_before, "met")
        self.together = self._pairs(rules.seat_together, "")
        if rules.format == "tables":
            self.together = _parties(self.together)
        self._known, self._bound, self._split = (
            self._mates(p) for p in (self.met, self.together, self.apart)
        )
        self._differ = [self._column(name) for name in rules.different]
        self._tongues = [sorted({_tongue(x) for x in a.languages} - {""}) for a in roster.attendees]
        self._who_speaks = _postings(self._tongues)
        self._silent = np.array([not t for t in self._tongues], dtype=np.bool_)

    def _rarities(self, postings: dict[str, Ints]) -> dict[str, int]:
        n = len(self.ids)
        return {topic: round(1000 * log(1 + n / len(who))) for topic, who in postings.items()}

    def _column(self, name: str) -> npt.NDArray[np.int32]:
        """Return equal numbers for equal values of an attribute, and -1 where there is none."""
        said = [fold(a.attribute(name)) for a in self.roster.attendees]
        number = {value: place for place, value in enumerate(sorted({*said} - {""}))}
        return np.array([number.get(value, -1) for value in said], dtype=np.int32)

    def _pairs(self, given: tuple[tuple[int, int], ...], field: str) -> Pairs:
        pairs = {frozenset(p) for p in given}
        for a in self.roster.attendees if field else ():
            pairs |= {frozenset((a.id, b)) for b in getattr(a, field) if b in self.place}
        return pairs

    def _mates(self, pairs: Pairs) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for a, b in sorted(tuple(sorted(self.place[x] for x in p)) for p in pairs):
            found.setdefault(a, []).append(b)
            found.setdefault(b, []).append(a)
        return found

    def attendee(self, a: int) -> Attendee:
        """Return who has an id."""
        return self.roster.attendees[self.place[a]]

    def voice(self, a: int) -> Voice:
        """Return what attendee ``a`` (an id) may be matched on."""
        return self._voices[self.place[a]]

    def said(self, a: int, field: str) -> dict[str, list[Entry]]:
        """Return what attendee ``a`` (an id) named in a field of the form, by the words for it."""
        known = self._said.get((a, field))
        if known is None:
            known = self._said[a, field] = {}
            for entry in getattr(self.voice(a), field):
                known.setdefault(entry.words, []).append(entry)
        return known

    def closeness(self, one: str, other: str) -> int:
        """Return how nearly two keys that were said are related, in hundredths; 100 for equal ones."""
        return 100 if one == other else self._closeness.weight(one, other)

    def _beside(self, key: str) -> list[tuple[str, int]]:
        if key not in self._found:
            self._found[key] = self._closeness.beside(key)
        return self._found[key]

    def affinities(self, a: int) -> Ints:
        """Return the affinity of attendee ``a`` (an id) to everybody, in order of the roster."""
        i = self.place[a]
        same, near, value, asks, asks_near, bonus = self._weights
        row = np.zeros(len(self.ids), dtype=np.int64)
        for t in self._likes[i]:
            worth = self._like_worth[t]
            self._add(row, self._who_likes, t, worth * same // 4)
            self._add(row, self._who_asks, t, worth * asks // 4)
            for s, share in self._beside(t):
                lower = min(worth, self._like_worth.get(s, 0))
                self._add(row, self._who_likes, s, lower * share * near // 400)
                self._add(row, self._who_asks, s, worth * share * asks_near // 400)
        for t in self._asks[i]:
            self._add(row, self._who_likes, t, self._like_worth.get(t, 0) * asks // 4)
            for s, share in self._beside(t):
                worth = self._like_worth.get(s, 0)
                self._add(row, self._who_likes, s, worth * share * asks_near // 400)
        for t in self._holds[i]:
            self._add(row, self._who_holds, t, self._hold_worth[t] * value // 4)
            for s, share in self._beside(t):
                lower = min(self._hold_worth[t], self._hold_worth.get(s, 0))
                self._add(row, self._who_holds, s, lower * share * value // 400)
        row += row * self._differences(i) * bonus // 32
        row = np.minimum(row, _LIMIT)
        row[i] = 0
        return row

    @staticmethod
    def _add(row: Ints, postings: dict[str, Ints], topic: str, worth: int) -> None:
        if topic in postings:
            row[postings[topic]] += worth

    def _differences(self, i: int) -> Ints:
        count = np.zeros(len(self.ids), dtype=np.int64)
        for column in self._teaching:
            if column[i] >= 0:
                count += (column >= 0) & (column != column[i])
        return count

    def affinity(self, a: int, b: int) -> int:
        """Return the affinity of two ids."""
        return int(self.affinities(a)[self.place[b]])

    def allowed(self, a: int) -> Bools:
        """Return whether attendee ``a`` (an id) may meet each other for the first time."""
        row = self.allowed_again(a)
        i = self.place[a]
        row[self._known.get(i, [])] = False
        row[self._bound.get(i, [])] = True
        row[self._split.get(i, [])] = False
        return row

    def allowed_again(self, a: int) -> Bools:
        """Return whether attendee ``a`` (an id) may meet each other, first or not."""
        i = self.place[a]
        row = np.full(len(self.ids), not self._tongues[i], dtype=np.bool_) | self._silent
        for t in self._tongues[i]:
            row[self._who_speaks[t]] = True
        for column in self._differ:
            if column[i] >= 0:
                row &= column != column[i]
        row[self._bound.get(i, [])] = True
        row[self._split.get(i, [])] = False
        row[i] = False
        return row

    def share_a_language(self, a: int, b: int) -> bool:
        """Return whether two ids listed a language in common, or one of them listed none."""
        one, two = (self._tongues[self.place[x]] for x in (a, b))
        return not one or not two or not set(one).isdisjoint(two)

    def differ(self, a: int, b: int) -> bool:
        """Return whether two ids differ in every attribute in which they must."""
        i, j = self.place[a], self.place[b]
        return all(column[i] < 0 or column[i] != column[j] for column in self._differ)


def _topics(entries: tuple[Entry, ...]) -> list[str]:
    return sorted({e.key for e in entries})


def _postings(lists: list[list[str]]) -> dict[str, Ints]:
    found: dict[str, list[int]] = {}
    for i, names in enumerate(lists):
        for name in names:
            found.setdefault(name, []).append(i)
    return {name: np.array(who, dtype=np.int64) for name, who in found.items()}


def _parties(pairs: Pairs) -> Pairs:
    """At one table, whoever sits with a and with b makes a and b sit together."""
    party: dict[int, list[int]] = {}
    for pair in pairs:
        merged = sorted({x for a in pair for x in party.get(a, [a])})
        party.update(dict.fromkeys(merged, merged))
    return {frozenset((a, b)) for a, mates in party.items() for b in mates if a != b}


def _tongue(typed: str) -> str:
    return fold(typed.partition("-")[0].partition("_")[0])
