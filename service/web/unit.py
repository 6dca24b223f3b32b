"""What a request may reach: the services of this installation, and who is calling. Builds none of it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from urllib.parse import urlsplit

from flask import current_app, g

from service.links import Links
from service.operations.semantic import Encoder
from service.printing.typesetter import Typesetter
from service.queue import Doorbell
from service.settings import Settings
from service.store.values import Role
from service.web.rows import EventRow, ResponseRow

EXTENSION = "attune"


class Scopes(Protocol):
    """The part of the store that pages use: a scope to read in, and one to write in."""

    def reading(self) -> AbstractContextManager[Any]:
        """Give a session for queries."""
        ...

    def writing(self) -> AbstractContextManager[Any]:
        """Give a session for one operation, stored when the scope ends well."""
        ...

    def answers(self) -> bool:
        """Say whether the database answers."""
        ...


@dataclass(frozen=True, slots=True)
class Services:
    """Everything a view may call, passed in when the app is made."""

    settings: Settings
    store: Scopes
    doorbell: Doorbell
    links: Links
    typesetter: Typesetter
    encoder: Encoder | None
    now: Callable[[], datetime]

    @property
    def sends_mail(self) -> bool:
        """Say whether letters leave this installation."""
        return self.settings.mail_url is not None

    @property
    def is_local(self) -> bool:
        """Say whether its addresses open on this machine only."""
        host = urlsplit(self.settings.public_url).hostname or ""
        return host in {"localhost", "::1"} or host.startswith("127.")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedIn:
    """The organizer whose browser is calling."""

    id: int
    name: str
    email: str | None
    has_password: bool
    by_link: bool
    sign_in_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A signed-in organizer at one of their events."""

    organizer: SignedIn
    event: EventRow
    role: Role

    @property
    def may_change(self) -> bool:
        """Say whether this role may do more than look and print."""
        return self.role is not Role.HELPER

    @property
    def is_owner(self) -> bool:
        """Say whether this role may do everything."""
        return self.role is Role.OWNER


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """The person whose private link was opened."""

    response: ResponseRow
    event: EventRow
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardHolder:
    """Whoever scanned the code of a printed card: they have read the card, and nothing else."""

    response: ResponseRow
    event: EventRow
    round: int
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHost:
    """Whoever holds the private link of one table."""

    event_id: int
    table: int
    # The row id of the guest who hosts it; 0 where nobody on the list does.
    host: int
    token: str
    # The round that runs, where somebody else hosts afterwards; else 0.
    last: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """Whoever holds the link of an event's big screen."""

    event: EventRow
    token: str


def services() -> Services:
    """Return the services of the running app."""
    found: Services = current_app.extensions[EXTENSION]
    return found


def signed_in_or_none() -> SignedIn | None:
    """Return the organizer whose browser this is, if one is signed in."""
    found: SignedIn | None = g.get("signed_in")
    return found


def organizer() -> SignedIn:
    """Return the caller of a route that only organizers reach."""
    found: SignedIn = g.signed_in
    return found


def member() -> Member:
    """Return the caller of a route that only members of the event reach."""
    found: Member = g.member
    return found


def attendee() -> Attendee:
    """Return the caller of a route behind an attendee's private link."""
    found: Attendee = g.attendee
    return found


def card_holder() -> CardHolder:
    """Return the caller of a route behind the code of a card."""
    found: CardHolder = g.card_holder
    return found


def table_host() -> TableHost:
    """Return the caller of a route behind a table's private link."""
    found: TableHost = g.table_host
    return found


def screen() -> Screen:
    """Return the caller of a route behind the link of an event's screen."""
    found: Screen = g.screen
    return found


def checked() -> int:
    """Return the number of the attendee whose code an organizer has read."""
    found: int = g.checked
    return found
