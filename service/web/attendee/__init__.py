"""The attendee's pages: no account, one private link."""

from service.web.attendee import card, day, files, followup, form, hints, mine
from service.web.attendee.blueprint import blueprint

__all__ = ["blueprint", "card", "day", "files", "followup", "form", "hints", "mine"]
