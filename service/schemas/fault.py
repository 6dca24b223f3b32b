"""A fault in one field: a code and its facts. The sentence is made where a person reads it."""

from collections.abc import Mapping
from dataclasses import dataclass

from marshmallow import ValidationError

Form = Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with one answer, for instance `too-long` with n and max."""

    code: str
    facts: tuple[tuple[str, int | str], ...] = ()


def refuse(code: str, field: str | None = None, **facts: int | str) -> ValidationError:
    """Return the error to raise for one field (inside a field: leave its name out)."""
    fault = Fault(code, tuple(facts.items()))
    return ValidationError([fault], field) if field else ValidationError([fault])


def faults_of(error: ValidationError) -> dict[str, list[Fault]]:
    """Return every fault by field, marshmallow's own sentences turned into codes."""
    messages = error.messages_dict
    return {
        field: [one if isinstance(one, Fault) else Fault("not-a-choice") for one in found]
        for field, found in messages.items()
    }
