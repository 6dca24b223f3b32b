"""what counts most at an event

Revision ID: 0002
Revises: 0001
"""

from alembic import op

revision = '0002'
down_revision = '0001'
branch_labels = None
depends_on = None


# Plain statements, which SQLite and PostgreSQL both know: on SQLite, Alembic would write the table anew and
# drop the old one, and with it, by their foreign keys, every response and plan.
def upgrade() -> None:
    op.execute(
        "ALTER TABLE events ADD COLUMN preset VARCHAR(24) DEFAULT 'balanced' NOT NULL "
        "CONSTRAINT ck_events_preset "
        "CHECK (preset IN ('balanced', 'find-my-people', 'widen-the-circle'))"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE events DROP COLUMN preset")
