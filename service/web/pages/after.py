"""After the evening, for its organizer: what it did, in counts, and one question to everybody. Rates nobody."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.web.language import moment
from service.web.pages.frame import Frame, frame_of
from service.web.pages.shortfalls import ShortLine, ShortRows, short_lines
from service.web.unit import Member
from service.web.words import _, ngettext

# With fewer answers than this, a count could be about somebody.
FEWEST_ANSWERS = 8


class WishesRow(Protocol):
    """How people answered, counted."""

    @property
    def writers(self) -> int:
        """How many answered."""
        ...

    @property
    def willing(self) -> int:
        """How many would talk to somebody again."""
        ...

    @property
    def agreed(self) -> int:
        """How many pairs both said yes."""
        ...


class ReflectionRow(ShortRows, Protocol):
    """What the rounds did that have begun."""

    @property
    def rounds(self) -> int:
        """How many have begun."""
        ...

    @property
    def planned(self) -> int:
        """How many there are in all."""
        ...

    @property
    def people(self) -> int:
        """How many people had company at a table."""
        ...

    @property
    def all_seen(self) -> bool:
        """Whether it is known of each of them that they came."""
        ...

    @property
    def links(self) -> int:
        """How many pairs sat together."""
        ...

    @property
    def new_links(self) -> int:
        """How many of them had not met at an earlier event."""
        ...

    @property
    def wishes(self) -> WishesRow:
        """How people answered."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AfterPage:
    """What an evening did, and what can still be asked."""

    frame: Frame
    slug: str
    told: tuple[str, ...]
    again: tuple[str, ...]
    short: tuple[ShortLine, ...]
    too_early: str
    asked: str
    may_ask: bool
    # Of whom nobody said that they came, and that it is too soon to ask; empty where neither holds.
    unseen: str
    too_soon: str
    sends_mail: bool
    closes: str


def after_page(
    who: Member,
    reflection: ReflectionRow | None,
    *,
    is_open: bool,
    unseen: int | None,
    closes: datetime,
    asked_at: datetime | None,
    sends_mail: bool,
    running: int,
) -> AfterPage:
    """Return the page of what an evening did; `running` is the round that runs now, 0 for none.

    `unseen` of those to be asked were not checked in; None while nobody can be asked.
    """
    zone = who.event.time_zone
    may_ever_ask = who.may_change and is_open and asked_at is None and sends_mail
    return AfterPage(
        frame=frame_of(_("After"), who, tab="after"),
        slug=who.event.slug,
        told=_told(reflection, running=running) if reflection else (),
        again=_again(reflection.wishes) if reflection else (),
        short=short_lines(reflection) if reflection else (),
        too_early=_too_early(reflection) if reflection else "",
        asked=moment(asked_at, zone) if asked_at else "",
        may_ask=may_ever_ask and unseen is not None,
        unseen=_unseen(unseen) if unseen else "",
        too_soon=_too_soon() if may_ever_ask and unseen is None else "",
        sends_mail=sends_mail,
        closes=moment(closes, zone),
    )


def _unseen(count: int) -> str:
    return ngettext(
        "One of them was not checked in. Their letter does not say that they were there.",
        "%(num)s of them were not checked in. Their letters do not say that they were there.",
        count,
    )


def _too_soon() -> str:
    return _(
        "Once the last round is over, you can ask everybody by mail, once, with whom they would like "
        "to talk again."
    )


def _told(found: ReflectionRow, *, running: int) -> tuple[str, ...]:
    rounds = ngettext("one round", "%(num)s rounds", found.rounds)
    if running:
        first = ngettext(
            "One person has a seat with others in %(rounds)s so far; round %(running)s is running.",
            "%(num)s people have seats together in %(rounds)s so far; round %(running)s is running.",
            found.people,
            rounds=rounds,
            running=running,
        )
    elif found.all_seen:
        first = ngettext(
            "One person met others in %(rounds)s.",
            "%(num)s people met in %(rounds)s.",
            found.people,
            rounds=rounds,
        )
    else:
        first = ngettext(
            "By the plan, one person met others in %(rounds)s.",
            "By the plan, %(num)s people met in %(rounds)s.",
            found.people,
            rounds=rounds,
        )
    links = ngettext(
        "That makes one pair of people at a table.",
        "That makes %(num)s pairs of people at a table.",
        found.links,
    )
    if found.new_links == found.links:
        new = _("None of them had met at an earlier event of yours.")
    else:
        new = ngettext(
            "One of them had not met at an earlier event of yours.",
            "%(num)s of them had not met at an earlier event of yours.",
            found.new_links,
        )
    return (first, links, new)


def _too_early(found: ReflectionRow) -> str:
    if found.rounds == found.planned:
        return ""
    return ngettext(
        "Too early to say: %(num)s of %(planned)s rounds has begun, and the rest may change it.",
        "Too early to say: %(num)s of %(planned)s rounds have begun, and the rest may change it.",
        found.rounds,
        planned=found.planned,
    )


def _again(wishes: WishesRow) -> tuple[str, ...]:
    if wishes.writers < FEWEST_ANSWERS:
        return (
            _(
                "Fewer than %(fewest)s people have answered. Nothing is counted below that, "
                "so that nobody can be found in a number.",
                fewest=FEWEST_ANSWERS,
            ),
        )
    tenths = round(10 * wishes.willing / wishes.writers)
    if tenths >= 10:
        share = _("Nearly everybody who answered would talk to somebody they met again.")
    elif tenths <= 0:
        share = _("Hardly anybody who answered would talk to somebody they met again.")
    else:
        share = _(
            "About %(tenths)s in ten who answered would talk to somebody they met again.",
            tenths=tenths,
        )
    pairs = ngettext(
        "One pair both said yes and have each other’s address.",
        "%(num)s pairs both said yes and have each other’s address.",
        wishes.agreed,
    )
    return (share, pairs)
