"""The address of an event's call, found in what was typed as its place. Opens nothing."""

import re
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_ENDS_A_SENTENCE = ".,;:!?)]>»”’\"'"


def call_of(place: str, *, is_online: bool) -> str:
    """Return the address by which guests join; nothing for an event in a room, or while none is known.

    >>> call_of("Zoom, code 4711: https://call.example/j/8?pwd=Ab.", is_online=True)
    'https://call.example/j/8?pwd=Ab'
    >>> (
    ...     call_of("https://call.example/j/8", is_online=False),
    ...     call_of("javascript:x", is_online=True),
    ... )
    ('', '')
    """
    found = _ADDRESS.search(place) if is_online else None
    address = found[0].rstrip(_ENDS_A_SENTENCE) if found else ""
    try:
        return address if urlsplit(address).hostname else ""
    except ValueError:
        return ""
