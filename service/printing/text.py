"""Makes typed text safe to set: controls, direction tricks, missing glyphs. Never changes a word's meaning."""

import re
import unicodedata

FSI, PDI = "\u2068", "\u2069"
_JOINERS = "\u200c\u200d"
_BREAKS = re.compile(r"[\s\u0085\u2028\u2029\u0000-\u001f\u007f-\u009f]+")


def isolated(text: str) -> str:
    """Wrap text so that its direction cannot reorder what stands beside it."""
    return f"{FSI}{text}{PDI}"


def clean(text: str) -> str:
    """Fold line breaks, drop controls, direction overrides and invisible characters, then NFC.

    Balanced first-strong isolates stay, because our own sentences carry them around typed words.
    """
    folded = _BREAKS.sub(lambda run: _space(run.group()), text)
    kept = "".join(char for char in folded if _keeps(char))
    if not _balanced(kept):
        kept = kept.replace(FSI, "").replace(PDI, "")
    return unicodedata.normalize("NFC", kept).strip()


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
