"""A follow-up from a page to `FollowUpValues`."""

from typing import Any, cast

from marshmallow import EXCLUDE, Schema, fields, post_load, pre_load, validates_schema

from service.schemas.fault import Form, refuse
from service.schemas.text import Line, Lines
from service.store.values import MOST_NOTED, FollowUpValues

LONGEST_NOTE = 300
LONGEST_LINE = 600
LONGEST_CONTACT = 254


class FollowUpSchema(Schema):
    """What somebody said, what to write to them, and whether to talk again."""

    class Meta:
        """Unknown fields are left out: browsers send their own."""

        unknown = EXCLUDE

    note = Lines(most=MOST_NOTED)
    line = Lines(most=LONGEST_LINE)
    contact = Line(most=LONGEST_CONTACT)
    wants = fields.String(load_default="")

    @pre_load
    def gather(self, data: Form, **kwargs: Any) -> dict[str, Any]:
        """Take the first of each field."""
        return {name: (data.get(name) or [""])[0] for name in self.fields}

    @validates_schema
    def check_contact(self, data: dict[str, Any], **kwargs: Any) -> None:
        """Refuse a yes that nobody could answer."""
        if data["wants"] == "yes" and not data["contact"]:
            raise refuse("missing", "contact")

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> FollowUpValues:
        """Return the checked values."""
        return FollowUpValues(
            note=data["note"],
            line=data["line"],
            contact=data["contact"],
            wants=data["wants"] == "yes",
        )


class NoteSchema(Schema):
    """One thing that somebody said, from a card's page."""

    class Meta:
        """Unknown fields are left out: browsers send their own."""

        unknown = EXCLUDE

    note = Line(most=LONGEST_NOTE, required=True)

    @pre_load
    def gather(self, data: Form, **kwargs: Any) -> dict[str, Any]:
        """Take the first of the field."""
        return {"note": (data.get("note") or [""])[0]}


def load_follow_up(form: Form) -> FollowUpValues:
    """Return checked values, or raise `ValidationError` with every fault."""
    return cast("FollowUpValues", FollowUpSchema().load(cast("Any", form)))


def load_note(form: Form) -> str:
    """Return one note, or raise `ValidationError`."""
    return str(cast("dict[str, str]", NoteSchema().load(cast("Any", form)))["note"])
