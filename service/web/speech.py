"""Choosing the language of pages. Kept by the browser alone."""

from urllib.parse import urlsplit

from flask import Blueprint, redirect, request
from werkzeug.wrappers import Response as Answer

from service.languages import LANGUAGES
from service.web.callers import PUBLIC, caller
from service.web.cookies import keep_language
from service.web.paths import own_path

blueprint = Blueprint("speech", __name__)


@blueprint.post("/language")
@caller(PUBLIC)
def choose() -> Answer:
    """Keep the chosen language and go back to where it was chosen."""
    # The page itself does not say where it is: unknown and wrong addresses must look alike.
    came = urlsplit(request.referrer or "")
    there = f"{came.path}?{came.query}" if came.query else came.path
    answer = redirect(own_path(there) or "/", 303)
    chosen = request.form.get("language", "")
    return keep_language(answer, chosen) if chosen in LANGUAGES else answer
