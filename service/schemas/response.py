"""An attendee's form, from a page or from one row of a file, to `ResponseValues`."""

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, cast

from marshmallow import EXCLUDE, Schema, fields, post_load, pre_load, validates_schema

from service.schemas.fault import Form, refuse
from service.schemas.text import (
    Address,
    Line,
    OneOf,
    Phrases,
    Whole,
    clean_line,
    split_words,
)
from service.spoken import codes_of
from service.store.values import QUOTABLE, ResponseValues, Size

MOST_INTERESTS = 80
MOST_VALUES = 5
LONGEST_PHRASE = 80
# Full names of Spain, Brazil or Sri Lanka may be as long.
LONGEST_NAME = 100


Split = Callable[[str], Iterable[str]]
# Boxes whose words are read for what they mean.
READ = ("interests", "values", "curious_about")


class ResponseSchema(Schema):
    """Every rule about a response. Words are kept as typed; limits are those of the printed card."""

    class Meta:
        """Unknown fields are left out: browsers send their own."""

        unknown = EXCLUDE

    def __init__(self, split: Split) -> None:
        super().__init__()
        self._split = split

    name = Line(most=LONGEST_NAME, required=True)
    say = Line(most=LONGEST_NAME)
    email = Address()
    external_id = Line(most=120)
    interests = Phrases(most=MOST_INTERESTS, longest=LONGEST_PHRASE)
    values = Phrases(most=MOST_VALUES, longest=LONGEST_PHRASE)
    curious_about = Phrases(most=20, longest=LONGEST_PHRASE)
    depth = Whole(low=1, high=3, default=2)
    languages = Phrases(most=12, longest=40)
    size = OneOf(tuple(Size), default=Size.EITHER)
    met = Phrases(most=60, longest=LONGEST_NAME)
    keep_apart = Phrases(most=30, longest=LONGEST_NAME)
    access = Phrases(most=12, longest=200)
    access_for_host = fields.Boolean(load_default=False)
    printable = Phrases(most=len(QUOTABLE), longest=20)
    sensitive = fields.Boolean(load_default=False)
    group = Line(most=120)

    @pre_load
    def gather(self, data: Form, **kwargs: Any) -> dict[str, Any]:
        """Turn a page's fields (picked ones and a box beside them) into one value for each name."""

        def one(name: str) -> str:
            return (data.get(name) or [""])[0]

        def all_of(name: str) -> list[str]:
            split = self._split if name in READ else split_words
            return [*data.get(name, ()), *map(clean_line, split(one(f"{name}_text")))]

        gathered: dict[str, Any] = {
            name: one(name)
            for name in ("name", "say", "email", "external_id", "depth", "size", "group")
        }
        for name in (
            "interests",
            "values",
            "curious_about",
            "languages",
            "met",
            "keep_apart",
            "access",
        ):
            gathered[name] = all_of(name)
        gathered["printable"] = list(data.get("print", ()))
        gathered["access_for_host"] = bool(one("access_for_host"))
        gathered["sensitive"] = bool(one("sensitive"))
        return gathered

    @validates_schema(skip_on_field_errors=False)
    def check_printable(self, data: dict[str, Any], **kwargs: Any) -> None:
        """Refuse consent to print what we would never print."""
        strange = [one for one in data.get("printable", ()) if one not in tuple(QUOTABLE)]
        if strange:
            raise refuse("not-a-choice", "printable")

    @post_load
    def make(self, data: dict[str, Any], **kwargs: Any) -> ResponseValues:
        """Return the checked values."""
        data["size"] = Size(data["size"])
        data["languages"] = codes_of(data["languages"])
        data["printable"] = tuple(one for one in QUOTABLE if one in data["printable"])
        data["external_id"] = data["external_id"] or None
        return ResponseValues(**data)


def load_response(form: Form, split: Split = split_words) -> ResponseValues:
    """Return checked values, or raise `ValidationError` with every fault (see `faults_of`).

    `split` parts what was typed into a box of words; by default at every comma and line end.
    """
    return cast("ResponseValues", _schema(split).load(cast("Any", form)))


# Made once for each way to split: it copies every field, which costs as much as a load.
_schema = cache(ResponseSchema)
