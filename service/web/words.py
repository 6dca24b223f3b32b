"""Looks words up in the reader's language. Knows no sentence itself."""

import flask_babel  # type: ignore[import-untyped] # ships no types; this file is where it gets them


def _(text: str, **facts: object) -> str:
    """Return a sentence in the reader's language, with its facts filled in."""
    return str(flask_babel.gettext(text, **facts))


def ngettext(one: str, many: str, num: int, **facts: object) -> str:
    """Return the sentence that fits a number."""
    return str(flask_babel.ngettext(one, many, num, **facts))
