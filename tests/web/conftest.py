"""A browser's view of the app: a client that says where it comes from, and a live server."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import FileSystemBytecodeCache
from playwright.sync_api import Browser, sync_playwright
from werkzeug.serving import make_server

from service.app import create_app
from service.printing.recording import RecordingTypesetter
from service.store.values import Format
from service.web.attendee.links import response_token
from tests.browser import LAUNCH_ARGS, chromium_path
from tests.factories import NOW
from tests.web import scene

ORIGIN = "http://localhost"


class BrowserClient(FlaskClient):
    """A client that sends what browsers send with a form of our own page."""

    def open(self, *args, **kwargs):
        headers = kwargs.pop("headers", None) or {}
        if kwargs.get("method") == "POST" and "Origin" not in headers:
            headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin", **headers}
        return super().open(*args, headers=headers, **kwargs)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A browser that all windows of a file share. It plays no sound that nobody asked for."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_path(),
            args=[*LAUNCH_ARGS, "--autoplay-policy=user-gesture-required"],
        )
        yield browser
        browser.close()


@pytest.fixture
def typesetter() -> RecordingTypesetter:
    return RecordingTypesetter()


class Clock:
    """A clock that stands where a test puts it."""

    def __init__(self):
        self.now = NOW

    def __call__(self):
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> FileSystemBytecodeCache:
    """Templates that one app has compiled, for the next."""
    return FileSystemBytecodeCache(str(tmp_path_factory.mktemp("templates")))


@pytest.fixture
def app(settings, store, doorbell, typesetter, clock, compiled) -> Flask:
    app = create_app(
        settings,
        store=store,
        doorbell=doorbell,
        typesetter=typesetter,
        now=clock,
        encoder=lambda: None,
    )
    app.jinja_env.bytecode_cache = compiled
    app.test_client_class = BrowserClient
    return app


@pytest.fixture
def client(app) -> FlaskClient:
    """A stranger's browser."""
    return app.test_client()


@pytest.fixture
def mailing(settings, store, doorbell, typesetter, compiled) -> FlaskClient:
    """A stranger's browser where letters are sent and the address is public."""
    reached = replace(
        settings, mail_url="smtp://127.0.0.1:1025", public_url="https://attune.example.org"
    )
    app = create_app(
        reached,
        store=store,
        doorbell=doorbell,
        typesetter=typesetter,
        now=lambda: NOW,
        encoder=lambda: None,
    )
    app.jinja_env.bytecode_cache = compiled
    app.test_client_class = BrowserClient
    return app.test_client()


@dataclass(frozen=True)
class House:
    """An owner, an event with people, and the owner's browser."""

    owner_id: int
    event_id: int
    slug: str
    browser: FlaskClient


@pytest.fixture
def house(app, store) -> House:
    owner = scene.olivia(store)
    event_id = scene.gathering(store, owner)
    return House(owner, event_id, scene.SLUG, signed_in(app, store))


@pytest.fixture
def plan_id(store, house, doorbell) -> int:
    """A published plan of that event, in pairs."""
    scene.changed(store, house.event_id, format=Format.PAIRS)
    return scene.published_plan(store, doorbell, house.event_id)


@pytest.fixture
def mine(app, store, house, plan_id) -> str:
    """The private address of Amara, who is in that plan."""
    return private_path(app, scene.response_named(store, house.event_id, "Amara Okafor").key)


@pytest.fixture
def posting(settings, store, doorbell, typesetter, clock, house):
    """The owner's browser where letters are sent."""
    reached = replace(settings, mail_url="smtp://127.0.0.1:1025")
    app = create_app(
        reached, store=store, doorbell=doorbell, typesetter=typesetter, now=clock,
        encoder=lambda: None,
    )  # fmt: skip
    app.test_client_class = BrowserClient
    return signed_in(app, store)


def signed_in(app: Flask, store, email: str = scene.EMAIL) -> FlaskClient:
    """A browser with a sign-in of that organizer."""
    browser = app.test_client()
    browser.set_cookie("attune", scene.token_of(store, email))
    return browser


def private_path(app: Flask, key: str) -> str:
    """The private address of a response."""
    with app.app_context():
        return f"/me/{response_token(key)}"


@pytest.fixture
def live(app) -> Iterator[str]:
    """The app behind a real socket."""
    with served(app) as address:
        yield address


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """Serve an app on a free port."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()
