"""Of which topics a sentence holds a name; decides nothing about the sentence."""

from matching.interests.fold import fold
from matching.interests.headword import MISLEADING
from matching.interests.vocabulary import Vocabulary

_LONGEST_NAME = 4
_SHORTEST = 4
_MOST = 8
# Shorter words of other languages are too often an English word: "most" is German for cider.
_FOREIGN = 7


def mentions(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the labels of the names found in a sentence, longest first at each place.

    Only names of four letters or more that mislead nobody; no ambiguous word, each topic once, at
    most eight.

    Examples
    --------
    >>> from matching.interests.vocabulary import shipped
    >>> mentions("Whenever I may I am glad of Board Games or a good chess partner", shipped())
    ('board games', 'chess')
    """
    words = text.split()
    found: list[str] = []
    place = 0
    while place < len(words) and len(found) < _MOST:
        size, label = _name_at(words, place, vocabulary)
        if label and label not in found:
            found.append(label)
        place += size
    return tuple(found)


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
