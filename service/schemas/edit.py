"""A change of a plan by hand, a lock, or a wish for a plan, from a page to their values."""

from typing import Any, cast

from marshmallow import EXCLUDE, Schema, fields, post_load, pre_load, validates_schema

from service.schemas.fault import Form, refuse
from service.schemas.text import OneOf, Whole
from service.store.values import ChangeKind, EditValues, LockValues, PlanValues, Preset

BY_HAND = (
    ChangeKind.SWAP,
    ChangeKind.MOVE,
    ChangeKind.JOIN,
    ChangeKind.SKIP,
    ChangeKind.EXCLUDE,
)
WITH_OTHER = (ChangeKind.SWAP, ChangeKind.JOIN)
MOST_ROUNDS = 20
MOST = 999_999
# What stands for a number that was not sent.
NONE = 0


class _Gathered(Schema):
    class Meta:
        """Unknown fields are left out: browsers send their own."""

        unknown = EXCLUDE

    @pre_load
    def gather(self, data: Form, **kwargs: Any) -> dict[str, Any]:
        """Take the first of each field; what is empty was not sent."""
        first = {name: (data.get(name) or [""])[0].strip() for name in self.fields}
        return {name: text for name, text in first.items() if text}


class EditSchema(_Gathered):
    """Who, in which round, and with whom or at which table."""

    kind = fields.String(required=True)
    round = Whole(low=1, high=MOST_ROUNDS, default=NONE)
    who = Whole(low=1, high=MOST, default=NONE)
    other = Whole(low=1, high=MOST, default=NONE)
    table = Whole(low=1, high=MOST, default=NONE)

    @validates_schema(skip_on_field_errors=True)
    def check_sides(self, data: dict[str, Any], **kwargs: Any) -> None:
        """Refuse an unknown kind, and one that lacks its other side."""
        if data["kind"] not in BY_HAND:
            raise refuse("not-a-choice", "kind")
        needed = {ChangeKind.MOVE: ("table",), **dict.fromkeys(WITH_OTHER, ("other",))}
        for name in ("round", "who", *needed.get(ChangeKind(data["kind"]), ())):
            if data[name] == NONE:
                raise refuse("missing", name)

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> EditValues:
        """Return the checked values, without what the kind does not need."""
        kind = ChangeKind(data["kind"])
        return EditValues(
            kind=kind,
            round=data["round"],
            who=data["who"],
            other=data["other"] if kind in WITH_OTHER else None,
            table=data["table"] if kind is ChangeKind.MOVE else None,
        )


class LockSchema(_Gathered):
    """One meeting, or one person."""

    round = Whole(low=1, high=MOST_ROUNDS, default=NONE)
    table = Whole(low=1, high=MOST, default=NONE)
    who = Whole(low=1, high=MOST, default=NONE)

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> LockValues:
        """Return the checked values."""
        return LockValues(**{name: number or None for name, number in data.items()})


class PlanSchema(_Gathered):
    """How many rounds, and who should meet."""

    rounds = Whole(low=1, high=MOST_ROUNDS, default=4)
    preset = OneOf(tuple(Preset), default=Preset.BALANCED)

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> PlanValues:
        """Return the checked values."""
        return PlanValues(rounds=data["rounds"], preset=Preset(data["preset"]))


def load_edit(form: Form) -> EditValues:
    """Return checked values, or raise `ValidationError` with every fault."""
    return cast("EditValues", EditSchema().load(cast("Any", form)))


def load_lock(form: Form) -> LockValues:
    """Return checked values, or raise `ValidationError` with every fault."""
    return cast("LockValues", LockSchema().load(cast("Any", form)))


def load_plan(form: Form) -> PlanValues:
    """Return checked values, or raise `ValidationError` with every fault."""
    return cast("PlanValues", PlanSchema().load(cast("Any", form)))
