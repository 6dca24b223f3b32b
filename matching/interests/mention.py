"""Which names stand inside a sentence, in the words typed; decides nothing about the sentence."""

from matching.interests.fold import fold
from matching.interests.headword import MISLEADING
from matching.interests.vocabulary import Vocabulary

_LONGEST_NAME = 4
_SHORTEST = 4
_MOST = 8
# Shorter words of other languages are too often an English word: "most" is German for cider.
_FOREIGN = 7


def mentions(text: str, vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """Return the names found in a sentence, longest first at each place, with their labels.

    Only names of four letters or more that mislead nobody; no ambiguous word, each topic once, at
    most eight.

    Returns
    -------
    tuple of (str, str)
        The words as they stand in the text, and the label.

    Examples
    --------
    >>> from matching.interests.vocabulary import shipped
    >>> mentions("Whenever I may I am glad of Board Games or a good chess partner", shipped())
    (('Board Games', 'board games'), ('chess', 'chess'))
    """
    words = text.split()
    found: dict[str, str] = {}
    place = 0
    while place < len(words) and len(found) < _MOST:
        size, label = _name_at(words, place, vocabulary)
        if label:
            typed = " ".join(words[place : place + size])
            found.setdefault(label, typed.strip(".,;:!?()\"'“”„«»"))
        place += size
    return tuple((typed, label) for label, typed in found.items())


def _name_at(words: list[str], place: int, vocabulary: Vocabulary) -> tuple[int, str | None]:
    for size in range(min(_LONGEST_NAME, len(words) - place), 0, -1):
        name = fold(" ".join(words[place : place + size]))
        if len(name) < _SHORTEST or (size == 1 and name in MISLEADING):
            continue
        spelled = vocabulary.spelled.get(name)
        short = spelled and spelled.language != "en" and size == 1 and len(name) < _FOREIGN
        if (label := vocabulary.names.get(name)) and not short:
            return size, label
    return 1, None
