"""questions that organizers add, and how deep any may go

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

from service.store.models.base import Instant

revision = '0004'
down_revision = '0003'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'questions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('event_id', sa.Integer(), nullable=False),
        sa.Column('text', sa.String(length=110), nullable=False),
        sa.Column('language', sa.String(length=8), nullable=False),
        sa.Column('depth', sa.Integer(), nullable=False),
        sa.Column('created_at', Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['event_id'], ['events.id'], name='fk_questions_event_id', ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name='pk_questions'),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_questions_event_id', 'questions', ['event_id'])
    # A plain statement, as in 0002: SQLite would write the table anew, and drop what hangs on it.
    op.execute("ALTER TABLE events ADD COLUMN deepest INTEGER DEFAULT 3 NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE events DROP COLUMN deepest")
    op.drop_table('questions')
