"""The attendee's pages: no account, one private link."""

from service.web.attendee import day, form, hints, mine
from service.web.attendee.blueprint import blueprint

__all__ = ["blueprint", "day", "form", "hints", "mine"]
