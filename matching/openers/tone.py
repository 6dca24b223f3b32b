"""In which tone an event asks: which questions come first, never which are true. Chooses none."""

from collections.abc import Callable
from importlib.resources import files

from matching.openers.bank import BY_ID, Question

WARM = "warm"
PLAYFUL = "playful"
PROFESSIONAL = "professional"
TONES = (WARM, PLAYFUL, PROFESSIONAL)


def _read() -> frozenset[str]:
    text = (files("matching.openers") / "playful.txt").read_text("utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))


SMILING = _read()


def asks_of_work(tone: str) -> bool:
    """Return whether work may be asked about: elsewhere nobody said that they like to talk of it."""
    return tone == PROFESSIONAL


def liking(tone: str) -> Callable[[Question], bool]:
    """Return what tells which questions a tone prefers; a warm one has no favorites.

    Questions of an organizer's own suit every tone.

    Examples
    --------
    >>> likes = liking("professional")
    >>> likes(BY_ID["en-wk-45"]), likes(BY_ID["en-lg-54"])
    (True, False)
    """
    if tone == PLAYFUL:
        return lambda question: question.id in SMILING or question.id not in BY_ID
    if tone == PROFESSIONAL:
        return lambda question: (
            question.type == "WK"
            or question.id not in BY_ID
            or (bool(question.slots) and question.id not in SMILING)
        )
    return lambda _question: True
