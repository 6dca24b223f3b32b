"""in which language to write to people

Revision ID: 0012
Revises: 0010
"""

from alembic import op

revision = '0012'
down_revision = '0010'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A plain statement, as in 0002: SQLite would write the table anew, and drop what hangs on it.
    op.execute("ALTER TABLE responses ADD COLUMN reads VARCHAR(8) DEFAULT 'en' NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE responses DROP COLUMN reads")
