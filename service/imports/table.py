"""Bytes of a file to a table of text. Looks at the bytes, not at the file's name; evaluates nothing."""

from dataclasses import dataclass

from service.errors import Unreadable
from service.imports.decoding import decode
from service.imports.delimited import Numbered, read_delimited
from service.imports.headings import heading_rows
from service.imports.workbook import MOST_COLUMNS, UNCOMPUTED, read_workbook

__all__ = ["MOST_LOCAL_ROWS", "UNCOMPUTED", "Table", "read_export", "read_table"]

MOST_ROWS = 50_000
# On one's own machine, from one's own file.
MOST_LOCAL_ROWS = 2_000_000
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
# A workbook with a password is an old container around the new one.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
# Kinds of files that are no table, by their first bytes.
OTHER_KINDS = (
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"RIFF", "picture"),
    (b"%PDF", "pdf"),
    (b"\x1f\x8b", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"Rar!", "archive"),
    (b"PK\x05\x06", "archive"),
    (b"<!doctype html", "web-page"),
    (b"<html", "web-page"),
)


@dataclass(frozen=True, slots=True)
class Table:
    """A header and rows of equal length. `lines` are the rows' numbers in the file, as a person counts.

    `overlong` are lines with more cells than there are headings; `heading_line` is 0 without headings.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    encoding: str
    guessed: bool
    delimiter: str = ""
    heading_line: int = 1
    heading_rows: int = 1
    overlong: tuple[int, ...] = ()


def read_table(content: bytes, *, most: int = MOST_ROWS) -> Table:
    """Read CSV or XLSX whose first row is its headings; raise `Unreadable` with a reason."""
    rows, encoding, guessed, delimiter = _grid(content, most)
    header = tuple(cell.strip() for cell in rows[0][1])
    table = _table(rows, 1, header, (encoding, guessed, delimiter), heading_line=rows[0][0])
    if table.overlong:
        raise Unreadable("ragged", str(table.overlong[0]))
    return table


def read_export(content: bytes, *, most: int = MOST_ROWS) -> Table:
    """Read another tool's list of people: titles above it and two heading rows are understood.

    Rows that are too long are named, not refused; raise `Unreadable` for what is no table.
    """
    rows, encoding, guessed, delimiter = _grid(content, most)
    place, header, count = heading_rows(rows)
    line = rows[place][0] if count else 0
    return _table(
        rows,
        place + count,
        header,
        (encoding, guessed, delimiter),
        heading_line=line,
        heading_count=count,
    )


def _grid(content: bytes, most: int) -> tuple[Numbered, str, bool, str]:
    """Return the rows in which anything stands, how they are written, and what parts their cells."""
    if not content.strip(b" \t\r\n\x0b\x0c\x00\xef\xbb\xbf"):
        raise Unreadable("empty")
    if content.startswith(b"PK\x03\x04"):
        return _filled(read_workbook(content, most)), "xlsx", False, ""
    if content.startswith(OLD_OFFICE):
        raise Unreadable("password" if ENCRYPTED in content else "old-excel")
    start = content[:64].lstrip().lower()
    for mark, kind in OTHER_KINDS:
        is_other = start.startswith(mark) if mark.startswith(b"<") else content.startswith(mark)
        # Short marks are words as well: a table may begin with them.
        if is_other and (len(mark) > 3 or b"\x00" in content[:64] or mark[0] > 0x7F):
            raise Unreadable(kind)
    text, encoding, guessed = decode(content)
    rows, delimiter = read_delimited(text.removeprefix("\ufeff"), most)
    return _filled(rows), encoding, guessed, delimiter


def _filled(rows: Numbered) -> Numbered:
    filled = [(line, row) for line, row in rows if any(cell.strip() for cell in row)]
    if not filled:
        raise Unreadable("empty")
    return filled


def _table(
    filled: Numbered,
    start: int,
    headings: tuple[str, ...],
    written: tuple[str, bool, str],
    *,
    heading_line: int,
    heading_count: int = 1,
) -> Table:
    header = _named_apart(headings)
    if len(header) > MOST_COLUMNS:
        raise Unreadable("too-many-columns", str(MOST_COLUMNS))
    width = len(header)
    rows, overlong = [], []
    for line, row in filled[start:]:
        if any(cell.strip() for cell in row[width:]):
            overlong.append(line)
        rows.append((*row[:width], *[""] * (width - len(row))))
    if not rows:
        raise Unreadable("no-rows")
    encoding, guessed, delimiter = written
    lines = tuple(line for line, _ in filled[start:])
    return Table(
        header=header,
        rows=tuple(rows),
        lines=lines,
        encoding=encoding,
        guessed=guessed,
        delimiter=delimiter,
        heading_line=heading_line,
        heading_rows=heading_count,
        overlong=tuple(overlong),
    )


def _named_apart(header: tuple[str, ...]) -> tuple[str, ...]:
    """Give equal headings a number, so that no column hides another; empty ones get their place."""
    seen: dict[str, int] = {}
    named = []
    for place, heading in enumerate(header, start=1):
        name = heading or f"column {place}"
        seen[name] = seen.get(name, 0) + 1
        named.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(named)
