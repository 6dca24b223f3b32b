"""`attune up` for real: everything starts, what dies comes back, everything stops in order."""

import os
import re
import signal
import subprocess
import tempfile
from pathlib import Path

import pytest

from service.clock import now
from service.operations.plans import request_plan
from service.queue import RqDoorbell
from service.store.models import Plan, PlanState
from service.store.session import Store
from tests.factories import evening
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
