"""the clock as it stood before each round that began

Revision ID: 0020
Revises: 0019
"""

from alembic import op

revision = '0020'
down_revision = '0019'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A plain statement, as in 0012: SQLite would write the table anew, and drop what hangs on it.
    op.execute("ALTER TABLE days ADD COLUMN earlier JSON DEFAULT '[]' NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE days DROP COLUMN earlier")
