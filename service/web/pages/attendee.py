"""The attendee's form, fresh or changed, and what all their pages begin with. Knows no rounds."""

from dataclasses import dataclass
from datetime import datetime

from service.store.values import Format
from service.web import choices
from service.web.choices import Choice
from service.web.language import (
    calendar_day,
    clock,
    day,
    language_name,
    moment,
    zone_there,
)
from service.web.pages.filled import Filled
from service.web.pages.frame import Frame
from service.web.pages.landing import place_of, when_of
from service.web.pages.ownquestions import OwnPart
from service.web.rows import EventRow
from service.web.words import _

# The rest is one tap away, so that the form stays short on a phone.
FIRST_IDEAS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """Everything the form offers to tick, and what the sender added of their own."""

    slug: str
    # What only tables have is asked for tables alone, and the same for pairs.
    at_tables: bool
    own_interests: tuple[str, ...]
    interests: tuple[str, ...]
    first_ideas: int
    chose_more: bool
    values: tuple[Choice, ...]
    most_values: int
    languages: tuple[Choice, ...]
    depths: tuple[Choice, ...]
    sizes: tuple[Choice, ...]
    access: tuple[Choice, ...]
    printable: tuple[Choice, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormPage:
    """The form, fresh or with what was sent and what needs a look."""

    frame: Frame
    slug: str
    cap: str
    lead: str
    form: Filled
    offered: Choices
    own: OwnPart
    erased: str
    closes: str
    # Names this filling of the form: however often it is sent, it is one response.
    once: str
    busy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePage:
    """The form again, behind the private link."""

    frame: Frame
    token: str
    form: Filled
    offered: Choices
    own: OwnPart
    busy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawPage:
    """One question before everything is erased."""

    frame: Frame
    token: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GonePage:
    """What is left after withdrawing: nothing, said kindly."""

    frame: Frame
    cap: str
    slug: str
    is_open: bool


def offered_choices(form: Filled, event: EventRow) -> Choices:
    """Return what the form of an event offers."""
    offered = choices.interests()
    return Choices(
        slug=event.slug,
        at_tables=event.format is Format.TABLES,
        own_interests=tuple(one for one in form.all("interests") if one not in offered),
        interests=offered,
        first_ideas=FIRST_IDEAS,
        chose_more=any(form.chose("interests", one) for one in offered[FIRST_IDEAS:]),
        values=choices.values(),
        most_values=choices.MOST_VALUES,
        languages=tuple(Choice(code, language_name(code)) for code in choices.LANGUAGES),
        depths=choices.depths(),
        sizes=choices.sizes(),
        access=choices.access(is_online=event.is_online),
        printable=choices.printable(),
    )


def form_page(
    event: EventRow, form: Filled, own: OwnPart, *, once: str, busy: bool = False
) -> FormPage:
    """Return the form of an event."""
    title = _("A few things about you")
    lead = (
        _("On the day you will meet one person at a time, in a few rounds.")
        if event.format is Format.PAIRS
        else _("On the day you will sit with a few people at a time, in a few rounds.")
    )
    return FormPage(
        frame=Frame(
            title=f"{_('Please look once more')} · {title}"
            if form.faults
            else f"{title} · {event.name}",
            aside=_("about 3 minutes"),
            ask=event.whom_to_ask,
        ),
        slug=event.slug,
        cap=cap_of(event),
        lead=lead,
        form=form,
        offered=offered_choices(form, event),
        own=own,
        erased=calendar_day(event.keep_until),
        closes=moment(event.form_closes_at, event.time_zone),
        once=once,
        busy=busy,
    )


def change_page(
    event: EventRow, token: str, form: Filled, own: OwnPart, *, busy: bool = False
) -> ChangePage:
    """Return the form with what is stored."""
    return ChangePage(
        frame=mine_frame(event, _("Change your answers")),
        token=token,
        form=form,
        offered=offered_choices(form, event),
        own=own,
        busy=busy,
    )


def mine_frame(event: EventRow, name: str) -> Frame:
    """Return the frame of a private page."""
    return Frame(title=f"{name} · {event.name}", aside=event.name, ask=event.whom_to_ask)


def cap_of(event: EventRow, span: tuple[datetime, datetime] | None = None) -> str:
    """Return event, day and place in one line; `span` as `when_of` has it."""
    return " · ".join(part for part in (event.name, when_of(event, span), place_of(event)) if part)


def day_and_time(event: EventRow) -> str:
    """Return when the event begins."""
    told = f"{day(event.starts_at, event.time_zone)}, {clock(event.starts_at, event.time_zone)}"
    return f"{told}, {zone_there(event.time_zone)}" if event.is_online else told
