"""Real workers on a real queue, really killed."""

import os
import signal
import subprocess

import pytest
from redis import Redis
from rq.job import JobStatus

from service.clock import now
from service.operations.plans import cancel_plan, request_plan
from service.queue import queue_on
from service.store.models import Plan, PlanState
from tests.factories import evening, person
from tests.servers import wait_until

WORDS = [f"topic number {n}" for n in range(40)]
# Enough people that a worker is busy for a few seconds, so that it can be killed in the middle.
MANY = [
    person(n, interests=tuple(WORDS[(n * k) % 40] for k in range(1, 12))) for n in range(1, 401)
]

pytestmark = pytest.mark.xdist_group("workers")


def ask(store, doorbell, event_id):
    with store.writing() as session:
        return request_plan(session, doorbell, event_id, seed=1, now=now())


def state(store, plan_id):
    with store.reading() as session:
        plan = session.get_one(Plan, plan_id)
        return plan.state, plan.attempt


def horse_of(worker: subprocess.Popen) -> int | None:
    """The child that does the job, if there is one."""
    found = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(worker.pid)], capture_output=True, text=True, check=False
    )
    children = [int(word) for word in found.stdout.split()]
    return children[0] if children else None


def is_running(store, plan_id):
    return state(store, plan_id)[0] is PlanState.RUNNING


def is_ready(store, plan_id):
    return state(store, plan_id)[0] is PlanState.READY


def test_a_worker_makes_a_waiting_plan(store, workshop):
    workshop.start()
    plan_id = ask(store, workshop.doorbell, evening(store, 10))
    wait_until(lambda: is_ready(store, plan_id), "the plan was not made")
    assert state(store, plan_id) == (PlanState.READY, 1)


def test_worker_and_job_killed_in_the_middle(store, workshop):
    """The restarted worker finishes the plan without anyone's help."""
    worker = workshop.start()
    workshop.start("sweep", ATTUNE_SWEEP_SECONDS="1")
    plan_id = ask(store, workshop.doorbell, evening(store, MANY))
    wait_until(lambda: is_running(store, plan_id), "the plan did not begin")
    os.killpg(worker.pid, signal.SIGKILL)
    worker.wait()
    assert is_running(store, plan_id)
    workshop.start()
    wait_until(lambda: is_ready(store, plan_id), "the plan was not finished", 90)
    assert state(store, plan_id) == (PlanState.READY, 2)


def test_only_the_job_killed_in_the_middle(store, workshop):
    worker = workshop.start()
    workshop.start("sweep", ATTUNE_SWEEP_SECONDS="1")
    plan_id = ask(store, workshop.doorbell, evening(store, MANY))
    wait_until(lambda: is_running(store, plan_id), "the plan did not begin")
    os.kill(horse_of(worker), signal.SIGKILL)
    wait_until(lambda: is_ready(store, plan_id), "the plan was not finished", 90)
    assert state(store, plan_id) == (PlanState.READY, 2)


def test_a_killed_workers_child_dies_with_it(store, workshop):
    worker = workshop.start()
    plan_id = ask(store, workshop.doorbell, evening(store, MANY))
    wait_until(lambda: is_running(store, plan_id), "the plan did not begin")
    child = horse_of(worker)
    os.kill(worker.pid, signal.SIGKILL)
    worker.wait()
    wait_until(lambda: not os.path.exists(f"/proc/{child}"), "the child lives on")  # noqa: PTH110 - a process


def test_a_plan_asked_for_without_a_queue_is_made_when_it_is_back(store, workshop):
    from service.queue import RqDoorbell

    plan_id = ask(store, RqDoorbell("unix:///nonexistent.sock", 60), evening(store, 6))
    assert state(store, plan_id) == (PlanState.QUEUED, 0)
    workshop.start()
    workshop.start("sweep", ATTUNE_SWEEP_SECONDS="1")
    wait_until(lambda: is_ready(store, plan_id), "nobody rang again")


def test_a_queue_that_forgets_everything_loses_no_plan(store, workshop):
    plan_id = ask(store, workshop.doorbell, evening(store, 6))
    Redis.from_url(workshop.redis_url).flushall()
    workshop.start()
    workshop.start("sweep", ATTUNE_SWEEP_SECONDS="1")
    wait_until(lambda: is_ready(store, plan_id), "the plan was lost with the queue")


def test_cancel_reaches_a_running_worker(store, workshop):
    workshop.start()
    plan_id = ask(store, workshop.doorbell, evening(store, MANY))
    wait_until(lambda: is_running(store, plan_id), "the plan did not begin")
    with store.writing() as session:
        cancel_plan(session, plan_id, now=now())
    small = ask(store, workshop.doorbell, evening(store, 6))
    wait_until(lambda: is_ready(store, small), "the worker is still busy", 60)
    assert state(store, plan_id)[0] is PlanState.CANCELED


def test_a_function_off_the_list_is_refused(workshop):
    queue = queue_on(Redis.from_url(workshop.redis_url))
    job = queue.enqueue("os.system", "true")
    workshop.start("burst").wait(30)
    assert job.get_status() is JobStatus.FAILED
    assert "PermissionError" in job.latest_result().exc_string


def test_too_much_memory_is_our_fault_and_is_told_as_an_incident(store, workshop):
    crowd = [person(n, interests=tuple(WORDS[:9])) for n in range(1, 1501)]
    plan_id = ask(store, workshop.doorbell, evening(store, crowd))
    workshop.start("burst", ATTUNE_JOB_MEMORY_MB="450").wait(60)
    with store.reading() as session:
        plan = session.get_one(Plan, plan_id)
        assert plan.state is PlanState.FAILED
        assert list(plan.failure) == ["incident"]


def test_the_worker_never_loads_flask():
    code = "import workers.jobs, workers.worker, sys; print('flask' in sys.modules)"
    done = subprocess.run(
        [os.sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout == "False\n"
