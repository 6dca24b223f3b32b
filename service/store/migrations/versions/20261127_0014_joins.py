"""two who are free join each other by hand

Revision ID: 0014
Revises: 0013
"""

from alembic import op

revision = '0014'
down_revision = '0013'
branch_labels = None
depends_on = None

CHECK = "ck_plan_changes_changekind"
BEFORE = ("swap", "move", "skip", "exclude", "lock", "unlock", "undo", "redo", "rest")
AFTER = ("swap", "move", "join", "skip", "exclude", "lock", "unlock", "undo", "redo", "rest")
COLUMNS = "id, event_id, origin_id, before_id, plan_id, kind, facts, organizer_id, made_at"


def upgrade() -> None:
    _check(AFTER)


def downgrade() -> None:
    op.execute("DELETE FROM plan_changes WHERE kind = 'join'")
    _check(BEFORE)


def _check(kinds: tuple[str, ...]) -> None:
    """Give the table another check. SQLite has no word for it: the table is written anew."""
    said = f"kind IN ({', '.join(repr(kind) for kind in kinds)})"
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(op.f(CHECK), "plan_changes", type_="check")
        op.create_check_constraint(op.f(CHECK), "plan_changes", said)
        return
    names = ("event_id", "organizer_id", "origin_id")
    for name in names:
        op.drop_index(f"ix_plan_changes_{name}", table_name="plan_changes")
    op.execute("ALTER TABLE plan_changes RENAME TO old_plan_changes")
    op.execute(
        "CREATE TABLE plan_changes (id INTEGER NOT NULL CONSTRAINT pk_plan_changes PRIMARY KEY "
        "AUTOINCREMENT, event_id INTEGER NOT NULL, origin_id INTEGER NOT NULL, "
        "before_id INTEGER NOT NULL, plan_id INTEGER NOT NULL, kind VARCHAR(24) NOT NULL, "
        "facts JSON NOT NULL, organizer_id INTEGER, made_at DATETIME NOT NULL, "
        "CONSTRAINT fk_plan_changes_event_id FOREIGN KEY(event_id) REFERENCES events (id) "
        "ON DELETE CASCADE, CONSTRAINT fk_plan_changes_organizer_id FOREIGN KEY(organizer_id) "
        f"REFERENCES organizers (id) ON DELETE SET NULL, CONSTRAINT {CHECK} CHECK ({said}))"
    )
    op.execute(
        f"INSERT INTO plan_changes ({COLUMNS}) SELECT {COLUMNS} FROM old_plan_changes"  # noqa: S608
    )
    # A number given once is never given again, also not one whose row is gone.
    op.execute("DELETE FROM sqlite_sequence WHERE name = 'plan_changes'")
    op.execute("UPDATE sqlite_sequence SET name = 'plan_changes' WHERE name = 'old_plan_changes'")
    op.execute("DROP TABLE old_plan_changes")
    for name in names:
        op.create_index(f"ix_plan_changes_{name}", "plan_changes", [name])
