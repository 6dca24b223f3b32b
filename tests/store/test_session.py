import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from service.errors import Busy
from service.store.models import Event, Organizer
from service.store.session import Store, after_commit
from tests.factories import NOW, make_event, make_organizer


def test_what_waits_for_the_commit_happens_after_it(any_store):
    seen = []
    with any_store.writing() as session:
        make_organizer(session)
        after_commit(session, lambda: seen.append(_names(any_store)))
        assert seen == []
    assert seen == [["Olivia Organizer"]]


def test_what_waits_for_a_commit_that_fails_never_happens(any_store):
    seen = []
    with pytest.raises(ZeroDivisionError), any_store.writing() as session:
        make_organizer(session)
        after_commit(session, lambda: seen.append("rung"))
        raise ZeroDivisionError
    assert (seen, _names(any_store)) == ([], [])


def test_a_reading_scope_stores_nothing(any_store):
    with any_store.reading() as session:
        make_organizer(session)
    assert _names(any_store) == []


def test_instants_come_back_aware_and_in_utc(any_store):
    with any_store.writing() as session:
        event_id = make_event(session).id
    with any_store.reading() as session:
        assert session.get_one(Event, event_id).created_at == NOW
        assert session.get_one(Event, event_id).created_at.utcoffset().total_seconds() == 0


def test_a_naive_instant_is_refused(any_store):
    naive = datetime(2027, 1, 1, 12, 0)  # noqa: DTZ001 - the fault under test
    with pytest.raises(StatementError), any_store.writing() as session:
        session.add(Organizer(name="x", email=None, password_hash=None, created_at=naive))


def test_a_locked_database_is_busy_and_nothing_is_stored(database_url):
    store = Store(database_url, busy_milliseconds=50)
    holder = sqlite3.connect(database_url.removeprefix("sqlite:///"), isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(Busy), store.writing() as session:
        make_organizer(session)
    holder.execute("ROLLBACK")
    holder.close()
    assert _names(store) == []
    store.dispose()


def test_a_thread_that_waits_too_long_for_another_to_write_is_told(database_url):
    store = Store(database_url, busy_milliseconds=50)
    with ThreadPoolExecutor(1) as pool, store.writing() as session:
        make_organizer(session)
        with pytest.raises(Busy):
            pool.submit(_written, store).result()
    assert _names(store) == ["Olivia Organizer"]
    store.dispose()


def test_threads_that_write_at_once_are_all_stored(any_store):
    with ThreadPoolExecutor(8) as pool:
        for done in [pool.submit(_written, any_store) for _ in range(40)]:
            done.result()
    assert _names(any_store) == ["Ben Busy"] * 40


def test_no_more_memory_is_no_database_that_is_away(tmp_path):
    """Otherwise a job would be put off for ever instead of failing."""
    code = """
import resource, sys
from sqlalchemy import text
from service.store.session import Store
store = Store(sys.argv[1])
resource.setrlimit(resource.RLIMIT_AS, (1, resource.RLIM_INFINITY))
try:
    with store.reading() as session:
        session.execute(text("SELECT * FROM sqlite_schema"))
except MemoryError as fault:
    print(fault)
"""
    url = f"sqlite:///{tmp_path / 'attune.db'}"
    done = subprocess.run(
        [sys.executable, "-c", code, url], capture_output=True, text=True, check=True
    )
    assert done.stdout == "SQLITE_IOERR_SHMMAP\n"


def test_parameters_stay_out_of_error_messages(store):
    with pytest.raises(StatementError) as caught, store.writing() as session:
        session.add(
            Organizer(name="Ada Private", email="a@b.org", password_hash=None, created_at=NOW)
        )
        session.add(
            Organizer(name="Ada Private", email="a@b.org", password_hash=None, created_at=NOW)
        )
    assert "Ada Private" not in str(caught.value)


def _written(store):
    with store.writing() as session:
        make_organizer(session, name="Ben Busy")


def _names(store):
    with store.reading() as session:
        return list(session.scalars(select(Organizer.name).order_by(Organizer.id)))
