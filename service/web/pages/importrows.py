"""What a file says, held against the form's rules: who is ready, and which rows need a look. Stores nothing."""

from collections.abc import Sequence
from dataclasses import dataclass

from marshmallow import ValidationError

from service.imports import ImportRow
from service.schemas.response import load_response
from service.store.values import ResponseValues
from service.web.pages.importwords import field_name, row_fault
from service.web.sentences import Asked, sentences_of


@dataclass(frozen=True, slots=True)
class Checked:
    """Rows that are ready with their values, and rows with what is to be said about them."""

    ready: tuple[tuple[ImportRow, ResponseValues], ...]
    faults: tuple[tuple[int, str, tuple[str, ...]], ...]

    @property
    def values(self) -> list[ResponseValues]:
        """Return the values of those who are ready."""
        return [values for _, values in self.ready]


def checked(rows: Sequence[ImportRow]) -> Checked:
    """Part the rows that can be stored from those that need a look."""
    ready: list[tuple[ImportRow, ResponseValues]] = []
    faults: list[tuple[int, str, tuple[str, ...]]] = []
    for row in rows:
        said = tuple(row_fault(code, detail) for code, detail in row.faults)
        try:
            values = load_response(row.form)
        except ValidationError as error:
            said += tuple(
                f"{field_name(field)}: {sentence}"
                for field, sentences in sentences_of(error, Asked.ROW).items()
                for sentence in sentences
            )
        else:
            if not said:
                ready.append((row, values))
        if said:
            faults.append((row.line, row.name, said))
    return Checked(tuple(ready), tuple(faults))
