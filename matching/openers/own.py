"""Questions that an organizer adds for one event; judges none of them."""

from collections.abc import Iterable
from dataclasses import dataclass

from matching.openers.bank import LANGUAGES, Question

LONGEST = 110
_OWN = "own"


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question in the organizer's words, for anybody at the event; depth as in the bank."""

    text: str
    depth: int = 1
    language: str = LANGUAGES[0]


def shelved(own: Iterable[OwnQuestion]) -> tuple[Question, ...]:
    """Return questions as the bank has them: open to any thread, fit for tables, by their place.

    Examples
    --------
    >>> [one] = shelved([OwnQuestion("What brought you to our library?")])
    >>> one.id, is_own(one.id), one.table
    ('en-own-1', True, True)
    """
    return tuple(
        Question(f"{q.language}-{_OWN}-{n}", q.language, "LG", q.depth, "d", q.text, (), table=True)
        for n, q in enumerate(own, 1)
    )


def is_own(name: str) -> bool:
    """Return whether a question, by its id, is an organizer's."""
    return f"-{_OWN}-" in name


def fault_of(question: OwnQuestion) -> str:
    """Return why a question cannot be asked: ``no-text``, ``too-long``, ``bad-depth``, ``bad-language``.

    Examples
    --------
    >>> fault_of(OwnQuestion("Why?", depth=4)), fault_of(OwnQuestion("What made you smile?"))
    ('bad-depth', '')
    """
    if not question.text.strip():
        return "no-text"
    if len(question.text) > LONGEST:
        return "too-long"
    if question.depth not in (1, 2, 3):
        return "bad-depth"
    return "" if question.language in LANGUAGES else "bad-language"
