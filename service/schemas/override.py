"""Decisions about words, from a page or from the rows of a file, to `OverrideValues`."""

from collections.abc import Iterable, Sequence
from typing import Any, cast

from marshmallow import (
    EXCLUDE,
    Schema,
    ValidationError,
    fields,
    post_load,
    pre_load,
    validates_schema,
)

from service.schemas.fault import Fault, Form, faults_of, refuse
from service.schemas.text import Line
from service.store.values import Action, OverrideValues

LONGEST_WORDS = 80
LONGEST_REASON = 200
TWOFOLD = (Action.MERGE, Action.RENAME, Action.NEAR, Action.NOT_NEAR)
COLUMNS = ("action", "words", "other", "reason")


class OverrideSchema(Schema):
    """Every rule about a decision: what it needs beside its words, and how long they may be."""

    class Meta:
        """Unknown fields are left out: browsers send their own."""

        unknown = EXCLUDE

    action = fields.String(load_default="")
    words = Line(most=LONGEST_WORDS, required=True)
    other = Line(most=LONGEST_WORDS)
    reason = Line(most=LONGEST_REASON)

    @pre_load
    def gather(self, data: Form, **kwargs: Any) -> dict[str, Any]:
        """Take the first of each field; an empty choice falls back to the text beside it."""

        def one(name: str) -> str:
            # Files that we write mark what a spreadsheet would take for a formula.
            return (data.get(name) or [""])[0].removeprefix("'")

        return {name: one(name) for name in COLUMNS}

    @validates_schema
    def check_sides(self, data: dict[str, Any], **kwargs: Any) -> None:
        """Refuse an unknown action, a missing side, and a topic that is joined to itself."""
        action = data["action"].strip().casefold()
        if action not in tuple(Action):
            raise refuse("not-a-choice", "action")
        twofold = Action(action) in TWOFOLD
        if twofold and not data["other"]:
            raise refuse("missing", "other")
        same = data["words"].casefold() == data["other"].casefold()
        if twofold and same and action != Action.RENAME:
            raise refuse("same-words", "other")

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> OverrideValues:
        """Return the checked values; what the action does not need is left out."""
        action = Action(data["action"].strip().casefold())
        other = data["other"] if action in TWOFOLD else ""
        return OverrideValues(
            action=action, words=data["words"], other=other, reason=data["reason"]
        )


def load_override(form: Form) -> OverrideValues:
    """Return checked values, or raise `ValidationError` with every fault."""
    return cast("OverrideValues", OverrideSchema().load(cast("Any", form)))


def load_overrides(
    header: Sequence[str], rows: Iterable[Sequence[str]]
) -> tuple[tuple[OverrideValues, ...], tuple[tuple[int, str, Fault], ...]]:
    """Return the decisions of a file, and for each row that is none: number, field and fault."""
    places = {name.strip().casefold(): i for i, name in enumerate(header)}
    good: list[OverrideValues] = []
    bad: list[tuple[int, str, Fault]] = []
    for number, row in enumerate(rows, 2):
        form = {
            name: [row[places[name]]] for name in COLUMNS if places.get(name, len(row)) < len(row)
        }
        try:
            good.append(load_override(form))
        except ValidationError as error:
            bad.extend(
                (number, field, fault)
                for field, faults in faults_of(error).items()
                for fault in faults
            )
    return tuple(good), tuple(bad)
