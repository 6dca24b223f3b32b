"""Brings a database to a revision, and says how it differs from the models. Safe to start twice."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from service.store.models import Base
from service.store.session import WRITING

FOLDER = Path(__file__).parent / "migrations"
# Any number, so long as nobody else in the same PostgreSQL database takes it for something else.
LOCK = 7_261_946


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Apply what is missing, in one transaction."""
    with _connected(engine) as (connection, config):
        command.upgrade(config, revision)
        connection.commit()


def downgrade(engine: Engine, revision: str = "base") -> None:
    """Go back, in one transaction."""
    with _connected(engine) as (connection, config):
        command.downgrade(config, revision)
        connection.commit()


def new_revision(engine: Engine, message: str, revision_id: str) -> None:
    """Write a migration file from the difference between the database and the models."""
    with _connected(engine) as (_, config):
        command.revision(config, message, autogenerate=True, rev_id=revision_id)


def current(engine: Engine) -> str | None:
    """Return the database's revision."""
    with engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def head() -> str:
    """Return the newest revision; raises when there are two."""
    found = ScriptDirectory(str(FOLDER)).get_current_head()
    assert found is not None
    return found


def differences(engine: Engine) -> list[object]:
    """Return how the database differs from the models; nothing, if migrations are complete."""
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))


@contextmanager
def _connected(engine: Engine) -> Iterator[tuple[Connection, Config]]:
    config = Config()
    config.set_main_option("script_location", str(FOLDER))
    config.set_main_option("file_template", "%%(year)d%%(month).2d%%(day).2d_%%(rev)s_%%(slug)s")
    with engine.execution_options(sqlite_begin=WRITING).connect() as connection:
        if engine.dialect.name == "postgresql":
            # Two releases that start at once migrate one after the other.
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
        config.attributes["connection"] = connection
        yield connection, config
