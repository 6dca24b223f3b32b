"""follow-ups, calendar files in mails, receipts of what was erased

Revision ID: 0010
Revises: 0009
"""

import sqlalchemy as sa
from alembic import op

from service.store.models.base import Instant

revision = '0010'
down_revision = '0009'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'follow_ups',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('event_id', sa.Integer(), nullable=False),
        sa.Column('writer_id', sa.Integer(), nullable=False),
        sa.Column('other_id', sa.Integer(), nullable=False),
        sa.Column('note', sa.Text(), nullable=False),
        sa.Column('line', sa.Text(), nullable=False),
        sa.Column('contact', sa.String(length=254), nullable=False),
        sa.Column('wants', sa.Boolean(), nullable=False),
        sa.Column('agreed_at', Instant(timezone=True), nullable=True),
        sa.Column('created_at', Instant(timezone=True), nullable=False),
        sa.Column('updated_at', Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['event_id'], ['events.id'], name='fk_follow_ups_event_id', ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(
            ['writer_id'], ['responses.id'], name='fk_follow_ups_writer_id', ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(
            ['other_id'], ['responses.id'], name='fk_follow_ups_other_id', ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name='pk_follow_ups'),
        sa.UniqueConstraint('writer_id', 'other_id', name='uq_follow_ups_writer_id_other_id'),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_follow_ups_event_id', 'follow_ups', ['event_id'])
    op.create_index('ix_follow_ups_other_id', 'follow_ups', ['other_id'])
    op.create_table(
        'erasures',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('organizer_id', sa.Integer(), nullable=False),
        sa.Column('event', sa.String(length=120), nullable=False),
        sa.Column('held_on', sa.Date(), nullable=False),
        sa.Column('responses', sa.Integer(), nullable=False),
        sa.Column('plans', sa.Integer(), nullable=False),
        sa.Column('papers', sa.Integer(), nullable=False),
        sa.Column('erased_at', Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['organizer_id'], ['organizers.id'], name='fk_erasures_organizer_id', ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name='pk_erasures'),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_erasures_organizer_id', 'erasures', ['organizer_id'])
    # Plain statements, as in 0002: SQLite would write the table anew, and drop what hangs on it.
    op.execute("ALTER TABLE messages ADD COLUMN calendar TEXT")
    op.add_column('events', sa.Column('asked_again_at', Instant(timezone=True), nullable=True))


def downgrade() -> None:
    op.execute("ALTER TABLE events DROP COLUMN asked_again_at")
    op.execute("ALTER TABLE messages DROP COLUMN calendar")
    op.drop_table('erasures')
    op.drop_table('follow_ups')
