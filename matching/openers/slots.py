"""Which words fit into a question, and how they are set there; never changes a typed letter."""

import re
import unicodedata
from functools import lru_cache

from matching.interests.quotable import quotable

FSI, PDI = "\u2068", "\u2069"
_MOST_GRAPHEMES = 40
_MOST_WORDS = 6
_MOST_NAME = 24
_FORBIDDEN = re.compile(r"[.!?;:\n\r\t@“”\"„«»<>{}|\\]|https?|www", re.IGNORECASE)
_FIRST_PERSON = frozenset(
    """i i'm i’m i've my mine me our ours we ich mein meine meinen meiner mich mir wir unser
    unsere yo mi mis nosotros je j'aime mon ma mes nous notre nos""".split()  # noqa: SIM905
)
_NEGATED = frozenset(
    """no not never don't don’t dont hate without nicht kein keine nunca pas
    sans""".split()  # noqa: SIM905
)


@lru_cache(maxsize=65536)
def fits(words: str) -> bool:
    """Return whether typed words may stand inside a question.

    One to six words with a letter among them, at most forty graphemes, no sentence marks, links
    or control characters, not in the first person and not negated.

    Examples
    --------
    >>> fits("night trains"), fits("my garden"), fits("AI: the future"), fits("")
    (True, False, False, False)
    >>> fits("Freibad im Regen"), fits("im learning Welsh"), fits("US history")
    (True, False, True)
    """
    tokens = words.casefold().split()
    if not 1 <= len(tokens) <= _MOST_WORDS or _FORBIDDEN.search(words):
        return False
    if not (quotable(words) and _clean(words)) or graphemes(words) > _MOST_GRAPHEMES:
        return False
    bare = [t.strip(",()'’") for t in tokens]
    # "im Regen" is German; "im learning Welsh" is not.
    return bare[0] != "im" and not any(t in _FIRST_PERSON or t in _NEGATED for t in bare)


@lru_cache(maxsize=65536)
def fits_name(name: str) -> bool:
    """Return whether a name is short and plain enough to be spoken at the start of a question.

    Examples
    --------
    >>> fits_name("Mei"), fits_name("Maximiliane von Hohenstein-Lichtenberg"), fits_name("?")
    (True, False, False)
    """
    short = 1 <= graphemes(name) <= _MOST_NAME and len(name.split()) <= 3
    letters = any(c.isalpha() for c in name)
    return short and letters and _clean(name) and not re.search(r"[,!?;:\n\r\t@<>{}“”\"]", name)


def graphemes(text: str) -> int:
    r"""Return how many letters a reader sees, combining marks not counted.

    Examples
    --------
    >>> graphemes("caf\u0065\u0301")
    4
    """
    return sum(1 for c in text if not unicodedata.category(c).startswith("M") and c != "\u200d")


def _clean(text: str) -> bool:
    joiners = "\u200c\u200d"
    controlled = any(unicodedata.category(c)[0] == "C" and c not in joiners for c in text)
    return not controlled and any(unicodedata.category(c)[0] in "LN" for c in text)


def filled(text: str, slots: dict[str, str]) -> str:
    r"""Return the question with its slots filled, each isolated so that any script keeps order.

    Examples
    --------
    >>> filled("Try “{topic}”?", {"topic": "chess"}) == "Try “\u2068chess\u2069”?"
    True
    """
    words = (
        part if place % 2 == 0 else f"{FSI}{slots[part]}{PDI}"
        for place, part in enumerate(_parts(text))
    )
    return "".join(words)


@lru_cache(maxsize=1024)
def _parts(text: str) -> tuple[str, ...]:
    """Return what stands between the slots of a question, and in every second place their names."""
    return tuple(re.split(r"\{(\w+)\}", text))
