"""`attune up` for real: everything starts, what dies comes back, everything stops in order."""

import os
import re
import signal
import subprocess
import tempfile
from pathlib import Path

import pytest

from service.clock import now
from service.home import Home
from service.operations.plans import request_plan
from service.queue import RqDoorbell
from service.store.models import Plan, PlanState
from service.store.session import Store
from tests.factories import evening, make_organizer
from tests.installation import ATTUNE, Running
from tests.servers import free_port, wait_until

pytestmark = pytest.mark.xdist_group("up")


@pytest.fixture
def folder():
    with tempfile.TemporaryDirectory(prefix="up-") as name:
        yield Path(name)


@pytest.fixture
def running(folder):
    running = Running(folder)
    yield running
    if running.process.poll() is None:
        running.stop()


def test_it_starts_answers_and_stops(running):
    assert running.page("/healthz") == (200, '{"status":"ok"}\n')
    link = re.search(r"/welcome/\S+", running.said())[0]
    assert running.page(link)[0] == 200
    assert sorted(running.children()) == ["queue", "sweep", "web", "worker"]
    assert (
        running.home.folder.stat().st_mode & 0o777,
        running.home.socket.stat().st_mode & 0o777,
    ) == (
        0o700,
        0o700,
    )
    children = running.children()
    assert running.stop() == 0
    assert not any(Path(f"/proc/{number}").exists() for number in children.values())


def test_a_second_start_on_the_folder_is_refused(running):
    again = subprocess.run(
        [*ATTUNE, "up", "--port", str(free_port()), "--data", str(running.home.folder)],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert again.returncode == 1
    assert again.stderr.splitlines()[0] == (
        f"Error: Attune is already running on {running.home.folder} (process {running.process.pid})."
    )


def test_a_busy_port_is_said_before_anything_starts(running, folder):
    again = subprocess.run(
        [*ATTUNE, "up", "--port", str(running.port), "--data", str(folder / "other")],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert again.returncode == 1
    assert again.stderr.startswith(f"Error: Port {running.port} on 127.0.0.1 is taken")
    assert not (folder / "other" / "attune.db").exists()


def test_what_dies_is_started_again(running):
    """SIGTERM ends most of them with code 0: that too is a death."""
    for how in (signal.SIGKILL, signal.SIGTERM):
        before = running.children()
        assert sorted(before) == ["queue", "sweep", "web", "worker"]
        for number in before.values():
            os.kill(number, how)
        wait_until(lambda was=before: _all_new(was, running.children()), "something stayed dead")
    store = Store(running.home.database_url)
    event_id = evening(store, 6)
    doorbell = RqDoorbell(running.home.redis_url, 60)
    with store.writing() as session:
        plan_id = request_plan(session, doorbell, event_id, seed=1, now=now())
    wait_until(lambda: _state(store, plan_id) is PlanState.READY, "no plan after the restart", 90)
    wait_until(lambda: _answers(running), "no pages after the restart")
    store.dispose()


def test_a_running_job_is_finished_before_the_worker_stops(running):
    store = Store(running.home.database_url)
    event_id = evening(store, 300)
    with store.writing() as session:
        plan_id = request_plan(
            session, RqDoorbell(running.home.redis_url, 60), event_id, seed=1, now=now()
        )
    wait_until(lambda: _state(store, plan_id) is PlanState.RUNNING, "the plan did not begin")
    assert running.stop() == 0
    assert _state(store, plan_id) is PlanState.READY
    store.dispose()


def test_a_folder_with_a_very_long_name_works(folder):
    deep = folder / ("a-long-name-" * 8) / ("b-long-name-" * 4)
    deep.mkdir(parents=True)
    running = Running(deep)
    assert running.page("/healthz")[0] == 200
    assert running.stop() == 0


def test_it_runs_on_postgresql_and_a_queue_of_ones_own(folder, postgres_url, valkey_url):
    running = Running(folder, DATABASE_URL=postgres_url, REDIS_URL=valkey_url)
    assert sorted(running.children()) == ["sweep", "web", "worker"]
    store = Store(postgres_url)
    event_id = evening(store, 6)
    with store.writing() as session:
        plan_id = request_plan(session, RqDoorbell(valkey_url, 60), event_id, seed=1, now=now())
    wait_until(lambda: _state(store, plan_id) is PlanState.READY, "the plan was not made")
    assert running.page("/e/common-ground")[0] == 200
    store.dispose()
    assert running.stop() == 0


def test_a_fault_in_the_settings_is_said_and_nothing_starts(folder):
    done = subprocess.run(
        [*ATTUNE, "up", "--data", str(folder / "data")],
        env={**os.environ, "ATTUNE_WORKERS": "none", "REDIS_URL": "http://x"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        "Error: The settings have faults:",
        "  - REDIS_URL must begin with redis:// or rediss:// or unix://",
        "  - ATTUNE_WORKERS must be a whole number from 1 to 64, not 'none'",
    ]


def test_a_new_link_signs_in_again(folder):
    home = ["--data", str(folder / "data")]
    environ = {**os.environ}
    subprocess.run([*ATTUNE, "migrate", *home], env=environ, check=True, capture_output=True)
    first = subprocess.run(
        [*ATTUNE, "sign-in-link", *home], env=environ, capture_output=True, text=True, check=True
    )
    assert re.fullmatch(r"http://127.0.0.1:8000/welcome/\S{43}\n", first.stdout)
    nobody = subprocess.run(
        [*ATTUNE, "sign-in-link", "--email", "o@example.org", *home],
        env=environ, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (nobody.returncode, nobody.stderr) == (1, "Error: No organizer has this address.\n")
    store = Store(Home.prepared(folder / "data").database_url)
    with store.writing() as session:
        make_organizer(session, email="o@example.org")
    store.dispose()
    link = subprocess.run(
        [*ATTUNE, "sign-in-link", "--email", "O@example.org", *home],
        env=environ, capture_output=True, text=True, check=True,
    ).stdout  # fmt: skip
    assert re.fullmatch(r"http://127.0.0.1:8000/welcome/\S{43}\n", link)


def _all_new(before, after):
    return sorted(after) == sorted(before) and all(after[name] != before[name] for name in before)


def _state(store, plan_id):
    with store.reading() as session:
        return session.get_one(Plan, plan_id).state


def _answers(running):
    try:
        return running.page("/healthz")[0] == 200
    except OSError:
        return False


def test_looking_at_a_folder_that_is_not_there_makes_none(folder):
    nowhere = folder / "nowhere"
    done = subprocess.run(
        [*ATTUNE, "doctor", "--data", str(nowhere)], capture_output=True, text=True, check=False
    )
    told = f"Error: There is no folder {nowhere}. “attune up” makes one.\n"
    assert (done.returncode, done.stderr, nowhere.exists()) == (1, told, False)
