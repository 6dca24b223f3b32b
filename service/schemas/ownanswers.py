"""Answers to an organizer's own questions, from a page, checked against what was asked."""

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from marshmallow import ValidationError

from service.schemas.fault import Fault, Form, faults_of
from service.schemas.response import load_response
from service.schemas.text import clean_line
from service.store.values import FormKind, OwnAnswer, OwnForm, ResponseValues

# Room for one line below a name.
LONGEST = 60
# Names the questions that a page held: what it did not ask is left as it was.
ASKED = "own_asked"
GROUP = "group"


class Question(Protocol):
    """What is asked."""

    @property
    def id(self) -> int:
        """Which one."""
        ...

    @property
    def kind(self) -> FormKind:
        """How it is answered."""
        ...

    @property
    def options(self) -> Sequence[str]:
        """What may be chosen."""
        ...


def field_of(question_id: int) -> str:
    """Return the name of a question's field."""
    return f"own_{question_id}"


def print_field_of(question_id: int) -> str:
    """Return the name of the tick that lets an answer onto paper."""
    return f"own_{question_id}_print"


def load_form(
    form: Form, split: Callable[[str], Iterable[str]], questions: Sequence[Question]
) -> tuple[ResponseValues, OwnForm]:
    """Return a whole form checked, or raise `ValidationError` with every fault of both parts."""
    faults: dict[str, list[Fault]] = {}
    answers = _answers(form, questions, faults)
    try:
        values = load_response(form, split)
    except ValidationError as error:
        raise ValidationError({**faults_of(error), **faults}) from error
    if faults:
        raise ValidationError(dict(faults))
    return values, OwnForm(answers, asked_group=GROUP in form.get(ASKED, ()))


def _answers(
    form: Form, questions: Sequence[Question], faults: dict[str, list[Fault]]
) -> tuple[OwnAnswer, ...]:
    answers = []
    for one in questions:
        name = field_of(one.id)
        if str(one.id) not in form.get(ASKED, ()):
            continue
        said = tuple(dict.fromkeys(w for w in map(clean_line, form.get(name, ())) if w))
        if one.kind is not FormKind.SEVERAL:
            said = said[:1]
        if one.kind is FormKind.LINE:
            if said and len(said[0]) > LONGEST:
                facts = (("n", len(said[0])), ("max", LONGEST))
                faults[name] = [Fault("too-long", facts)]
        elif any(words not in one.options for words in said):
            faults[name] = [Fault("not-a-choice")]
        answers.append(OwnAnswer(one.id, said, "yes" in form.get(print_field_of(one.id), ())))
    return tuple(answers)
