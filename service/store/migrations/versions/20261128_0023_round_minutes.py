"""how long each round is: those that have begun keep their minutes when others are stored

Revision ID: 0023
Revises: 0022
"""

from alembic import op

revision = '0023'
down_revision = '0022'
branch_labels = None
depends_on = None


def upgrade() -> None:
    # Plain statements, as in 0012: SQLite would write the table anew.
    op.execute("ALTER TABLE rounds ADD COLUMN minutes INTEGER DEFAULT 0 NOT NULL")
    op.execute(
        "UPDATE rounds SET minutes = (SELECT events.minutes FROM events JOIN plans "
        "ON plans.event_id = events.id WHERE plans.id = rounds.plan_id)"
    )


def downgrade() -> None:
    op.execute("ALTER TABLE rounds DROP COLUMN minutes")
