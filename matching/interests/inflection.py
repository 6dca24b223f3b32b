"""English gerunds and the people who do them as one form: hiking, hiker; knows no topic."""

from functools import lru_cache

# Words in -er that are things or people of their own.
_THINGS = frozenset(
    """sewer drawer cooker boxer trainer tower shower counter marker planner cracker burner locker
    stranger danger finger ginger hunger tiger silver summer winter water paper river flower letter
    dinner corner member number computer consumer customer career volunteer beer""".split()  # noqa: SIM905
)
# Words that join others, and stand in no other order without them.
_LINKS = frozenset("of in at on the a an my our to by from for with".split())  # noqa: SIM905
# Whose root would be that of another word: "caring for pets" is nothing about cars.
_ROOTS = {"car": "car", "care": "care~", "caring": "care~", "carer": "care~"}
_VOWELS = frozenset("aeiouy")


def inflected(folded: str) -> str:
    """Return folded words with gerunds and agent nouns reduced to what both share.

    The first of several words is reduced from its plain form too ("bake bread").

    Examples
    --------
    >>> inflected("trail runner") == inflected("trail running")
    True
    >>> (
    ...     inflected("bake bread") == inflected("baking bread"),
    ...     inflected("banks") == inflected("bank"),
    ... )
    (True, False)
    """
    words = folded.split()
    several = len(words) > 1
    return " ".join(_root(word, plain=several and place == 0) for place, word in enumerate(words))


@lru_cache(maxsize=256)  # asked for twice in reading one phrase
def bag(folded: str) -> tuple[str, bool]:
    """Return the roots of a phrase in alphabetical order, and whether its order may be given up.

    It may where a gerund or a preposition is among the words: "growing vegetables" is "vegetable
    growing", and "history of art" is "art history"; but "milk chocolate" is no "chocolate milk".

    Examples
    --------
    >>> bag("growing vegetable") == bag("vegetable growing"), bag("milk chocolate")
    (True, ('chocolat milk', False))
    """
    words = folded.split()
    kept = [word for word in words if word not in _LINKS] or words
    loose = len(kept) < len(words) or any(word.endswith("ing") for word in kept)
    roots = sorted(_root(word, plain=True).rstrip("~") for word in kept)
    return " ".join(roots), loose and len(roots) > 1


def _root(word: str, *, plain: bool) -> str:
    if not word.isascii() or word in _ROOTS:
        return _ROOTS.get(word, word)
    for ending in ("ing", "er"):
        root = word.removesuffix(ending)
        if root != word and len(root) > 2 and word not in _THINGS and _VOWELS & set(root):
            return _bare(root) + "~"
    return _bare(word) + "~" if plain and len(word) > 2 else word


def _bare(root: str) -> str:
    """Return a verb without a silent e and without the doubled letter before an ending."""
    if root.endswith("e"):
        return root[:-1]
    doubled = len(root) > 3 and root[-1] == root[-2] and root[-1] not in "aeiouls"
    return root[:-1] if doubled else root
