"""Text to numbered rows of cells: which sign parts them, and what stands in quotes. Knows no headings."""

import csv
import io
import re
from collections import Counter

from service.errors import Unreadable

LONGEST_CELL = 100_000
DELIMITERS = (",", ";", "\t", "|")
# Enough to tell how wide a table is.
SAMPLE_ROWS = 40
SAMPLE_LENGTH = 60_000
# What a spreadsheet writes above a table so that it finds the delimiter again.
SAID = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)

Numbered = list[tuple[int, list[str]]]


def read_delimited(text: str, most: int) -> tuple[Numbered, str]:
    """Return rows with the line each begins on, and the delimiter; raise `Unreadable`."""
    said = SAID.match(text)
    delimiter = said[1] if said else delimiter_of(text)
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: Numbered = []
    line = 1
    try:
        for row in reader:
            if not (said and line == 1):
                rows.append((line, row))
            line = reader.line_num + 1
            if len(rows) > most:
                raise Unreadable("too-many-rows", str(most))
    except csv.Error as fault:
        raise Unreadable("malformed", str(reader.line_num)) from fault
    return rows, delimiter


def delimiter_of(text: str) -> str:
    """Return the delimiter that cuts most of the first rows into equally many cells, at least two."""
    sample = text[:SAMPLE_LENGTH]
    whole = len(sample) == len(text)
    return max(DELIMITERS, key=lambda one: (*_evenness(sample, one, whole), -DELIMITERS.index(one)))


def _evenness(sample: str, delimiter: str, whole: bool) -> tuple[float, int]:  # noqa: FBT001
    """Return which share of rows has the commonest number of cells, and that number."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
    widths: list[int] = []
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                widths.append(len(row))
            if len(widths) > SAMPLE_ROWS:
                break
        else:
            # The last row of a sample may be cut in the middle.
            widths = widths if whole or len(widths) < 2 else widths[:-1]
    except csv.Error:
        return 0.0, 0
    counted = Counter(width for width in widths if width > 1)
    if not counted:
        return 0.0, 0
    width, times = max(counted.items(), key=lambda one: (one[1], one[0]))
    # A title or a total beside the table weighs little; cells that are left away at the end, nothing.
    full = sum(1 for one in widths if 1 < one <= width)
    return round(max(times, full * 0.9) / len(widths), 1), width
