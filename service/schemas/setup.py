"""How cards are to lie on their sheets, from a page, to `Setup`."""

from collections.abc import Mapping
from typing import Any, cast

from marshmallow import EXCLUDE, Schema, fields, post_load, pre_load, validates_schema

from service.printing.look import DESIGNS, Design, Look, is_color
from service.printing.paper import Nudge
from service.printing.setup import FARTHEST, SORTINGS, Setup
from service.schemas.fault import Fault, Form, refuse

NUDGES = ("front_x", "front_y", "back_x", "back_y")


def _nudge() -> fields.Float:
    far = Fault("out-of-range", (("low", f"-{FARTHEST}"), ("high", str(FARTHEST))))
    return fields.Float(load_default=0.0, error_messages={"invalid": [far], "special": [far]})


class SetupSchema(Schema):
    """The order, the first label that is not used yet, and four nudges in millimeters."""

    class Meta:
        """Unknown fields are left out: browsers send their own."""

        unknown = EXCLUDE

    sorting = fields.String(load_default="name")
    design = fields.String(load_default="circles")
    colored = fields.String(load_default="")
    accent = fields.String(load_default="")
    large = fields.String(load_default="")
    coded = fields.String(load_default="")
    start = fields.Integer(load_default=1, error_messages={"invalid": [Fault("not-a-number")]})
    front_x = _nudge()
    front_y = _nudge()
    back_x = _nudge()
    back_y = _nudge()

    def __init__(self, labels: int) -> None:
        super().__init__()
        self._labels = labels

    @pre_load
    def gather(self, data: Form, **kwargs: Any) -> dict[str, Any]:
        """Take the first of each field that says anything; a comma may part the tenths."""
        sent = {name: (data.get(name) or [""])[0].strip() for name in self.fields}
        return {name: text.replace(",", ".") for name, text in sent.items() if text}

    @validates_schema
    def check_choices(self, data: dict[str, Any], **kwargs: Any) -> None:
        """Refuse an unknown order, a label that is on no sheet, and nudges that are no nudges."""
        if data["sorting"] not in SORTINGS:
            raise refuse("not-a-choice", "sorting")
        if data["design"] not in DESIGNS:
            raise refuse("not-a-choice", "design")
        if data["colored"] and not is_color(data["accent"].lower()):
            raise refuse("not-a-color", "accent")
        if not 1 <= data["start"] <= self._labels:
            raise refuse("out-of-range", "start", low=1, high=self._labels)
        if data["sorting"] == "stacked" and data["start"] > 1:
            raise refuse("whole-sheets", "start")
        for name in NUDGES:
            if abs(data[name]) > FARTHEST:
                raise refuse("out-of-range", name, low=f"-{FARTHEST}", high=str(FARTHEST))

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> Setup:
        """Return the checked values, nudges in tenths of a millimeter."""
        front_x, front_y, back_x, back_y = (round(data[name], 1) for name in NUDGES)
        nudge = Nudge((front_x, front_y), (back_x, back_y))
        return Setup(data["sorting"], data["start"], nudge, look_from(data))


def look_from(sent: Mapping[str, str]) -> Look:
    """Return a look from checked fields; a color counts only where its box is ticked."""
    accent = sent["accent"].lower() if sent["colored"] else ""
    return Look(
        cast("Design", sent["design"]), accent, large=bool(sent["large"]), coded=bool(sent["coded"])
    )


def load_look(form: Form) -> Look:
    """Return the look that a form asks for, or raise `ValidationError`."""
    return load_setup({**form, "start": ["1"]}, 1).look


def load_setup(form: Form, labels: int) -> Setup:
    """Return checked values for sheets of so many labels, or raise `ValidationError`."""
    return cast("Setup", SetupSchema(labels).load(cast("Any", form)))
