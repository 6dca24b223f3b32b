"""for how many rounds somebody stayed who left before the end

Revision ID: 0019
Revises: 0018
"""

from alembic import op

revision = '0019'
down_revision = '0018'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A plain statement, as in 0012: SQLite would write the table anew, and drop what hangs on it.
    op.execute("ALTER TABLE attendances ADD COLUMN stayed INTEGER DEFAULT 0 NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE attendances DROP COLUMN stayed")
