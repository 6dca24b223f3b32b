"""The page on which an organizer adds to the form. Says of each question who sees its answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from service.web.pages.filled import Filled
from service.web.pages.frame import Frame, frame_of
from service.web.pages.ownquestions import kind_names, who_sees
from service.web.pages.told import parted
from service.web.rows import FormQuestionRow
from service.web.unit import Member
from service.web.words import _, ngettext


class AskedRow(Protocol):
    """One question with how many answered it."""

    @property
    def question(self) -> FormQuestionRow:
        """What is asked."""
        ...

    @property
    def answers(self) -> int:
        """How many answered."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class FormQuestionLine:
    """One question in the list."""

    id: int
    label: str
    about: str
    who_sees: str
    answered: str
    is_first: bool
    is_last: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFormPage:
    """Everything that an organizer added to the form, and one more."""

    frame: Frame
    slug: str
    parts_groups: bool
    lines: tuple[FormQuestionLine, ...]
    kinds: Sequence[tuple[str, str, str]]
    form: Filled


@dataclass(frozen=True, slots=True, kw_only=True)
class FormQuestionPage:
    """One question, to be changed. `answered` says what holds it as it is."""

    frame: Frame
    slug: str
    id: int
    label: str
    kinds: Sequence[tuple[str, str, str]]
    form: Filled
    answered: str


def own_form_page(who: Member, rows: Sequence[AskedRow], *, form: Filled) -> OwnFormPage:
    """Return the page of an event's own questions on the form."""
    last = len(rows) - 1
    return OwnFormPage(
        frame=frame_of(_("Form"), who, tab="questions"),
        slug=who.event.slug,
        parts_groups=who.event.parts_groups,
        lines=tuple(
            _line(row, is_first=at == 0, is_last=at == last) for at, row in enumerate(rows)
        ),
        kinds=kind_names(),
        form=form,
    )


def form_question_page(who: Member, row: AskedRow, *, form: Filled) -> FormQuestionPage:
    """Return the page of one question."""
    label = row.question.label
    return FormQuestionPage(
        frame=frame_of(label, who, tab="questions"),
        slug=who.event.slug,
        id=row.question.id,
        label=label,
        kinds=kind_names(),
        form=form,
        answered=_answered(row.answers) if row.answers else "",
    )


def question_form(row: FormQuestionRow) -> Filled:
    """Return a question as it is stored, ready to be changed."""
    return Filled(
        {
            "text": (row.label,),
            "hint": (row.hint,),
            "kind": (row.kind.value,),
            "options": ("\n".join(row.options),),
            "differs": ("yes",) if row.differs else (),
            "printable": ("yes",) if row.printable else (),
        }
    )


def _line(row: AskedRow, *, is_first: bool, is_last: bool) -> FormQuestionLine:
    one = row.question
    kind = next((name for value, name, _about in kind_names() if value == one.kind.value), "")
    return FormQuestionLine(
        id=one.id,
        label=one.label,
        about=": ".join(part for part in (kind, parted(one.options)) if part),
        who_sees=who_sees(differs=one.differs, printable=one.printable),
        answered=_answered(row.answers) if row.answers else "",
        is_first=is_first,
        is_last=is_last,
    )


def _answered(count: int) -> str:
    return ngettext("One person has answered.", "%(num)s people have answered.", count)
