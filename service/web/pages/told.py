"""An answer as it is read back: a question and the words. Knows of no form."""

from collections.abc import Sequence
from dataclasses import dataclass

from service.web.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One question with its answer, ready to be read."""

    question: str
    answers: tuple[str, ...]
    are_quotes: bool = False


def hold_commas(words: Sequence[str]) -> bool:
    """Say whether commas alone would not part these words."""
    return len(words) > 1 and any("," in one for one in words)


def numbered(numbers: Sequence[int]) -> str:
    """Return numbers in one line, with an "and" before the last."""
    said = [str(one) for one in numbers]
    if len(said) < 2:
        return "".join(said)
    return _("%(numbers)s and %(last)s", numbers=", ".join(said[:-1]), last=said[-1])


def parted(words: Sequence[str]) -> str:
    """Return words in one line, each in quotes where one holds a comma."""
    if hold_commas(words):
        words = [_("“%(words)s”", words=one) for one in words]
    return ", ".join(words)
