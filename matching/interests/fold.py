"""When two typed phrases are the same words; knows spelling, not meaning."""

import re
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

_APOSTROPHES = "'’‘`´"
# The French l'art and d'art are words of their own beside art; the English it's is one word.
_ELISION = re.compile(r"(?<!\w)([cdjlmnst]|qu)['’](?=\w)", re.IGNORECASE)
# What the long way below does to each ASCII sign, in one step: most words are typed in them.
_PLAIN = str.maketrans(
    {chr(c): " " for c in range(128) if not (chr(c).isalnum() or chr(c) in "+#")}
    | {"'": "", "`": "", "&": " and "}
)

# Letters that no decomposition takes apart, and the marks that make a sign a picture.
_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i"})
_LETTERS |= dict.fromkeys(range(0xFE00, 0xFE10), " ")


def _latin() -> dict[int, str]:
    """Return what the long way makes of each letter of the Latin-1 and Extended-A blocks."""
    letters = (chr(c) for c in range(0xC0, 0x180))
    bare = {c: _without_accents(c.casefold()).translate(_LETTERS) for c in letters if c.isalpha()}
    return {ord(c): base for c, base in bare.items() if base.isascii()} | {ord("’"): "'"}


@lru_cache(maxsize=4096)
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
    >>> fold("chess"), fold("日本語"), fold("course d'orientation")
    ('chess', '日本語', 'course d orientation')
    """
    if "'" in words or "’" in words:
        words = _ELISION.sub(r"\1 ", words)
    if words.isascii():
        return " ".join(map(_singular, words.lower().translate(_PLAIN).split()))
    plain = words.translate(_LATIN)
    if plain.isascii():
        return " ".join(map(_singular, plain.lower().translate(_PLAIN).split()))
    text = unicodedata.normalize("NFKC", words).casefold().replace("&", " and ")
    text = _without_accents(unicodedata.normalize("NFKC", text)).translate(_LETTERS)
    letters = [c if _belongs(c) else ("" if c in _APOSTROPHES else " ") for c in text]
    return " ".join(map(_singular, "".join(letters).split()))


def as_typed(words: str) -> str:
    """Return words in lower case with everything else as typed: accents, plurals, signs.

    Examples
    --------
    >>> as_typed("Péchés"), as_typed("STRASSE") == as_typed("Straße")
    ('péchés', True)
    """
    return words.lower() if words.isascii() else unicodedata.normalize("NFC", words).casefold()


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
    if word.endswith(("shes", "ches", "xes", "sses", "zzes", "tzes")):
        return word[:-2]
    return stem


_LATIN = _latin()
