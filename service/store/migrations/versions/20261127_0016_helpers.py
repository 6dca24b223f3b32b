"""who helps an event's team is a helper; a host looks after a table

Revision ID: 0016
Revises: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = '0016'
down_revision = '0015'
branch_labels = None
depends_on = None

COLUMNS = {
    "memberships": "id, event_id, organizer_id, {role}, created_at",
    "invitations": "id, event_id, {role}, label, digest, created_at, expires_at, used_at",
}


def upgrade() -> None:
    for table in COLUMNS:
        _rename(table, "host", "helper")


def downgrade() -> None:
    for table in COLUMNS:
        _rename(table, "helper", "host")


def _rename(table: str, was: str, becomes: str) -> None:
    """Give a role its other word, in the rows and in the check of their table."""
    if op.get_bind().dialect.name == "sqlite":
        _write_anew(table, was, becomes)
        return
    check = op.f(f"ck_{table}_role")
    op.drop_constraint(check, table, type_="check")
    op.execute(f"UPDATE {table} SET role = '{becomes}' WHERE role = '{was}'")  # noqa: S608
    op.create_check_constraint(check, table, f"role IN ('owner', 'organizer', '{becomes}')")


def _write_anew(table: str, was: str, becomes: str) -> None:
    """SQLite has no word for another check. Nothing hangs on these two tables."""
    made = sa.text("SELECT type, name, sql FROM sqlite_master WHERE tbl_name = :table AND sql IS NOT NULL")
    found = op.get_bind().execute(made, {"table": table}).all()
    (whole,) = (sql for kind, _, sql in found if kind == "table")
    indexes = [(name, sql) for kind, name, sql in found if kind == "index"]
    for name, _ in indexes:
        op.drop_index(name, table_name=table)
    op.execute(f"ALTER TABLE {table} RENAME TO old_{table}")
    op.execute(whole.replace(f"'{was}'", f"'{becomes}'"))
    role = f"CASE role WHEN '{was}' THEN '{becomes}' ELSE role END"
    names, taken = (COLUMNS[table].format(role=one) for one in ("role", role))
    op.execute(f"INSERT INTO {table} ({names}) SELECT {taken} FROM old_{table}")  # noqa: S608
    # A number given once is never given again, also not one whose row is gone.
    op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")  # noqa: S608
    op.execute(f"UPDATE sqlite_sequence SET name = '{table}' WHERE name = 'old_{table}'")  # noqa: S608
    op.execute(f"DROP TABLE old_{table}")
    for _, sql in indexes:
        op.execute(sql)
