"""Pages before and around events: landing, signing in, the account, the list of events."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from service.store.call import call_of
from service.store.evening import counting_clock, span_of, times_now, was_past
from service.store.plannedtimes import planned_end, planned_start
from service.store.values import Role
from service.web.language import calendar_day, clock, hours, short_day, zone_there
from service.web.pages.dayclock import clock_of, is_over
from service.web.pages.filled import Filled
from service.web.pages.frame import Frame, frame_of
from service.web.rows import EventRow
from service.web.unit import SignedIn
from service.web.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class Landing:
    """What a stranger sees at the root."""

    frame: Frame


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInPage:
    """Address and password. `then` is where to go afterwards."""

    frame: Frame
    form: Filled
    then: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WelcomePage:
    """One button, so that a mail scanner that follows links does not use the link up."""

    frame: Frame
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BrowserLine:
    """One browser that is signed in."""

    id: int
    name: str
    since: str
    is_this: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountPage:
    """What an organizer says of themself, and where they are signed in."""

    frame: Frame
    form: Filled
    is_new: bool
    has_password: bool
    asks_current: bool
    stored: bool
    browsers: tuple[BrowserLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventListLine:
    """One event in the list."""

    slug: str
    name: str
    when: str
    place: str
    responses: str
    state: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventsPage:
    """The organizer's events; without any, the page that teaches."""

    frame: Frame
    name: str
    events: tuple[EventListLine, ...]
    erased: tuple[str, ...]


class _BrowserRow(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def browser(self) -> str: ...
    @property
    def created_at(self) -> datetime: ...


class _LineRow(Protocol):
    @property
    def event(self) -> EventRow: ...
    @property
    def role(self) -> Role: ...
    @property
    def responses(self) -> int: ...
    @property
    def plan_state(self) -> str | None: ...
    @property
    def day(self) -> Any: ...


class _ReceiptRow(Protocol):
    @property
    def event(self) -> str: ...
    @property
    def held_on(self) -> date: ...
    @property
    def responses(self) -> int: ...
    @property
    def plans(self) -> int: ...
    @property
    def papers(self) -> int: ...
    @property
    def erased_at(self) -> datetime: ...


def events_page(
    who: SignedIn, lines: Iterable[_LineRow], receipts: Iterable[_ReceiptRow], *, now: datetime
) -> EventsPage:
    """Return the list of events, and receipts of those that were erased."""
    return EventsPage(
        frame=frame_of(_("Your events"), who),
        name=who.name,
        events=tuple(_event_line(line, now=now) for line in lines),
        erased=tuple(_receipt(one) for one in receipts),
    )


def account_page(
    who: SignedIn, rows: Sequence[_BrowserRow], *, form: Filled, stored: bool
) -> AccountPage:
    """Return the account page."""
    return AccountPage(
        frame=frame_of(_("Your account"), who),
        form=form,
        is_new=not who.has_password,
        has_password=who.has_password,
        asks_current=who.has_password and not who.by_link,
        stored=stored,
        browsers=tuple(
            BrowserLine(
                id=row.id,
                name=row.browser or _("a browser"),
                since=short_day(row.created_at, "UTC"),
                is_this=row.id == who.sign_in_id,
            )
            for row in rows
        ),
    )


def when_of(event: EventRow, span: tuple[datetime, datetime] | None = None) -> str:
    """Return day and hours of an event, as people there say it; online with whose time it is.

    `span` are its hours where the clock knows them better than the plan.
    """
    day = short_day(event.starts_at, event.time_zone)
    begins, ends = span or (event.starts_at, planned_end(event))
    # What was held before it was moved to a later day ended before that begins.
    spoken = (
        hours(begins, ends, zone=event.time_zone)
        if ends > begins
        else clock(begins, event.time_zone)
    )
    told = f"{day} · {spoken}"
    return f"{told}, {zone_there(event.time_zone)}" if event.is_online else told


def place_of(event: EventRow) -> str:
    """Return where an event is. The address of a call is no place to read, and not for everybody."""
    if event.is_online and (not event.place or call_of(event.place, is_online=True)):
        return _("online")
    return event.place


def role_name(role: Role) -> str:
    """Return what a role is called."""
    return {
        Role.OWNER: _("owner"),
        Role.ORGANIZER: _("organizer"),
        Role.HELPER: _("helper"),
    }[role]


def _event_line(line: _LineRow, *, now: datetime) -> EventListLine:
    states = {
        "queued": _("A plan is in the making."),
        "running": _("A plan is in the making."),
        "ready": _("A plan is ready for you to read."),
        "failed": _("The last plan needs a change of rules."),
        "published": _published(line, now=now),
    }
    return EventListLine(
        slug=line.event.slug,
        name=line.event.name,
        when=when_of(line.event, _hours(line, now=now)),
        place=place_of(line.event),
        responses=ngettext("%(num)s answer", "%(num)s answers", line.responses),
        state=states.get(line.plan_state or "", _("No plan yet.")),
        role=role_name(line.role),
    )


def _hours(line: _LineRow, *, now: datetime) -> tuple[datetime, datetime] | None:
    """Return the hours of an evening whose clock says them better than its plan."""
    event = line.event
    if counting_clock(event, line.day, now=now) is None:
        return None
    numbers = range(1, event.rounds_held + 1)
    starts = [(one, planned_start(event, one), event.minutes) for one in numbers]
    return span_of(event, times_now(event, line.day, starts=starts, now=now).values())


def _published(line: _LineRow, *, now: datetime) -> str:
    """Say where the rounds of a published plan stand."""
    event = line.event
    time = clock_of(line.day, rounds=event.rounds_held, zone=event.time_zone, now=now)
    if is_over(event, time, now=now):
        if not time.round and was_past(event.starts_at, event.moved_at):
            return _("The day has passed.")
        return _("The rounds are over.")
    return time.told if time.round else _("The plan is published.")


def _receipt(one: _ReceiptRow) -> str:
    parts = (
        ngettext("%(num)s answer", "%(num)s answers", one.responses),
        *((ngettext("%(num)s plan", "%(num)s plans", one.plans),) if one.plans else ()),
        *(
            (ngettext("%(num)s file of papers", "%(num)s files of papers", one.papers),)
            if one.papers
            else ()
        ),
    )
    return _(
        "“%(event)s” of %(held)s was erased on %(erased)s: %(parts)s, and every letter and note.",
        event=one.event,
        held=calendar_day(one.held_on),
        erased=calendar_day(one.erased_at.date()),
        parts=", ".join(parts),
    )
