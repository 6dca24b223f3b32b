"""Who may meet whom, as blocks of a yes-or-no matrix; knows nothing about what they like."""

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from matching.interests.fold import fold
from matching.roster import Roster
from matching.rules import Pair, Rules, apart_pairs, met_pairs, together_pairs

Bools = npt.NDArray[np.bool_]


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
        self._tongues = _languages(roster)
        self._silent = np.asarray(self._tongues.sum(axis=1)).ravel() == 0
        self._groups = _groups(roster) if "group" in rules.different else None
        self._no = _symmetric(self.n, self.apart + self.met)
        self._yes = _symmetric(self.n, self.together)

    def rows(self, low: int, high: int) -> Bools:
        """Return whether attendees ``low..high`` may meet each other attendee.

        Returns
        -------
        ndarray of bool, shape (high - low, n)
            False on the diagonal.
        """
        shared = (self._tongues[low:high] @ self._tongues.T).toarray() > 0
        may: Bools = shared | self._silent[low:high, None] | self._silent[None, :]
        if self._groups is not None:
            mine = self._groups[low:high, None]
            may &= (mine != self._groups[None, :]) | (mine < 0)
        may &= self._no[low:high].toarray() == 0
        may |= self._yes[low:high].toarray() > 0
        may[np.arange(high - low), np.arange(low, high)] = False
        return may


def _places(pairs: tuple[Pair, ...], place: dict[int, int]) -> tuple[Pair, ...]:
    return tuple((place[a], place[b]) for a, b in pairs)


def _symmetric(n: int, pairs: tuple[Pair, ...]) -> sp.csr_array:
    ends = np.array(pairs, dtype=np.int64).reshape(-1, 2)
    rows = np.concatenate([ends[:, 0], ends[:, 1]])
    columns = np.concatenate([ends[:, 1], ends[:, 0]])
    return sp.csr_array((np.ones(len(rows), np.int64), (rows, columns)), shape=(n, n))


def _languages(roster: Roster) -> sp.csr_array:
    codes: dict[str, int] = {}
    rows: list[int] = []
    columns: list[int] = []
    for i, attendee in enumerate(roster.attendees):
        for code in dict.fromkeys(language(x) for x in attendee.languages):
            if code:
                rows.append(i)
                columns.append(codes.setdefault(code, len(codes)))
    ones = np.ones(len(rows), np.int64)
    return sp.csr_array((ones, (rows, columns)), shape=(len(roster), max(1, len(codes))))


def language(typed: str) -> str:
    """Return the language of a tag without its region.

    Examples
    --------
    >>> language("en-US"), language("Deutsch")
    ('en', 'deutsch')
    """
    return fold(typed.replace("_", "-").partition("-")[0])


def _groups(roster: Roster) -> npt.NDArray[np.int64]:
    codes: dict[str, int] = {}
    names = [fold(a.group or "") for a in roster.attendees]
    return np.array([codes.setdefault(g, len(codes)) if g else -1 for g in names], dtype=np.int64)
