"""Answers pages that are left open: what of them moves, or that nothing did. Makes no such part itself."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

from flask import make_response, request, url_for
from werkzeug.wrappers import Response as Answer

from service.web.language import clock, language
from service.web.pages.following import Following
from service.web.rows import EventRow
from service.web.unit import services

STATE_HEADER = "Attune-State"
TIME_HEADER = "Attune-Time"
_LETTERS = 32


def following(
    endpoint: str,
    *,
    token: str,
    keeps: Iterable[str],
    decides: Iterable[object],
    state: str,
    event: EventRow,
) -> Following:
    """Return how a page behind a token is followed, of which `decides` tells whether it changed.

    What its address asks for and `keeps` names stays.
    """
    seen: dict[str, Any] = {one: request.args[one] for one in keeps if one in request.args}
    told = repr((language(), *decides)).encode()
    return Following(
        asks=url_for(f"{endpoint}_now", token=token, **seen),
        page=url_for(endpoint, token=token, **seen),
        mark=hashlib.sha256(told).hexdigest()[:_LETTERS],
        state=state,
        at=clock(services().now(), event.time_zone),
    )


def followed(follow: Following, part: Callable[[], str]) -> Answer:
    """Answer what moves of a page; 304, without making it, to who has what is shown by now."""
    is_same = request.if_none_match.contains(follow.mark)
    answer = make_response("", 304) if is_same else make_response(part())
    answer.set_etag(follow.mark)
    answer.headers[STATE_HEADER] = follow.state
    answer.headers[TIME_HEADER] = follow.at
    return answer
