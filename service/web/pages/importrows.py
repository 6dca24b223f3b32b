"""What a file says, held against the form's rules: who is ready, and which rows need a look. Stores nothing."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from marshmallow import ValidationError

from service.imports import ImportRow
from service.schemas.response import load_response
from service.store.values import OwnAnswer, ResponseValues
from service.web.pages.importowns import QuestionRow, answered
from service.web.pages.importwords import field_name, row_fault
from service.web.sentences import Asked, sentences_of


@dataclass(frozen=True, slots=True)
class Checked:
    """Rows that are ready with their values, and rows with what is to be said about them."""

    ready: tuple[tuple[ImportRow, ResponseValues], ...]
    faults: tuple[tuple[int, str, tuple[str, ...]], ...]
    # How many of the faults are an address and nothing else.
    by_address: int = 0
    # What those who are ready answered to the event's own questions.
    own: tuple[tuple[OwnAnswer, ...], ...] = ()

    @property
    def mark(self) -> str:
        """Return a check sum of who would come in; whether their words may be printed is not in it."""
        told = repr(([replace(values, printable=()) for values in self.values], self.own))
        return hashlib.sha256(told.encode()).hexdigest()[:32]

    @property
    def values(self) -> list[ResponseValues]:
        """Return the values of those who are ready."""
        return [values for _, values in self.ready]


def checked(
    rows: Sequence[ImportRow],
    *,
    unaddressed: bool = False,
    questions: Sequence[QuestionRow] = (),
) -> Checked:
    """Part the rows that can be stored from those that need a look; `questions` are the event's own.

    With `unaddressed`, people whose address is all that is wrong come in without it.
    """
    ready: list[tuple[ImportRow, ResponseValues]] = []
    faults: list[tuple[int, str, tuple[str, ...]]] = []
    own: list[tuple[OwnAnswer, ...]] = []
    by_address = 0
    for one in rows:
        row, answers = answered(one, questions)
        said = tuple(row_fault(code, detail) for code, detail in row.faults)
        try:
            values = load_response(row.form)
        except ValidationError as error:
            if not said and isinstance(error.messages, dict) and set(error.messages) == {"email"}:
                by_address += 1
                if unaddressed:
                    ready.append(_without_address(row))
                    own.append(answers)
                    continue
            said += tuple(
                f"{field_name(field)}: {sentence}"
                for field, sentences in sentences_of(error, Asked.ROW).items()
                for sentence in sentences
            )
        else:
            if not said:
                ready.append((row, values))
                own.append(answers)
        if said:
            faults.append((row.line, row.name, said))
    return Checked(tuple(ready), tuple(faults), by_address, tuple(own))


def _without_address(row: ImportRow) -> tuple[ImportRow, ResponseValues]:
    bare = replace(
        row, form={**row.form, "email": [""]}, remarks=(*row.remarks, ("no-address", row.email))
    )
    return bare, load_response(bare.form)
