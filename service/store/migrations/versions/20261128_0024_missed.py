"""which rounds were over before somebody came who had been marked as not there

Revision ID: 0024
Revises: 0023
"""

from alembic import op

revision = '0024'
down_revision = '0023'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Plain statements, as in 0012: SQLite would write the table anew.
    op.execute("ALTER TABLE attendances ADD COLUMN missed_from INTEGER DEFAULT 0 NOT NULL")
    op.execute("ALTER TABLE attendances ADD COLUMN missed_to INTEGER DEFAULT 0 NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE attendances DROP COLUMN missed_to")
    op.execute("ALTER TABLE attendances DROP COLUMN missed_from")
