"""parts of a deck that several workers share

Revision ID: 0007
Revises: 0006
"""

import sqlalchemy as sa
from alembic import op

from service.store.models.base import Instant

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'part_work',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('deck_id', sa.Integer(), nullable=False),
        sa.Column('number', sa.Integer(), nullable=False),
        sa.Column('worker', sa.String(length=120), nullable=True),
        sa.Column('lease_until', Instant(timezone=True), nullable=True),
        sa.Column('attempt', sa.Integer(), nullable=False),
        sa.Column('is_done', sa.Boolean(), nullable=False),
        sa.Column('pages', sa.Integer(), nullable=False),
        sa.Column('report', sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(
            ['deck_id'], ['decks.id'], name='fk_part_work_deck_id', ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name='pk_part_work'),
        sa.UniqueConstraint('deck_id', 'number', name='uq_part_work_deck_id_number'),
        sqlite_autoincrement=True,
    )
    # A plain statement, as in 0002: SQLite would write the table anew, and drop what hangs on it.
    op.execute("ALTER TABLE decks ADD COLUMN digest VARCHAR(32)")


def downgrade() -> None:
    op.execute("ALTER TABLE decks DROP COLUMN digest")
    op.drop_table('part_work')
