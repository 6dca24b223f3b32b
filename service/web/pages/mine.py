"""The page behind a private link, made from rows. Shows its owner everything they wrote, private notes too."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.store.call import call_of
from service.store.evening import is_past
from service.store.values import Kind
from service.web import choices
from service.web.language import calendar_day, moment
from service.web.pages.attendee import (
    cap_of,
    day_and_time,
    mine_frame,
)
from service.web.pages.following import Following
from service.web.pages.frame import Frame
from service.web.pages.owncards import CardView, cards_of_response
from service.web.pages.ownround import OwnRound, When
from service.web.pages.people import told_of
from service.web.pages.told import Told
from service.web.pages.tonight import Tonight
from service.web.rows import MetRow, ResponseRow
from service.web.unit import Attendee
from service.web.words import _


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsAsked:
    """Words of the reader's that may mean something else, with what they may write instead."""

    words: str
    sentence: str
    offers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MinePage:
    """Everything behind a private link."""

    frame: Frame
    token: str
    link: str
    cap: str
    name: str
    # What lists and papers call them, where somebody else has the same name.
    called: str
    is_new: bool
    is_changed: bool
    asked: tuple[WordsAsked, ...]
    told: tuple[Told, ...]
    private: tuple[tuple[str, bool], ...]
    keep: str
    may_change: bool
    closes: str
    starts: str
    erased: str
    cards: tuple[CardView, ...]
    # The table they host, 0 for none, from which round on, and its page.
    hosted: int
    hosted_from: int
    table_link: str
    is_published: bool
    is_online: bool
    # The address of the call, and what was typed where it stands.
    call: str
    place: str
    is_past: bool
    # Whether the day has come, and whether they were checked in.
    is_day: bool
    is_here: bool
    tonight: Tonight
    follow: Following
    # What came too late, in words.
    late: str


class _Asked(Protocol):
    @property
    def words(self) -> str: ...
    @property
    def offers(self) -> tuple[str, ...]: ...


def mine_page(
    who: Attendee,
    rounds: Sequence[OwnRound] | None,
    *,
    met: Sequence[MetRow],
    link: str,
    may_change: bool,
    stored: str,
    asked: Iterable[_Asked],
    own: Sequence[Told],
    called: str,
    sends_mail: bool,
    fits: Callable[[str], bool],
    tonight: Tonight,
    span: tuple[datetime, datetime] | None,
    hosted: int,
    hosted_from: int,
    table_link: str,
    follow: Following,
    late: str,
    is_day: bool,
    is_here: bool,
    now: datetime,
) -> MinePage:
    """Return what is stored and, once published, the rounds.

    `fits` tells whether a name is on the list, `span` from when to when the evening is.
    """
    event, row = who.event, who.response
    return MinePage(
        frame=mine_frame(event, row.name),
        token=who.token,
        link=link,
        cap=cap_of(event, span),
        name=row.name,
        called=called if called != row.name else "",
        is_new=stored == "1",
        is_changed=stored == "2",
        # Asked once, right after something was stored; whoever leaves it is not asked again.
        asked=tuple(map(_words_asked, asked)) if stored and may_change else (),
        told=(*told_of(row), *_for_host(row), *own, _depth(row)),
        private=tuple(
            (words, fits(words)) for words in (*row.words(Kind.MET), *row.words(Kind.KEEP_APART))
        ),
        keep=_keep(row.email or "", is_new=stored == "1", sends_mail=sends_mail),
        may_change=may_change,
        closes=moment(event.form_closes_at, event.time_zone),
        starts=day_and_time(event),
        erased=calendar_day(event.keep_until),
        cards=cards_of_response(event, row, rounds or (), stands=tonight.stands, met=met),
        hosted=hosted,
        hosted_from=hosted_from if tonight.stands.of(hosted_from) is When.TO_COME else 1,
        table_link=table_link,
        is_published=rounds is not None,
        is_online=event.is_online,
        call=call_of(event.place, is_online=event.is_online),
        place=event.place,
        is_past=is_past(event, now=now),
        tonight=tonight,
        follow=follow,
        late=late,
        is_day=is_day,
        is_here=is_here,
    )


def _words_asked(one: _Asked) -> WordsAsked:
    several = len(one.offers) > 1
    sentence = (
        _("“%(words)s” may mean several things. Which one is yours?", words=one.words)
        if several
        else _("Did you mean something else than “%(words)s”?", words=one.words)
    )
    return WordsAsked(words=one.words, sentence=sentence, offers=one.offers)


def _keep(email: str, *, is_new: bool, sends_mail: bool) -> str:
    """Return how the owner of a link finds it again."""
    if not sends_mail:
        return _("No mail is sent here: keep this link. Copy it, or bookmark this page.")
    if email and is_new:
        return _("We are sending it to %(email)s too.", email=email)
    if email:
        return _("Mail about the event goes to %(email)s.", email=email)
    return _("You gave no address, so please copy it or bookmark this page.")


def _for_host(row: ResponseRow) -> tuple[Told, ...]:
    """Return that a table host may see what makes it easier to be there, where that was ticked."""
    if not row.access_for_host:
        return ()
    return (
        Told(
            question=_("My table host may see this too"),
            answers=choices.access_words(row) or (_("Yes"),),
        ),
    )


def _depth(row: ResponseRow) -> Told:
    """Return how far questions may go: shown to the person who chose it, and to nobody else."""
    chosen = next((one.label for one in choices.depths() if one.value == str(row.depth)), "")
    return Told(question=_("How far questions may go, seen only by you"), answers=(chosen,))
