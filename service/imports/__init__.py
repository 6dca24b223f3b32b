"""Files to people: CSV and XLSX, columns mapped by name, faults by row. Stores nothing."""

from service.imports.columns import TARGETS
from service.imports.mapping import columns_of, guess_columns, guess_mapping
from service.imports.people import Reading, read_people
from service.imports.rows import ImportRow, rows_of
from service.imports.table import MOST_LOCAL_ROWS, Table, read_export, read_table
from service.imports.tools import tool_of

__all__ = [
    "MOST_LOCAL_ROWS",
    "TARGETS",
    "ImportRow",
    "Reading",
    "Table",
    "columns_of",
    "guess_columns",
    "guess_mapping",
    "read_export",
    "read_people",
    "read_table",
    "rows_of",
    "tool_of",
]
