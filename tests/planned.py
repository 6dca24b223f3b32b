"""What a worker makes of a waiting plan: made once for each content of the database, then written again."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, delete, func, insert, select, tuple_, update

from service.operations import attempt
from service.store.models import Base
from service.store.session import WRITING, Store
from tests.factories import NOW

LIMITS = attempt.Limits(plan_seconds=60, lease_seconds=20)
# Drawn by lot, and no matter to a plan.
_DRAWN = frozenset({"key", "digest", "password_hash"})

_Key = tuple[Any, ...]
_Row = dict[str, Any]
_Rows = Mapping[_Key, _Row]


@dataclass(frozen=True, slots=True)
class _Change:
    """What became of one table."""

    table: Table
    gone: list[_Key]
    new: list[_Row]
    other: list[tuple[_Key, _Row]]


_known: dict[str, list[_Change]] = {}


def plan_made(store: Store, plan_id: int) -> None:
    """Let a worker make the plan, or write what it made where everything was the same."""
    before = _content(store)
    content = [(table.name, _told(rows)) for table, rows in before.items()]
    same = repr((store.engine.dialect.name, plan_id, content))
    if same in _known:
        with store.engine.connect().execution_options(sqlite_begin=WRITING) as connection:
            for change in _known[same]:
                _repeat(connection, change)
            connection.commit()
        return
    _run(store, plan_id)
    after = _content(store)
    _known[same] = [_changed(table, rows, after[table]) for table, rows in before.items()]


def _run(store: Store, plan_id: int) -> None:
    attempt.run_plan(store, plan_id, worker="test", limits=LIMITS, now=lambda: NOW)


def _content(store: Store) -> dict[Table, _Rows]:
    with store.engine.connect() as connection:
        return {table: _rows(connection, table) for table in Base.metadata.sorted_tables}


def _rows(connection: Connection, table: Table) -> _Rows:
    names = table.primary_key.columns.keys()
    rows = connection.execute(select(table).order_by(*table.primary_key)).mappings()
    return {tuple(row[name] for name in names): dict(row) for row in rows}


def _told(rows: _Rows) -> list[_Row]:
    return [
        {name: value for name, value in row.items() if name not in _DRAWN} for row in rows.values()
    ]


def _changed(table: Table, before: _Rows, after: _Rows) -> _Change:
    return _Change(
        table,
        gone=[key for key in before if key not in after],
        new=[row for key, row in after.items() if key not in before],
        other=[(key, row) for key, row in after.items() if before.get(key, row) != row],
    )


def _repeat(connection: Connection, change: _Change) -> None:
    key_of = tuple_(*change.table.primary_key)
    for key in change.gone:
        connection.execute(delete(change.table).where(key_of == key))
    for key, row in change.other:
        connection.execute(update(change.table).where(key_of == key).values(row))
    if change.new:
        connection.execute(insert(change.table), change.new)
        if connection.dialect.name == "postgresql" and change.table.primary_key.columns.keys() == [
            "id"
        ]:
            # SQLite counts on by itself.
            sequence = func.pg_get_serial_sequence(change.table.name, "id")
            last = select(func.max(change.table.c.id)).scalar_subquery()
            connection.execute(select(func.setval(sequence, last)))
