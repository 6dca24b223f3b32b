"""The attendee's pages: no account, one private link."""

from service.web.attendee import card, files, followup, form, hints, mine
from service.web.attendee.blueprint import blueprint

__all__ = ["blueprint", "card", "files", "followup", "form", "hints", "mine"]
