"""Alembic's entry: works on the connection it is given, and compares with our models."""

from alembic import context
from sqlalchemy import Connection

from service.store.models import Base

config = context.config
connection: Connection = config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    # One transaction for all of it: a migration that fails leaves the database as it was.
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
