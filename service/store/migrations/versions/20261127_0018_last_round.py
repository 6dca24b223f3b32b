"""the last round that takes place, where the evening ends sooner

Revision ID: 0018
Revises: 0017
"""

from alembic import op

revision = '0018'
down_revision = '0017'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A plain statement, as in 0012: SQLite would write the table anew, and drop what hangs on it.
    op.execute("ALTER TABLE days ADD COLUMN last_round INTEGER")


def downgrade() -> None:
    op.execute("ALTER TABLE days DROP COLUMN last_round")
