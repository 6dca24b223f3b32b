"""What the words of an event mean, for the organizer: what to look at, what was decided, what would change."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from service.schemas.fault import Fault
from service.store.values import Action, OverrideValues
from service.web.choices import Choice
from service.web.language import moment
from service.web.pages.filled import Filled
from service.web.pages.frame import Frame, frame_of
from service.web.sentences import Asked, sentence
from service.web.unit import Member
from service.web.words import _, ngettext


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtLine:
    """One phrase to look at, with topics it may belong to."""

    words: str
    people: str
    topic: str
    proposals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionLine:
    """One decision, with who made it, and whether it still counts."""

    id: int
    said: str
    reason: str
    by: str
    undone: str


@dataclass(frozen=True, slots=True, kw_only=True)
class VocabularyPage:
    """Everything about the words of an event."""

    frame: Frame
    slug: str
    heading: str
    lead: str
    unknown: tuple[DoubtLine, ...]
    corrected: tuple[DoubtLine, ...]
    ambiguous: tuple[DoubtLine, ...]
    guessed: tuple[DoubtLine, ...]
    hidden: str
    rare: bool
    more: str
    decisions: tuple[DecisionLine, ...]
    actions: tuple[Choice, ...]
    form: Filled
    file_faults: tuple[str, ...]
    stored: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ForeseenPage:
    """One decision before it is stored."""

    frame: Frame
    slug: str
    said: str
    effect: str
    cards: str
    values: OverrideValues
    form: Filled = field(default_factory=Filled)


class _Doubt(Protocol):
    @property
    def words(self) -> str: ...
    @property
    def people(self) -> int: ...
    @property
    def topic(self) -> str: ...
    @property
    def proposals(self) -> tuple[str, ...]: ...


class Doubts(Protocol):
    """What an event's words leave to be looked at."""

    @property
    def phrases(self) -> int:
        """How many different phrases there are."""
        ...

    @property
    def certain(self) -> int:
        """How many of them are names of topics."""
        ...

    @property
    def hidden(self) -> int:
        """How many to look at too few people typed."""
        ...

    @property
    def unknown(self) -> Sequence[_Doubt]:
        """Phrases that no topic knows."""
        ...

    @property
    def corrected(self) -> Sequence[_Doubt]:
        """Phrases read as if mistyped."""
        ...

    @property
    def ambiguous(self) -> Sequence[_Doubt]:
        """Phrases of several senses."""
        ...

    @property
    def guessed(self) -> Sequence[_Doubt]:
        """Phrases known by one word."""
        ...


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


def vocabulary_page(
    who: Member,
    doubts: Doubts,
    decisions: Iterable[DecisionRow],
    *,
    rare: bool,
    most: int,
    form: Filled,
    file_faults: Iterable[tuple[int, str, Fault]] = (),
    stored: str = "",
) -> VocabularyPage:
    """Return the page of an event's words."""
    lead = _(
        "%(certain)s of %(num)s different phrases are names that Attune knows for certain.",
        certain=doubts.certain,
        num=doubts.phrases,
    )
    kinds = (doubts.unknown, doubts.corrected, doubts.ambiguous, doubts.guessed)
    hidden = ngettext(
        "One more phrase was written by one or two people only.",
        "%(num)s more phrases were written by one or two people each.",
        doubts.hidden,
    )
    return VocabularyPage(
        frame=frame_of(_("Words"), who, tab="words"),
        slug=who.event.slug,
        heading=_("What people’s words mean here"),
        lead=lead if doubts.phrases else _("Nobody has written anything yet."),
        unknown=_lines(doubts.unknown),
        corrected=_lines(doubts.corrected),
        ambiguous=_lines(doubts.ambiguous),
        guessed=_lines(doubts.guessed),
        hidden=hidden if doubts.hidden else "",
        rare=rare,
        more=_(
            "The first %(num)s of each kind are shown; decide about some to see the others.",
            num=most,
        )
        if any(len(kind) >= most for kind in kinds)
        else "",
        decisions=tuple(_decision(row, who.event.time_zone) for row in decisions)[::-1],
        actions=actions(),
        form=form,
        file_faults=tuple(
            _(
                "Row %(line)s, %(column)s: %(what)s",
                line=line,
                column=name,
                what=sentence(name, fault, Asked.ROW),
            )
            for line, name, fault in file_faults
        ),
        stored=stored,
    )


def foreseen_page(
    who: Member, values: OverrideValues, *, people: int, meetings: int
) -> ForeseenPage:
    """Return what a decision would change."""
    effect = ngettext(
        "This changes whom one person has something in common with.",
        "This changes whom %(num)s people have something in common with.",
        people,
    )
    cards = ngettext(
        "One meeting of your plans quotes what would no longer be true. Its cards get questions "
        "that suit anyone, and decks are to be made again. Undoing does not bring them back; a new plan does.",
        "%(num)s meetings of your plans quote what would no longer be true. Their cards get questions "
        "that suit anyone, and decks are to be made again. Undoing does not bring them back; a new plan does.",
        meetings,
    )
    return ForeseenPage(
        frame=frame_of(_("Before you decide"), who, tab="words"),
        slug=who.event.slug,
        said=said_of(values.action, values.words, values.other),
        effect=effect if people else _("This changes nothing for anybody."),
        cards=cards if meetings else "",
        values=values,
    )


def actions() -> tuple[Choice, ...]:
    """Return what may be decided about words."""
    return (
        Choice(Action.MERGE.value, _("They mean the same as"), _("From now on the two are one.")),
        Choice(Action.NEAR.value, _("They are near to"), _("Related, and not the same.")),
        Choice(Action.NOT_NEAR.value, _("They are not near to"), _("Takes a bad link away.")),
        Choice(
            Action.SPLIT.value, _("They are a topic of their own"), _("Joined to nothing else.")
        ),
        Choice(
            Action.RENAME.value,
            _("Call them on these pages"),
            _("Cards quote what people wrote, always."),
        ),
        Choice(
            Action.BLOCK.value, _("Leave them out"), _("They seat nobody, and are never printed.")
        ),
    )


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


def _lines(doubts: Iterable[_Doubt]) -> tuple[DoubtLine, ...]:
    return tuple(
        DoubtLine(
            words=one.words,
            people=ngettext("one person", "%(num)s people", one.people),
            topic=one.topic,
            proposals=one.proposals,
        )
        for one in doubts
    )


def _decision(row: DecisionRow, zone: str) -> DecisionLine:
    one = row.organizer
    name = (one.name or one.email or _("the first organizer")) if one else _("someone who left")
    return DecisionLine(
        id=row.id,
        said=said_of(row.action, row.words, row.other),
        reason=row.reason,
        by=_("%(name)s, %(when)s", name=name, when=moment(row.created_at, zone)),
        undone=_("undone %(when)s", when=moment(row.undone_at, zone)) if row.undone_at else "",
    )
