"""Which typed words are words at all, and no address; knows nothing of meaning or consent."""

import re
import unicodedata
from functools import lru_cache

# What a person reads at a glance, and what a form takes as one phrase. More is a text, and is never cut.
_LONGEST = 80
_ADDRESS = re.compile(r"://|www\.|@", re.IGNORECASE)


@lru_cache(maxsize=16_384)
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
    text = words if words.isascii() else unicodedata.normalize("NFKC", words)
    return _ADDRESS.search(text) is None and any(map(str.isalpha, text))


def fits_card(words: str) -> bool:
    """Return whether typed words may be quoted on a card: whole, or not at all.

    Examples
    --------
    >>> fits_card("Why do some cities smell of rain?"), fits_card("rain " * 20)
    (True, False)
    """
    return len(words) <= _LONGEST and quotable(words)
