"""Which answers travel compressed: our own files, and the empty form. Never a page that knows a secret."""

import gzip
from functools import lru_cache

from flask import Flask, request
from werkzeug.wrappers import Response as Answer

KINDS = frozenset({"text/css", "text/javascript", "image/svg+xml", "text/html"})
# A page that holds a secret beside something that others may choose must not be compressed: its length
# would tell the secret, letter by letter (BREACH). In the empty form nothing is anybody else's choice.
OPEN_PAGES = frozenset({"attendee.form"})
STATIC = "static"
LEAST_BYTES = 512
_LEVEL = 9
_KEPT = 64


def squeeze(app: Flask) -> None:
    """Compress what may be, for browsers that ask for it."""
    app.after_request(_squeezed)


def _squeezed(answer: Answer) -> Answer:
    if not _may_be(answer):
        return answer
    answer.vary.add("Accept-Encoding")
    # Equal content under two encodings: for a weak tag a browser's copy still counts.
    tag, _is_weak = answer.get_etag()
    if tag is not None:
        answer.set_etag(tag, weak=True)
    if answer.status_code != 200 or not request.accept_encodings["gzip"]:
        return answer
    answer.direct_passthrough = False
    plain = answer.get_data()
    # It is read; its file must not stay open until a browser, which may break off, has it.
    answer.close()
    if len(plain) >= LEAST_BYTES:
        answer.set_data(_kept(plain) if request.endpoint == STATIC else _packed(plain))
        answer.headers["Content-Encoding"] = "gzip"
    return answer


def _may_be(answer: Answer) -> bool:
    if request.method != "GET" or answer.mimetype not in KINDS or "Set-Cookie" in answer.headers:
        return False
    if request.endpoint == STATIC:
        return answer.status_code in {200, 304}
    return request.endpoint in OPEN_PAGES and answer.status_code == 200


@lru_cache(maxsize=_KEPT)
def _kept(plain: bytes) -> bytes:
    return _packed(plain)


def _packed(plain: bytes) -> bytes:
    # Without a time, so that equal pages are equal bytes.
    return gzip.compress(plain, _LEVEL, mtime=0)
