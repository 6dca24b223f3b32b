"""Organizers' own forms: account, sign-in, joining, inviting."""

from typing import Any

from marshmallow import EXCLUDE, Schema, fields, pre_load

from service.schemas.fault import Form, refuse
from service.schemas.text import Address, Line, OneOf
from service.store.values import Role

SHORTEST_PASSWORD = 10
LONGEST_PASSWORD = 200


class Password(fields.Field[str | None]):
    """A password, kept exactly as typed. Length is the only rule."""

    def __init__(self, *, required: bool = False) -> None:
        super().__init__(load_default=None)
        self.needed = required

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str | None:
        text = value if isinstance(value, str) else ""
        if not text:
            if self.needed:
                raise refuse("missing")
            return None
        if len(text) < SHORTEST_PASSWORD:
            raise refuse("too-short", min=SHORTEST_PASSWORD)
        if len(text) > LONGEST_PASSWORD:
            raise refuse("too-long", n=len(text), max=LONGEST_PASSWORD)
        return text


class _Flat(Schema):
    class Meta:
        unknown = EXCLUDE

    @pre_load
    def first_of_each(self, data: Form, **kwargs: Any) -> dict[str, Any]:
        flat: dict[str, Any] = dict.fromkeys(self.fields, "")
        return flat | {name: values[0] for name, values in data.items() if values}


class AccountSchema(_Flat):
    """Name and address; a password only to change it, with the one that was."""

    name = Line(most=120, required=True)
    email = Address(required=True)
    password = Password()
    current = fields.String(load_default="")


class JoinSchema(_Flat):
    """A new organizer."""

    name = Line(most=120, required=True)
    email = Address(required=True)
    password = Password(required=True)


class SignInSchema(_Flat):
    """Address and password, taken as they are: what is wrong with them is not for a stranger to learn."""

    email = Line(most=254, required=True)
    password = fields.String(load_default="")


class InvitationSchema(_Flat):
    """Whom an invitation is for, and as what."""

    label = Line(most=120, required=True)
    role = OneOf(tuple(Role), default=Role.ORGANIZER)


def load_account(form: Form) -> dict[str, Any]:
    """Return name, email and password (None when unchanged)."""
    return _load(AccountSchema(), form)


def load_join(form: Form) -> dict[str, Any]:
    """Return name, email and password."""
    return _load(JoinSchema(), form)


def load_sign_in(form: Form) -> dict[str, Any]:
    """Return email and password."""
    return _load(SignInSchema(), form)


def load_invitation(form: Form) -> dict[str, Any]:
    """Return label and role (a `Role`)."""
    found = _load(InvitationSchema(), form)
    return {**found, "role": Role(found["role"])}


def _load(schema: Schema, form: Form) -> dict[str, Any]:
    """Load with browsers' fields. `EXCLUDE` is set on the base, so nothing unknown passes."""
    loaded: Any = schema.load(form)
    return dict(loaded)
