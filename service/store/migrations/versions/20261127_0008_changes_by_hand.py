"""changes by hand, and the picture of who shares what

Revision ID: 0008
Revises: 0007
"""

import sqlalchemy as sa
from alembic import op

from service.store.models.base import Instant

revision = '0008'
down_revision = '0007'
branch_labels = None
depends_on = None

KINDS = ('swap', 'move', 'skip', 'exclude', 'lock', 'unlock', 'undo', 'redo', 'rest')
ADDED = (
    ('asked', 'JSON'),
    ('origin_id', 'INTEGER'),
    ('undo_id', 'INTEGER'),
    ('redo_id', 'INTEGER'),
    ('locks', 'JSON'),
)


def upgrade() -> None:
    op.create_table(
        'plan_changes',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('event_id', sa.Integer(), nullable=False),
        sa.Column('origin_id', sa.Integer(), nullable=False),
        sa.Column('before_id', sa.Integer(), nullable=False),
        sa.Column('plan_id', sa.Integer(), nullable=False),
        sa.Column(
            'kind',
            sa.Enum(
                *KINDS, name='changekind', native_enum=False, create_constraint=True, length=24
            ),
            nullable=False,
        ),
        sa.Column('facts', sa.JSON(), nullable=False),
        sa.Column('organizer_id', sa.Integer(), nullable=True),
        sa.Column('made_at', Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['event_id'], ['events.id'], name='fk_plan_changes_event_id', ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(
            ['organizer_id'],
            ['organizers.id'],
            name='fk_plan_changes_organizer_id',
            ondelete='SET NULL',
        ),
        sa.PrimaryKeyConstraint('id', name='pk_plan_changes'),
        sqlite_autoincrement=True,
    )
    for name in ('event_id', 'organizer_id', 'origin_id'):
        op.create_index(f'ix_plan_changes_{name}', 'plan_changes', [name])
    op.create_table(
        'pictures',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('event_id', sa.Integer(), nullable=False),
        sa.Column('digest', sa.String(length=64), nullable=False),
        sa.Column('content', sa.JSON(), nullable=False),
        sa.Column('drawn_at', Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['event_id'], ['events.id'], name='fk_pictures_event_id', ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name='pk_pictures'),
        sa.UniqueConstraint('event_id', name='uq_pictures_event_id'),
        sqlite_autoincrement=True,
    )
    # Plain statements, as in 0002: SQLite would write the table anew, and drop what hangs on it.
    for name, kind in ADDED:
        op.execute(f'ALTER TABLE plans ADD COLUMN {name} {kind}')
    op.create_index('ix_plans_origin_id', 'plans', ['origin_id'])


def downgrade() -> None:
    op.drop_index('ix_plans_origin_id', table_name='plans')
    for name, _kind in reversed(ADDED):
        op.execute(f'ALTER TABLE plans DROP COLUMN {name}')
    op.drop_table('pictures')
    op.drop_table('plan_changes')
