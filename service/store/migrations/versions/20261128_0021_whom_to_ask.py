"""whom people of an event can ask

Revision ID: 0021
Revises: 0020
"""

from alembic import op

revision = '0021'
down_revision = '0020'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A plain statement, as in 0012: SQLite would write the table anew, and drop what hangs on it.
    op.execute("ALTER TABLE events ADD COLUMN whom_to_ask VARCHAR(200) DEFAULT '' NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE events DROP COLUMN whom_to_ask")
