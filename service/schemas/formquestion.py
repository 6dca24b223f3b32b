"""A question for the form, from a page, to `FormQuestionValues`."""

from typing import Any, cast

from marshmallow import EXCLUDE, Schema, fields, post_load, pre_load, validates_schema

from service.schemas.fault import Form, refuse
from service.schemas.text import Line, clean_line, unique
from service.store.values import FormKind, FormQuestionValues

LONGEST_LABEL = 120
LONGEST_HINT = 160
LONGEST_OPTION = 60
FEWEST_OPTIONS = 2
MOST_OPTIONS = 10


class FormQuestionSchema(Schema):
    """A label, a hint, how it is answered, options one per line, and two switches."""

    class Meta:
        """Unknown fields are left out: browsers send their own."""

        unknown = EXCLUDE

    text = Line(most=LONGEST_LABEL, required=True)
    hint = Line(most=LONGEST_HINT)
    kind = fields.String(load_default="")
    options = fields.String(load_default="")
    differs = fields.String(load_default="")
    printable = fields.String(load_default="")

    @pre_load
    def gather(self, data: Form, **kwargs: Any) -> dict[str, Any]:
        """Take the first of each field."""
        return {name: (data.get(name) or [""])[0] for name in self.fields}

    @validates_schema
    def check_choices(self, data: dict[str, Any], **kwargs: Any) -> None:
        """Refuse a kind that is none, and options that nobody could choose from."""
        if data["kind"] not in tuple(FormKind):
            raise refuse("not-a-choice", "kind")
        if data["kind"] == FormKind.LINE:
            return
        options = _options(data["options"])
        if len(options) < FEWEST_OPTIONS:
            raise refuse("too-few-options", "options")
        if len(options) > MOST_OPTIONS:
            raise refuse("too-many", "options", n=len(options), max=MOST_OPTIONS)
        long = next((one for one in options if len(one) > LONGEST_OPTION), "")
        if long:
            raise refuse("too-long", "options", n=len(long), max=LONGEST_OPTION)

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> FormQuestionValues:
        """Return the checked values; options that were typed for a line of words are left away."""
        kind = FormKind(data["kind"])
        return FormQuestionValues(
            label=data["text"],
            hint=data["hint"],
            kind=kind,
            options=() if kind is FormKind.LINE else _options(data["options"]),
            differs=data["differs"] == "yes",
            printable=data["printable"] == "yes",
        )


def load_form_question(form: Form) -> FormQuestionValues:
    """Return checked values, or raise `ValidationError` with every fault."""
    return cast("FormQuestionValues", FormQuestionSchema().load(cast("Any", form)))


def _options(text: str) -> tuple[str, ...]:
    return unique(line for line in map(clean_line, text.splitlines()) if line)
