"""The questions of an event, for the organizer."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from service.store.values import Tone
from service.web.choices import Choice, depths
from service.web.language import language_name
from service.web.pages.filled import Filled
from service.web.pages.frame import Frame, frame_of
from service.web.unit import Member
from service.web.words import _

GOOD = "good"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionLine:
    """One question of the organizer's."""

    id: int
    text: str
    lang: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionsPage:
    """Everything about an event's questions. `doubted` asks whether the text is meant so."""

    frame: Frame
    slug: str
    lines: tuple[QuestionLine, ...]
    languages: tuple[Choice, ...]
    depths: tuple[Choice, ...]
    deepest: str
    tones: tuple[Choice, ...]
    tone: str
    form: Filled
    doubted: bool


class _QuestionRow(Protocol):
    @property
    def id(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def depth(self) -> int: ...


def questions_page(
    who: Member, rows: Sequence[_QuestionRow], *, form: Filled, doubted: bool
) -> QuestionsPage:
    """Return the page of an event's questions."""
    offered = languages()
    deep = depths()
    return QuestionsPage(
        frame=frame_of(_("Questions"), who, tab="questions"),
        slug=who.event.slug,
        lines=tuple(_line(row, offered, deep) for row in rows),
        languages=offered,
        depths=deep,
        deepest=str(who.event.deepest),
        tones=tones(),
        tone=str(who.event.tone),
        form=form,
        doubted=doubted,
    )


def languages() -> tuple[Choice, ...]:
    """Return the languages in which people can be asked, each in its own."""
    return (
        Choice("en", "English"),
        Choice("de", "Deutsch"),
        Choice("es", "Español"),
        Choice("fr", "Français"),
    )


def tones() -> tuple[Choice, ...]:
    """Return the tones in which people can be asked, each with a question of its kind."""
    return (
        Choice(
            Tone.WARM,
            _("Warm"),
            _("A bit of everything, about life outside work."),
            _("“What do you look forward to this week?”"),
        ),
        Choice(
            Tone.PLAYFUL,
            _("Playful"),
            _("Questions with a smile in them come first."),
            _("“Which useless thing would you never give away?”"),
        ),
        Choice(
            Tone.PROFESSIONAL,
            _("Professional"),
            _("Questions about work come first where people share no words. Never a pitch."),
            _("“What about your work would surprise a visitor?”"),
        ),
    )


def doubt_of(text: str, verdict: str, instead: str, *, reads: str, chosen: str) -> str:
    """Return what is doubtful about a question, with a kinder way to ask, or nothing.

    `reads` is the language that it is written in, `chosen` the one it is to be asked in.
    """
    if {"{", "}"} & set(text):
        return _("Braces are printed as they stand: no words are put in. Please write it in words.")
    if reads != chosen:
        return _(
            "This reads like %(language)s, and %(chosen)s is chosen.",
            language=language_name(reads),
            chosen=language_name(chosen),
        )
    if verdict == GOOD:
        return ""
    said = {
        "closed": _("Yes, no or one fact would be a full answer. An open question gets a story."),
        "transactional": _("It asks for a role, a favor or a deal rather than for the person."),
        "too_personal": _("An honest answer would give away something private."),
        "superlative_quiz": _("It asks for a winner, and there is little to tell but its name."),
        "pitch": _("It sells something, or asks the other person to."),
        "loaded": _("It holds a judgment that one would have to answer first."),
        "multi": _("It asks several things at once. One is easier to answer aloud."),
        "not_a_question": _("It asks nothing yet."),
    }[verdict]
    perhaps = _("Perhaps: %(question)s", question=instead)
    return f"{said} {perhaps}" if instead else said


def _line(row: _QuestionRow, offered: Sequence[Choice], deep: Sequence[Choice]) -> QuestionLine:
    tongue = next((one.label for one in offered if one.value == row.language), row.language)
    depth = next((one.label for one in deep if one.value == str(row.depth)), "")
    return QuestionLine(id=row.id, text=row.text, lang=row.language, about=f"{tongue} · {depth}")
