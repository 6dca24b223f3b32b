"""what organizers decide about words

Revision ID: 0003
Revises: 0002
"""

import sqlalchemy as sa
from alembic import op

from service.store.models.base import Instant

revision = '0003'
down_revision = '0002'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'overrides',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('event_id', sa.Integer(), nullable=False),
        sa.Column(
            'action',
            sa.Enum(
                'merge', 'split', 'rename', 'near', 'not near', 'block',
                name='action', native_enum=False, length=24, create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column('words', sa.Text(), nullable=False),
        sa.Column('other', sa.Text(), nullable=False),
        sa.Column('reason', sa.String(length=200), nullable=False),
        sa.Column('organizer_id', sa.Integer(), nullable=True),
        sa.Column('created_at', Instant(timezone=True), nullable=False),
        sa.Column('undone_at', Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ['event_id'], ['events.id'], name='fk_overrides_event_id', ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(
            ['organizer_id'], ['organizers.id'], name='fk_overrides_organizer_id', ondelete='SET NULL'
        ),
        sa.PrimaryKeyConstraint('id', name='pk_overrides'),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_overrides_event_id', 'overrides', ['event_id'])
    op.create_index('ix_overrides_organizer_id', 'overrides', ['organizer_id'])


def downgrade() -> None:
    op.drop_table('overrides')
