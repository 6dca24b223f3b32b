"""Questions that suit any people and quote nobody; knows no roster."""

import random

from matching.openers.bank import BANK, Question
from matching.outcome import Ladder


def general_ladder(depth: int, *, seed: int) -> Ladder:
    """Return a ladder of general questions, none twice, no deeper than asked.

    Parameters
    ----------
    depth : int
        1 light, 2 open, 3 deep: the deepest question allowed.
    seed : int
        Chooses among the questions.

    Examples
    --------
    >>> ladder = general_ladder(1, seed=3)
    >>> ladder.depth, len(set(ladder.ids))
    (1, 4)
    """
    dice = random.Random(f"{seed}:general")  # noqa: S311
    open_ones = [q for q in BANK if q.table and q.type != "CL"]
    opener, other = dice.sample([q for q in open_ones if q.depth == 1], 2)
    deeper = dice.choice([q for q in open_ones if q.depth == depth and q not in (opener, other)])
    closing = dice.choice([q for q in BANK if q.type == "CL" and q.depth == 1])
    asked: tuple[Question, ...] = (opener, deeper, closing, other)
    ids = tuple(q.id for q in asked)
    return Ladder(opener.text, deeper.text, closing.text, other.text, depth, ids)
