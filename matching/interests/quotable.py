"""Which typed words are words at all, and no address; knows nothing of meaning or consent."""

import unicodedata

_ADDRESS = ("://", "www.", "@")


def quotable(words: str) -> bool:
    """Return whether typed words could stand on a card: some letter, and no address of any kind.

    Examples
    --------
    >>> quotable("5-a-side"), quotable("読書")
    (True, True)
    >>> (
    ...     quotable("see www.example.org"),
    ...     quotable("ana@example.org"),
    ...     quotable("1984"),
    ...     quotable("🎸"),
    ... )
    (False, False, False, False)
    """
    text = unicodedata.normalize("NFKC", words).casefold()
    return not any(mark in text for mark in _ADDRESS) and any(c.isalpha() for c in text)
