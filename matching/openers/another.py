"""Other questions for a meeting that was asked some already: of the same depth, as true; remembers nothing."""

import random
from collections.abc import Iterable, Mapping

from matching.openers.bank import BY_ID, LANGUAGES
from matching.openers.ladder import phrases
from matching.outcome import Ladder, Reason

# As their ids stand in a ladder.
RUNGS = ("opener", "deeper", "closing")


def other_questions(
    ladder: Ladder,
    reasons: Iterable[Reason],
    names: Mapping[int, str],
    *,
    table: bool,
    avoid: Iterable[str],
    seed: int,
    rung: str = "opener",
) -> tuple[str, ...]:
    """Return every other question for a rung of a meeting's ladder, those about its people first.

    Parameters
    ----------
    ladder : Ladder
        What the meeting was asked; the question of the rung sets depth and language. A closing may be lighter.
    reasons : iterable of Reason
        What its cards quote; nothing else is quoted. Those about somebody without a name are not.
    names : mapping of int to str
        Who sits there.
    table : bool
        Whether it is a table, which is asked about what all or many of it wrote.
    avoid : iterable of str
        Ids and texts of questions that are not to come.
    seed : int
        Shuffles them.
    rung : str
        One of RUNGS.

    Examples
    --------
    >>> ladder = Ladder(BY_ID["en-lg-54"].text, "", "", "", 1, ("en-lg-54",))
    >>> some = other_questions(ladder, (), {1: "Ana", 2: "Sam"}, table=False, avoid=(), seed=3)
    >>> len(some) == len(set(some)) > 20, BY_ID["en-lg-54"].text in some
    (True, False)
    """
    at = RUNGS.index(rung)
    first = ladder.ids[at] if at < len(ladder.ids) else ""
    language = first.partition("-")[0]
    depth = BY_ID[first].depth if first in BY_ID else 1
    closes = rung == "closing"
    depths = range(1, depth + 1) if closes else (depth,)
    known = {*avoid, *ladder.ids, ladder.opener, ladder.deeper, ladder.closing}
    told = tuple(one for one in reasons if all(who in names for who, _ in one.words))
    found = phrases(
        told, dict(names), language=language if language in LANGUAGES else "en", table=table
    )
    fit = [
        one
        for one in found
        if not one.points
        and one.question.depth in depths
        and (one.question.type == "CL") == closes
        and not {one.question.id, one.text} & known
    ]
    random.Random(f"{seed}:another").shuffle(fit)  # noqa: S311 - repeatable on purpose
    fit.sort(key=lambda one: one.fact < 0)
    return tuple(dict.fromkeys(one.text for one in fit))
