"""Files to rows: CSV and XLSX, columns mapped by name, faults by row. Stores nothing."""

from service.imports.mapping import TARGETS, guess_mapping
from service.imports.rows import ImportRow, rows_of
from service.imports.table import MOST_LOCAL_ROWS, Table, read_table

__all__ = [
    "MOST_LOCAL_ROWS",
    "TARGETS",
    "ImportRow",
    "Table",
    "guess_mapping",
    "read_table",
    "rows_of",
]
