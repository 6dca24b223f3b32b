"""The two cookies: a sign-in's random token, and the language of pages. Knows nothing about anybody."""

from flask import request
from werkzeug.wrappers import Response as Answer

from service.web.unit import services

NAME = "attune"
LANGUAGE = "attune-language"
DAY_SECONDS = 86_400
YEAR_SECONDS = 365 * DAY_SECONDS


def sign_in_token() -> str | None:
    """Return the token that the browser sent."""
    return request.cookies.get(_name()) or None


def keep_signed_in(answer: Answer, token: str) -> Answer:
    """Give the browser a sign-in's token."""
    settings = services().settings
    answer.set_cookie(
        _name(),
        token,
        max_age=settings.session_days * DAY_SECONDS,
        secure=_is_https(),
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return answer


def forget(answer: Answer) -> Answer:
    """Take the token back."""
    answer.delete_cookie(_name(), secure=_is_https(), httponly=True, samesite="Lax", path="/")
    return answer


def keep_language(answer: Answer, language: str) -> Answer:
    """Let the browser remember in which language its person reads."""
    answer.set_cookie(
        LANGUAGE,
        language,
        max_age=YEAR_SECONDS,
        secure=_is_https(),
        httponly=True,
        samesite="Lax",
        path="/",
    )
    return answer


def _is_https() -> bool:
    return services().settings.public_url.startswith("https://")


def _name() -> str:
    # The prefix makes browsers refuse the cookie from a neighboring host or over plain HTTP.
    return f"__Host-{NAME}" if _is_https() else NAME
