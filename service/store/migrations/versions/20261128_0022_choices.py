"""how a stored file was read, while some of its rows stay out

Revision ID: 0022
Revises: 0021
"""

from alembic import op

revision = '0022'
down_revision = '0021'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # A plain statement, as in 0012: SQLite would write the table anew.
    op.execute("ALTER TABLE uploads ADD COLUMN choices JSON DEFAULT '[]' NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE uploads DROP COLUMN choices")
