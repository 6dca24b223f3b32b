"""The doorbell: tells workers that a row waits. Losing a ring loses nothing; the sweep rings again."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

from redis import Redis
from redis.exceptions import RedisError
from rq import Queue, Worker
from rq.exceptions import DuplicateJobError
from rq.job import Job

QUEUE = "attune"
RUN_PLAN = "workers.jobs.run_plan"
RENDER_DECK = "workers.jobs.render_deck"
DELIVER_MESSAGE = "workers.jobs.deliver_message"
ALLOWED = frozenset({RUN_PLAN, RENDER_DECK, DELIVER_MESSAGE})
GRACE_SECONDS = 60
HEARTBEAT_SECONDS = 90
STALE_SECONDS = 15
QUIET_SECONDS = 5

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ring:
    """One ring: which job, for which row, at which attempt. They make the job's id.

    Where several workers may share a row, each but the first is rung for at a seat of its own.
    """

    job: str
    row_id: int
    attempt: int
    seat: int = 0

    @property
    def job_id(self) -> str:
        """Return a name that is the same for the same ring, so that it waits in line once."""
        seat = f"-{self.seat}" if self.seat else ""
        return f"{self.job.rpartition('.')[2]}-{self.row_id}-{self.attempt}{seat}"


class Doorbell(Protocol):
    """What operations know of the queue."""

    def ring(self, ring: Ring) -> bool:
        """Tell the workers. Answers False when nobody could be told."""
        ...

    def answers(self) -> bool:
        """Say whether the queue can be reached."""
        ...

    def workers_seen(self) -> int:
        """Count the workers heard from lately."""
        ...


class AllowedJob(Job):
    """A job that refuses any function off the list: JSON in Redis names functions, and is not a sandbox."""

    @property
    def func(self) -> Callable[..., Any]:
        """Return the function, or refuse."""
        if self.func_name not in ALLOWED:
            raise PermissionError(f"job function not allowed: {self.func_name!r}")
        function: Callable[..., Any] = super().func
        return function


def queue_on(connection: Redis) -> Queue:
    """Return the one queue, JSON only."""
    return Queue(QUEUE, connection=connection, serializer="json", job_class=AllowedJob)


@dataclass(slots=True)
class RqDoorbell:
    """Rings through RQ. A queue that is away is logged and answered with False."""

    redis_url: str
    job_seconds: int
    _connection: Redis | None = field(default=None, init=False)
    _quiet_until: float = field(default=0.0, init=False)

    def ring(self, ring: Ring) -> bool:
        """Put the job in line unless the same ring is there already.

        After a ring that failed, further ones are dropped for a while: a queue that hangs must not make
        a request wait once for each of its rings. The sweep rings again.
        """
        if time.monotonic() < self._quiet_until:
            return False
        answered = self._ring(ring)
        self._quiet_until = 0.0 if answered else time.monotonic() + QUIET_SECONDS
        return answered

    def _ring(self, ring: Ring) -> bool:
        try:
            queue_on(self._redis()).enqueue(
                ring.job,
                ring.row_id,
                job_id=ring.job_id,
                unique=True,
                job_timeout=self.job_seconds + GRACE_SECONDS,
                result_ttl=0,
                failure_ttl=3600,
            )
        except DuplicateJobError:
            return self._ring_again(ring)
        except RedisError:
            log.warning("ring-lost job=%s", ring.job_id)
            return False
        return True

    def _ring_again(self, ring: Ring) -> bool:
        """Clear a job that ended but kept its name; leave one that still waits or runs."""
        try:
            queue = queue_on(self._redis())
            job = queue.fetch_job(ring.job_id)
            if job is not None:
                if not _is_stale(job, queue):
                    return True
                job.delete()
        except RedisError:
            log.warning("ring-lost job=%s", ring.job_id)
            return False
        return self._ring(ring)

    def answers(self) -> bool:
        """Ping."""
        try:
            return bool(self._redis().ping())
        except RedisError:
            return False

    def workers_seen(self) -> int:
        """Count workers whose heartbeat is fresh."""
        oldest = datetime.now(UTC) - timedelta(seconds=HEARTBEAT_SECONDS)
        try:
            beats = [worker.last_heartbeat for worker in Worker.all(connection=self._redis())]
        except RedisError:
            return 0
        return sum(1 for beat in beats if beat is not None and beat.replace(tzinfo=UTC) >= oldest)

    def _redis(self) -> Redis:
        if self._connection is None:
            self._connection = Redis.from_url(
                self.redis_url, socket_connect_timeout=2, socket_timeout=2
            )
        return self._connection


def _is_stale(job: Job, queue: Queue) -> bool:
    """Say whether a job that carries this ring's name will do no more.

    A job claims its row first of all. Whoever rings again found the row unclaimed, so a job that began
    a while ago died between the two, and one that waits outside the line was lost on its way out of it.
    """
    if job.is_queued:
        return queue.get_job_position(job) is None
    if job.is_started and job.started_at is not None:
        age = datetime.now(UTC) - job.started_at.replace(tzinfo=UTC)
        return age > timedelta(seconds=STALE_SECONDS)
    return True


@dataclass(slots=True)
class RecordingDoorbell:
    """Remembers who rang, for tests and for work without a queue."""

    rings: list[Ring] = field(default_factory=list)
    reachable: bool = True

    def ring(self, ring: Ring) -> bool:
        """Note the ring."""
        if self.reachable:
            self.rings.append(ring)
        return self.reachable

    def answers(self) -> bool:
        """Say what the test decided."""
        return self.reachable

    def workers_seen(self) -> int:
        """There is always one."""
        return 1
