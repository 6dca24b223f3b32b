"""The queue hangs or is gone while people send forms: every answer is stored, nobody waits long."""

import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from service.app import create_app
from service.queue import RqDoorbell
from service.store.queries.responses import count_of
from tests.factories import NOW, evening
from tests.servers import ValkeyServer

PEOPLE = 8


@pytest.fixture
def server():
    with tempfile.TemporaryDirectory(prefix="vk-") as folder:
        server = ValkeyServer(Path(folder))
        server.start()
        yield server
        if server.process is not None:
            server.process.send_signal(signal.SIGCONT)
            server.stop()


@pytest.mark.parametrize("how", [signal.SIGSTOP, signal.SIGKILL])
def test_forms_sent_at_once_are_all_stored(store, settings, server, how):
    settings = replace(settings, redis_url=server.url)
    app = create_app(settings, store=store, doorbell=RqDoorbell(server.url, 60), now=lambda: NOW)
    event_id = evening(store, 0)
    if how is signal.SIGKILL:
        server.stop(how)
    else:
        server.process.send_signal(how)

    def send(number):
        answer = app.test_client().post(
            "/e/common-ground",
            data={"name": f"Person {number}", "email": f"p{number}@example.org"},
            headers={"Origin": settings.public_url, "Host": "127.0.0.1:8000"},
        )
        return answer.status_code

    with ThreadPoolExecutor(PEOPLE) as pool:
        assert list(pool.map(send, range(PEOPLE))) == [303] * PEOPLE
    with store.reading() as session:
        assert count_of(session, event_id) == PEOPLE
