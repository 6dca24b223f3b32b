"""Every kind of letter of an event, to be read before it is sent. Words none of them itself."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.operations.letters import (
    ASK_AGAIN,
    CHANGED,
    MOVED,
    PUBLISHED,
    STORED,
    TIMED,
    Agreed,
    Ahead,
    Example,
)
from service.store.queries.letters import INVITATION, REMINDER
from service.store.values import Format
from service.web.pages.frame import Frame, frame_of
from service.web.rows import EventRow
from service.web.unit import Member
from service.web.words import _, ngettext


class ComposedRow(Protocol):
    """A letter as it is written."""

    @property
    def subject(self) -> str:
        """Its subject."""
        ...

    @property
    def text(self) -> str:
        """Its words, without pictures or colors."""
        ...


class PostedRow(Protocol):
    """How many of one kind there are."""

    @property
    def sent(self) -> int:
        """How many have left."""
        ...

    @property
    def waiting(self) -> int:
        """How many have not."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """What a letter says; `whom` tells who reads it so, where others of its kind read otherwise."""

    whom: str
    subject: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterView:
    """One kind of letter: when it is sent, how many there are so far, and what it says to whom."""

    kind: str
    when: str
    posted: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersPage:
    """All of them."""

    frame: Frame
    sends_mail: bool
    letters: tuple[LetterView, ...]


def example_for(event: EventRow, *, link: str, until: datetime) -> Example:
    """Return somebody made up who has rounds as people at this event have them."""
    name = _("%(name)s Example", name="Ana")
    others = 1 if event.format is Format.PAIRS else event.table_size - 1
    return Example(
        name=name,
        link=link,
        ahead=Ahead(
            people=others * event.rounds_held,
            rounds=event.rounds_held,
            first_at=event.starts_at,
            first_round=1,
            first_table=1,
        ),
        until=until,
        agreed=Agreed(
            other=_("%(name)s Example", name="Ben"),
            contact="ben@example.org",
            line=_("It was good to talk with you."),
        ),
    )


def letters_page(
    who: Member,
    letters: Mapping[str, Sequence[ComposedRow]],
    posted: Mapping[str, PostedRow],
    *,
    sends_mail: bool,
) -> LettersPage:
    """Return the page; letters in the order in which an event sends them."""
    return LettersPage(
        frame=frame_of(_("Letters"), who, tab="people"),
        sends_mail=sends_mail,
        letters=tuple(
            LetterView(
                kind=kind,
                when=_when(kind),
                posted=_posted(posted.get(kind)),
                wordings=tuple(
                    Wording(
                        whom=_whom(kind) if place else "",
                        subject=letter.subject,
                        paragraphs=_paragraphs(letter.text),
                    )
                    for place, letter in enumerate(wordings)
                ),
            )
            for kind, wordings in letters.items()
        ),
    )


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split("\n\n") if part.strip())


def _when(kind: str) -> str:
    said = {
        STORED: _("When somebody has filled the form"),
        INVITATION: _("When you invite people from a list"),
        REMINDER: _("When you remind them"),
        PUBLISHED: _("When you publish the plan"),
        CHANGED: _("When seats change after that"),
        MOVED: _("When the time or the place changes after that"),
        TIMED: _("When only the minutes of rounds change after that"),
        ASK_AGAIN: _("When you ask with whom people would talk again"),
    }
    return said.get(kind, _("When two people both say yes"))


def _whom(kind: str) -> str:
    """Say who reads the second wording of a letter."""
    if kind == ASK_AGAIN:
        return _("To those who were not checked in, where others were")
    return _("To those whose words came with the list")


def _posted(row: PostedRow | None) -> str:
    said = []
    if row and row.sent:
        said.append(ngettext("One has been sent.", "%(num)s have been sent.", row.sent))
    if row and row.waiting:
        said.append(ngettext("One waits to be sent.", "%(num)s wait to be sent.", row.waiting))
    return " ".join(said)
