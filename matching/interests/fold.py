"""When two typed phrases are the same words; knows spelling, not meaning."""

import unicodedata
from functools import lru_cache

# Endings after which a final s is part of the word: chess, campus, tennis.
_KEEPS_S = ("ss", "us", "is")
# Words whose final s is no plural, though the endings above do not show it.
_NO_PLURAL = frozenset(
    {"news", "series", "species", "wales", "texas", "lens", "atlas", "chaos", "cosmos", "mars"}
)
# Plurals of -ie, which would otherwise be taken for plurals of -y.
_IE = frozenset(
    {"movies", "cookies", "brownies", "zombies", "selfies", "hoodies", "smoothies", "veggies"}
    | {"foodies", "oldies", "indies", "rookies", "genies", "prairies"}
)


@lru_cache(maxsize=65536)
def fold(words: str) -> str:
    """Return the canonical form of typed words.

    Compatibility forms, case, accents, apostrophes, hyphens, ampersands, punctuation and
    spaces are evened out, and a plain English plural loses its s. Nothing is translated.

    Parameters
    ----------
    words : str
        As typed.

    Returns
    -------
    str
        Words separated by one space; empty if nothing but punctuation was typed. Idempotent.

    Notes
    -----
    Accents are dropped from Latin, Greek and Cyrillic letters only: in other scripts marks are
    letters of their own.

    Examples
    --------
    >>> fold("  Rock-Climbing "), fold("Café & Bars"), fold("Night Trains")
    ('rock climbing', 'cafe and bar', 'night train')
    >>> fold("chess"), fold("日本語")
    ('chess', '日本語')
    """
    text = unicodedata.normalize("NFKC", words).casefold().replace("&", " and ")
    text = _without_accents(unicodedata.normalize("NFKC", text))
    letters = [c if _belongs(c) else ("" if c in "'’‘`´" else " ") for c in text]
    return " ".join(_singular(word) for word in "".join(letters).split())


def _belongs(char: str) -> bool:
    # C++ and C# would otherwise both become C. Marks and joiners belong to their letters.
    return char.isalnum() or char in "+#" or unicodedata.category(char).startswith("M")


def _without_accents(text: str) -> str:
    out: list[str] = []
    bare = False
    for char in unicodedata.normalize("NFD", text):
        if unicodedata.combining(char) and bare:
            continue
        if not unicodedata.combining(char):
            bare = unicodedata.name(char, "").startswith(("LATIN", "GREEK", "CYRILLIC"))
        out.append(char)
    return unicodedata.normalize("NFC", "".join(out))


def _singular(word: str) -> str:
    if not word.isascii() or not word.endswith("s") or word in _NO_PLURAL:
        return word
    stem = word[:-1]
    if len(word) < 4 or word.endswith(_KEEPS_S) or not stem.isalpha():
        return word
    if word.endswith("ies") and len(word) > 5 and word not in _IE:
        return word[:-3] + "y"
    if word.endswith(("shes", "ches", "xes", "sses", "zes")):
        return word[:-2]
    return stem
