"""Several answers in one cell, or one answer in several columns: where they part, and which belong together."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.imports.headings import BETWEEN
from service.imports.headingwords import key_of

# In the order in which they are looked for: the first that occurs at all parts the column.
SEPARATORS = (";", "\n", "|", "、", ",", "،", " / ")
# A slash is a word's own more often than a separator, so all cells with it must be free of commas.
LAST = " / "
COMMAS = ("、", ",", "،")
# What an organizer chooses instead, where each cell is one answer.
UNPARTED = "none"
_YES = frozenset(
    {
        "yes", "y", "true", "1", "x", "ja", "oui", "si", "sim", "tak", "da", "checked", "selected", "on",
        "✓", "✔", "☑", "wahr", "vrai", "verdadero", "ano", "はい", "是",
        "نعم", "כן", "да", "так", "kyllä", "jah", "igen", "evet",
    }
)  # fmt: skip
_NO = frozenset(
    {
        "no", "n", "false", "0", "nein", "non", "nee", "nao", "nie", "unchecked", "off", "not", "✗",
        "✘", "☐", "falsch", "faux", "falso", "ne", "いいえ", "否", "لا", "לא",
        "нет", "ні", "ei", "nej", "nei", "nem", "hayir",
    }
)  # fmt: skip
# How often two parts must stand together, and never apart, to be one option that holds the separator.
OFTEN = 2
VERY_OFTEN = 5
_BRACKETS = {"(": ")", "[": "]", "{": "}", "（": "）"}
_OTHER = frozenset(
    {"other", "other please specify", "others", "andere", "anderes", "sonstiges", "sonstiges bitte angeben",
    "andere bitte angeben",
     "autre", "autre veuillez preciser", "autres", "otro", "otra", "otro especifique", "otros", "altro",
     "outro", "outros",
     "anders", "overig", "anders namelijk", "altro specificare", "inne", "annat", "andet", "annet"}
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ticked:
    """A column that stands for one option: its words, and in which cells it was chosen.

    `question` is empty where the heading is the option alone.
    """

    option: str
    question: str
    yes: frozenset[str]


def separator_of(cells: Iterable[str], usual: str = "") -> str:
    """Return what stands between several answers in a column; `usual` is the tool's own."""
    filled = [cell for cell in cells if cell.strip()]
    if usual and any(usual in cell for cell in filled):
        return usual
    for mark in SEPARATORS:
        holding = [cell for cell in filled if mark in cell]
        if holding and not (mark == LAST and any("," in cell for cell in filled)):
            return mark
    return ";"


def split_cell(cell: str, separator: str, whole: Sequence[str] = ()) -> list[str]:
    """Return the answers of a cell; what is in `whole` holds the separator and is kept, longest first."""
    if separator == UNPARTED:
        return [cell] if cell else []
    kept = {key_of(one): one for one in whole}
    parts = _rejoined([part.strip() for part in cell.split(separator)], separator)
    answers: list[str] = []
    at = 0
    widest = max((one.count(separator) + 1 for one in whole), default=1)
    while at < len(parts):
        for width in range(min(widest, len(parts) - at), 0, -1):
            said = (separator if separator.startswith(" ") else f"{separator} ").join(
                parts[at : at + width]
            )
            if width == 1 or key_of(said) in kept:
                answers.append(said)
                at += width
                break
    return [one for one in answers if one]


def whole_options(cells: Iterable[str], separator: str) -> tuple[str, ...]:
    """Return options that hold the separator: parts that always stand together and never apart.

    Twice is enough where the second goes on in lower case, as in "Board games, puzzles".
    """
    if separator == UNPARTED:
        return ()
    rows = [
        _rejoined([part.strip() for part in cell.split(separator)], separator)
        for cell in cells
        if cell.strip()
    ]
    single = Counter(part for row in rows for part in row if part)
    pairs = Counter((a, b) for row in rows for a, b in pairwise(row) if a and b and a != b)
    after: dict[str, str] = {}
    for (a, b), times in sorted(pairs.items()):
        goes_on = a[0].isupper() and b[0].islower()
        enough = OFTEN if goes_on else VERY_OFTEN
        # What everybody ticks stands together for no reason of its own.
        is_choice = times * 2 <= len(rows) or goes_on
        if is_choice and times >= enough and times == single[a] == single[b]:
            after[a] = b
    glue = separator if separator.startswith(" ") else f"{separator} "
    begun = sorted(set(after) - set(after.values()))
    return tuple(glue.join(_chain(one, after)) for one in begun)


def ticked_columns(
    header: Sequence[str], rows: Sequence[Sequence[str]], *, but: Iterable[int] = ()
) -> Mapping[int, Ticked]:
    """Return the columns that stand for one option each, by place; columns in `but` are known otherwise."""
    known = set(but)
    columns = [
        _words(row[place] for row in rows) if place not in known else Counter()
        for place in range(len(header))
    ]
    found: dict[int, Ticked] = {}
    asked: dict[str, list[tuple[int, str]]] = {}
    for place, heading in enumerate(header):
        if place in known:
            continue
        bare = re.sub(r" \(\d+\)$", "", heading)
        if columns[place] and set(columns[place]) == {key_of(bare)} and len(bare) > 1:
            found[place] = Ticked(bare, "", frozenset(columns[place]))
            continue
        question, option = _parted(bare)
        if option:
            asked.setdefault(question, []).append((place, option))
    for question, places in asked.items():
        found.update(_of_one_question(question, places, columns))
    return found


def is_other(heading: str) -> bool:
    """Say whether a heading asks for what no option said."""
    return key_of(re.sub(r" \(\d+\)$", "", _parted(heading)[1] or heading)) in _OTHER


def is_yes_or_no(cells: Iterable[str]) -> bool:
    """Say whether a column holds nothing but yes and no."""
    words = set(_words(cells))
    return bool(words) and words <= _YES | _NO


def _of_one_question(
    question: str, places: Sequence[tuple[int, str]], columns: Sequence[Counter[str]]
) -> dict[int, Ticked]:
    """Return the options of a question: cells that repeat the option, or two words in all its columns."""
    free = [(place, option) for place, option in places if key_of(option) not in _OTHER]
    repeats = [
        (place, option)
        for place, option in free
        if set(columns[place]) <= {key_of(option)} | _YES | _NO
    ]
    all_words = sum((columns[place] for place, _ in free), Counter[str]())
    if len(repeats) == len(free) and all_words:
        return {p: Ticked(o, question, frozenset({key_of(o)} | _YES)) for p, o in free}
    if len(free) > 1 and len(all_words) == 2:
        # Yes and no in a language we do not know: people choose fewer options than they leave.
        rarer = min(all_words, key=lambda one: (all_words[one], one))
        return {p: Ticked(o, question, frozenset({rarer})) for p, o in free}
    return {}


def _parted(heading: str) -> tuple[str, str]:
    """Return question and option of a heading that holds both; an empty option if it does not."""
    for between in (BETWEEN, " — ", " - ", ": ", "? "):
        question, found, option = heading.rpartition(between)
        if found and question.strip() and option.strip():
            return question.strip(), option.strip()
    bracket = re.fullmatch(r"(.+?)\s*\[(.+)\]", heading)
    return (bracket[1], bracket[2].strip()) if bracket else (heading, "")


def _words(cells: Iterable[str]) -> Counter[str]:
    counted = Counter(cell.strip() for cell in cells if cell.strip())
    words: Counter[str] = Counter()
    for cell, times in counted.items():
        words[key_of(cell) or cell] += times
    return words


def _rejoined(parts: list[str], separator: str) -> list[str]:
    """Put together again what was parted inside brackets."""
    joined: list[str] = []
    open_one = ""
    glue = separator if separator.startswith(" ") else f"{separator} "
    for part in parts:
        if open_one:
            joined[-1] = f"{joined[-1]}{glue}{part}"
        else:
            joined.append(part)
        open_one = _open_bracket(joined[-1])
    # A bracket that is never closed holds nothing together.
    return parts if open_one else joined


def _open_bracket(text: str) -> str:
    return next((a for a, b in _BRACKETS.items() if text.count(a) > text.count(b)), "")


def _chain(first: str, after: Mapping[str, str]) -> list[str]:
    chain = [first]
    while chain[-1] in after and after[chain[-1]] not in chain:
        chain.append(after[chain[-1]])
    return chain
