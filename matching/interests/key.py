"""What words that are no name are known by, so that they meet the same words of others."""

from matching.interests.inflection import bag
from matching.interests.variants import evened


def key_of(folded: str) -> str:
    """Return the key of folded words: equal however they are spaced, written or turned around.

    Examples
    --------
    >>> key_of("labour law") == key_of("labor law"), key_of("lock picking") == key_of("lockpicking")
    (True, False)
    """
    even = evened(folded)
    form, may_turn = bag(even)
    return (form if may_turn else even).replace(" ", "")
