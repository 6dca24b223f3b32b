"""more kinds of papers, how each is laid on its sheets, and the tone of questions

Revision ID: 0005
Revises: 0004
"""

from alembic import op

revision = '0005'
down_revision = '0004'
branch_labels = None
depends_on = None

CHECK = "ck_decks_deckkind"
BEFORE = "kind IN ('cards', 'prompts')"
AFTER = (
    "kind IN ('cards', 'blanks', 'prompts', 'tents', 'hosts', 'itineraries', 'wall', 'badges', "
    "'show', 'reseat')"
)
DECK = (
    "id, plan_id, kind, stock, state, attempt, worker, lease_until, rung_at, done, cards, pages, "
    "report, failure, requested_at, finished_at"
)
PART = "id, deck_id, number, name, content, size"


def upgrade() -> None:
    _check(AFTER)
    op.execute("ALTER TABLE decks ADD COLUMN setup JSON")
    op.execute(
        "ALTER TABLE events ADD COLUMN tone VARCHAR(24) DEFAULT 'warm' NOT NULL "
        "CONSTRAINT ck_events_tone CHECK (tone IN ('warm', 'playful', 'professional'))"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE events DROP COLUMN tone")
    op.execute("DELETE FROM decks WHERE kind NOT IN ('cards', 'prompts')")
    op.execute("ALTER TABLE decks DROP COLUMN setup")
    _check(BEFORE)


def _check(kinds: str) -> None:
    """Give the table another check. SQLite has no word for it: both tables are written anew."""
    if op.get_bind().dialect.name != "sqlite":
        op.drop_constraint(op.f(CHECK), "decks", type_="check")
        op.create_check_constraint(op.f(CHECK), "decks", kinds)
        return
    op.execute("ALTER TABLE deck_parts RENAME TO old_deck_parts")
    op.execute("ALTER TABLE decks RENAME TO old_decks")
    op.execute(
        "CREATE TABLE decks (id INTEGER NOT NULL CONSTRAINT pk_decks PRIMARY KEY AUTOINCREMENT, "
        "plan_id INTEGER NOT NULL, kind VARCHAR(24) NOT NULL, stock VARCHAR(40) NOT NULL, "
        "state VARCHAR(24) NOT NULL, attempt INTEGER NOT NULL, worker VARCHAR(120), "
        "lease_until DATETIME, rung_at DATETIME, done INTEGER NOT NULL, cards INTEGER NOT NULL, "
        "pages INTEGER NOT NULL, report JSON, failure JSON, requested_at DATETIME NOT NULL, "
        "finished_at DATETIME, CONSTRAINT fk_decks_plan_id FOREIGN KEY(plan_id) "
        "REFERENCES plans (id) ON DELETE CASCADE, "
        f"CONSTRAINT uq_decks_plan_id_kind_stock UNIQUE (plan_id, kind, stock), "
        f"CONSTRAINT {CHECK} CHECK ({kinds}), CONSTRAINT ck_decks_deckstate "
        "CHECK (state IN ('queued', 'running', 'ready', 'failed')))"
    )
    op.execute(
        "CREATE TABLE deck_parts (id INTEGER NOT NULL CONSTRAINT pk_deck_parts PRIMARY KEY "
        "AUTOINCREMENT, deck_id INTEGER NOT NULL, number INTEGER NOT NULL, "
        "name VARCHAR(120) NOT NULL, content BLOB NOT NULL, size INTEGER NOT NULL, "
        "CONSTRAINT fk_deck_parts_deck_id FOREIGN KEY(deck_id) REFERENCES decks (id) "
        "ON DELETE CASCADE, CONSTRAINT uq_deck_parts_deck_id_number UNIQUE (deck_id, number))"
    )
    for table, columns in (("decks", DECK), ("deck_parts", PART)):
        op.execute(f"INSERT INTO {table} ({columns}) SELECT {columns} FROM old_{table}")  # noqa: S608
        # A number given once is never given again, also not one whose row is gone.
        op.execute(f"DELETE FROM sqlite_sequence WHERE name = '{table}'")  # noqa: S608
        op.execute(
            f"UPDATE sqlite_sequence SET name = '{table}' WHERE name = 'old_{table}'"  # noqa: S608
        )
    op.execute("DROP TABLE old_deck_parts")
    op.execute("DROP TABLE old_decks")
