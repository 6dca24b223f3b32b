"""Makes typed text safe to set: controls, direction tricks, missing glyphs. Knows no layout."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from service.printing.fonts import characters, families

FSI, PDI = "\u2068", "\u2069"
MISSING = "□"
_INVISIBLE = re.compile(r"[\s\u200c\u200d\u2068\u2069\ufe00-\ufe0f]")
_JOINERS = "\u200c\u200d"
_SKIN = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
# What is neither cleaned nor ever missing: Latin letters as Western keyboards have them, single spaces.
_LATIN = "!-~¡-¬®-žȘ-țḂ-ẅẞẠ-ỹ‐-–—‘’“”„…€"
PLAIN = re.compile(rf"(?:[{_LATIN}{FSI}{PDI}]+ )*[{_LATIN}{FSI}{PDI}]+|")
# Written from the left, or of no direction: letters up to Armenian, and the signs between them.
_FROM_LEFT = re.compile(
    rf"[\u0000-\u058f\u1e00-\u1fff\u200b\u2010-\u2027\u202f-\u205e\u20a0-\u20cf{FSI}{PDI}]*"
)
_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_ISOLATES = re.compile(f"[{FSI}{PDI}]")
_BREAKS = re.compile(r"[\s\u0085\u2028\u2029\u0000-\u001f\u007f-\u009f]+")


def isolated(text: str) -> str:
    """Wrap text so that its direction cannot reorder what stands beside it."""
    return f"{FSI}{text}{PDI}"


def has_one_direction(text: str, lang: str) -> bool:
    """Say whether nothing in a text could reorder it among words of this language."""
    code = lang.split("-", maxsplit=1)[0].lower()
    return code not in _RIGHT_TO_LEFT and _FROM_LEFT.fullmatch(text) is not None


def joined(text: str) -> str:
    """Return a text of one direction without isolates: it lies the same, and is quicker to set."""
    return _ISOLATES.sub("", text)


def clean(text: str) -> str:
    """Fold line breaks, drop controls, direction overrides and invisible characters, then NFC.

    Balanced first-strong isolates stay, because our own sentences carry them around typed words.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    folded = _BREAKS.sub(lambda run: _space(run.group()), text)
    kept = "".join(char for char in folded if _keeps(char))
    if not _balanced(kept):
        kept = kept.replace(FSI, "").replace(PDI, "")
    return unicodedata.normalize("NFC", kept).strip()


def wording(typed: str) -> str:
    """Return what typed words are compared by: letters alone, whatever their case and spaces."""
    return " ".join(clean(typed).casefold().split())


def _space(run: str) -> str:
    """Keep a lone no-break space (French quotes need it); any other run becomes one space."""
    if run in ("\u00a0", "\u202f"):
        return run
    return " " if any(char.isspace() for char in run) else ""


def _keeps(char: str) -> bool:
    if char in _JOINERS or char in (FSI, PDI):
        return True
    return unicodedata.category(char) not in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _balanced(text: str) -> bool:
    depth = 0
    for char in text:
        depth += (char == FSI) - (char == PDI)
        if depth < 0:
            return False
    return depth == 0


@lru_cache(maxsize=4096)
def printable(text: str, lang: str) -> tuple[str, str]:
    """Clean a text and replace what no font can draw; the second value names what was replaced.

    Letters become their plain form, or a box that shows something is missing; other marks go.
    """
    if PLAIN.fullmatch(text) and _balanced(text):
        return text, ""
    cleaned = clean(text)
    drawn: list[str] = []
    lost: list[str] = []
    for cluster in clusters(cleaned):
        if _covered(cluster, lang):
            drawn.append(cluster)
            continue
        lost.append(f"{cluster} (U+{ord(cluster[0]):04X})")
        drawn.append(_substitute(cluster, lang))
    kept = "".join(drawn).strip() if lost else cleaned
    if not kept and text.strip():
        # A name of which nothing can be seen is a box: blank, it would be a card for whoever walks up.
        kept, lost = MISSING, lost or [f"U+{ord(char):04X}" for char in text]
    return kept, ", ".join(dict.fromkeys(lost))


def clusters(text: str) -> Iterator[str]:
    """Split into base characters, each with the marks that sit on it and what is joined to it."""
    cluster = ""
    for char in text:
        joined = char == _JOINERS[1] or cluster.endswith(_JOINERS[1]) or char in _SKIN
        if cluster and not joined and not unicodedata.category(char).startswith("M"):
            yield cluster
            cluster = ""
        cluster += char
    if cluster:
        yield cluster


@lru_cache(maxsize=65_536)
def _covered(cluster: str, lang: str) -> bool:
    if unicodedata.category(cluster[0]) in ("Co", "Cn"):
        return False  # PDF/A forbids private letters, even where a font draws one
    return any(draws(family, cluster) for family in families(lang))


def draws(family: str, text: str) -> bool:
    """Return whether a family has a glyph for everything in a text that can be seen."""
    known = characters(family)
    return all(ord(char) in known or _INVISIBLE.match(char) for char in text)


def _substitute(cluster: str, lang: str) -> str:
    plain = unicodedata.normalize("NFKD", cluster)
    bare = "".join(char for char in plain if not unicodedata.category(char).startswith("M"))
    for form in (unicodedata.normalize("NFKC", cluster), bare):
        if form and form != cluster and all(_covered(char, lang) for char in form):
            return form
    return MISSING if unicodedata.category(cluster[0])[0] in "LN" else ""
