"""Which name somebody meant who mistyped it, and when to leave words alone; knows no relation."""

import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import groupby, pairwise, product

from matching.interests.index import LONG, SHORTEST, Index, without_each
from matching.interests.vocabulary import Vocabulary

_ALONE = 5
_MOST_WORDS = 6
_SHORT_NAME = 6
_CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]")
_MOST_MENDED = 9
_MENDED = 6
_MOST_CANDIDATES = 6
# A short word with another letter is too easily another word, unless fingers or ears mix the two up.
_EASILY_ANOTHER = 7
_KEYBOARDS = (("qwertyuiop", "asdfghjkl", "zxcvbnm"), ("azertyuiop", "qsdfghjklm", "wxcvbn"))
_ALIKE = "ae ai ao bp ck dt ei eo fv gk iu iy kq mn ou sc sz vw yz"
_PLURALS = (("us", "u"), ("is", "i"), ("ss", "s"), ("y", "ie"))


def corrected(folded: str, vocabulary: Vocabulary, index: Index) -> str | None:
    """Return the one name that folded words are a mistyping of, or None.

    Words that exist are left alone: words of names, and those that a shipped list of English,
    German, Spanish and French words holds. Every other word may have one letter missing, added,
    changed or swapped with the next, and the result must be a name; if it could be names of two
    topics, it is none. Two wrong letters are too many: across languages most such words were real.

    Examples
    --------
    >>> from matching.interests.index import index_of
    >>> from matching.interests.vocabulary import shipped
    >>> corrected("photograhpy", shipped(), index_of(shipped()))
    'photography'
    >>> corrected("legos y lejos", shipped(), index_of(shipped())) is None
    True
    """
    words = folded.split()
    if len(words) > _MOST_WORDS or not folded.replace(" ", "").isalpha() or len(folded) < _ALONE:
        return None
    shortest = _ALONE if len(words) == 1 else SHORTEST
    options = [_options(word, index, shortest) for word in words]
    if len(words) > 1:
        options = [
            _with_swaps(word, found, index) for word, found in zip(words, options, strict=True)
        ]
    if not any(off for option in options for _, off in option):
        return None
    return _closest(options, vocabulary)


def may_be_mistyped(typed: str) -> bool:
    """Return whether one may have meant another word: not with a capital inside, as in a brand.

    A short word alone with a capital is more often somebody's name.

    Examples
    --------
    >>> may_be_mistyped("Photograhpy"), may_be_mistyped("MeToo"), may_be_mistyped("Biden")
    (True, False, False)
    """
    if _CAPITAL_INSIDE.search(typed):
        return False
    return len(typed) > _SHORT_NAME or " " in typed or not typed[:1].isupper() or typed.isupper()


def mended(folded: str, index: Index) -> str:
    """Return folded words with each mistyped one put right that can only be one known word.

    Examples
    --------
    >>> from matching.interests.index import index_of
    >>> from matching.interests.vocabulary import shipped
    >>> mended("medeival ruins of prague", index_of(shipped()))
    'medieval ruins of prague'
    """
    words = folded.split()
    if len(words) > _MOST_MENDED or not folded.replace(" ", "").isalpha():
        return folded
    several = ((word, _options(word, index, _MENDED)) for word in words)
    return " ".join(found[0][0] if len(found) == 1 else word for word, found in several)


def _options(word: str, index: Index, shortest: int) -> list[tuple[str, int]]:
    """Return what a word may have been meant to be, with how many letters are off."""
    if word in index.words or len(word) < shortest or is_real(word):
        return [(word, 0)]
    near = one_off(word, index)
    return [(other, 1) for other in near[:_MOST_CANDIDATES]] or [(word, 0)]


def _with_swaps(word: str, found: list[tuple[str, int]], index: Index) -> list[tuple[str, int]]:
    """Add what a word that exists is with two letters swapped: "trial running" is one slip away."""
    if word in index.words or found != [(word, 0)]:
        return found
    return found + [(other, 1) for other in _swapped(word) if other in index.words]


def _closest(options: list[list[tuple[str, int]]], vocabulary: Vocabulary) -> str | None:
    best: dict[str, str] = {}
    least = 99
    for choice in product(*options):
        name, off = " ".join(word for word, _ in choice), sum(off for _, off in choice)
        label = vocabulary.names.get(name) or (name if name in vocabulary.senses else None)
        if label is None or off > least or off == 0:
            continue
        if off < least:
            best, least = {}, off
        best.setdefault(label, name)
    return next(iter(best.values())) if len(best) == 1 else None


def one_off(word: str, index: Index) -> list[str]:
    """Return the known words one letter away: missing, added, changed, or two swapped.

    Examples
    --------
    >>> from matching.interests.index import index_of
    >>> from matching.interests.vocabulary import shipped
    >>> one_off("hikng", index_of(shipped()))
    ['hiking']
    """
    found = _one_off(word, index)
    if not found:
        # A slip at the end may hide a plural: "aquarimus", "reptlies" (folded to reptly).
        for end, instead in _PLURALS:
            if word.endswith(end):
                found = _one_off(word.removesuffix(end) + instead, index)
    return sorted(found)


def _one_off(word: str, index: Index) -> set[str]:
    shorter = without_each(word)
    found = set(index.missing.get(word, "").split())
    found.update(one for one in shorter if one in index.words and len(one) >= SHORTEST)
    candidates = {long for one in shorter for long in index.missing.get(one, "").split()}
    if len(word) >= LONG - 1:
        candidates |= _sharing_a_half(word, index)
        # Two letters swapped over the middle leave neither half as it was.
        candidates |= {one for one in _swapped(word) if one in index.words}
    found.update(other for other in candidates if one_edit(word, other))
    return found


def _swapped(word: str) -> Iterator[str]:
    """Return a word with each two neighboring letters swapped, in turn."""
    for i in range(len(word) - 1):
        yield word[:i] + word[i + 1] + word[i] + word[i + 2 :]


def _sharing_a_half(word: str, index: Index) -> set[str]:
    """Return the long words of which one half stands in a word where one letter may leave it."""
    found: set[str] = set()
    for size in (len(word) - 1, len(word), len(word) + 1):
        middle = size // 2
        found.update(index.halves.get(f"{word[:middle]}{size}", "").split())
        for start in range(middle - 1, middle + 2):
            second = word[start : start + size - middle]
            found.update(index.halves.get(f"{size}{second}", "").split())
    return found


def one_edit(a: str, b: str) -> bool:
    """Return whether one letter is missing, added, changed or swapped with the next, or none.

    In short words a letter changes only to one beside it on a keyboard, or one that sounds like it.

    Examples
    --------
    >>> one_edit("climbing", "clibming"), one_edit("chess", "cheese")
    (True, False)
    """
    start, most, size = 0, min(len(a), len(b)), len(a)
    while start < most and a[start] == b[start]:
        start += 1
    a, b = a[start:], b[start:]
    swapped = a[:2] == b[1::-1] and a[2:] == b[2:]
    if a[1:] == b[1:]:
        return size > _EASILY_ANOTHER or a[:1] + b[:1] in _MIXED_UP or a == b
    return swapped or a[1:] == b or a == b[1:]


def _mixed_up() -> frozenset[str]:
    """Return the pairs of letters that lie beside each other on a keyboard, or sound alike."""
    pairs = set(_ALIKE.split())
    for rows in _KEYBOARDS:
        pairs.update(one + other for row in rows for one, other in pairwise(row))
        for upper, lower in pairwise(rows):
            pairs.update(a + b for a, b in zip(upper, lower, strict=False))
            pairs.update(a + b for a, b in zip(upper[1:], lower, strict=False))
    return frozenset(pairs | {pair[::-1] for pair in pairs})


_MIXED_UP = _mixed_up()


def is_real(word: str) -> bool:
    """Return whether a folded word exists in one of four languages and only looks like a name.

    Examples
    --------
    >>> is_real("fishery"), is_real("hikng")
    (True, False)
    """
    return f" {word} " in _real_words().get(word[:2], "")


@lru_cache(maxsize=1)
def _real_words() -> dict[str, str]:
    """Return words by their first two letters, as text: a set of them all takes ten times the room."""
    text = (files("matching.interests") / "realwords.txt").read_text("utf-8")
    words = (w for line in text.splitlines() if not line.startswith("#") for w in line.split())
    return {start: f" {' '.join(some)} " for start, some in groupby(words, key=lambda w: w[:2])}
