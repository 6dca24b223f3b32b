"""How much pairs of attendees have to begin with, as integers; knows no rule and no round."""

from math import log

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from matching.attributes import codes_of
from matching.interests.entry import Entry
from matching.interests.kinship import SAME, Kinship
from matching.interests.understanding import Understanding
from matching.presets import BALANCED, PRESETS
from matching.roster import Roster

Ints = npt.NDArray[np.int64]

# A weight and the solver's bonus for a seat have to fit below 2**23 together.
CEILING = 2_000_000
# Attributes in which a difference is something to learn from.
DIFFERENCES = ("group", "field", "age band")
_PARTS = 32
# A topic of more people than this is added by itself.
_MANY = 64


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

    The weight of a pair is the sum of what both named, of related topics, of values and of one's
    curiosity meeting the other's interest, each by rarity, kinship and preset. Each of
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
        kin, prized = (_Related(index, understanding.kinship) for index in (topics, values))
        same = kin.common(worth, own=weighing.same, related=weighing.near)
        curious = kin.asked(worth, own=weighing.curious, related=weighing.curious_near)
        held = _rarities(holds, self.n)
        price = prized.common(held, own=weighing.value, related=weighing.value)
        # Who offers what, what that is worth to who takes what, and who takes it.
        self._mine = sp.csr_array(sp.hstack([likes, holds, asks, likes], format="csr"))
        worths = [same, price, curious, sp.csr_array(curious.T)]
        self._worth = _block_diagonal(worths)
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
        Each topic's weight is added at the places of those who named it: topics of many people
        one by one, all others at once. That took a ninth of the time of scipy's sparse product,
        which sorts out zeros where most pairs share something.
        """
        block = np.zeros((high - low, self.n), dtype=np.int64)
        offers, takers = sp.csr_array(self._mine[low:high] @ self._worth), self._takers
        sizes = np.diff(takers.indptr)
        for i, row in enumerate(block):
            mine = slice(int(offers.indptr[i]), int(offers.indptr[i + 1]))
            topics, weights = offers.indices[mine], offers.data[mine]
            many = sizes[topics] > _MANY
            for topic, weight in zip(topics[many].tolist(), weights[many].tolist(), strict=True):
                row[takers.indices[takers.indptr[topic] : takers.indptr[topic + 1]]] += weight
            self._add(row, topics[~many], weights[~many])
        if self._traits:
            block += block * (self._bonus * self._unlike(low, high)) // _PARTS
        np.minimum(block, CEILING, out=block)
        block[np.arange(high - low), np.arange(low, high)] = 0
        return block

    def _add(self, row: Ints, topics: npt.NDArray[np.int32], weights: Ints) -> None:
        """Add the weights of topics at the places of all who named them."""
        starts = self._takers.indptr[topics].astype(np.int64)
        sizes = self._takers.indptr[topics + 1] - starts
        before = np.cumsum(sizes) - sizes
        places = np.arange(int(sizes.sum())) + np.repeat(starts - before, sizes)
        np.add.at(row, self._takers.indices[places], np.repeat(weights, sizes))

    def _unlike(self, low: int, high: int) -> npt.NDArray[np.int8]:
        count = np.zeros((high - low, self.n), dtype=np.int8)
        for codes in self._traits:
            mine = codes[low:high, None]
            count += (mine != codes) & (mine >= 0) & (codes >= 0)
        return count


def _index(entries: list[Entry]) -> dict[str, int]:
    return {key: i for i, key in enumerate(sorted({e.key for e in entries}))}


def _incidence(lists: list[tuple[Entry, ...]], index: dict[str, int]) -> sp.csr_array:
    rows = [i for i, entries in enumerate(lists) for _ in entries]
    columns = [index[e.key] for entries in lists for e in entries]
    ones = np.ones(len(rows), np.int64)
    return sp.csr_array((ones, (rows, columns)), shape=(len(lists), max(1, len(index))))


def _rarities(incidence: sp.csr_array, people: int) -> Ints:
    counts = np.asarray(incidence.sum(axis=0)).ravel()
    return np.array([rarity(int(c), people) if c else 0 for c in counts], dtype=np.int64)


def _block_diagonal(blocks: list[sp.csr_array]) -> sp.csr_array:
    """Return square blocks along a diagonal; scipy's own way takes 20 MB more for 9,000 topics."""
    places = np.cumsum([0, *(block.shape[0] for block in blocks)])
    ends = np.cumsum([0, *(block.nnz for block in blocks)])
    indices = [block.indices + int(at) for block, at in zip(blocks, places, strict=False)]
    starts = [block.indptr[:-1] + int(at) for block, at in zip(blocks, ends, strict=False)]
    return sp.csr_array(
        (
            np.concatenate([block.data for block in blocks]),
            np.concatenate(indices),
            np.concatenate([*starts, ends[-1:]], dtype=np.int32, casting="same_kind"),
        ),
        shape=(int(places[-1]), int(places[-1])),
    )


class _Related:
    """The weights between the things of one index, each number of a row to each of a column."""

    def __init__(self, index: dict[str, int], kinship: Kinship) -> None:
        # Straight into an array: as tuples the links of 9,000 things take 20 MB.
        links = (
            number
            for a, b, weight in kinship.links(index)
            for number in (index[a], index[b], weight)
        )
        found = np.fromiter(links, dtype=np.int32).reshape(-1, 3)
        self._size = len(index)
        self._ends = np.concatenate([found, found[:, [1, 0, 2]]])

    def common(self, worth: Ints, *, own: int, related: int) -> sp.csr_array:
        """Return what two get who named these: of related things the commoner one counts."""
        one, other, weight = self._ends.T
        lower = np.minimum(worth[one], worth[other])
        return self._matrix(worth, own, lower * weight * related)

    def asked(self, worth: Ints, *, own: int, related: int) -> sp.csr_array:
        """Return what two get where one asks (rows) and one knows (columns)."""
        _, known, weight = self._ends.T
        return self._matrix(worth, own, worth[known] * weight * related)

    def _matrix(self, worth: Ints, own: int, related: Ints) -> sp.csr_array:
        diagonal = np.arange(self._size, dtype=np.int32)
        rows = np.concatenate([diagonal, self._ends[:, 0]])
        columns = np.concatenate([diagonal, self._ends[:, 1]])
        mine = worth[: self._size] * own // 4
        weights = np.concatenate([mine, related // (4 * SAME)]).astype(np.int32)
        size = max(1, self._size)
        return sp.csr_array((weights, (rows, columns)), shape=(size, size))
