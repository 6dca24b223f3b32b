"""What somebody puts in brackets behind an interest, in parts; understands none of it."""

import re

_TAIL = re.compile(
    r"^(.*\S)\s*(?:\(([^()]*)\)|\[([^\[\]]*)\]|\{([^{}]*)\})\s*$",
    re.DOTALL,
)
_JOINS = re.compile(
    r"\s*[,;/&+|·]+\s*|\s+(?:and|or|und|oder|sowie|y|e|o|et|ou)\s+",
    re.IGNORECASE,
)
# What only announces that examples follow.
_EXAMPLES = re.compile(
    r"^\s*(?:e\.?\s?g\.?|i\.?\s?e\.?|z\.?\s?b\.?|p\.?\s?ej\.?|v\.?\s?a\.?|esp\.?|incl\.?|inkl\.?|"
    r"such as|like|including|particularly|primarily|zum beispiel|vor allem|por ejemplo|sobre todo|"
    r"par exemple|surtout)"
    r"(?!\w)[\s:,]*",
    re.IGNORECASE,
)
_MOST_PARTS = 12


def gloss_of(typed: str) -> tuple[str, tuple[str, ...]] | None:
    """Return what stands before brackets at the end of typed words, and what in them.

    Returns
    -------
    (str, tuple of str), or None
        The gloss as a whole comes first, then its parts if it has several; None without a gloss.

    Examples
    --------
    >>> gloss_of("Music (e.g. jazz & soul)"), gloss_of("squash (sport)")
    (('Music', ('jazz & soul', 'jazz', 'soul')), ('squash', ('sport',)))
    >>> gloss_of("music"), gloss_of("chess ()")
    (None, None)
    """
    parted = _TAIL.match(typed) if typed.rstrip().endswith((")", "]", "}")) else None
    if not parted:
        return None
    before, *insides = parted.groups()
    whole = _EXAMPLES.sub("", next(one for one in insides if one is not None)).strip()
    parts = [part for part in _JOINS.split(whole) if part]
    if not parts:
        return None
    return before, (whole, *(parts[:_MOST_PARTS] if len(parts) > 1 else ()))
