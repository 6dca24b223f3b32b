"""An organizer's own questions as the form shows them and as answers are read. Says who sees each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from service.schemas.ownanswers import field_of, print_field_of
from service.store.values import FormKind, OwnAnswer
from service.web.pages.filled import Filled
from service.web.pages.told import Told, hold_commas
from service.web.rows import FormQuestionRow
from service.web.words import _

# More options than these stand in a list that opens.
MOST_SEEN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnField:
    """One question on the form. `print_name` is empty where nothing of it may be printed."""

    id: int
    name: str
    print_name: str
    label: str
    hint: str
    kind: FormKind
    options: tuple[str, ...]
    in_list: bool
    who_sees: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPart:
    """Everything that an organizer adds to the form."""

    asks_group: bool
    fields: tuple[OwnField, ...]

    @property
    def labels(self) -> dict[str, str]:
        """Return what each field is called where faults are told."""
        return {one.name: one.label for one in self.fields}

    def __bool__(self) -> bool:
        return self.asks_group or bool(self.fields)


NOTHING = OwnPart(asks_group=False, fields=())


def own_part(questions: Iterable[FormQuestionRow], *, asks_group: bool) -> OwnPart:
    """Return the part of a form with an organizer's own questions."""
    return OwnPart(asks_group=asks_group, fields=tuple(map(_field, questions)))


def with_answers(
    form: Filled,
    questions: Iterable[FormQuestionRow],
    answers: Mapping[int, OwnAnswer],
) -> Filled:
    """Return a form with stored answers in it. What is printed was ticked by somebody: never beforehand."""
    texts = dict(form.texts)
    for one in questions:
        stored = answers.get(one.id)
        texts[field_of(one.id)] = stored.words if stored else ()
        if one.printable and stored and stored.printed:
            texts[print_field_of(one.id)] = ("yes",)
    return replace(form, texts=texts)


def own_told(
    questions: Iterable[FormQuestionRow], answers: Mapping[int, OwnAnswer]
) -> tuple[Told, ...]:
    """Return what somebody answered, question by question."""
    return tuple(
        Told(
            question=one.label,
            answers=(words := answers[one.id].words),
            are_quotes=hold_commas(words),
        )
        for one in questions
        if one.id in answers
    )


def who_sees(*, differs: bool, printable: bool) -> str:
    """Say who sees an answer and what it is used for. It is a promise: nothing else happens with it."""
    if differs and printable:
        return _(
            "The organizer sees it. It decides whom you meet, and stands on your badge and on host "
            "sheets if you tick that."
        )
    if printable:
        return _(
            "The organizer sees it. It stands on your badge and on host sheets if you tick that."
        )
    if differs:
        return _("The organizer sees it. It decides whom you meet. Not printed.")
    return _("The organizer sees it. Not printed.")


def kind_names() -> Sequence[tuple[str, str, str]]:
    """Return the kinds of questions, with what each is called and good for."""
    return (
        (FormKind.CHOICE.value, _("Choose one"), _("One of the options below.")),
        (FormKind.SEVERAL.value, _("Choose several"), _("Any of the options below.")),
        (FormKind.LINE.value, _("A few words"), _("One short line in their own words.")),
    )


def _field(one: FormQuestionRow) -> OwnField:
    return OwnField(
        id=one.id,
        name=field_of(one.id),
        print_name=print_field_of(one.id) if one.printable else "",
        label=one.label,
        hint=one.hint,
        kind=one.kind,
        options=tuple(one.options),
        in_list=len(one.options) > MOST_SEEN,
        who_sees=who_sees(differs=one.differs, printable=one.printable),
    )
