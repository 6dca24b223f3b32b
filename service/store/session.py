"""Engines and transactions. Commits at the end of a scope, and only then lets anybody ring a doorbell."""

import logging
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from threading import RLock
from typing import Any, Protocol

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, sessionmaker

from service.errors import Busy

BUSY_MILLISECONDS = 15_000
# What passes by itself or by the operator's hand; the same request may be sent again.
AWAY = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY")
# SQLite's word when a process may not map more memory. The database is there; trying again would not help.
NO_MEMORY = "SQLITE_IOERR_SHMMAP"
WRITING = "BEGIN IMMEDIATE"
# How often another process is asked for its lock. SQLite itself waits longer each time, until cores stand idle.
ASK_AGAIN_SECONDS = 0.0003
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=NORMAL",
    "PRAGMA foreign_keys=ON",
)


log = logging.getLogger(__name__)


class Scopes(Protocol):
    """The part of a store that work needs: a scope to read in, and one to write in."""

    def reading(self) -> AbstractContextManager[Session]:
        """Give a session for selects."""
        ...

    def writing(self) -> AbstractContextManager[Session]:
        """Give a session that is stored when the scope ends well."""
        ...


class Store:
    """One database. Reading scopes never commit; a writing scope commits once, at its end."""

    def __init__(self, database_url: str, *, busy_milliseconds: int = BUSY_MILLISECONDS) -> None:
        self.engine = engine_for(database_url, busy_milliseconds=busy_milliseconds)
        # On SQLite a transaction that reads first and writes later can lose its place; take the lock at once.
        writing = self.engine.execution_options(sqlite_begin=WRITING)
        self._reading = sessionmaker(self.engine, expire_on_commit=False)
        self._writing = sessionmaker(writing, expire_on_commit=False)
        is_sqlite = self.engine.dialect.name == "sqlite"
        self._turn = _Turn(busy_milliseconds) if is_sqlite else nullcontext()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session for selects. Whatever is added to it is thrown away."""
        with _busy_is_an_answer(), self._reading() as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session, commit it when the block ends well, then run what waits for the commit."""
        with _busy_is_an_answer(), self._turn, self._writing() as session:
            yield session
            session.commit()
            calls = session.info.pop("after_commit", [])
        for call in calls:
            call()

    def answers(self) -> bool:
        """Say whether the database answers a question now."""
        try:
            with self.engine.connect() as connection:
                connection.execute(text("SELECT 1"))
        except (OperationalError, sqlite3.OperationalError):
            return False
        return True

    def dispose(self) -> None:
        """Close every connection."""
        self.engine.dispose()


class _Turn:
    """Whose turn it is to write, of the threads of this process.

    SQLite lets one write at a time, and makes the others ask again and again; who waits here is told.
    """

    def __init__(self, busy_milliseconds: int) -> None:
        self._lock = RLock()
        self._patience = busy_milliseconds / 1000

    def __enter__(self) -> None:
        if not self._lock.acquire(timeout=self._patience):
            log.warning("database-away fault=turn")
            raise Busy

    def __exit__(self, *_fault: object) -> None:
        self._lock.release()


def after_commit(session: Session, call: Callable[[], Any]) -> None:
    """Keep a call until the transaction is stored. If it is not, the call never happens."""
    session.info.setdefault("after_commit", []).append(call)


def engine_for(database_url: str, *, busy_milliseconds: int = BUSY_MILLISECONDS) -> Engine:
    """Return an engine for SQLite or PostgreSQL, with SQLite's own transactions switched off and ours on."""
    if not database_url.startswith("sqlite"):
        return create_engine(
            database_url,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"connect_timeout": 10},
        )
    # Parameters are what people wrote; they have no place in an error message.
    engine = create_engine(
        database_url, hide_parameters=True, connect_args={"timeout": busy_milliseconds / 1000}
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (f"PRAGMA busy_timeout={busy_milliseconds}", *PRAGMAS):
            cursor.execute(pragma)
        cursor.close()

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # By the driver's own call: every request begins, and SQLAlchemy's way costs as much as a statement.
        cursor = connection.connection.cursor()
        if connection.get_execution_options().get("sqlite_begin") == WRITING:
            _begin_writing(cursor, busy_milliseconds)
        else:
            cursor.execute("BEGIN")
        cursor.close()

    return engine


def _begin_writing(cursor: Any, busy_milliseconds: int) -> None:
    """Take the lock at once, or as soon as whoever has it lets it go."""
    until = time.monotonic() + busy_milliseconds / 1000
    cursor.execute("PRAGMA busy_timeout=0")
    try:
        while True:
            try:
                cursor.execute(WRITING)
            except sqlite3.OperationalError as fault:
                is_held = fault.sqlite_errorname.startswith("SQLITE_BUSY")
                if not is_held or time.monotonic() > until:
                    raise
                time.sleep(ASK_AGAIN_SECONDS)
            else:
                return
    finally:
        cursor.execute(f"PRAGMA busy_timeout={busy_milliseconds}")


@contextmanager
def _busy_is_an_answer() -> Iterator[None]:
    """Turn a locked or unreachable database into our own error; leave every other fault as it is."""
    try:
        yield
    except (OperationalError, sqlite3.OperationalError) as fault:
        driver = fault.orig if isinstance(fault, OperationalError) else fault
        name = getattr(driver, "sqlite_errorname", None)
        if name == NO_MEMORY:
            raise MemoryError(name) from fault
        if name is None or name.startswith(AWAY):
            log.warning("database-away fault=%s", name or type(driver).__name__)
            raise Busy from fault
        raise
