"""A question of an organizer's, from a page, to `QuestionValues`."""

from typing import Any, cast

from marshmallow import EXCLUDE, Schema, fields, post_load, pre_load, validates_schema

from service.schemas.fault import Form, refuse
from service.schemas.text import Line
from service.store.values import QuestionValues

LONGEST = 110
DEPTHS = ("1", "2", "3")
LANGUAGES = ("en", "de", "es", "fr")


class QuestionSchema(Schema):
    """A text, its language and its depth; `keep` is ticked for one that was doubted."""

    class Meta:
        """Unknown fields are left out: browsers send their own."""

        unknown = EXCLUDE

    text = Line(most=LONGEST, required=True)
    language = fields.String(load_default="en")
    depth = fields.String(load_default="1")
    keep = fields.String(load_default="")

    @pre_load
    def gather(self, data: Form, **kwargs: Any) -> dict[str, Any]:
        """Take the first of each field."""
        return {name: (data.get(name) or [""])[0] for name in self.fields}

    @validates_schema
    def check_choices(self, data: dict[str, Any], **kwargs: Any) -> None:
        """Refuse what is on no list."""
        if data["language"] not in LANGUAGES:
            raise refuse("not-a-choice", "language")
        if data["depth"] not in DEPTHS:
            raise refuse("not-a-choice", "depth")

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> QuestionValues:
        """Return the checked values."""
        return QuestionValues(
            text=data["text"],
            language=data["language"],
            depth=int(data["depth"]),
            kept=data["keep"] == "yes",
        )


def load_question(form: Form) -> QuestionValues:
    """Return checked values, or raise `ValidationError` with every fault."""
    return cast("QuestionValues", QuestionSchema().load(cast("Any", form)))
