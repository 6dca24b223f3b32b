"""How much one caller may ask for, in size and in number. Counts addresses, never people."""

import logging
from collections import Counter
from datetime import datetime

from flask import Flask, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from werkzeug.exceptions import TooManyRequests

from service.settings import Settings
from service.web.unit import services

PAGE_BYTES = 1024 * 1024
UPLOAD_BYTES = 5 * 1024 * 1024
DRAIN_BYTES = 32 * 1024 * 1024
CHUNK_BYTES = 64 * 1024
UPLOAD_ENDPOINT = "organizer.upload"
WHOLE_APP = "600 per minute"
SENT = {
    "organizer.sign_in": "10 per minute",
    "organizer.welcome": "10 per minute",
    "organizer.accept": "10 per minute",
}
# A room often shares one address and sends its forms within minutes. They are counted in each process by
# itself: what this limit protects is the process, and asking Redis costs as much as storing the form.
CROWD = "attendee.form"
CROWDED = 300  # forms a minute
UNCOUNTED = frozenset({"static", "health.alive", "health.ready"})
# Help while typing is asked for every few letters, by everybody in a room: it must not use up their forms.
# A screen asks for the time as long as it hangs in the room, and every phone that is looked at for its seats.
OFTEN = frozenset(
    {"attendee.hints", "attendee.mine_now", "host.table_now", "live.clock", "live.seats"}
)
OFTEN_ASKED = "6000 per minute"


def limit_sizes(app: Flask) -> None:
    """Refuse bodies that are larger than any honest answer."""
    app.config["MAX_CONTENT_LENGTH"] = PAGE_BYTES
    app.config["MAX_FORM_MEMORY_SIZE"] = PAGE_BYTES
    app.before_request(_allow_upload)


def _allow_upload() -> None:
    if request.endpoint == UPLOAD_ENDPOINT:
        request.max_content_length = UPLOAD_BYTES


def drain() -> None:
    """Read what the browser still sends, so that it gets to read our answer instead of a broken line."""
    left = min(request.content_length or 0, DRAIN_BYTES)
    stream = request.environ["wsgi.input"]
    while left > 0 and (chunk := stream.read(min(left, CHUNK_BYTES))):
        left -= len(chunk)


def limit_rates(app: Flask, settings: Settings) -> None:
    """Count requests in Redis, or in this process while Redis is away."""
    limiter = Limiter(
        get_remote_address,
        app=app,
        default_limits=[_rate],
        storage_uri=limiter_url(settings.redis_url),
        storage_options=_patience(settings.redis_url),
        in_memory_fallback_enabled=True,
        # Only the first of several requests that find Redis away falls back; the others go on uncounted.
        swallow_errors=True,
        key_prefix="attune",
    )
    limiter.logger.setLevel(logging.CRITICAL)  # its warnings carry addresses of people
    limiter.request_filter(lambda: request.endpoint in UNCOUNTED or _is_crowd())
    crowds = _Crowds()

    @app.before_request
    def count() -> None:
        if _is_crowd():
            crowds.count(get_remote_address(), services().now())


def _is_crowd() -> bool:
    """Say whether a form is sent."""
    return request.endpoint == CROWD and request.method == "POST"


class _Crowds:
    """The forms of each address within this minute."""

    def __init__(self) -> None:
        self._minute = 0
        self._forms = Counter[str]()

    def count(self, address: str, now: datetime) -> None:
        """Count one more form, and refuse it when there are too many."""
        minute = int(now.timestamp()) // 60
        if minute != self._minute:
            self._minute = minute
            self._forms.clear()
        self._forms[address] += 1
        if self._forms[address] > CROWDED:
            raise TooManyRequests


def _rate() -> str:
    """Return how often one caller may ask for what is asked for now."""
    endpoint = request.endpoint or ""
    if request.method == "POST" and endpoint in SENT:
        return SENT[endpoint]
    return OFTEN_ASKED if endpoint in OFTEN else WHOLE_APP


def limiter_url(redis_url: str) -> str:
    """Return a Redis address as the limiter spells it."""
    if redis_url.startswith("unix://"):
        return f"redis+{redis_url}"
    return redis_url


def _patience(redis_url: str) -> dict[str, str | int]:
    return (
        {} if redis_url.startswith("memory") else {"socket_connect_timeout": 1, "socket_timeout": 1}
    )
