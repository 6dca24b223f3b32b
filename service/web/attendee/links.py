"""An attendee's private address. Makes it; the guard reads it."""

from service.tokens import Purpose, signed
from service.web.unit import services


def response_token(key: str) -> str:
    """Return the part of the address that only this installation can make."""
    return signed(services().settings.secret_key, Purpose.RESPONSE, key)


def response_link(key: str) -> str:
    """Return the private address of the response with this key."""
    return services().links.response(response_token(key))


def check_in_link(key: str) -> str:
    """Return the address by which an organizer checks in the person with this key."""
    token = signed(services().settings.secret_key, Purpose.CHECK_IN, key)
    return services().links.check_in(token)
