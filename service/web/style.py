"""The style that the form carries in itself, and the hash by which browsers know it. Changes no letter."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from flask import Flask
from markupsafe import Markup

_FILE = Path(__file__).parent / "static" / "attune.css"
# Opened on weak networks, where asking for one more file takes as long as all of the form.
PAGES = frozenset({"attendee.form"})


def style_forms(app: Flask) -> None:
    """Let pages write the style into themselves."""
    app.jinja_env.globals["style"] = _style


@cache
def style_source() -> str:
    """Return what a policy must say so that this style, and no other, counts inside a page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()}'"


@cache
def _style() -> Markup:
    return Markup(_FILE.read_text(encoding="utf-8"))  # noqa: S704 - our own file
