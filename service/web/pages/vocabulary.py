"""How the words of an event were understood, for the organizer: what to look at, what may be decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from service.schemas.fault import Fault
from service.store.values import Action
from service.web.choices import Choice
from service.web.pages.decisions import MOST_LISTED, DecisionLine, DecisionRow, decision_lines
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
    earlier: str
    actions: tuple[Choice, ...]
    form: Filled
    file_faults: tuple[str, ...]
    told: str


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


def vocabulary_page(
    who: Member,
    doubts: Doubts,
    decisions: Sequence[DecisionRow],
    *,
    outdone: frozenset[int],
    rare: bool,
    most: int,
    form: Filled,
    file_faults: Iterable[tuple[int, str, Fault]] = (),
    told: str = "",
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
        decisions=decision_lines(decisions, outdone, who.event.time_zone),
        earlier=ngettext(
            "One earlier decision is not listed here; the file has it.",
            "%(num)s earlier decisions are not listed here; the file has those that stand.",
            len(decisions) - MOST_LISTED,
        )
        if len(decisions) > MOST_LISTED
        else "",
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
        told=told,
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
