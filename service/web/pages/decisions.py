"""What organizers decided about words, and what they are about to: as lines, and before it is stored."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from service.store.values import Action, OverrideValues
from service.web.language import moment
from service.web.pages.frame import Frame, frame_of
from service.web.unit import Member
from service.web.words import _, ngettext

# So many decisions are listed; a file of thousands would be a page nobody can read.
MOST_LISTED = 100
_FIRST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """One decision, with who made it, and whether it still counts.

    `together` counts, at the first of several that were stored at once, how many of them stand.
    """

    id: int
    said: str
    reason: str
    by: str
    undone: str
    outdone: bool
    together: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeseenPage:
    """One decision before it is stored, or those of a file, of which the first are `listed`."""

    frame: Frame
    slug: str
    said: str
    effect: str
    cards: str
    values: OverrideValues
    listed: tuple[str, ...] = ()
    more: str = ""
    file: str = ""


class _OrganizerRow(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def email(self) -> str | None: ...


class DecisionRow(Protocol):
    """One stored decision."""

    @property
    def id(self) -> int:
        """Its number."""
        ...

    @property
    def action(self) -> Action:
        """What it does."""
        ...

    @property
    def words(self) -> str:
        """Whose meaning it decides."""
        ...

    @property
    def other(self) -> str:
        """What they are joined to or called."""
        ...

    @property
    def reason(self) -> str:
        """Why, in the organizer's words."""
        ...

    @property
    def organizer(self) -> _OrganizerRow | None:
        """Who made it."""
        ...

    @property
    def created_at(self) -> datetime:
        """When."""
        ...

    @property
    def undone_at(self) -> datetime | None:
        """When it was undone, if it was."""
        ...


class Foreseen(Protocol):
    """What decisions would change."""

    @property
    def people(self) -> int:
        """Whose matches."""
        ...

    @property
    def meetings(self) -> int:
        """How many meetings of plans quote what would not be true."""
        ...

    @property
    def known(self) -> bool:
        """Say whether as many wrote any of the words as it takes to show them."""
        ...


def foreseen_page(who: Member, values: OverrideValues, found: Foreseen) -> ForeseenPage:
    """Return what a decision would change."""
    return ForeseenPage(
        frame=frame_of(_("Before you decide"), who, tab="words"),
        slug=who.event.slug,
        said=said_of(values.action, values.words, values.other),
        effect=_effect(found),
        cards=_cards(found),
        values=values,
    )


def brought_page(
    who: Member, several: Sequence[OverrideValues], found: Foreseen, *, file: str
) -> ForeseenPage:
    """Return what the decisions of a file would change; `file` comes back when they are stored."""
    more = len(several) - _FIRST
    return ForeseenPage(
        frame=frame_of(_("Before you decide"), who, tab="words"),
        slug=who.event.slug,
        said=ngettext(
            "One decision from your file", "%(num)s decisions from your file", len(several)
        ),
        effect=_effect(found),
        cards=_cards(found),
        values=several[0],
        listed=tuple(said_of(one.action, one.words, one.other) for one in several[:_FIRST]),
        more=ngettext("and one more", "and %(num)s more", more) if more > 0 else "",
        file=file,
    )


def _effect(found: Foreseen) -> str:
    if found.people:
        return ngettext(
            "This changes whom one person has something in common with.",
            "This changes whom %(num)s people have something in common with.",
            found.people,
        )
    if not found.known:
        # Whether one or two people wrote them stays as hidden as the words themselves.
        return _("Hardly anybody has written these words so far. It counts for those who will.")
    return _("This changes nothing for anybody.")


def _cards(found: Foreseen) -> str:
    said = ngettext(
        "One meeting of your plans quotes what would no longer be true. Its cards get questions "
        "that suit anyone, and decks are to be made again. Undoing does not bring them back; a new plan does.",
        "%(num)s meetings of your plans quote what would no longer be true. Their cards get questions "
        "that suit anyone, and decks are to be made again. Undoing does not bring them back; a new plan does.",
        found.meetings,
    )
    return said if found.meetings else ""


def said_of(action: Action, words: str, other: str) -> str:
    """Return a decision as one sentence."""
    facts = {"words": words, "other": other}
    return {
        Action.MERGE: _("“%(words)s” means the same as “%(other)s”.", **facts),
        Action.SPLIT: _("“%(words)s” is a topic of its own.", **facts),
        Action.RENAME: _("“%(words)s” is called “%(other)s” on these pages.", **facts),
        Action.NEAR: _("“%(words)s” is near to “%(other)s”.", **facts),
        Action.NOT_NEAR: _("“%(words)s” is not near to “%(other)s”.", **facts),
        Action.BLOCK: _(
            "“%(words)s” is left out, under every name: it seats nobody, and is never printed.",
            **facts,
        ),
    }[action]


def decision_lines(
    rows: Sequence[DecisionRow], outdone: frozenset[int], zone: str
) -> tuple[DecisionLine, ...]:
    """Return the latest decisions, newest first."""
    standing = Counter(row.created_at for row in rows if row.undone_at is None)
    told: set[datetime] = set()
    lines = []
    for row in rows[: -MOST_LISTED - 1 : -1]:
        first = row.undone_at is None and row.created_at not in told
        if first:
            told.add(row.created_at)
        together = standing[row.created_at] if first else 0
        lines.append(_line(row, zone, outdone=row.id in outdone, together=together))
    return tuple(lines)


def _line(row: DecisionRow, zone: str, *, outdone: bool, together: int) -> DecisionLine:
    one = row.organizer
    name = (one.name or one.email or _("the first organizer")) if one else _("someone who left")
    return DecisionLine(
        id=row.id,
        said=said_of(row.action, row.words, row.other),
        reason=row.reason,
        by=_("%(name)s, %(when)s", name=name, when=moment(row.created_at, zone)),
        undone=_("undone %(when)s", when=moment(row.undone_at, zone)) if row.undone_at else "",
        outdone=outdone,
        together=together if together > 1 else 0,
    )
