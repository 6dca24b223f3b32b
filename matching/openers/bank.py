"""The questions of our own bank in four languages, with type, depth and thread; chooses none of them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

# The first is asked where people have no other of these in common.
LANGUAGES = ("en", "de", "es", "fr")
SLOTS = ("topic", "value", "one", "other", "asker", "knower")
TYPES = ("SI", "SV", "CK", "DW", "WK", "LG", "SG", "CL")
_PAIR, _ANYONE = " |pair", " |anyone"
# A quoted word of people, one that is spoken of as a word, and a sentence before the question that quotes it.
_QUOTED = re.compile(r"“\{(?:topic|value)\}”")
_AS_A_WORD = re.compile(r"(?:says|said|saying|hear|word|called|next to) “\{|”\s*this\b| this “")
_LEAD_IN = re.compile(r"^[^.?!]*\{(?:topic|value)\}[^.?!]*\. ")
_FOR_TABLES = frozenset({"DW", "LG", "SG", "CL"})
_OF_ALL = frozenset({"SI", "SV"})


@dataclass(frozen=True, slots=True)
class Question:
    """One question.

    ``type`` is SI shared interest, SV shared value, CK curiosity meets knowledge, DW difference,
    WK work, LG life in general, SG small good things or CL closing; ``depth`` 1 light, 2 open,
    3 deep; ``thread`` b beginnings, c change, d everyday, h how it is done, p people, m meaning,
    none for closings; ``slots`` names what has to be filled in; ``table`` says that it suits a group
    without words of its own, ``shared`` a group all of whom wrote what it quotes, and ``anyone`` that
    who did not write it can answer too; ``pointing`` is the question with "this" for people's words,
    where their language allows it; ``story`` says that it asks for something that happened once.
    """

    id: str
    language: str
    type: str
    depth: int
    thread: str
    text: str
    slots: tuple[str, ...]
    table: bool
    pointing: str = ""
    shared: bool = False
    anyone: bool = False
    story: bool = False


def questions_in(language: str, text: str) -> tuple[Question, ...]:
    """Return the questions of a file: a line has number, tag and text, parted by spaces.

    Examples
    --------
    >>> [one] = questions_in("en", "07 LG1d What made you smile? |pair")
    >>> one.id, one.type, one.depth, one.thread, one.table
    ('en-lg-07', 'LG', 1, 'd', False)
    """
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(_question(language, line) for line in lines)


def _question(language: str, line: str) -> Question:
    number, tag, text = line.split(" ", 2)
    kind, depth, thread, story = tag[:2], int(tag[2]), tag[3].replace("-", ""), tag[4:] == "+"
    asked = text.removesuffix(_PAIR).removesuffix(_ANYONE)
    slots = tuple(slot for slot in SLOTS if "{" + slot + "}" in asked)
    table = not slots and kind in _FOR_TABLES and asked == text
    # A sentence before the question speaks of two lists.
    shared = kind in _OF_ALL and not text.endswith(_PAIR) and not _LEAD_IN.match(asked)
    name = f"{language}-{kind.lower()}-{number}"
    pointing = _pointing(asked, language) if kind in {"SI", "SV"} else ""
    anyone = text.endswith(_ANYONE)
    return Question(
        name, language, kind, depth, thread, asked, slots, table, pointing, shared, anyone, story
    )


def _pointing(text: str, language: str) -> str:
    """Return a question that points back at what is quoted above it, or nothing.

    >>> _pointing("When did “{topic}” last help you?", "en")
    'When did this last help you?'
    >>> _pointing("Auf euren beiden Listen: „{topic}“. Was magst du daran?", "de")
    'Was magst du daran?'
    """
    if language == "en":
        return "" if _AS_A_WORD.search(text) else _QUOTED.sub("this", text)
    question = _LEAD_IN.sub("", text)
    return "" if "{" in question else question


def _read(language: str) -> tuple[Question, ...]:
    folder = files("matching.openers") / "questions"
    texts = (folder / f"{language}-{part}.txt" for part in ("shared", "open"))
    return tuple(q for text in texts for q in questions_in(language, text.read_text("utf-8")))


BANKS: Mapping[str, tuple[Question, ...]] = {language: _read(language) for language in LANGUAGES}
BANK: tuple[Question, ...] = tuple(q for language in LANGUAGES for q in BANKS[language])
BY_ID: Mapping[str, Question] = {q.id: q for q in BANK}
