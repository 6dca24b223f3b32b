"""The man's form of the words for a woman who does something; knows no topic."""

from collections.abc import Iterator

# By language, as folded words end: what a woman is called, and what a man is.
_ENDINGS = (
    ("de", "innen", "er"),
    ("de", "innen", ""),
    ("de", "in", ""),
    ("fr", "trice", "teur"),
    ("fr", "euse", "eur"),
    ("fr", "ienne", "ien"),
    ("fr", "onne", "on"),
    ("fr", "iere", "ier"),
    ("es", "ora", "or"),
    ("es", "era", "ero"),
)
_SHORTEST = 4


def masculines(word: str) -> Iterator[tuple[str, str]]:
    """Yield what a folded word may be in the other gender, each with its language.

    Examples
    --------
    >>> list(masculines("apicultrice")), list(masculines("aktivistin"))
    ([('apiculteur', 'fr')], [('aktivist', 'de')])
    >>> list(masculines("chess"))
    []
    """
    for language, woman, man in _ENDINGS:
        stem = word.removesuffix(woman)
        if stem != word and len(stem) >= _SHORTEST:
            yield stem + man, language
