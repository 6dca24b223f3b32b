"""Fixtures that every folder of tests may use. Real parts only."""

import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.engine import make_url

from service.queue import RecordingDoorbell
from service.settings import Settings
from service.store import migrate
from service.store.session import Store
from tests import servers

# Else each server and command that a test starts compiles everything anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

SECRET = "a secret that is only used by tests, and is long"


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy from, made once per process."""
    file = tmp_path_factory.mktemp("db") / "empty.db"
    store = Store(f"sqlite:///{file}")
    migrate.upgrade(store.engine)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.dispose()
    return file


@pytest.fixture
def database_url(empty_database: Path) -> str:
    """A database of the test's own, at the address of the last test's."""
    file = empty_database.with_name("attune.db")
    for last in file.parent.glob("attune.db*"):
        last.unlink()
    shutil.copy(empty_database, file)
    return f"sqlite:///{file}"


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    with _opened(database_url) as store:
        yield store


@contextmanager
def _opened(url: str) -> Iterator[Store]:
    store = _store_at(url)
    yield store
    store.dispose()


@cache
def _store_at(url: str) -> Store:
    # Without a connection it is as new, and still knows every statement that it has compiled.
    return Store(url)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    with servers.postgres() as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: str, request: pytest.FixtureRequest) -> Iterator[str]:
    """An empty PostgreSQL database of the test's own."""
    with _database(postgres_server, request.node.nodeid, of="template1") as url:
        yield url


@pytest.fixture(scope="session")
def migrated_postgres(postgres_server: str) -> Iterator[str]:
    """The name of a migrated database to copy from, made once per process."""
    with _database(postgres_server, "migrated", of="template1") as url:
        store = Store(url)
        migrate.upgrade(store.engine)
        store.dispose()
        yield str(make_url(url).database)


@contextmanager
def _database(server: str, whose: str, *, of: str) -> Iterator[str]:
    """A copy of a database, under a name of its own, until it is no longer needed."""
    engine = create_engine(server, isolation_level="AUTOCOMMIT")
    name = f"t{abs(hash(whose)):x}"
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {of}"))
    yield make_url(server).set(database=name).render_as_string(hide_password=False)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture
def migrated_postgres_url(postgres_server: str, migrated_postgres: str) -> Iterator[str]:
    """A migrated PostgreSQL database of the test's own, at the address of the last test's."""
    with _database(postgres_server, "the test's own", of=migrated_postgres) as url:
        yield url


@pytest.fixture(params=["database_url", "migrated_postgres_url"], ids=["sqlite", "postgresql"])
def any_store(request: pytest.FixtureRequest) -> Iterator[Store]:
    """A migrated store, once on each database."""
    with _opened(request.getfixturevalue(request.param)) as store:
        yield store


@pytest.fixture(scope="session")
def valkey_url() -> Iterator[str]:
    with servers.valkey() as url:
        yield url


@pytest.fixture
def doorbell() -> RecordingDoorbell:
    return RecordingDoorbell()


@pytest.fixture
def settings(database_url: str) -> Settings:
    return Settings(
        secret_key=SECRET, database_url=database_url, redis_url="unix:///nonexistent/attune.sock"
    )


@pytest.fixture
def moment() -> datetime:
    """The instant at which tests happen."""
    return datetime(2027, 3, 4, 12, 0, tzinfo=UTC)
