"""An answer as it is read back: a question and the words. Knows of no form."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One question with its answer, ready to be read."""

    question: str
    answers: tuple[str, ...]
    are_quotes: bool = False
