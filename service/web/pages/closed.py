"""The page of a form that takes no answers now. Whoever sent one too late gets their words back."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from service.web.language import day, moment
from service.web.pages.attendee import cap_of
from service.web.pages.frame import Frame
from service.web.rows import EventRow
from service.web.words import _

# What cost somebody thought, in the order of the form; answers to the organizer's own questions follow.
TYPED = (
    "name", "say", "email", "group", "interests", "values", "curious_about", "met", "keep_apart", "access",
)  # fmt: skip
OWN = re.compile(r"own_\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedPage:
    """A form that takes no answers now, and what somebody wrote who did not know."""

    frame: Frame
    cap: str
    heading: str
    lead: str
    kept: tuple[str, ...]
    # Of whoever came by their own link; empty for others.
    token: str


def closed_page(
    event: EventRow,
    *,
    span: tuple[datetime, datetime] | None,
    closed_at: datetime,
    is_over: bool,
    now: datetime,
    sent: Mapping[str, Sequence[str]] | None = None,
    token: str = "",
) -> ClosedPage:
    """Return the page of a form that is not open; whoever sent one too late gets their words back.

    `span` is from when to when its rounds are, `closed_at` since when it takes no answers, `token` that of
    whoever came by their own link.
    """
    zone = event.time_zone
    if event.form_opens_at is not None and now < event.form_opens_at:
        heading = _("The form is not open yet.")
        lead = _(
            "It opens on %(when)s. Please come back then.", when=moment(event.form_opens_at, zone)
        )
    elif is_over:
        heading = _("The event is over.")
        lead = _(
            "It was on %(when)s, and the form takes no answers any more. Were you there? Your private "
            "link still shows whom you met, until everything is erased.",
            when=day(event.starts_at, zone),
        )
    elif token:
        heading = _("The form has closed.")
        lead = _(
            "It closed on %(when)s. What you had answered by then stays as it is. To change something, "
            "ask the organizer.",
            when=moment(closed_at, zone),
        )
    else:
        heading = _("The form has closed.")
        # Into a call nobody comes without its address: its twin for rooms says so.
        lead = _(
            "It closed on %(when)s. Please come anyway: the organizer finds you a seat, "
            "and there are questions that suit anyone.",
            when=moment(closed_at, zone),
        )
    return ClosedPage(
        frame=Frame(title=f"{heading.rstrip('.')} · {event.name}", ask=event.whom_to_ask),
        cap=cap_of(event, span),
        heading=heading,
        lead=lead,
        kept=_typed(sent or {}),
        token=token,
    )


def _typed(sent: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return what somebody typed into a form, a line for each field."""
    own = (field for field in sent if OWN.fullmatch(field))
    return tuple(filter(None, (_line(sent, field) for field in (*TYPED, *own))))


def _line(sent: Mapping[str, Sequence[str]], field: str) -> str:
    """Return what was picked for a field and what was written in the box beside it."""
    words = (*sent.get(field, ()), *sent.get(f"{field}_text", ()))
    return ", ".join(part.strip() for one in words for part in one.splitlines() if part.strip())
