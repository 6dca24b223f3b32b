"""Which words put two things side by side, and in whose languages; knows no interest."""

import re

_ANDS = (
    "and", "as well as", "or", "plus", "n", "'n'", "und", "sowie", "oder", "od.", "bzw.", "y", "e", "o", "et",
    "ou", "en", "ed", "oraz", "i", "u", "u.", "also",
)  # fmt: skip
_AND = re.compile(
    rf"\s*[&/]\s*|\s+(?P<word>and(?: also)?|{'|'.join(map(re.escape, _ANDS))})\s+",
    re.IGNORECASE,
)
_WORDS = frozenset(word for one in _ANDS for word in one.split())
# What is an "and" or an "or" in some languages and a preposition, an article or a person in others:
# "el mar en invierno", "yoga i parken", "ver o mar", "filmy o górach". First for whom it joins, nobody named
# for everybody, then for whom not.
_ELSEWHERE = {
    "en": ("nl af", "es fr ca gl sv da no nb nn"),
    "i": ("pl ca hr bs sr sl uk ru be", "it sv da no nb nn is"),
    "u": ("de mt", "nl pl cs sk hr bs sr sl"),
    "e": ("it pt es gl", "tr"),
    "o": ("es it gl", "pt pl cs sk hr bs sr sl hu ga"),
    "y": ("", "cy"),
    "et": ("", "da no nb nn et"),
}
_JOINS = {word: frozenset(there.split()) for word, (there, _) in _ELSEWHERE.items()}
_DIFFERS = {word: frozenset(there.split()) for word, (_, there) in _ELSEWHERE.items()}
# Who names no language may write any of those in which the form is shown.
_UNSAID = ("en", "de", "es", "fr")


def conjunctions(text: str, languages: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    """Return where words or signs stand between two things, in a text by somebody of these languages.

    A word that is something else in one of them joins nothing.

    Examples
    --------
    >>> conjunctions("mar en invierno", ("es",)), conjunctions("koken en lezen", ("nl",))
    ([], [(5, 9)])
    >>> conjunctions("tea & cake", ("es",)), conjunctions("kino i muzyka", ("pl", "en"))
    ([(3, 6)], [(4, 7)])
    """
    if not ("&" in text or "/" in text) and _WORDS.isdisjoint(text.lower().split()):
        return []
    spoken = languages or _UNSAID
    return [
        found.span()
        for found in _AND.finditer(text)
        if _joins((found["word"] or "").lower(), spoken)
    ]


def _joins(word: str, spoken: tuple[str, ...]) -> bool:
    if word not in _ELSEWHERE:
        return True
    joins = not _JOINS[word] or not _JOINS[word].isdisjoint(spoken)
    return joins and _DIFFERS[word].isdisjoint(spoken)
