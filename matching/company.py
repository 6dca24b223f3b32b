"""Who may meet whom, as rows of a yes-or-no matrix; knows nothing about what they like."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from matching.attributes import codes_of
from matching.interests.fold import fold
from matching.roster import Roster
from matching.rules import Pair, Rules, apart_pairs, met_pairs, together_pairs
from matching.sparse import Rows, rows_from

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
# What may keep two people from meeting, in the order in which it is told.
BARS = ("keep-apart", "language", "different", "met")
# Few sets of languages make up most of a crowd; each kept one costs a byte per attendee.
_SETS = 64


class Company:
    """Hard rules about pairs of attendees, by position in the roster.

    A pair may meet unless kept apart, met already, alike in an attribute that must differ, or
    both listed languages and share none. The organizer's seat-together outweighs all but apart.
    """

    def __init__(self, roster: Roster, rules: Rules) -> None:
        place = {a: i for i, a in enumerate(roster.ids)}
        self.n = len(roster)
        self.apart = _places(apart_pairs(rules, roster), place)
        self.met = _places(met_pairs(rules, roster), place)
        self.together = _places(together_pairs(rules), place)
        self._no = _symmetric(self.n, self.apart)
        self._known = _symmetric(self.n, self.met)
        self._yes = _symmetric(self.n, self.together)
        self._tongues, self._speakers = _languages(roster)
        self._silent = np.array([not spoken for spoken in self._tongues], dtype=np.bool_)
        self._heard = lru_cache(maxsize=_SETS)(self._listeners)
        self._alike = [codes_of(roster, name) for name in rules.different]

    def rows(self, low: int, high: int) -> Bools:
        """Return whether attendees ``low..high`` may meet each other attendee.

        Returns
        -------
        ndarray of bool, shape (high - low, n)
            False on the diagonal.

        Notes
        -----
        Cost O(n) bytes and a few passes for each row.
        """
        may = np.empty((high - low, self.n), dtype=np.bool_)
        for row, i in zip(may, range(low, high), strict=True):
            row[:] = self._heard(self._tongues[i])
            for codes in self._alike:
                if codes[i] >= 0:
                    np.logical_and(row, codes != codes[i], out=row)
            row[self._known.of(i)] = False
            row[self._yes.of(i)] = True
            row[self._no.of(i)] = False
            row[i] = False
        return may

    def bars(self, i: int) -> Bools:
        """Return which of BARS keep attendee ``i`` from meeting each other one.

        Returns
        -------
        ndarray of bool, shape (len(BARS), n)
            Their own column means nothing.
        """
        barred = np.zeros((len(BARS), self.n), dtype=np.bool_)
        apart, language, different, met = barred
        np.logical_not(self._heard(self._tongues[i]), out=language)
        for codes in self._alike:
            different |= (codes == codes[i]) & (codes[i] >= 0)
        met[self._known.of(i)] = True
        barred[:, self._yes.of(i)] = False
        apart[self._no.of(i)] = True
        return barred

    def _listeners(self, tongues: tuple[int, ...]) -> Bools:
        if not tongues:
            return np.ones(self.n, dtype=np.bool_)
        heard = self._silent.copy()
        for code in tongues:
            heard[self._speakers[code]] = True
        return heard


def _places(pairs: tuple[Pair, ...], place: dict[int, int]) -> tuple[Pair, ...]:
    return tuple((place[a], place[b]) for a, b in pairs)


def _symmetric(n: int, pairs: tuple[Pair, ...]) -> Rows:
    ends = np.array(pairs, dtype=np.int32).reshape(-1, 2)
    rows = np.concatenate([ends[:, 0], ends[:, 1]])
    return rows_from(rows, np.concatenate([ends[:, 1], ends[:, 0]]), height=n)


def _languages(roster: Roster) -> tuple[list[tuple[int, ...]], list[Ints]]:
    """Return each attendee's languages as numbers, and who speaks each of them."""
    codes: dict[str, int] = {}
    speakers: list[list[int]] = []
    tongues = []
    for i, attendee in enumerate(roster.attendees):
        spoken = {language(x) for x in attendee.languages} - {""}
        for name in sorted(spoken):
            if name not in codes:
                codes[name] = len(codes)
                speakers.append([])
            speakers[codes[name]].append(i)
        tongues.append(tuple(sorted(codes[name] for name in spoken)))
    return tongues, [np.array(who, dtype=np.int64) for who in speakers]


def language(typed: str) -> str:
    """Return the language of a tag without its region.

    Examples
    --------
    >>> language("en-US"), language("Deutsch")
    ('en', 'deutsch')
    """
    return fold(typed.replace("_", "-").partition("-")[0])
