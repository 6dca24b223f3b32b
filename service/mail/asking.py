"""Whom people can ask: what an organizer typed for that, as a press or a reply reaches it. Sends nothing."""

import re
from urllib.parse import quote

from service.mail.vcard import is_telephone

_LOCAL = r"[\w!#$%&'*+/=?^`{|}~-]+"
_ADDRESS = re.compile(rf"{_LOCAL}(?:\.{_LOCAL})*@(?:[\w-]+\.)+[\w-]{{2,}}")
# The zero in brackets is for those who call from within the country.
_UNDIALED = re.compile(r"\(0\)|[^+0-9]")


def address_in(whom: str) -> str:
    """Return the one mail address in what was typed; nothing where it holds none or several.

    >>> address_in("Ana Marten, ana@example.org."), address_in("Ana at the bar")
    ('ana@example.org', '')
    """
    found = _ADDRESS.findall(whom)
    return found[0] if len(found) == 1 else ""


def link_to(whom: str) -> str:
    """Return what begins a letter or a call to them; nothing where it is neither an address nor a number.

    >>> link_to("Ana: ana@example.org"), link_to("+49 170 11 22 33"), link_to("Ana at the bar")
    ('mailto:ana@example.org', 'tel:+49170112233', '')
    """
    if address := address_in(whom):
        return f"mailto:{quote(address, safe='@')}"
    return f"tel:{_UNDIALED.sub('', whom)}" if is_telephone(whom) else ""
