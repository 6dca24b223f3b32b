"""who of the people hosts a table

Revision ID: 0017
Revises: 0016
"""

from alembic import op

revision = '0017'
down_revision = '0016'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A plain statement, as in 0012: SQLite would write the table anew, and drop what hangs on it.
    op.execute("ALTER TABLE responses ADD COLUMN is_host BOOLEAN DEFAULT false NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE responses DROP COLUMN is_host")
