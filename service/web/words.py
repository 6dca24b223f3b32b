"""Looks words up in the reader's language, of rooms where an event is online. Knows no sentence itself."""

import flask_babel  # type: ignore[import-untyped] # ships no types; this file is where it gets them
from flask import Flask, g, has_app_context

from service.web import roomwords


def _(text: str, **facts: object) -> str:
    """Return a sentence in the reader's language, with its facts filled in."""
    return str(flask_babel.gettext(_told(text), **facts))


def ngettext(one: str, many: str, num: int, **facts: object) -> str:
    """Return the sentence that fits a number."""
    return str(flask_babel.ngettext(*_told_many(one, many), num, **facts))


def speak_of_rooms(*, is_online: bool) -> None:
    """Let this request speak of rooms instead of tables, if its event is online."""
    g.speaks_of_rooms = is_online


def teach(app: Flask) -> None:
    """Let templates look words up as this file does. They fill in the facts themselves."""
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined] # of jinja2.ext.i18n
        lambda text: flask_babel.get_translations().ugettext(_told(text)),
        lambda one, many, num: flask_babel.get_translations().ungettext(
            *_told_many(one, many), num
        ),
        newstyle=True,
    )


def _told(text: str) -> str:
    return roomwords.ONE.get(text, text) if _speaks_of_rooms() else text


def _told_many(one: str, many: str) -> tuple[str, str]:
    return roomwords.MANY.get((one, many), (one, many)) if _speaks_of_rooms() else (one, many)


def _speaks_of_rooms() -> bool:
    return has_app_context() and bool(g.get("speaks_of_rooms"))
