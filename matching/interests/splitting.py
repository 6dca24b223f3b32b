"""Where one typed text holds several interests; understands none of them."""

import re
from collections.abc import Callable, Iterator

from matching.interests.conjunctions import conjunctions
from matching.interests.fillers import cores
from matching.interests.fold import fold
from matching.interests.negation import bare_no, goes_on_otherwise, refuses, turned_down

MOST_PARTS = 40
_MOST_ANDS = 8
# More is a text about other things too; what comes after is not read.
LONGEST_TEXT = 2_000
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")
# Behind what is cut short, a point parts nothing.
_SHORT = ("u", "e.g", "i.e", "z.b", "v.a", "p.ej", "esp", "incl", "inkl", "bzw", "od", "vs", "st")
_NOT_SHORT = "".join(rf"(?<!\b{re.escape(one)})" for one in _SHORT)
_SEPARATORS = re.compile(
    "|".join(
        (
            r"[,;\n\r\t|•·،、，；؛。！？…()\[\]{}]+",  # brackets that stand alone too
            rf"{_NOT_SHORT}[.!?]+(?=\s|$)",
            r"\s[–—*-]\s|\s\+\s|\s(?=#\w)",
            r"\s\d{1,2}[.)]\s",
            r"^\s*[-*–—]\s+|(?<=\n)[-*–—]\s+",
        )
    ),
    re.IGNORECASE,
)
# Signs that part the things of one sentence.
_WITHIN = frozenset(",،、，–—-")
# Question marks end one.
_ASKED = "?？؟"
_ASKS = re.compile(
    r"""\W*(?:¿|(?:why|how|what|when|where|who|whom|whose|which|do|does|did|is|are|can|could|will|should
    |warum|wieso|weshalb|wie|was|wann|wo|woher|wohin|wer|wen|wem|wessen|welche[rsnm]?|wof[uü]r|wor[aü]ber|wovon
    |por\ qu[eé]|qu[eé]|c[oó]mo|cu[aá]ndo|d[oó]nde|qui[eé]n(?:es)?|cu[aá]l(?:es)?|cu[aá]nt[oa]s?
    |pourquoi|comment|quand|où|qui|que|quoi|quel(?:le)?s?|combien|est-ce|qu['’]est-ce)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
# Who tells something of their own goes on behind a comma: "I work with people, data, and plants".
_TELLS = re.compile(r"\W*(?:i|i['’]\w+|we|ich|wir|yo|je|j['’]\w+|nous)\b", re.IGNORECASE)
_GOES_ON = re.compile(
    r"\s*(?:and|or|but|because|which|who|whose|und|oder|aber|weil|denn|y|o|pero|porque|et|ou|mais|parce)\s"
)
# The last of a list: "people, data, and plants".
_AND_LAST = re.compile(r"^(?:and|or|und|oder|y|et|ou)\s+(?=\S)")
# In so many words that mean nothing together, somebody says something.
_SAYING = 3
_NUMBERED = re.compile(r"^\s*(?:\(?\d{1,2}[.)]\s+|#(?=\w))")
_LETTER = re.compile(r"\s+e\s+")
_HELD = "\ue000"


# How surely a phrase is understood by itself: not at all, by one of its words, or as a whole.
UNKNOWN, GUESSED, CERTAIN = range(3)


def parts_of(
    text: str, known: Callable[[str], int], languages: tuple[str, ...] = ()
) -> tuple[str, ...]:
    """Return the interests that one typed text holds, each in the words typed.

    Commas, semicolons, line ends, bullets and sentence ends part a list, except inside brackets.
    "And", "&" and "/" part only what is understood on both sides, once certainly, or on one side
    where the text is a list already; so "drum & bass" and "arts and crafts" stay whole.

    Parameters
    ----------
    text : str
        As typed; only the first 2,000 characters are read.
    known : callable
        How surely a phrase is understood by itself: UNKNOWN, GUESSED or CERTAIN.
    languages : tuple of str
        What the writer speaks; "en" parts two things in Dutch and none in Spanish.

    Returns
    -------
    tuple of str
        At most 40, trimmed, none empty.

    Examples
    --------
    >>> def known(phrase):
    ...     return CERTAIN if phrase in ("cooking", "dogs", "drum & bass", "drum") else UNKNOWN
    >>> parts_of("hiking, cooking & dogs", known), parts_of("drum & bass", known)
    (('hiking', 'cooking', 'dogs'), ('drum & bass',))
    """
    several = listed(text, known)
    needed = 1 if len(several) > 1 else 2
    found = dict.fromkeys(
        part for one in several for part in _joined(one, known, needed, languages)
    )
    return tuple(found)[:MOST_PARTS]


def listed(text: str, known: Callable[[str], int]) -> tuple[str, ...]:
    """Return what commas and their like part in one typed text, each in the words typed.

    "Earth, Wind & Fire" is one thing; "pop, rock" is two, though pop rock is one as well.

    Examples
    --------
    >>> listed("chess, tea (green, black), no golf, tennis", lambda _phrase: UNKNOWN)
    ('chess', 'tea (green, black)', 'no golf', 'tennis')
    """
    several = tuple(_listed(text[:LONGEST_TEXT], known))
    whole = text.strip()
    if len(several) < 2 or known(whole) != CERTAIN:
        return several
    return several if all(known(one) == CERTAIN for one in several) else (whole,)


def without_and(words: str) -> str:
    """Return the last of a list without the "and" before it.

    Examples
    --------
    >>> without_and("and plants"), without_and("And Just Like That")
    ('plants', 'And Just Like That')
    """
    return _AND_LAST.sub("", words)


def _listed(text: str, known: Callable[[str], int]) -> Iterator[str]:
    if text.replace(" ", "").isalnum():  # as most are: no need to look for each sign
        yield text.strip()
        return
    rest = iter(_BRACKETS.findall(text))
    for place, piece in enumerate(_pieces(_BRACKETS.sub(_HELD, text), known)):
        whole = re.sub(_HELD, lambda _: next(rest), piece)
        trimmed = _NUMBERED.sub("", whole).strip()
        if _BRACKETS.fullmatch(trimmed):
            trimmed = trimmed[1:-1].strip()
        if trimmed:
            yield without_and(trimmed) if place else trimmed


def _pieces(text: str, known: Callable[[str], int]) -> list[str]:
    """Part a text at its separators, but for what a no belongs to.

    A no said afterwards stays with what stands before it ("chess; never again"), and a no at the
    beginning with all that is listed behind it ("I hate football, golf and tennis").
    """
    spans: list[tuple[int, int]] = []
    cuts = [found.span() for found in _SEPARATORS.finditer(text)]
    cuts = _but_in_questions(text, _but_in_statements(text, cuts, known), known)
    if not cuts:
        return [text]
    starts, ends = _between(cuts, len(text))
    refusing = False
    for place, (start, end) in enumerate(zip(starts, ends, strict=True)):
        said = fold(text[start:end])
        between = text[ends[place - 1] : start] if place else ""
        listed = refusing and "," in between and not goes_on_otherwise(said)
        begun = spans.pop()[0] if spans and (listed or refuses(said)) else start
        if not listed:
            no = turned_down(said) or ("," not in between and known(bare_no(said)) == CERTAIN)
            refusing = no and known(text[start:end].strip()) != CERTAIN
        spans.append((begun, end))
    return [text[start:end] for start, end in spans]


def _but_in_questions(
    text: str, cuts: list[tuple[int, int]], known: Callable[[str], int]
) -> list[tuple[int, int]]:
    """Return the cuts without those inside a question, which ends behind its mark.

    It begins where the first part of its sentence asks, or says something: "tea, how do bees talk,
    and why?" are two things.
    """
    kept: list[tuple[int, int]] = []
    sentence = 0  # how many of the kept stand before it
    for start, end in cuts:
        marks = [place for place in range(start, end) if text[place] in _ASKED]
        begins = kept[sentence - 1][1] if sentence else 0
        starts, ends = _between(kept[sentence:], start)
        parts = [text[a:b] for a, b in zip((begins, *starts[1:]), ends, strict=True)]
        asking = [i for i, part in enumerate(parts) if marks and _asks(part, known)]
        if asking:
            del kept[sentence + asking[0] :]
            kept.append((marks[-1] + 1, end))
        else:
            kept.append((start, end))
        if marks or text[start:end].strip(" \t") not in _WITHIN:
            sentence = len(kept)
    return kept


def _but_in_statements(
    text: str, cuts: list[tuple[int, int]], known: Callable[[str], int]
) -> list[tuple[int, int]]:
    """Return the cuts without those inside what somebody tells of their own.

    It goes on with an "and" or the like: "I work with people, data, and plants". "I like old trains,
    cooking, and jazz" lists what somebody likes.
    """
    kept: list[tuple[int, int]] = []
    sentence: list[tuple[int, int]] = []
    for cut in [*cuts, (len(text), len(text))]:
        start, end = cut
        if start < len(text) and text[start:end].strip(" \t") in _WITHIN:
            sentence.append(cut)
            continue
        begins = kept[-1][1] if kept else 0
        starts, ends = _between(sentence, start)
        first, *others = [text[a:b] for a, b in zip((begins, *starts[1:]), ends, strict=True)]
        goes_on = any(map(_GOES_ON.match, others))
        tells = goes_on and _tells(first.strip(), known)
        kept += [cut] if tells else [*sentence, cut]
        sentence = []
    return kept[:-1] if kept[-1][0] == len(text) else kept


def _asks(part: str, known: Callable[[str], int]) -> bool:
    """Return whether a part of a sentence that ends in a question mark begins to ask."""
    said = part.strip()
    if _ASKS.match(said):
        return True
    return _says(said, known) and len(_joined(said, known, 2, ())) == 1


def _tells(said: str, known: Callable[[str], int]) -> bool:
    """Return whether words tell something of their writer, other than what they like."""
    folded = fold(said)
    # More than "I" is taken off where they go on with "like" and its kin.
    is_plain = cores(folded)[1:2] in ((), (folded.partition(" ")[2],))
    return bool(_TELLS.match(said)) and is_plain and _says(said, known)


def _says(said: str, known: Callable[[str], int]) -> bool:
    """Return whether words say something, rather than name a thing or turn it down."""
    return len(said.split()) >= _SAYING and known(said) == UNKNOWN and not refuses(fold(said))


def _joined(
    text: str, known: Callable[[str], int], needed: int, languages: tuple[str, ...]
) -> list[str]:
    """Return a phrase parted at its ands, or whole."""
    if text[-1] in _ASKED or _tells(text, known):
        return [text]
    held = _BRACKETS.sub(lambda found: _HELD * len(found[0]), text)
    cuts = _but_letters(text, conjunctions(held, languages)[:_MOST_ANDS], known)
    pieces = _blocks(text, cuts, known) if cuts else [text]
    if len(pieces) < 2 or not all(pieces):
        return [text]
    sure = [known(piece) for piece in pieces]
    understood = CERTAIN in sure and (needed == 1 or UNKNOWN not in sure)
    return pieces if understood else [text]


def _but_letters(
    text: str, cuts: list[tuple[int, int]], known: Callable[[str], int]
) -> list[tuple[int, int]]:
    """Return the cuts without a letter that the next word begins with: "gaming e sports"."""
    ends = [*(start for start, _ in cuts[1:]), len(text)]
    return [
        (start, end)
        for (start, end), until in zip(cuts, ends[: len(cuts)], strict=True)
        if not (_LETTER.fullmatch(text[start:end]) and known(text[start:until].strip()) == CERTAIN)
    ]


def _blocks(text: str, cuts: list[tuple[int, int]], known: Callable[[str], int]) -> list[str]:
    """Part a phrase at its ands, but for those of a name: the longest one known is taken."""
    starts, ends = _between(cuts, len(text))
    blocks: list[str] = []
    at = 0
    while at < len(starts):
        reach = range(len(ends) - 1, at, -1)
        last = next((e for e in reach if known(text[starts[at] : ends[e]]) == CERTAIN), at)
        blocks.append(text[starts[at] : ends[last]].strip())
        at = last + 1
    return blocks


def _between(cuts: list[tuple[int, int]], length: int) -> tuple[list[int], list[int]]:
    """Return where what lies between cuts begins and ends."""
    return [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), length]
