"""when an event was last moved to another time, so that a time that was past by then held no round

Revision ID: 0025
Revises: 0024
"""

import sqlalchemy as sa
from alembic import op

from service.store.models.base import Instant

revision = '0025'
down_revision = '0024'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column('events', sa.Column('moved_at', Instant(timezone=True), nullable=True))


def downgrade() -> None:
    op.execute("ALTER TABLE events DROP COLUMN moved_at")
