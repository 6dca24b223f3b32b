"""How much pairs of attendees have to begin with, as integers; knows no rule and no round."""

from collections.abc import Sequence
from itertools import accumulate
from math import log

import numpy as np
import numpy.typing as npt

from matching.attributes import codes_of
from matching.interests.entry import Entry
from matching.interests.kinship import SAME, Kinship
from matching.interests.understanding import Understanding
from matching.presets import BALANCED, PRESETS
from matching.roster import Roster
from matching.sparse import Places, Rows, rows_from

Ints = npt.NDArray[np.int64]
Ends = tuple[Places, Places]

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
        worth = _rarities(likes, len(topics), self.n)
        kin, prized = (_Related(index, understanding.kinship) for index in (topics, values))
        held = _rarities(holds, len(values), self.n)
        asking = (worth, weighing.curious, weighing.curious_near)
        worths = (
            kin.common(worth, weighing.same, weighing.near),
            prized.common(held, weighing.value, weighing.value),
            kin.asked(*asking),
            kin.known(*asking),
        )
        # Who offers what, what that is worth to who takes what, and who takes it.
        widths = (len(topics), len(values), len(topics), len(topics))
        self._mine = _beside((likes, holds, asks, likes), widths, height=self.n)
        self._worth = _diagonal(worths, widths)
        self._takers = _below((likes, holds, likes, asks), widths)
        self._width = sum(widths)
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
        time of a sparse product, which sorts out zeros where most pairs share something.
        """
        block = np.zeros((high - low, self.n), dtype=np.int64)
        offers, takers = self._offers(low, high), self._takers
        for i, row in enumerate(block):
            places, sizes = takers.places_of(offers.of(i))
            # In the row's own type: with 32 bits this takes twice as long.
            who = takers.columns[places].astype(np.int64)
            np.add.at(row, who, np.repeat(offers.values_of(i).astype(np.int64), sizes))
        if self._traits:
            block += block * (self._bonus * self._unlike(low, high)) // _PARTS
        np.minimum(block, CEILING, out=block)
        block[np.arange(high - low), np.arange(low, high)] = 0
        return block

    def _offers(self, low: int, high: int) -> Rows:
        """Return what each person's topics are worth, summed by the topic that is taken."""
        mine, worth = self._mine, self._worth
        places, sizes = worth.places_of(mine.columns[mine.starts[low] : mine.starts[high]])
        people = np.repeat(np.arange(high - low), np.diff(mine.starts[low : high + 1]))
        width = self._width
        cells = np.repeat(people, sizes) * width + worth.columns[places]
        keys, at = np.unique(cells, return_inverse=True)
        weights = np.bincount(at, worth.values[places]).astype(np.int32)
        return rows_from(keys // width, keys % width, weights, height=high - low)

    def _unlike(self, low: int, high: int) -> npt.NDArray[np.int8]:
        count = np.zeros((high - low, self.n), dtype=np.int8)
        for codes in self._traits:
            mine = codes[low:high, None]
            count += (mine != codes) & (mine >= 0) & (codes >= 0)
        return count


def _index(entries: list[Entry]) -> dict[str, int]:
    return {key: i for i, key in enumerate(sorted({e.key for e in entries}))}


def _incidence(lists: list[tuple[Entry, ...]], index: dict[str, int]) -> Ends:
    """Return who named what: for each entry the person, and the number of what was named."""
    rows = (i for i, entries in enumerate(lists) for _ in entries)
    columns = (index[e.key] for entries in lists for e in entries)
    return np.fromiter(rows, dtype=np.int32), np.fromiter(columns, dtype=np.int32)


def _rarities(incidence: Ends, width: int, people: int) -> Ints:
    counts = np.bincount(incidence[1], minlength=width)
    return np.array([rarity(int(c), people) if c else 0 for c in counts], dtype=np.int64)


def _shifted(parts: Sequence[Places], by: Sequence[int]) -> Places:
    """Return numbers of several kinds one after the other, each kind beyond the one before."""
    offsets = accumulate(by, initial=0)
    return np.concatenate([part + np.int32(at) for part, at in zip(parts, offsets, strict=False)])


def _beside(parts: Sequence[Ends], widths: Sequence[int], *, height: int) -> Rows:
    """Return for each person what they named, of all kinds."""
    people = np.concatenate([rows for rows, _ in parts])
    return rows_from(people, _shifted([things for _, things in parts], widths), height=height)


def _below(parts: Sequence[Ends], widths: Sequence[int]) -> Rows:
    """Return for each thing, of all kinds, who named it."""
    people = np.concatenate([rows for rows, _ in parts])
    things = _shifted([things for _, things in parts], widths)
    return rows_from(things, people, height=sum(widths))


def _diagonal(blocks: Sequence[Rows], widths: Sequence[int]) -> Rows:
    """Return what things are worth to things, each kind by itself."""
    sizes = np.concatenate([np.diff(block.starts) for block in blocks])
    return Rows(
        np.concatenate([[0], np.cumsum(sizes)]),
        _shifted([block.columns for block in blocks], widths),
        np.concatenate([block.values for block in blocks]),
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

    def common(self, worth: Ints, own: int, related: int) -> Rows:
        """Return what two get who named these: of related things the commoner one counts."""
        one, other, weight = self._ends.T
        lower = np.minimum(worth[one], worth[other])
        return self._rows(one, other, self._weights(worth, own, lower * weight * related))

    def asked(self, worth: Ints, own: int, related: int) -> Rows:
        """Return what two get where one asks (rows) and one knows (columns)."""
        one, other, weight = self._ends.T
        return self._rows(one, other, self._weights(worth, own, worth[other] * weight * related))

    def known(self, worth: Ints, own: int, related: int) -> Rows:
        """Return the same where one knows (rows) and one asks (columns)."""
        one, other, weight = self._ends.T
        return self._rows(other, one, self._weights(worth, own, worth[other] * weight * related))

    def _weights(self, worth: Ints, own: int, related: Ints) -> Places:
        mine = worth[: self._size] * own // 4
        return np.concatenate([mine, related // (4 * SAME)]).astype(np.int32)

    def _rows(self, one: Places, other: Places, weights: Places) -> Rows:
        itself = np.arange(self._size, dtype=np.int32)
        rows, columns = (np.concatenate([itself, ends]) for ends in (one, other))
        return rows_from(rows, columns, weights, height=self._size)
