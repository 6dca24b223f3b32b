"""Builds the web application, once, from settings. The only place that does; nothing is built at import."""

from collections.abc import Callable
from datetime import datetime

from flask import Flask
from jinja2 import StrictUndefined
from werkzeug.middleware.proxy_fix import ProxyFix

from service import clock
from service.links import Links
from service.operations.semantic import Encoder, installed_encoder
from service.operations.vocabulary import read_ahead
from service.printing.typeset import TypstTypesetter
from service.printing.typesetter import Typesetter
from service.queue import Doorbell, RqDoorbell
from service.settings import TEMPLATES, Settings
from service.store.session import Store
from service.web import attendee, health, host, live, organizer, speech
from service.web.callers import refuse_undeclared
from service.web.faults import answer_faults
from service.web.guard import guard
from service.web.headers import say_headers
from service.web.language import speak
from service.web.limits import limit_rates, limit_sizes
from service.web.squeeze import squeeze
from service.web.style import style_forms
from service.web.unit import EXTENSION, Services

STATIC_SECONDS = 3600


def create_app(
    settings: Settings | None = None,
    *,
    store: Store | None = None,
    doorbell: Doorbell | None = None,
    typesetter: Typesetter | None = None,
    encoder: Callable[[], Encoder | None] = installed_encoder,
    now: Callable[[], datetime] = clock.now,
) -> Flask:
    """Return the application; what is not given is built from the environment."""
    chosen = Settings.from_env() if settings is None else settings
    app = Flask("service.web", template_folder=str(TEMPLATES / "pages"), static_folder="static")
    app.config["SEND_FILE_MAX_AGE_DEFAULT"] = STATIC_SECONDS
    app.jinja_env.undefined = StrictUndefined
    app.jinja_env.trim_blocks = True
    app.jinja_env.lstrip_blocks = True
    app.extensions[EXTENSION] = Services(
        settings=chosen,
        store=store or Store(chosen.database_url),
        doorbell=doorbell or RqDoorbell(chosen.redis_url, chosen.plan_seconds),
        links=Links(chosen.public_url),
        typesetter=typesetter or TypstTypesetter(TEMPLATES / "cards"),
        encoder=encoder(),
        now=now,
    )
    speak(app)
    style_forms(app)
    for part in (organizer, attendee, host, live, health, speech):
        app.register_blueprint(part.blueprint)
    refuse_undeclared(app)
    # What is added first is done last, when nothing else changes the answer.
    squeeze(app)
    say_headers(app)
    # Sizes first, so that a body is refused before anything reads it; rates before any query.
    limit_sizes(app)
    limit_rates(app, chosen)
    guard(app)
    answer_faults(app)
    if chosen.trusted_proxies:
        hops = chosen.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=hops, x_proto=hops, x_host=hops)  # type: ignore[method-assign] # Flask's own way to add a layer
    return app


def served_app() -> Flask:
    """Return the application for a server: what its first caller would wait for has been read."""
    app = create_app()
    read_ahead()
    return app
