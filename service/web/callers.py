"""Who may call each route, declared at the route. Decides nothing about what they may see there."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from flask import Flask

from service.errors import SettingsError
from service.store.values import Role


class Audience(StrEnum):
    """How a caller proves to be one: not at all, by cookie, by cookie and role, or by a signed address.

    The desk is both: a signed address that opens for members of its event only.
    """

    PUBLIC = "public"
    ORGANIZER = "organizer"
    MEMBER = "member"
    ATTENDEE = "attendee"
    TABLE = "table"
    CARD = "card"
    SCREEN = "screen"
    DESK = "desk"


@dataclass(frozen=True, slots=True)
class Caller:
    """Who may call a route; for members, from which role on."""

    audience: Audience
    role: Role | None = None


PUBLIC = Caller(Audience.PUBLIC)
ORGANIZER = Caller(Audience.ORGANIZER)
ATTENDEE = Caller(Audience.ATTENDEE)
TABLE = Caller(Audience.TABLE)
CARD = Caller(Audience.CARD)
SCREEN = Caller(Audience.SCREEN)
DESK = Caller(Audience.DESK, Role.HELPER)
LOOKER = Caller(Audience.MEMBER, Role.HELPER)
EDITOR = Caller(Audience.MEMBER, Role.ORGANIZER)
OWNER = Caller(Audience.MEMBER, Role.OWNER)

RANK = {Role.HELPER: 0, Role.ORGANIZER: 1, Role.OWNER: 2}
# Flask's own route for files that everybody may have.
OPEN_ENDPOINTS = frozenset({"static"})

View = TypeVar("View", bound=Callable[..., object])


def caller(who: Caller) -> Callable[[View], View]:
    """Declare who may call a view."""

    def declare(view: View) -> View:
        view.__dict__["caller"] = who
        return view

    return declare


def caller_of(app: Flask, endpoint: str) -> Caller | None:
    """Return what a route declares; None when it declares nothing."""
    if endpoint in OPEN_ENDPOINTS:
        return PUBLIC
    found: Caller | None = vars(app.view_functions[endpoint]).get("caller")
    return found


def refuse_undeclared(app: Flask) -> None:
    """Raise when a route forgot to say who may call it, so that such an app never serves."""
    silent = sorted(name for name in app.view_functions if caller_of(app, name) is None)
    if silent:
        raise SettingsError(tuple(f"route {name} does not say who may call it" for name in silent))
