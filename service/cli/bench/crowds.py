"""Made-up crowds as weighted graphs: seeded, with Zipf topics in communities; knows no solver."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

Ints = npt.NDArray[np.int64]

_BLOCK = 1000
_VALUES = 60


@dataclass(frozen=True, slots=True)
class Crowd:
    """A graph of ``n`` people: candidate pairs ``u < v`` sorted by (u, v), and their affinity."""

    n: int
    u: Ints
    v: Ints
    w: Ints


def crowd(n: int, *, seed: int, exponent: float = 1.0, top: int | None = 32) -> Crowd:
    """Return a made-up crowd's graph of everybody's ``top`` heaviest allowed pairs (None: all).

    Each person belongs to a community of about fifty, names 3 to 12 topics (most from the
    community's own Zipf law of this exponent, some from everybody's), three of sixty values and
    two topics to learn about, and works for an employer whose people do not meet each other.
    A topic of ``c`` people weighs ``1000 ln(1 + n / c)``.
    """
    dice = _dice(n, seed, exponent)
    employer = _employers(dice, n)
    topics = max(60, 2 * n // 3)
    likes, asks = _topics(dice, n, topics, exponent), _topics(dice, n, topics, exponent, most=2)
    holds = _incidence(np.argsort(dice.random((n, _VALUES)), axis=1)[:, :3], _VALUES)
    worth, price = _rarity(likes), _rarity(holds)
    left = sp.hstack([likes * worth, holds * (0.75 * price), asks * (1.5 * worth), likes], "csr")
    right = sp.hstack([likes, holds, likes, asks * (1.5 * worth)], "csr").T.tocsr()
    keys, weights = [], []
    for low in range(0, n, _BLOCK):
        block = (left[low : low + _BLOCK] @ right).tocsr()
        key, weight = _heaviest(block, low, employer, top)
        keys.append(key)
        weights.append(weight)
    key, first = np.unique(np.concatenate(keys), return_index=True)
    return Crowd(n, key // n, key % n, np.concatenate(weights)[first])


def likeness(n: int, *, seed: int, exponent: float = 1.0) -> Ints:
    """Return how alike each two of a made-up crowd are, 0 to 1,000, as a dense symmetric matrix.

    Three fifths are the cosine of topics weighed by rarity (3 to 12 of two hundred, half from the
    community's Zipf law, half from everybody's), two fifths the share of five values in twenty.
    """
    dice = _dice(n, seed, exponent)
    topics, values = 200, 20
    law = np.cumsum(1.0 / np.arange(1, topics + 1) ** exponent)
    draws = np.searchsorted(law, dice.random((n, 12)) * law[-1])
    communities = max(1, n // 50)
    own = np.argsort(dice.random((communities, topics)), axis=1)
    home = dice.integers(0, communities, n)
    draws = np.where(dice.random((n, 12)) < 0.5, own[home[:, None], draws], draws)
    draws[np.arange(12) >= dice.integers(3, 13, n)[:, None]] = topics
    named = _incidence(draws, topics)
    weighed = named * np.sqrt(_rarity(named))
    length = np.sqrt(np.asarray((weighed * weighed).sum(axis=1)))
    topical = (weighed @ weighed.T).toarray() / np.outer(length, length)
    held = _incidence(np.argsort(dice.random((n, values)), axis=1)[:, :5], values)
    alike = np.rint(600 * topical + 400 * (held @ held.T).toarray() / 5).astype(np.int64)
    np.fill_diagonal(alike, 0)
    matrix: Ints = alike
    return matrix


def employers(n: int, *, seed: int, exponent: float = 1.0) -> Ints:
    """Return the employer of each person of the crowd of the same name."""
    return _employers(_dice(n, seed, exponent), n)


def _dice(n: int, seed: int, exponent: float) -> np.random.Generator:
    return np.random.default_rng([seed, n, round(1000 * exponent)])


def _employers(dice: np.random.Generator, n: int) -> Ints:
    # The largest of a thousand people's has about fifty.
    firms: Ints = (dice.random(n) ** 1.5 * max(8, n // 12)).astype(np.int64)
    return firms


def _topics(
    dice: np.random.Generator, n: int, topics: int, exponent: float, most: int = 12
) -> sp.csr_array:
    law = np.cumsum(1.0 / np.arange(1, topics + 1) ** exponent)
    draws = np.searchsorted(law, dice.random((n, most)) * law[-1])
    communities = max(1, n // 50)
    home = dice.integers(0, communities, n)
    start = dice.integers(0, topics, communities)[home]
    own = dice.random((n, most)) < 0.7
    draws = np.where(own, (draws + start[:, None]) % topics, draws)
    count = dice.integers(min(3, most), most + 1, n)
    draws[np.arange(most)[None, :] >= count[:, None]] = topics
    return _incidence(draws, topics)


def _incidence(columns: Ints, width: int) -> sp.csr_array:
    rows = np.repeat(np.arange(len(columns)), columns.shape[1])
    keep = columns.ravel() < width
    key = np.unique(rows[keep] * width + columns.ravel()[keep])
    ones = np.ones(len(key))
    return sp.csr_array((ones, (key // width, key % width)), shape=(len(columns), width))


def _rarity(incidence: sp.csr_array) -> npt.NDArray[np.float64]:
    counts = np.maximum(1, incidence.sum(axis=0))
    return np.asarray(np.rint(1000 * np.log1p(incidence.shape[0] / counts)))


def _heaviest(block: sp.csr_array, low: int, employer: Ints, top: int | None) -> tuple[Ints, Ints]:
    """Return keys (u * n + v) and weights of each row's heaviest allowed entries."""
    n = block.shape[1]
    keys, weights = [], []
    for row, (start, end) in enumerate(pairwise(block.indptr.tolist()), low):
        other, weight = block.indices[start:end].astype(np.int64), block.data[start:end]
        keep = (other != row) & (employer[other] != employer[row]) & (weight >= 1)
        other, weight = other[keep], np.rint(weight[keep]).astype(np.int64)
        if top is not None and len(other) > top:
            rank = weight * n + (n - 1 - other)
            best = np.argpartition(-rank, top)[:top]
            other, weight = other[best], weight[best]
        keys.append(np.minimum(row, other) * n + np.maximum(row, other))
        weights.append(weight)
    return np.concatenate(keys), np.concatenate(weights)
