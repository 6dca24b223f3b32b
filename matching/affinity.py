"""How much pairs of attendees have to begin with, as integers; knows no rule and no round."""

from math import log

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from matching.attributes import codes_of
from matching.interests.resolver import Entry, Understanding
from matching.interests.vocabulary import NEIGHBORS
from matching.presets import BALANCED, PRESETS, Preset
from matching.roster import Roster

Ints = npt.NDArray[np.int64]

# A weight and the solver's bonus for a seat have to fit below 2**23 together.
CEILING = 2_000_000
# Attributes in which a difference is something to learn from.
DIFFERENCES = ("group", "field", "age band")
_PARTS = 32


def rarity(count: int, people: int) -> int:
    """Return the worth of a topic that ``count`` of ``people`` named, in thousandths.

    Examples
    --------
    >>> rarity(2, 100), rarity(100, 100)
    (3932, 693)
    """
    return round(1000 * log(1 + people / count))


class Affinities:
    """Integer affinities between attendees, by position, computed a few rows at a time.

    The weight of a pair is the sum of what both named, of neighboring topics, of values in common
    and of one's curiosity meeting the other's interest, each by rarity and preset. Each of
    DIFFERENCES that is known of both and differs then adds its share of that sum, so that a
    difference counts on top of something to talk about and never instead of it.

    Parameters
    ----------
    understanding : Understanding
    roster : Roster, optional
        Whose groups and traits may differ; nothing does without it.
    preset : str
        A name in PRESETS.
    """

    def __init__(
        self, understanding: Understanding, roster: Roster | None = None, *, preset: str = BALANCED
    ) -> None:
        voices = understanding.voices
        self.n = len(voices)
        weighing = PRESETS[preset]
        topics = _index([e for v in voices for e in (*v.interests, *v.curious_about)])
        values = _index([e for v in voices for e in v.values])
        likes = _incidence([v.interests for v in voices], topics)
        asks = _incidence([v.curious_about for v in voices], topics)
        holds = _incidence([v.values for v in voices], values)
        worth = _rarities(likes, self.n)
        same, curious = _topic_weights(tuple(topics), worth, weighing)
        price = sp.diags_array(_rarities(holds, self.n) * weighing.value // 4, dtype=np.int64)
        offers = [likes @ same, holds @ price, asks @ curious, likes @ curious.T]
        self._offers = sp.csr_array(sp.hstack(offers, format="csr"))
        self._takers = sp.csr_array(sp.hstack([likes, holds, likes, asks], format="csr").T)
        traits = [codes_of(roster, name) for name in DIFFERENCES] if roster else []
        self._traits = [codes for codes in traits if (codes >= 0).any()]
        self._bonus = weighing.different

    def rows(self, low: int, high: int) -> Ints:
        """Return the affinities of attendees ``low..high`` to everybody.

        Returns
        -------
        ndarray of int64, shape (high - low, n)
            At most CEILING, zero on the diagonal.

        Notes
        -----
        Each topic's weight is added at the places of those who named it. That took a ninth of the
        time of scipy's sparse product, which sorts out zeros where most pairs share something.
        """
        block = np.zeros((high - low, self.n), dtype=np.int64)
        offers, takers = self._offers, self._takers
        for row, i in zip(block, range(low, high), strict=True):
            mine = slice(int(offers.indptr[i]), int(offers.indptr[i + 1]))
            weights = offers.data[mine].tolist()
            for topic, weight in zip(offers.indices[mine].tolist(), weights, strict=True):
                row[takers.indices[takers.indptr[topic] : takers.indptr[topic + 1]]] += weight
        if self._traits:
            block += block * (self._bonus * self._unlike(low, high)) // _PARTS
        np.minimum(block, CEILING, out=block)
        block[np.arange(high - low), np.arange(low, high)] = 0
        return block

    def _unlike(self, low: int, high: int) -> npt.NDArray[np.int8]:
        count = np.zeros((high - low, self.n), dtype=np.int8)
        for codes in self._traits:
            mine = codes[low:high, None]
            count += (mine != codes) & (mine >= 0) & (codes >= 0)
        return count


def _index(entries: list[Entry]) -> dict[str, int]:
    return {topic: i for i, topic in enumerate(sorted({e.topic for e in entries}))}


def _incidence(lists: list[tuple[Entry, ...]], index: dict[str, int]) -> sp.csr_array:
    rows = [i for i, entries in enumerate(lists) for _ in entries]
    columns = [index[e.topic] for entries in lists for e in entries]
    ones = np.ones(len(rows), np.int64)
    return sp.csr_array((ones, (rows, columns)), shape=(len(lists), max(1, len(index))))


def _rarities(incidence: sp.csr_array, people: int) -> Ints:
    counts = np.asarray(incidence.sum(axis=0)).ravel()
    return np.array([rarity(int(c), people) if c else 0 for c in counts], dtype=np.int64)


def _topic_weights(
    topics: tuple[str, ...], worth: Ints, weighing: Preset
) -> tuple[sp.csr_array, sp.csr_array]:
    """Weights between topics: interest to interest, and curiosity (rows) to interest (columns)."""
    place = {topic: i for i, topic in enumerate(topics)}
    links = sorted((place[a], place[b]) for a, b in NEIGHBORS if a in place and b in place)
    ends = np.array(links, dtype=np.int64).reshape(-1, 2)
    size = max(1, len(topics))
    own = np.arange(len(topics))
    rows = np.concatenate([own, ends[:, 0]])
    columns = np.concatenate([own, ends[:, 1]])
    lower = np.minimum(worth[ends[:, 0]], worth[ends[:, 1]])
    theirs = worth[ends[:, 1]]
    mine = worth[: len(topics)]
    same = np.concatenate([mine * weighing.same // 4, lower * weighing.near // 4])
    asked = np.concatenate([mine * weighing.curious // 4, theirs * weighing.curious_near // 4])
    shape = (size, size)
    return (
        sp.csr_array((same, (rows, columns)), shape=shape),
        sp.csr_array((asked, (rows, columns)), shape=shape),
    )
