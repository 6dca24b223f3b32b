"""Where a table begins: titles above it, one heading row or two, or none. Knows what headings are called."""

import re
from collections.abc import Sequence

from service.imports.delimited import Numbered
from service.imports.headingwords import key_of, known_headings

FIRST_ROWS = 25
ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]{2,}")
NUMBER = re.compile(r"[+-]?[\d.,:/ -]*\d[\d.,:/ -]*")
# What a second heading row says under a question with one answer.
ONE_ANSWER = frozenset(
    {
        "response", "open ended response", "antwort", "antworten", "offene antwort",
        "beantwortung mit freitext",
        "reponse", "reponse ouverte", "respuesta", "respuesta abierta", "resposta", "risposta", "antwoord",
        "open antwoord", "reactie", "odpowiedz", "svar",
    }
)  # fmt: skip
# Between a question and its option, as some tools write it themselves.
BETWEEN = " – "


def heading_rows(rows: Numbered) -> tuple[int, tuple[str, ...], int]:
    """Return the place of the heading row, the headings, and how many rows they take; none if there are none.

    Rows above it are titles. A table that begins with people has made-up headings.
    """
    first = rows[: FIRST_ROWS + 1]
    place = _place(first)
    header = [cell.strip() for cell in first[place][1]]
    if any(ADDRESS.fullmatch(cell) for cell in header):
        return place, tuple("" for _ in header), 0
    if place + 1 < len(rows):
        below = [cell.strip() for cell in rows[place + 1][1]]
        if _is_second(header, below):
            return place, _joined(header, below), 2
    return place, tuple(header), 1


def _place(first: Numbered) -> int:
    known = [known_headings(row) for _, row in first]
    best = max(known)
    if best >= 1 and (best >= 2 or known[0] == 0):
        return known.index(best)
    # Nothing is known: the first row that is as wide as most of the table.
    filled = [sum(1 for cell in row if cell.strip()) for _, row in first]
    usual = sorted(filled)[len(filled) // 2]
    wide = (at for at, n in enumerate(filled) if n >= max(usual / 2, 1 if usual < 3 else 2))
    return next(wide, 0)


def _is_second(header: Sequence[str], below: Sequence[str]) -> bool:
    """Say whether options stand under questions: nothing under the fixed columns, text under blanks."""
    filled = [cell for cell in below if cell]
    if not filled or not header[0] or (below and below[0]):
        return False
    if any(ADDRESS.search(cell) or NUMBER.fullmatch(cell) for cell in filled):
        return False
    width = max(len(header), len(below))
    top = [*header, *[""] * (width - len(header))]
    under = [*below, *[""] * (width - len(below))]
    spans = any(not a and b for a, b in zip(top, under, strict=True))
    fixed = sum(1 for a, b in zip(top, under, strict=True) if a and not b)
    return (spans and fixed >= 2) or all(key_of(cell) in ONE_ANSWER for cell in filled)


def _joined(header: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Return every column's question with its option, the question carried over the blanks after it."""
    width = max(len(header), len(below))
    question, joined = "", []
    for place in range(width):
        above = header[place] if place < len(header) else ""
        under = below[place] if place < len(below) else ""
        question = above or (question if under else "")
        if under and key_of(under) not in ONE_ANSWER and question:
            joined.append(f"{question}{BETWEEN}{under}")
        else:
            joined.append(question or under)
    return tuple(joined)
