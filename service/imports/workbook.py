"""XLSX to numbered rows of cells. Evaluates nothing, and opens nothing that unpacks to too much."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from service.errors import Unreadable
from service.imports.delimited import Numbered
from service.imports.headingwords import known_headings

MOST_COLUMNS = 400
MOST_UNPACKED = 200_000_000
# Sheets of people shrink to a tenth; what shrinks a hundredfold and is large was made to hurt.
SUSPICIOUS = 40_000_000
MOST_SHRUNK = 100
MOST_SHEETS = 12
FIRST_ROWS = 20
# Stands in a cell whose value is a formula that was never computed by the program that saved it.
UNCOMPUTED = "\x00formula"
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
    NotImplementedError,
    RuntimeError,
    OSError,
)


def read_workbook(content: bytes, most: int) -> Numbered:
    """Return the rows of the sheet that holds people: the one whose headings are best known, else the first."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            names = archive.namelist()
        if unpacked > MOST_UNPACKED or (
            unpacked > SUSPICIOUS and unpacked > len(content) * MOST_SHRUNK
        ):
            raise Unreadable("too-large")
        if "xl/workbook.xml" not in names and "[Content_Types].xml" not in names:
            raise Unreadable("archive")
        place = _sheet_of_people(content)
        sheets = (_sheet(content, place, data_only=only) for only in (True, False))
        return _cells(*sheets, most=most)
    except BROKEN as fault:
        raise Unreadable("not-a-table") from fault


def _sheet_of_people(content: bytes) -> int:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    if len(book.worksheets) == 1:
        return 0
    known = [
        max(
            (
                known_headings([str(cell) for cell in row if cell is not None])
                for row in islice(
                    sheet.iter_rows(values_only=True, max_col=MOST_COLUMNS), FIRST_ROWS
                )
            ),
            default=0,
        )
        for sheet in book.worksheets[:MOST_SHEETS]
    ]
    return known.index(max(known))


def _sheet(content: bytes, place: int, *, data_only: bool) -> Rows:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=data_only)
    # A file may claim to be far wider than it is; what lies beyond the widest table we take is not read.
    return book.worksheets[place].iter_rows(values_only=True, max_col=MOST_COLUMNS)


def _cells(values: Rows, written: Rows, *, most: int) -> Numbered:
    rows: Numbered = []
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
