"""what lies on paper, and decks of what changed since

Revision ID: 0006
Revises: 0005
"""

import sqlalchemy as sa
from alembic import op

from service.store.models.base import Instant

revision = '0006'
down_revision = '0005'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'prints',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('event_id', sa.Integer(), nullable=False),
        sa.Column(
            'kind',
            sa.Enum(
                'cards', 'blanks', 'prompts', 'tents', 'hosts', 'itineraries', 'wall', 'badges', 'show', 'reseat',
                name='deckkind', native_enum=False, length=24, create_constraint=True,
            ),
            nullable=False,
        ),
        sa.Column('stock', sa.String(length=40), nullable=False),
        sa.Column('setup', sa.JSON(), nullable=True),
        sa.Column('imprints', sa.JSON(), nullable=False),
        sa.Column('made_at', Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['event_id'], ['events.id'], name='fk_prints_event_id', ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name='pk_prints'),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_prints_event_id', 'prints', ['event_id'])
    # Plain statements, as in 0002: SQLite would write the table anew, and drop what hangs on it.
    op.execute("ALTER TABLE decks ADD COLUMN since INTEGER")
    op.execute("ALTER TABLE decks ADD COLUMN changes JSON")


def downgrade() -> None:
    op.execute("DELETE FROM decks WHERE since IS NOT NULL")
    op.execute("ALTER TABLE decks DROP COLUMN changes")
    op.execute("ALTER TABLE decks DROP COLUMN since")
    op.drop_table('prints')
