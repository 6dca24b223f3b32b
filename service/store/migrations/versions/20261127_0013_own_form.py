"""organizers' own questions on the form, groups apart, who changed what

Revision ID: 0013
Revises: 0012
"""

import sqlalchemy as sa
from alembic import op

from service.store.models.base import Instant

revision = '0013'
down_revision = '0012'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        'form_questions',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('event_id', sa.Integer(), nullable=False),
        sa.Column('position', sa.Integer(), nullable=False),
        sa.Column(
            'kind',
            sa.Enum(
                'choice', 'several', 'line',
                name='formkind', native_enum=False, create_constraint=True, length=24,
            ),
            nullable=False,
        ),
        sa.Column('label', sa.String(length=120), nullable=False),
        sa.Column('hint', sa.String(length=160), nullable=False),
        sa.Column('options', sa.JSON(), nullable=False),
        sa.Column('differs', sa.Boolean(), nullable=False),
        sa.Column('printable', sa.Boolean(), nullable=False),
        sa.Column('created_at', Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['event_id'], ['events.id'], name='fk_form_questions_event_id', ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name='pk_form_questions'),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_form_questions_event_id', 'form_questions', ['event_id'])
    op.create_table(
        'form_answers',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('question_id', sa.Integer(), nullable=False),
        sa.Column('response_id', sa.Integer(), nullable=False),
        sa.Column('words', sa.JSON(), nullable=False),
        sa.Column('printed', sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ['question_id'], ['form_questions.id'],
            name='fk_form_answers_question_id', ondelete='CASCADE',
        ),
        sa.ForeignKeyConstraint(
            ['response_id'], ['responses.id'], name='fk_form_answers_response_id', ondelete='CASCADE'
        ),
        sa.PrimaryKeyConstraint('id', name='pk_form_answers'),
        sa.UniqueConstraint(
            'question_id', 'response_id', name='uq_form_answers_question_id_response_id'
        ),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_form_answers_response_id', 'form_answers', ['response_id'])
    op.create_table(
        'changes',
        sa.Column('id', sa.Integer(), nullable=False),
        sa.Column('event_id', sa.Integer(), nullable=False),
        sa.Column('response_id', sa.Integer(), nullable=False),
        sa.Column(
            'kind',
            sa.Enum(
                'changed', 'withdrawn',
                name='trailkind', native_enum=False, create_constraint=True, length=24,
            ),
            nullable=False,
        ),
        sa.Column(
            'changed_by',
            sa.Enum(
                'person', 'organizer', 'list',
                name='changedby', native_enum=False, create_constraint=True, length=24,
            ),
            nullable=False,
        ),
        sa.Column('organizer_id', sa.Integer(), nullable=True),
        sa.Column('fields', sa.JSON(), nullable=False),
        sa.Column('changed_at', Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ['event_id'], ['events.id'], name='fk_changes_event_id', ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(
            ['response_id'], ['responses.id'], name='fk_changes_response_id', ondelete='CASCADE'
        ),
        sa.ForeignKeyConstraint(
            ['organizer_id'], ['organizers.id'],
            name='fk_changes_organizer_id', ondelete='SET NULL',
        ),
        sa.PrimaryKeyConstraint('id', name='pk_changes'),
        sqlite_autoincrement=True,
    )
    op.create_index('ix_changes_event_id', 'changes', ['event_id'])
    op.create_index('ix_changes_response_id', 'changes', ['response_id'])
    # A plain statement, as in 0002: SQLite would write the table anew, and drop what hangs on it.
    op.execute("ALTER TABLE events ADD COLUMN parts_groups BOOLEAN DEFAULT false NOT NULL")


def downgrade() -> None:
    op.execute("ALTER TABLE events DROP COLUMN parts_groups")
    op.drop_table('changes')
    op.drop_table('form_answers')
    op.drop_table('form_questions')
