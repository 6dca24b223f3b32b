"""Slips of paper with private links, by name. Knows only links that nobody has used."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from markupsafe import Markup

from service.web.names import fold
from service.web.pages.frame import Frame, frame_of
from service.web.pages.landing import when_of
from service.web.qr import drawing_of
from service.web.unit import Member
from service.web.words import _, ngettext


class UnusedRow(Protocol):
    """Somebody who has not used their link."""

    @property
    def number(self) -> int:
        """Who they are at this event."""
        ...

    @property
    def name(self) -> str:
        """What they like to be called."""
        ...

    @property
    def key(self) -> str:
        """What their link is made of."""
        ...

    @property
    def has_email(self) -> bool:
        """Say whether a letter reaches them."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipLine:
    """One slip. `address` is the link without what browsers add themselves, `code` its drawing."""

    number: int
    name: str
    link: str
    address: str

    @property
    def code(self) -> Markup:
        """Draw the link for a phone."""
        return drawing_of(self.link)


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipsPage:
    """All slips, or those of people whom no letter reaches."""

    frame: Frame
    slug: str
    event: str
    when: str
    heading: str
    slips: tuple[SlipLine, ...]
    everybody: int
    unaddressed: int
    is_short: bool
    is_local: bool
    has_closed: bool


def slips_page(
    who: Member,
    rows: Sequence[UnusedRow],
    *,
    link_of: Callable[[str], str],
    unaddressed: bool,
    is_local: bool,
    now: datetime,
) -> SlipsPage:
    """Return the page; with `unaddressed` only for people without an address."""
    lines = slip_lines(rows, link_of, unaddressed=unaddressed)
    return SlipsPage(
        frame=frame_of(_("Private links on paper"), who, tab="people"),
        slug=who.event.slug,
        event=who.event.name,
        when=when_of(who.event),
        heading=ngettext("A slip for one person.", "Slips for %(num)s people.", len(lines))
        if lines
        else _("Nobody needs a slip."),
        slips=lines,
        everybody=len(rows),
        unaddressed=sum(1 for row in rows if not row.has_email),
        is_short=unaddressed,
        is_local=is_local,
        has_closed=now >= who.event.form_closes_at,
    )


def slip_lines(
    rows: Sequence[UnusedRow], link_of: Callable[[str], str], *, unaddressed: bool
) -> tuple[SlipLine, ...]:
    """Return the slips by name."""
    kept = [row for row in rows if not (unaddressed and row.has_email)]
    by_name = sorted(kept, key=lambda row: (fold(row.name), row.number))
    return tuple(_line(row, link_of(row.key)) for row in by_name)


def _line(row: UnusedRow, link: str) -> SlipLine:
    address = link.partition("://")[2]
    return SlipLine(number=row.number, name=row.name, link=link, address=address)
