"""What a column's cells look like: addresses, names, values or topics. Knows no headings."""

import re
from collections.abc import Sequence

from matching.interests import resolve_all
from service.imports.answers import is_yes_or_no, separator_of, split_cell
from service.imports.headings import ADDRESS
from service.imports.headingwords import key_of
from service.imports.valuewords import VALUE_WORDS

SAMPLE_WORDS = 40


def are_addresses(cells: Sequence[str]) -> bool:
    """Say whether at least half of what is filled holds an address."""
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and sum(1 for c in filled if ADDRESS.search(c)) * 2 >= len(filled)


def are_names(cells: Sequence[str]) -> bool:
    """Say whether a column reads like names: a few words of letters, each cell another."""
    filled = [cell for cell in cells if cell]
    like = [
        cell
        for cell in filled
        if not re.search(r"[\d@;|/]", cell) and len(cell.split()) <= 5 and len(cell) <= 50
    ]
    return (
        bool(filled)
        and len(like) * 10 >= len(filled) * 8
        and len(set(filled)) * 10 >= len(filled) * 8
    )


def share_known(cells: Sequence[str], target: str) -> float:
    """Return which share of a column's answers are known as values, or as topics."""
    filled = [cell for cell in cells if cell]
    if not filled or is_yes_or_no(filled):
        return 0.0
    separator = separator_of(filled)
    if not any(separator in cell for cell in filled):
        return 0.0
    words = list(dict.fromkeys(w for cell in filled for w in split_cell(cell, separator)))
    words = words[:SAMPLE_WORDS]
    if target == "values":
        return sum(1 for word in words if key_of(word) in VALUE_WORDS) / len(words)
    known = sum(1 for word in words if len(word) <= 60 and any(e.topic for e in resolve_all(word)))
    return known / len(words)
