"""Every answer that is not the page that was asked for, in the same calm words. Echoes no input."""

import logging
import secrets

from flask import Flask, make_response, request
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response as Answer

from service.errors import Busy, HostChanged, NotAllowed, NotFound, NotYourCode
from service.web.guard import Foreign
from service.web.limits import drain
from service.web.pages.faults import Fault
from service.web.render import page_of

log = logging.getLogger(__name__)

KNOWN = frozenset({403, 404, 405, 413, 429, 503})
SECONDS_TO_WAIT = "5"


def answer_faults(app: Flask) -> None:
    """Register an answer for everything that can go wrong."""
    app.register_error_handler(NotFound, _missing)
    app.register_error_handler(NotYourCode, _at_the_door)
    app.register_error_handler(HostChanged, _host_changed)
    app.register_error_handler(Foreign, _foreign)
    app.register_error_handler(NotAllowed, _not_allowed)
    app.register_error_handler(Busy, _busy)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _ours)


def _missing(_fault: NotFound) -> Answer:
    return _answer(Fault.of(404), 404)


def _at_the_door(_fault: NotYourCode) -> Answer:
    return _answer(Fault.of_door(), 404)


def _host_changed(_fault: HostChanged) -> Answer:
    return _answer(Fault.of_host_changed(), 404)


def _foreign(_fault: Foreign) -> Answer:
    drain()
    return _answer(Fault.of_foreign(), 403)


def _not_allowed(_fault: NotAllowed) -> Answer:
    return _answer(Fault.of(403), 403)


def _busy(_fault: Busy) -> Answer:
    answer = _answer(Fault.of(503), 503)
    answer.headers["Retry-After"] = SECONDS_TO_WAIT
    return answer


def _http(fault: HTTPException) -> Answer:
    code = fault.code or 500
    if code < 400:
        return fault.get_response()
    if code == 413:
        drain()
    if code not in KNOWN:
        return _answer(Fault.of(400), code) if code < 500 else _ours(fault)
    answer = _answer(Fault.of(code), code)
    for name, value in fault.get_response().headers:
        if name in {"Allow", "Retry-After"}:
            answer.headers[name] = value
    return answer


def _ours(_fault: Exception) -> Answer:
    """Answer our own mistake with a number that the log tells more about. The log gets no address."""
    incident = secrets.token_hex(4)
    log.exception("request-failed endpoint=%s incident=%s", request.endpoint, incident)
    return _answer(Fault.of_ours(incident), 500)


def _answer(fault: Fault, code: int) -> Answer:
    return make_response(page_of("fault.html", fault), code)
