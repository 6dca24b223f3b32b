"""What every answer says about itself to the browser: what may run, who may frame it, who may keep it."""

from flask import Flask, request
from werkzeug.wrappers import Response as Answer

from service.web.style import PAGES, style_source
from service.web.unit import services

POLICY = (
    "default-src 'none'; style-src {style}; script-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
YEAR = 31_536_000


def say_headers(app: Flask) -> None:
    """Add the headers to every answer of the app."""
    app.after_request(_add)


def _add(answer: Answer) -> Answer:
    inside = f" {style_source()}" if request.endpoint in PAGES else ""
    answer.headers["Content-Security-Policy"] = POLICY.format(style=f"'self'{inside}")
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["X-Frame-Options"] = "DENY"
    answer.headers["Referrer-Policy"] = "same-origin"
    answer.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    answer.headers["X-Robots-Tag"] = "noindex"
    if services().settings.public_url.startswith("https://"):
        answer.headers["Strict-Transport-Security"] = f"max-age={YEAR}"
    if request.endpoint != "static":
        # Pages hold personal data: a shared machine's back button must not bring them back.
        answer.headers["Cache-Control"] = "no-store"
    return answer
