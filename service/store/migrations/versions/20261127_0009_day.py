"""the day: who has come, the clock of the rounds, repairs of a plan

Revision ID: 0009
Revises: 0008
"""

import sqlalchemy as sa
from alembic import op

from service.store.models.base import Instant

revision = '0009'
down_revision = '0008'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'attendances',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('event_id', sa.Integer(), nullable=False),
        sa.Column('response_id', sa.Integer(), nullable=False),
        sa.Column(
            'presence',
            sa.Enum(
                'expected', 'here', 'missing',
                name='presence', native_enum=False, create_constraint=True, length=24,
            ),
            nullable=False,
        ),
        sa.Column('sits_out', sa.Integer(), nullable=True),
        sa.Column('changed_at', Instant(timezone=True), nullable=False),
        sa.Column('changed_by', sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ['event_id'], ['events.id'], name='fk_attendances_event_id', ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(
            ['response_id'], ['responses.id'], name='fk_attendances_response_id', ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(
            ['changed_by'], ['organizers.id'], name='fk_attendances_changed_by', ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('id', name='pk_attendances'),
        sa.UniqueConstraint('response_id', name='uq_attendances_response_id'),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_attendances_event_id', 'attendances', ['event_id'])
    op.create_table(
        'days',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('event_id', sa.Integer(), nullable=False),
        sa.Column('round_number', sa.Integer(), nullable=False),
        sa.Column('seconds', sa.Integer(), nullable=False),
        sa.Column('seconds_left', sa.Integer(), nullable=False),
        sa.Column('started_at', Instant(timezone=True), nullable=True),
        sa.Column('revision', sa.Integer(), nullable=False),
        sa.Column('screen', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ['event_id'], ['events.id'], name='fk_days_event_id', ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name='pk_days'),
        sa.UniqueConstraint('event_id', name='uq_days_event_id'),
        sqlite_autoincrement=True,
    )
    # Plain statements, as in 0002: SQLite would write the table anew, and drop what hangs on it.
    op.execute("ALTER TABLE plans ADD COLUMN repairs INTEGER")
    op.execute("ALTER TABLE plans ADD COLUMN seen JSON")


def downgrade() -> None:
    op.execute("ALTER TABLE plans DROP COLUMN seen")
    op.execute("ALTER TABLE plans DROP COLUMN repairs")
    op.drop_table('days')
    op.drop_index('ix_attendances_event_id', 'attendances')
    op.drop_table('attendances')
