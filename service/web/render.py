"""Turns a page value into HTML or into an answer. Knows nothing of what the page says."""

from collections.abc import Mapping
from typing import Any

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response as Answer

from service.web.pages.frame import Page


def page_of(template: str, page: Page) -> str:
    """Return the HTML of a page. Templates see the page and nothing else of ours."""
    return render_template(template, page=page)


def shown(template: str, page: Page, *, code: int = 200) -> Answer:
    """Return a page as an answer."""
    return make_response(page_of(template, page), code)


def seen_next(endpoint: str, **values: Any) -> Answer:
    """Send the browser to look at the result of what it just did."""
    return redirect(url_for(endpoint, **values), 303)


def sent() -> Mapping[str, list[str]]:
    """Return every field of the sent form, repeated fields as lists."""
    form: MultiDict[str, str] = request.form
    return form.to_dict(flat=False)
