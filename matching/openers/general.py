"""Questions that suit any people and quote nobody; knows no roster."""

import random
from collections.abc import Iterable

from matching.openers.bank import BANKS
from matching.outcome import Ladder


def general_ladder(
    depth: int, *, seed: int, avoid: Iterable[str] = (), language: str = "en"
) -> Ladder:
    """Return a ladder of general questions, none twice, no deeper than asked.

    Parameters
    ----------
    depth : int
        1 light, 2 open, 3 deep: the deepest question allowed.
    seed : int
        Chooses among the questions.
    avoid : iterable of str
        Questions that these people have already; taken again only where nothing else is left.
    language : str
        One of the bank's.

    Examples
    --------
    >>> ladder = general_ladder(1, seed=3)
    >>> ladder.depth, len(set(ladder.ids))
    (1, 4)
    >>> general_ladder(1, seed=3, avoid=[ladder.opener]).opener == ladder.opener
    False
    """
    dice = random.Random(f"{seed}:general")  # noqa: S311 - repeatable on purpose
    known = frozenset(avoid)
    shuffled = dice.sample(BANKS[language], len(BANKS[language]))
    # New questions first; the sort is stable, so dice decide among equals.
    fresh = sorted((q for q in shuffled if q.table), key=lambda q: q.text in known)
    light = [q for q in fresh if q.depth == 1 and q.type != "CL"]
    opener, other = light[:2]
    deeper = next(
        q for q in fresh if q.type != "CL" and q.depth == depth and q not in (opener, other)
    )
    closing = next(q for q in fresh if q.type == "CL" and q.depth <= depth)
    asked = (opener, deeper, closing, other)
    texts = tuple(q.text for q in asked)
    return Ladder(texts[0], texts[1], texts[2], texts[3], depth, tuple(q.id for q in asked))
