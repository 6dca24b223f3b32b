"""Bytes of a file to a table of text. Looks at the bytes, not at the file's name; evaluates nothing."""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from charset_normalizer import from_bytes
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from service.errors import Unreadable

MOST_ROWS = 50_000
# On one's own machine, from one's own file.
MOST_LOCAL_ROWS = 2_000_000
MOST_COLUMNS = 400
MOST_UNPACKED = 200_000_000
LONGEST_CELL = 100_000
DELIMITERS = (",", ";", "\t", "|")
BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# What Excel saves a CSV in where one is at home, the most spoken first.
WESTERN = ("cp1252", "cp1250")
SIGN_IN_WORD = re.compile(
    # A sign of money, a fraction and the like beside a letter, a control, or accents that stand so in no
    # Western name: a grave in the middle of a word, and a Danish vowel before an acute one.
    r"[^\W\d_][£¥¦§©®±¿¡¹²³¼½¾×÷ªº¬¤]|[£¥¦§©®±¿¡¹²³¼½¾×÷ªº¬¤][^\W\d_]|[\x80-\x9f]|[ìùò][^\W\d_]|ø[áéíý]"
    r"|[^\W\d_][“”„‘…—–ˆ˜‰†‡‹›][^\W\d_]"
)
Rows = Iterator[tuple[object, ...]]
# What a damaged workbook raises, somewhere below.
BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    InvalidFileException,
    SyntaxError,
    KeyError,
    ValueError,
    TypeError,
    IndexError,
    AttributeError,
    EOFError,
    OSError,
)
# Stands in a cell whose value is a formula that was never computed by the program that saved it.
UNCOMPUTED = "\x00formula"


@dataclass(frozen=True, slots=True)
class Table:
    """A header and rows of equal length. `lines` are the rows' numbers in the file, as a person counts."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    lines: tuple[int, ...]
    encoding: str
    guessed: bool


def read_table(content: bytes, *, most: int = MOST_ROWS) -> Table:
    """Read CSV (any usual delimiter and encoding) or XLSX; raise `Unreadable` with a reason."""
    if not content.strip():
        raise Unreadable("empty")
    if content.startswith(b"PK\x03\x04"):
        return _table(_read_xlsx(content, most), "xlsx", guessed=False)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise Unreadable("old-excel")
    text, encoding, guessed = _decode(content)
    return _table(_read_csv(text, most), encoding, guessed=guessed)


def _decode(content: bytes) -> tuple[str, str, bool]:
    for mark, encoding in BYTE_ORDER_MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding), encoding, False
            except UnicodeDecodeError as fault:
                raise Unreadable("encoding", encoding) from fault
    if b"\x00" in content:
        raise Unreadable("not-a-table")
    try:
        return content.decode("utf-8"), "utf-8", False
    except UnicodeDecodeError:
        western = _western(content)
        best = from_bytes(content).best()
    if western:
        return content.decode(western), western, True
    encoding = best.encoding if best is not None else "cp1252"
    try:
        return content.decode(encoding), encoding, True
    except UnicodeDecodeError as fault:
        raise Unreadable("encoding", encoding) from fault


def _western(content: bytes) -> str:
    """Return how a spreadsheet of Western or Central Europe wrote the letters, or nothing.

    Guessing by statistics takes a short list of Spanish or French names for Czech or Croatian ones. Here the
    first code page counts in which no sign stands inside a word, if most letters are plain.
    """
    for encoding in WESTERN:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        letters = [c for c in text if c.isalpha()]
        plain = sum(c.isascii() for c in letters)
        if not SIGN_IN_WORD.search(text) and plain * 10 >= len(letters) * 7:
            return encoding
    return ""


def _read_csv(text: str, most: int) -> list[tuple[int, list[str]]]:
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    rows: list[tuple[int, list[str]]] = []
    line = 1
    try:
        for row in reader:
            rows.append((line, row))
            line = reader.line_num + 1
            if len(rows) > most:
                raise Unreadable("too-many-rows", str(most))
    except csv.Error as fault:
        raise Unreadable("malformed", str(reader.line_num)) from fault
    return rows


def _delimiter(text: str) -> str:
    """Return the delimiter that occurs most outside quotes in the first line."""
    counts = dict.fromkeys(DELIMITERS, 0)
    quoted = False
    for character in text:
        if character == '"':
            quoted = not quoted
        elif not quoted and character in "\r\n" and any(counts.values()):
            break
        elif not quoted and character in counts:
            counts[character] += 1
    return max(DELIMITERS, key=lambda one: (counts[one], -DELIMITERS.index(one)))


def _read_xlsx(content: bytes, most: int) -> list[tuple[int, list[str]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise Unreadable("too-large")
        sheets = (_sheet(content, data_only=only) for only in (True, False))
        return _cells(*sheets, most=most)
    except BROKEN as fault:
        raise Unreadable("not-a-table") from fault


def _sheet(content: bytes, *, data_only: bool) -> Rows:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=data_only)
    # A file may claim to be far wider than it is; what lies beyond the widest table we take is not read.
    return book.worksheets[0].iter_rows(values_only=True, max_col=MOST_COLUMNS)


def _cells(values: Rows, written: Rows, *, most: int) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    for line, (shown, typed) in enumerate(zip(values, written, strict=True), start=1):
        if line > most:
            raise Unreadable("too-many-rows", str(most))
        cells = [_cell(a, b) for a, b in zip(shown, typed, strict=True)]
        while cells and not cells[-1].strip():
            cells.pop()
        rows.append((line, cells))
    return rows


def _cell(value: object, written: object) -> str:
    if value is None and isinstance(written, str) and written.startswith("="):
        return UNCOMPUTED
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime | date):
        return value.isoformat()
    return str(value)


def _table(numbered: list[tuple[int, list[str]]], encoding: str, *, guessed: bool) -> Table:
    filled = [(line, row) for line, row in numbered if any(cell.strip() for cell in row)]
    if not filled:
        raise Unreadable("empty")
    header = _named_apart([cell.strip() for cell in filled[0][1]])
    if len(header) > MOST_COLUMNS:
        raise Unreadable("too-many-columns", str(MOST_COLUMNS))
    width = len(header)
    rows = []
    for line, row in filled[1:]:
        if any(cell.strip() for cell in row[width:]):
            raise Unreadable("ragged", str(line))
        rows.append((*row[:width], *[""] * (width - len(row))))
    if not rows:
        raise Unreadable("no-rows")
    return Table(header, tuple(rows), tuple(line for line, _ in filled[1:]), encoding, guessed)


def _named_apart(header: list[str]) -> tuple[str, ...]:
    """Give equal headings a number, so that no column hides another; empty ones get their place."""
    seen: dict[str, int] = {}
    named = []
    for place, heading in enumerate(header, start=1):
        name = heading or f"column {place}"
        seen[name] = seen.get(name, 0) + 1
        named.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return tuple(named)
